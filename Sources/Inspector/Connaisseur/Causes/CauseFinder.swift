import NotaryCore
import PolicyEditor

/// Tells the causes of a decision from what was found.
struct CauseFinder {
  let context: CauseContext

  /// What one finding comes to.
  struct Told {
    let code: CauseCode
    var message: String
    var evidence: [Evidence] = []
    var remedies: [Remedy] = []
    /// Whether a temporary rule helps, where nothing speaks against it.
    var isTemporaryRuleSafe = false
  }

  /// All causes, those that this Connaisseur stumbles over first.
  func causes() -> [DecisionCause] {
    let findings = context.decision.findings.filter { !isConsequence($0.finding) }
    let all = findings.map { (placed: $0, told: told($0.finding)) }
    // What would come next may be an attack too.
    let isSafe = all.allSatisfy { !$0.told.code.mayBeAnAttack }
    var causes: [DecisionCause] = []
    for (placed, told) in all {
      let cause = DecisionCause(
        told.code, message: told.message, evidence: told.evidence,
        remedies: told.remedies + more(told, placed, isSafe), step: placed.step,
        isReached: placed.isReached)
      merge(cause, into: &causes)
    }
    let reached = causes.filter(\.isReached)
    // What it stumbles over already is not what would come next.
    let next = causes.filter { cause in
      !cause.isReached
        && !reached.contains {
          $0.code == cause.code && $0.step == cause.step && $0.message == cause.message
        }
    }
    return reached + next
  }

  /// What helps whatever the cause: an image that is admitted now, and last a temporary rule.
  private func more(_ told: Told, _ placed: PlacedFinding, _ isSafe: Bool) -> [Remedy] {
    guard placed.isReached else { return [] }
    var remedies: [Remedy] = []
    if placed.step == .digest, let admitted = AdmittedImages(context).remedy {
      remedies.append(admitted)
    }
    let isDecided = context.decision.verdict == .denied || context.decision.verdict == .crash
    if isSafe, told.isTemporaryRuleSafe, isDecided, let rule = StaticRule(context, for: told.code) {
      remedies.append(rule.remedy)
    }
    return remedies
  }

  /// A finding that there would not be if another document could be read, which has its own.
  private func isConsequence(_ finding: Finding) -> Bool {
    switch finding {
    case .notListed(_, let parent): unread.contains(parent)
    case .signatures(let finding):
      finding.role != .root && !unread.isDisjoint(with: [.root, .targets])
        && finding.faults.contains { $0.reason == .unknownKey }
    case .notSigned(let roles), .nothingSigned(let roles): roles.isEmpty
    default: false
    }
  }

  /// The documents that this Connaisseur cannot read.
  private var unread: Set<RoleName> {
    Set(
      context.decision.findings.compactMap { placed in
        switch placed.finding {
        case .notRead(let role), .malformed(let role, _), .fatal(let role, _): role
        case .unforeseen(let role, _): placed.step == .download ? role : nil
        default: nil
        }
      })
  }

  /// One cause that shows in several documents is told once, with all that shows it.
  private func merge(_ cause: DecisionCause, into causes: inout [DecisionCause]) {
    let same = causes.firstIndex {
      $0.code == cause.code && $0.step == cause.step && $0.isReached == cause.isReached
        && $0.remedies == cause.remedies
    }
    guard let same else { return causes.append(cause) }
    let first = causes[same]
    var evidence = first.evidence
    if cause.message != first.message { evidence.append(Evidence(cause.message)) }
    evidence += cause.evidence.filter { !evidence.contains($0) }
    causes[same] = DecisionCause(
      first.code, message: first.message, evidence: evidence, remedies: first.remedies,
      step: first.step, isReached: first.isReached)
  }

  private func told(_ finding: Finding) -> Told {
    switch finding {
    case .referenceRefused, .noRule, .patternEndsSearch, .resultNotReadable:
      policy(finding)
    case .validatorNotDefined, .staticDeny, .notEvaluated, .validatorWithoutCode,
      .validatorNotUsable,
      .optionNotUsable, .trustRootNotDefined, .keyMalformed, .keyNotVerifying:
      validator(finding)
    case .hostNotUsable: hostNotUsable
    case .certificateNotChecked: certificateNotChecked
    case .notRead(let role): notRead(role)
    case .malformed(let role, let fault): malformed(role, fault)
    case .fatal(let role, let fault): fatal(role, fault)
    case .unforeseen(let role, let fault): unforeseen(role, fault)
    case .rootNotSigned(let name): rootNotSigned(name)
    case .signatures(let finding): signatures(finding)
    case .keyNotLoaded(let role, let keyID, let type): keyNotLoaded(role, keyID, type)
    case .expired(let role, let since): expired(role, since)
    case .hash(let role, let parent): hash(role, parent)
    case .length(let role, let parent, let expected, let actual):
      length(role, parent, expected, actual)
    case .notListed(let role, let parent): notListed(role, parent)
    case .noDelegations, .delegationsNotDeclared, .delegationsMissing, .dependsOnOrder:
      delegations(finding)
    case .notSigned, .nothingSigned, .tagAndDigestDiffer, .digestsDisagree: digest(finding)
    case .authenticationNotSpoken(let fact): authenticationNotSpoken(fact)
    case .signInFails(let fact): signInFails(fact)
    case .undetermined(let fact): undetermined(fact)
    }
  }
}
