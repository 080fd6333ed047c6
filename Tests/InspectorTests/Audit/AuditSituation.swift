import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// An audit of manifests by a configuration that pins the demo's publisher.
struct AuditSituation {
  var manifests: [(file: String, text: String)]
  var features = ""
  var generations = Generation.allCases

  init(_ text: String) { manifests = [("web.yaml", text)] }

  func values() throws -> Values {
    try AcmeConfiguration.values(
      """
        features:
          namespacedValidation: {mode: ignore}
      \(features)
      """)
  }

  func audit() throws -> Audit {
    let values = try values()
    let read = try manifests.map { try Manifest(file: $0.file, bytes: Array($0.text.utf8)) }
    let settings = generations.map { ($0, AdmissionSettings(values, for: $0)) }
    return Audit(read, by: generations, settings: Dictionary(uniqueKeysWithValues: settings))
  }

  /// - Parameter count: how many images are judged before it ends; nil for all.
  func report(judging count: Int? = nil, gaps: [String] = []) async throws -> AuditReport {
    let audit = try audit()
    let explainer = Explainer(
      values: try values(), reading: .asItStands, at: Demo.moment
    ) { validator in
      guard case .secret(let name)? = validator.authentication else {
        return .success(Demo.source())
      }
      return .success(SecretAskingSource(secret: name))
    }
    let images = Array(audit.images.prefix(count ?? audit.images.count))
    let explanations = await explainer.explain(images, by: generations)
    let entries = audit.entries(Dictionary(uniqueKeysWithValues: zip(images.indices, explanations)))
    return AuditReport(audit, entries, at: Demo.moment, gaps: gaps)
  }

  /// A pod, and what is to be admitted, denied and unknown.
  static func pod(
    _ images: String..., name: String = "web", namespace: String? = "shop", more: String = ""
  ) -> String {
    let containers = images.enumerated().map { "  - {name: c\($0), image: \"\($1)\"}\n" }.joined()
    let place = namespace.map { ", namespace: \($0)" } ?? ""
    return """
      apiVersion: v1
      kind: Pod
      metadata: {name: \(name)\(place)\(more)}
      spec:
        containers:
      \(containers)---

      """
  }

  static let admitted = "docker.io/acme/web:v1"
  static let denied = "docker.io/acme/web:nothing"
  static let unknown = "docker.io/secret/x:v1"
}

extension AuditReport {
  func outcome(of image: String) -> AuditOutcome? {
    entries.first { $0.image == image }?.outcome
  }
}
