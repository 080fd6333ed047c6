import Foundation
import NotaryCore
import TestSupport
import Testing

/// The situations of Connaisseur's own integration tests, as suites against a real Notary server.
@Suite("The situations of Connaisseur's own tests") struct SituationTests {
  private static let signed = "docker.io/acme/plain:signed"
  private static let unsigned = "docker.io/acme/plain:unsigned"

  private static let images = """
    cases:
    - name: a signed tag
      image: docker.io/acme/plain:signed
      expect: admit
      digest: sha256:\(SituationServer.hello)
      rule: docker.io/acme/*:*
      validator: self-hosted
    - name: an unsigned tag
      image: docker.io/acme/plain:unsigned
      expect: deny
      message: "/no tag 'unsigned' found|Unable to find signed digest for image/"
    - name: signed under another root key
      image: docker.io/acme/stranger:signed
      expect: deny
      message: "/error validating root signature|Failed to verify signature of trust data root/"
    - name: signed by the designated signers
      image: docker.io/acme/team:designated
      expect: admit
      digest: sha256:\(SituationServer.hello)
    - name: signed by another signer only
      image: docker.io/acme/team:other
      expect: deny
    - name: signed by two designated signers for different digests
      image: docker.io/acme/team:apart
      expect: deny
      message: "/found 2 digests|Found multiple signed digests/"
    - name: tag and digest together
      image: docker.io/acme/plain:signed@sha256:\(SituationServer.hello)
      expect: admit
      digest: sha256:\(SituationServer.hello)
    - name: tag and another digest
      image: docker.io/acme/plain:signed@sha256:\(SituationServer.other)
      expect: deny
      message: "/doesn't match given digest|do not match/"
    - {name: a static denial, image: "quay.io/somebody/app:v1", expect: deny, validator: deny}
    - {name: a static approval, image: "docker.io/library/nginx:1", expect: admit, validator: allow}
    - {name: the cluster's own, image: "registry.k8s.io/pause:3.9", expect: admit, rule: "registry.k8s.io/*:*"}

    """

