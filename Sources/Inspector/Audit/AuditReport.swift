public import NotaryCore
public import PolicyEditor

/// What an audit found: every image with its verdicts, as far as they are known.
public struct AuditReport: Sendable {
  public let moment: Instant
  /// The Connaisseurs that were asked.
  public let generations: [Generation]
  /// One for each image, in the order of the manifests.
  public let entries: [AuditEntry]
  public let workloadCount: Int
  /// Objects that run no containers, by kind.
  public let passedOver: [Manifest.PassedOver]
  /// Containers without an image.
  public let withoutImage: [AuditPlace]
  /// What of the configuration came from a cluster; nil where nothing did.
  public let cluster: ClusterOrigin?
  /// The context of the cluster whose workloads these are; nil where they are from manifests.
  public let liveContext: String?
  /// What could not be looked at, in sentences, so that there may be more images than these.
  public let gaps: [String]

  public init(
    _ audit: Audit, _ entries: [AuditEntry], at moment: Instant, cluster: ClusterOrigin? = nil,
    liveContext: String? = nil, gaps: [String] = []
  ) {
    self.moment = moment
    generations = audit.generations
    self.entries = entries
    workloadCount = audit.workloadCount
    passedOver = audit.passedOver
    withoutImage = audit.withoutImage
    self.cluster = cluster
    self.liveContext = liveContext
    self.gaps = gaps
  }

  /// Whether every image was judged, and all were found.
  public var isComplete: Bool { gaps.isEmpty && !entries.contains { $0.outcome == .pending } }

  public var summary: AuditSummary { AuditSummary(entries) }

  /// Why images are not admitted, what concerns most of them first.
  public var causes: [AuditCause] {
    var causes: [AuditCause] = []
    var indices: [CauseCode?: Int] = [:]
    for (number, entry) in entries.enumerated() {
      for reason in entry.reasons {
        if let index = indices[reason.code] {
          causes[index].add(number, reason)
        } else {
          indices[reason.code] = causes.count
          causes.append(AuditCause(number, reason))
        }
      }
    }
    return causes.enumerated().sorted {
      ($1.element.entries.count, $0.offset) < ($0.element.entries.count, $1.offset)
    }.map(\.element)
  }

  /// The images by namespace, in the order of their names; an image counts in each that it stands in.
  public var namespaces: [AuditNamespace] {
    var groups: [String?: [AuditEntry]] = [:]
    for entry in entries {
      for name in Set(entry.places.map(\.workload.namespace)) {
        groups[name, default: []].append(entry)
      }
    }
    return groups.map { AuditNamespace(name: $0, summary: AuditSummary($1)) }
      .sorted { ($0.name ?? "", $0.name == nil ? 0 : 1) < ($1.name ?? "", $1.name == nil ? 0 : 1) }
  }

  /// 0 if all that Connaisseur looks at is admitted, 1 if any is denied or crashes, 3 if any could not be
  /// found out, 4 if there is no image.
  public var exitCode: ExitCode {
    let summary = summary
    if summary[.denied] + summary[.crashed] > 0 { return .bad }
    if summary[.unknown] > 0 || !isComplete { return .unknown }
    return entries.isEmpty ? .nothing : .good
  }
}

/// How many images came to which outcome.
public struct AuditSummary: Sendable, Hashable {
  private var counts: [AuditOutcome: Int] = [:]
  public private(set) var images = 0

  public init() {}

  init(_ entries: [AuditEntry]) {
    for entry in entries { add(entry.outcome) }
  }

  public mutating func add(_ outcome: AuditOutcome) {
    counts[outcome, default: 0] += 1
    images += 1
  }

  public subscript(outcome: AuditOutcome) -> Int { counts[outcome] ?? 0 }

  /// `9 admitted, 2 denied`: what there is, the worst first.
  public var words: String {
    AuditOutcome.allCases.filter { self[$0] > 0 }
      .map { "\(self[$0]) \($0 == .pending ? "not judged" : $0.rawValue)" }.joined(separator: ", ")
  }
}

/// A reason that images have in common.
public struct AuditCause: Sendable {
  /// Nil where none is known.
  public let code: CauseCode?
  /// What is wrong with the first of them, in a sentence.
  public let message: String
  /// What helps the first of them.
  public let remedies: [Remedy]
  /// Their places in ``AuditReport/entries``.
  public private(set) var entries: [Int]
  public private(set) var generations: [Generation]

  init(_ entry: Int, _ reason: AuditReason) {
    code = reason.code
    message = reason.message
    remedies = reason.remedies
    entries = [entry]
    generations = reason.generations
  }

  mutating func add(_ entry: Int, _ reason: AuditReason) {
    entries.append(entry)
    generations += reason.generations.filter { !generations.contains($0) }
  }

  /// The stable name, also where none is known.
  public var name: String { code?.rawValue ?? AuditReason.unknown }
}

/// The images of one namespace.
public struct AuditNamespace: Sendable {
  /// Nil where the manifests give none.
  public let name: String?
  public let summary: AuditSummary
}
