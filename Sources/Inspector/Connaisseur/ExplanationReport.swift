public import NotaryCore
public import PolicyEditor

/// All that one `explain` answers: images, a denial beside them, and the manifests that they stand
/// in.
public struct ExplanationReport: Sendable {
  public let moment: Instant
  /// One for each image.
  public let entries: [Entry]
  /// The denial that was given; nil where none was.
  public let rejection: Rejection?
  public let manifests: [Manifest]
  /// One for each workload and generation, workload by workload.
  public let judgements: [WorkloadJudgement]
  /// What the registries have, by image as written; nil where they were not asked.
  public var registries: [String: RegistryReport]?
  /// What came from a cluster; nil where nothing did.
  public let cluster: ClusterOrigin?

  /// One image.
  public struct Entry: Sendable {
    public let explanation: Explanation
    /// The denial beside it; nil where none was given, or where it is about another of the images.
    public let comparison: RejectionComparison?
    /// Where the manifests have it.
    public let places: [(workload: Workload, container: Container)]
  }

  /// - Parameters:
  ///   - explanations: of all images that are asked for, those of the manifests included.
  ///   - generations: those that were asked.
  public init(
    _ explanations: [Explanation], rejection: Rejection? = nil, manifests: [Manifest] = [],
    generations: [Generation] = Generation.allCases,
    circumstances: RejectionCircumstances = RejectionCircumstances(),
    cluster: ClusterOrigin? = nil, at moment: Instant
  ) {
    self.moment = moment
    self.cluster = cluster
    self.rejection = rejection
    self.manifests = manifests
    let workloads = manifests.flatMap(\.workloads)
    var places: [String: [(workload: Workload, container: Container)]] = [:]
    for workload in workloads {
      for container in workload.containers {
        if let image = container.image { places[image, default: []].append((workload, container)) }
      }
    }
    let about = rejection?.candidates(among: explanations.map(\.given)) ?? []
    entries = explanations.map { explanation in
      let isAbout = about.isEmpty || about.contains(explanation.given)
      return Entry(
        explanation: explanation,
        comparison: isAbout ? rejection?.compared(with: explanation, in: circumstances) : nil,
        places: places[explanation.given] ?? [])
    }
    let byImage = Dictionary(explanations.map { ($0.given, $0) }) { first, _ in first }
    let contexts = generations.map { generation in
      AdmissionContext(
        generation,
        settings: circumstances.settings[generation] ?? AdmissionSettings(defaultsOf: generation),
        manifests: manifests)
    }
    judgements = workloads.flatMap { workload in
      contexts.map { WorkloadJudgement(workload, in: $0, explanations: byImage) }
    }
  }

  /// 0 if every decision admits, 1 if any denies or crashes, 3 if any could not be found out or there
  /// is nothing but a denial on which nobody decided.
  public var exitCode: ExitCode {
    let codes = entries.map(\.explanation.exitCode)
    if codes.contains(.bad) { return .bad }
    return codes.isEmpty || codes.contains(.unknown) ? .unknown : .good
  }
}
