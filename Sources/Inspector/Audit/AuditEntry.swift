public import PolicyEditor

/// One image of an audit.
public struct AuditEntry: Sendable {
  /// As written.
  public let image: String
  /// Where it stands.
  public let places: [AuditPlace]
  /// What was decided; nil where that was not found out, because the audit ended before.
  public let explanation: Explanation?
  public let outcome: AuditOutcome
  /// Why Connaisseur would not look at it anywhere; nil where it would.
  public let skipped: String?
  /// Why it is not admitted, each reason once.
  public let reasons: [AuditReason]
  /// The Connaisseurs that are asked and look at it somewhere.
  private let looking: [Generation]

  init(
    _ image: String, _ explanation: Explanation?, at places: [AuditPlace],
    by generations: [Generation]
  ) {
    self.image = image
    self.places = places
    self.explanation = explanation
    let looking = generations.filter { generation in
      places.contains { !$0.isSkipped(by: generation) }
    }
    self.looking = looking
    guard let explanation else {
      (outcome, skipped, reasons) = (.pending, nil, [])
      return
    }
    guard !looking.isEmpty else {
      outcome = .skipped
      skipped = AuditEntry.reason(for: places, generations)
      reasons = []
      return
    }
    let answers = looking.compactMap { explanation.answer(of: $0) }
    outcome = answers.map { AuditOutcome($0.decision.verdict) }.min() ?? .unknown
    skipped = nil
    reasons = AuditReason.reasons(of: answers)
  }

  private static func reason(for places: [AuditPlace], _ generations: [Generation]) -> String {
    var reasons: [String] = []
    for place in places {
      for generation in generations {
        let own = (place.notes[generation] ?? []).filter(\.skipsImage).map(\.reason)
        reasons += own.filter { !reasons.contains($0) }
      }
    }
    let rest = reasons.count > 3 ? ["and \(reasons.count - 3) other reasons"] : []
    return (reasons.prefix(3) + rest).joined(separator: "; ")
  }

  /// What one Connaisseur decides; nil where that was not found out, or where it does not look.
  public func verdict(of generation: Generation) -> Decision.Verdict? {
    guard looking.contains(generation) else { return nil }
    return explanation?.answer(of: generation)?.decision.verdict
  }

  /// Whether one Connaisseur does not look at it anywhere.
  public func isSkipped(by generation: Generation) -> Bool {
    explanation != nil && !looking.contains(generation)
  }

  /// What it counts as for one Connaisseur.
  public func outcome(of generation: Generation) -> AuditOutcome {
    if explanation == nil { return .pending }
    return verdict(of: generation).map(AuditOutcome.init) ?? .skipped
  }

  /// Why it is not admitted by one Connaisseur.
  public func reasons(of generation: Generation) -> [AuditReason] {
    reasons.filter { $0.generations.contains(generation) }
  }

  /// Whether a denial is only a warning wherever it stands.
  public var isWarningOnly: Bool {
    looking.allSatisfy { generation in
      places.allSatisfy { $0.isSkipped(by: generation) || $0.leniency(of: generation) != nil }
    }
  }
}

/// Where an image stands, and what has a say there beside the image itself.
public struct AuditPlace: Sendable {
  public let workload: Workload
  public let container: Container
  /// Whether it is a line of a file, and not a cluster's answer.
  public let isFile: Bool
  /// By Connaisseur.
  public let notes: [Generation: [AdmissionNote]]

  /// `Deployment shop/web, container app`.
  public var title: String { "\(workload.title), \(container.title)" }

  /// Whether one Connaisseur certainly does not look at the image here.
  public func isSkipped(by generation: Generation) -> Bool {
    notes[generation]?.contains(where: \.skipsImage) ?? false
  }

  /// Why a denial would be a warning here; nil where it denies.
  public func leniency(of generation: Generation) -> Rejection.Leniency? {
    for case .warningOnly(let leniency) in notes[generation] ?? [] { return leniency }
    return nil
  }
}

/// What an image counts as, the worst first.
public enum AuditOutcome: String, Sendable, CaseIterable, Comparable {
  case crashed, denied, unknown
  /// Not answered yet, or not any more.
  case pending
  case admitted, skipped

  init(_ verdict: Decision.Verdict) {
    switch verdict {
    case .crash: self = .crashed
    case .denied: self = .denied
    case .unknown: self = .unknown
    case .admitted: self = .admitted
    }
  }

  private var rank: Int { AuditOutcome.allCases.firstIndex(of: self) ?? 0 }

  public static func < (first: AuditOutcome, second: AuditOutcome) -> Bool {
    first.rank < second.rank
  }
}

/// Why an image is not admitted, for the Connaisseurs that stumble over the same.
public struct AuditReason: Sendable {
  /// What it is; nil where none is known.
  public let code: CauseCode?
  /// What is wrong, in a sentence.
  public let message: String
  public let remedies: [Remedy]
  public internal(set) var generations: [Generation]

  /// The stable name, also where none is known.
  public var name: String { code?.rawValue ?? AuditReason.unknown }

  static let unknown = "cause-unknown"

  /// What each of some answers stumbles over first.
  static func reasons(of answers: [Explanation.Answer]) -> [AuditReason] {
    var reasons: [AuditReason] = []
    for answer in answers where answer.decision.verdict != .admitted {
      let cause = answer.causes.first(where: \.isReached) ?? answer.causes.first
      let generation = answer.decision.generation
      if let index = reasons.firstIndex(where: { $0.code == cause?.code }) {
        reasons[index].generations.append(generation)
      } else {
        reasons.append(
          AuditReason(
            code: cause?.code, message: cause?.message ?? answer.said,
            remedies: cause?.remedies ?? [], generations: [generation]))
      }
    }
    return reasons
  }
}
