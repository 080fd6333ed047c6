public import NotaryCore
public import PolicyEditor

/// Who judges trust data.
public enum Judge: Sendable, Hashable {
  case notaryClient
  case connaisseur(Generation)

  /// "the Notary client", "Connaisseur 3.9".
  public var name: String {
    switch self {
    case .notaryClient: "the Notary client"
    case .connaisseur(let generation): "Connaisseur \(generation.rawValue)"
    }
  }

  /// "Notary", "3.9": where there is little room.
  public var shortName: String {
    switch self {
    case .notaryClient: "Notary"
    case .connaisseur(let generation): generation.rawValue
    }
  }
}

/// What a Connaisseur makes of one role, beside what the Notary client makes of it.
public struct RoleOutcome: Sendable, Hashable {
  public enum Difference: Sendable, Hashable {
    /// It takes what the client refuses, or the reverse.
    case verdict
    /// It does not look at what the client reads.
    case notLookedAt
  }

  public let status: StatusWord
  /// Nil where both make the same of it, or where that is not known.
  public let difference: Difference?
  /// What is to be said of it, in sentences; empty where there is nothing.
  public let sentences: [String]
}

/// What a Connaisseur makes of every role of a repository, from the steps of its decision.
public struct JudgeDifference: Sendable {
  private let generation: Generation
  private let chain: ChainOfTrust
  private let steps: [DecisionStep.Name: DecisionStep]
  /// The delegations whose tags count.
  private let counting: [RoleName]

  public init(_ answer: Explanation.Answer, in report: TrustReport) {
    generation = answer.decision.generation
    chain = report.chain
    steps = Dictionary(
      answer.decision.steps.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let required = answer.choice?.winner?.delegations?.filter { !$0.isEmpty } ?? []
    counting =
      required.isEmpty
      ? [.releases] : required.map { RoleName($0.hasPrefix("targets/") ? $0 : "targets/\($0)") }
  }

  /// The outcome for every role that the report has.
  public var outcomes: [RoleName: RoleOutcome] {
    Dictionary(
      chain.roles.map { ($0.name, outcome(of: $0)) }, uniquingKeysWith: { first, _ in first })
  }

  private var judge: String { Judge.connaisseur(generation).name }

  private func outcome(of role: RoleJudgement) -> RoleOutcome {
    switch role.name {
    case .root: base(role, steps[.root])
    case .timestamp: base(role, steps[.timestamp])
    case .snapshot: base(role, steps[.snapshot])
    case .targets: targets(role)
    default: delegation(role)
    }
  }

  private func base(_ role: RoleJudgement, _ step: DecisionStep?) -> RoleOutcome {
    guard let step else {
      return RoleOutcome(
        status: .none, difference: nil, sentences: ["\(judge) does not come to this."])
    }
    return compared(role, step.word, says: step.message, reached: step.reached)
  }

  /// The tags of targets do not count where delegations do.
  private func targets(_ role: RoleJudgement) -> RoleOutcome {
    let outcome = base(role, steps[.targets])
    guard let delegations = steps[.delegations], delegations.status != .skipped,
      outcome.difference == nil, role.document?.targets?.targets.isEmpty == false,
      !(role.document?.targets?.delegations.isEmpty ?? true)
    else { return outcome }
    let roles = counting.map(\.rawValue).joined(separator: ", ")
    return RoleOutcome(
      status: outcome.status, difference: .notLookedAt,
      sentences: outcome.sentences + [
        "The tags here do not count for \(judge): it looks them up in \(roles)."
      ])
  }

  private func delegation(_ role: RoleJudgement) -> RoleOutcome {
    guard let step = steps[.delegations] else { return base(role, nil) }
    guard counting.contains(role.name) else {
      let roles = counting.map(\.rawValue).joined(separator: ", ")
      let isRead = role.status == .verified
      return RoleOutcome(
        status: .none, difference: isRead ? .notLookedAt : nil,
        sentences: ["\(judge) does not look at it: what counts is \(roles)."])
    }
    guard step.status == .fail else {
      return compared(role, step.word, says: step.message, reached: step.reached)
    }
    // The step fails for all of them together; whose fault it is can be told where it is one's, or
    // where the client finds a fault too.
    let faulty = chain.roles.filter { counting.contains($0.name) && $0.isRefused }.map(\.name)
    guard counting.count == 1 || faulty.isEmpty || faulty.contains(role.name) else {
      return RoleOutcome(
        status: .none, difference: nil,
        sentences: ["\(judge) refuses the delegations together: \(step.message)"])
    }
    return compared(role, .fail, says: step.message, reached: step.reached)
  }

  /// - Parameter says: the facts of Connaisseur's step.
  private func compared(
    _ role: RoleJudgement, _ word: StatusWord, says: String, reached: Bool
  ) -> RoleOutcome {
    let later = reached ? [] : ["\(judge) does not come to this; it was examined all the same."]
    switch word {
    case .ok where role.isRefused:
      let problem = role.leadingProblem?.message ?? role.status.rawValue
      return RoleOutcome(
        status: .ok, difference: .verdict,
        sentences: ["\(judge) takes it, the Notary client does not: \(problem)"] + later)
    case .fail where role.status == .verified:
      return RoleOutcome(
        status: .fail, difference: .verdict,
        sentences: ["\(judge) refuses it, the Notary client takes it: \(says)"] + later)
    default:
      return RoleOutcome(
        status: word, difference: nil, sentences: ["\(judge): \(says)"] + later)
    }
  }
}

extension RoleJudgement {
  /// Whether the client refuses it, or misses it.
  var isRefused: Bool {
    status == .broken || (status == .missing && !problems.contains(.notInSnapshot))
  }
}

extension RoleOutcome {
  /// The sentences as lines of the details, in front of what the documents prove.
  public var lines: [StyledLine] {
    guard !sentences.isEmpty else { return [] }
    let tone: Tone = difference == .verdict ? .warning : .dim
    return sentences.map { StyledLine($0, tone) } + [StyledLine()]
  }
}

extension RoleOutcome.Difference {
  /// The mark of a row.
  public var mark: Span {
    switch self {
    case .verdict: Span("DIFFERS", .warning)
    case .notLookedAt: Span("not looked at", .dim)
    }
  }
}