  /// A manifest of a kind, with the images of its containers and of those of two other sorts.
  private static func manifest(
    _ kind: String, _ images: [String], initial: [String] = [], ephemeral: [String] = []
  ) -> String {
    func list(_ name: String, _ images: [String]) -> String {
      let items = images.enumerated().map {
        #"{"name": "\#(name.lowercased())-\#($0)", "image": "\#($1)"}"#
      }
      return #""\#(name)": [\#(items.joined(separator: ", "))]"#
    }
    let spec = [
      list("containers", images), list("initContainers", initial),
      list("ephemeralContainers", ephemeral),
    ].joined(separator: ", ")
    let template = #"{"spec": {\#(spec)}}"#
    let (version, body) =
      switch kind {
      case "Pod": ("v1", "{\(spec)}")
      case "ReplicationController": ("v1", #"{"template": \#(template)}"#)
      case "Job": ("batch/v1", #"{"template": \#(template)}"#)
      case "CronJob": ("batch/v1", #"{"jobTemplate": {"spec": {"template": \#(template)}}}"#)
      default: ("apps/v1", #"{"template": \#(template)}"#)
      }
    return
      #"{"apiVersion": "\#(version)", "kind": "\#(kind)", "metadata": {"name": "x"}, "spec": \#(body)}"#
  }

  @Test("pass as they must, in both generations")
  func suites() async throws {
    let situation = try await SituationServer()
    try situation.folder.write(Self.images, to: "tastevin.tests.yaml")
    let images = try await situation.run()
    #expect(images.status == 0, "\(images.output)\(images.errors)")
    #expect(images.output.hasSuffix("\n22 passed\n"))
    try await manifests(situation)
    try await features(situation)
    try await begun(situation)
  }

  /// Objects are admitted whole only where each of their images is.
  private func manifests(_ situation: SituationServer) async throws {
    let (one, two, three) = (
      Self.signed, "docker.io/acme/plain:second", "docker.io/acme/plain:third"
    )
    let good: [(String, String)] = [
      ("pod-init", Self.manifest("Pod", [one], initial: ["docker.io/acme/plain:init"])),
      ("ephemeral", Self.manifest("Pod", [one], ephemeral: [two])),
      ("i1", Self.manifest("Deployment", [one])),
      ("i2", Self.manifest("Deployment", [one, two])),
      ("i3", Self.manifest("Deployment", [one, two, three])),
      ("i2i", Self.manifest("Deployment", [one, two], initial: [three])),
    ]
    let kinds = [
      "CronJob", "DaemonSet", "Deployment", "Job", "Pod", "ReplicaSet", "ReplicationController",
      "StatefulSet",
    ].map { ($0, Self.manifest($0, [one])) }
    let bad: [(String, String)] = [
      ("pod-init-unsigned", Self.manifest("Pod", [one], initial: [Self.unsigned])),
      ("ephemeral-unsigned", Self.manifest("Pod", [one], ephemeral: [Self.unsigned])),
      ("u1", Self.manifest("Deployment", [Self.unsigned])),
      ("i1u1", Self.manifest("Deployment", [one, Self.unsigned])),
      ("i2u2", Self.manifest("Deployment", [one, Self.unsigned, two, "docker.io/acme/plain:u2"])),
      ("i2ui", Self.manifest("Deployment", [one, two], initial: [Self.unsigned])),
    ]
    var suite = "cases:\n"
    for (name, text) in good + kinds + bad {
      try situation.folder.write(text, to: "objects/\(name).json")
      suite += "- {name: \(name), manifest: objects/\(name).json, expect: admit}\n"
    }
    try situation.folder.write(suite, to: "objects.tests.yaml")
    let outcome = try await situation.run([
      "--suite", "objects.tests.yaml", "-o", "json", "--connaisseur", "3.9",
    ])
    #expect(outcome.status == 1)
    let cases = try JSONDocument(parsing: outcome.outputBytes).root["cases"]?.elements ?? []
    var failed: [String: [String]] = [:]
    for one in cases where one["status"]?.string == "failed" {
      failed[one["name"]?.string ?? "", default: []].append(one["image"]?.string ?? "")
    }
    #expect(
      failed == [
        "pod-init-unsigned": [Self.unsigned], "ephemeral-unsigned": [Self.unsigned],
        "u1": [Self.unsigned], "i1u1": [Self.unsigned],
        "i2u2": [Self.unsigned, "docker.io/acme/plain:u2"], "i2ui": [Self.unsigned],
      ])
    #expect(
      !cases.contains { $0["status"]?.string == "error" || $0["status"]?.string == "skipped" })
  }

  /// Namespaces and detection mode say what becomes of a denial, not what is denied.
  private func features(_ situation: SituationServer) async throws {
    for features in [
      "namespacedValidation: {mode: ignore}", "namespacedValidation: {mode: validate}",
      "detectionMode: true", "automaticUnchangedApproval: true",
    ] {
      try situation.folder.write(
        "application: {features: {\(features)}}", to: "features.yaml")
      let outcome = try await situation.run(["values.yaml", "--values", "features.yaml"])
      #expect(outcome.status == 0, "\(features) \(outcome.output)")
    }
  }

  /// A suite that is made of what is decided passes at once.
  private func begun(_ situation: SituationServer) async throws {
    let made = try await situation.run([
      "--init", "values.yaml", Self.signed, Self.unsigned, "docker.io/acme/team:designated",
      "--suite", "today.yaml",
    ])
    #expect(made.status == 0, "\(made.errors)")
    let again = try await situation.run(["--suite", "today.yaml"])
    #expect(again.status == 0, "\(again.output)\(again.errors)")
    #expect(!again.output.contains("FAIL"))
  }
}
