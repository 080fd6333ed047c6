public import PolicyEditor

/// What is audited: every image of some manifests once, with all places where it stands, and what each
/// Connaisseur that is asked makes of these before it looks at an image.
public struct Audit: Sendable {
  /// The Connaisseurs that are asked.
  public let generations: [Generation]
  /// Every image as written, each once, in the order of the manifests.
  public let images: [String]
  /// How many objects run containers.
  public let workloadCount: Int
  /// Objects that run none, by kind, in the order in which kinds came.
  public let passedOver: [Manifest.PassedOver]
  /// Containers without an image, which the API server refuses.
  public let withoutImage: [AuditPlace]
  /// Where each image stands.
  private let sites: [[Site]]
  private let contexts: [AdmissionContext]

  private struct Site: Sendable {
    let workload: Workload
    let container: Container
    let isFile: Bool
  }

  /// - Parameter settings: the features of each Connaisseur; the chart's own where there are none.
  public init(
    _ manifests: [Manifest], by generations: [Generation],
    settings: [Generation: AdmissionSettings] = [:]
  ) {
    self.generations = generations
    contexts = generations.map { generation in
      AdmissionContext(
        generation, settings: settings[generation] ?? AdmissionSettings(defaultsOf: generation),
        manifests: manifests)
    }
    var images: [String] = []
    var indices: [String: Int] = [:]
    var sites: [[Site]] = []
    var withoutImage: [AuditPlace] = []
    for manifest in manifests {
      for workload in manifest.workloads {
        for container in workload.containers {
          guard let image = container.image else {
            withoutImage.append(
              AuditPlace(
                workload: workload, container: container, isFile: manifest.isFile, notes: [:]))
            continue
          }
          let index = indices[image] ?? images.count
          if index == images.count {
            indices[image] = index
            images.append(image)
            sites.append([])
          }
          sites[index].append(
            Site(workload: workload, container: container, isFile: manifest.isFile))
        }
      }
    }
    self.images = images
    self.sites = sites
    self.withoutImage = withoutImage
    workloadCount = manifests.reduce(0) { $0 + $1.workloads.count }
    passedOver = Audit.passedOver(in: manifests)
  }

  private static func passedOver(in manifests: [Manifest]) -> [Manifest.PassedOver] {
    var counts: [String?: Int] = [:]
    var kinds: [String?] = []
    for passed in manifests.flatMap(\.passedOver) {
      if counts[passed.kind] == nil { kinds.append(passed.kind) }
      counts[passed.kind, default: 0] += passed.count
    }
    return kinds.map { Manifest.PassedOver(kind: $0, count: counts[$0] ?? 0) }
  }

  /// An image with what was decided on it.
  ///
  /// - Parameter explanation: nil while it is not answered. Of the rules only the one that won is kept.
  public func entry(_ index: Int, _ explanation: Explanation?) -> AuditEntry {
    let places = sites[index].map { site in
      let notes = contexts.map { context in
        let decision = explanation?.answer(of: context.generation)?.decision
        let judged = context.judged(site.container, of: site.workload, by: decision)
        let shared = context.notes(on: site.workload).filter { !judged.notes.contains($0) }
        return (context.generation, judged.notes + shared)
      }
      return AuditPlace(
        workload: site.workload, container: site.container, isFile: site.isFile,
        notes: Dictionary(uniqueKeysWithValues: notes))
    }
    return AuditEntry(
      images[index], explanation?.withoutLosingRules, at: places, by: generations)
  }

  /// All images, as far as they are answered.
  ///
  /// - Parameter explanations: by the image's place in ``images``.
  public func entries(_ explanations: [Int: Explanation]) -> [AuditEntry] {
    images.indices.map { entry($0, explanations[$0]) }
  }
}

extension Explanation {
  /// The same without the rules that lost, of which a policy may have thousands.
  fileprivate var withoutLosingRules: Explanation {
    var explanation = self
    for index in explanation.answers.indices {
      explanation.answers[index].choice = explanation.answers[index].choice?.withoutLosers
    }
    return explanation
  }
}
