internal import NotaryCore
internal import PolicyEditor

/// What came of a check that did not pass.
enum PythonProblem: Sendable {
  case refused(PythonRefusal)
  /// It cannot be told from here what the cluster would meet; what it would say if it met the same.
  case undetermined(message: String?, fact: String)

  var fact: String {
    switch self {
    case .refused(let refusal): refusal.fact
    case .undetermined(_, let fact): fact
    }
  }
}

/// One step while its checks are made. All are made, also after one that failed.
struct PythonStep {
  let name: DecisionStep.Name
  private(set) var problems: [PythonProblem] = []
  /// What each problem is, as data.
  fileprivate private(set) var findings: [[Finding]] = []
  /// What is worth saying beside the problems.
  var facts: [String] = []
  /// Whether a part of it cannot be checked from what is there.
  private var isPartlyUnchecked = false

  init(_ name: DecisionStep.Name) { self.name = name }

  mutating func check(_ body: () throws(PythonRefusal) -> Void) {
    do {
      try body()
    } catch {
      add(.refused(error))
    }
  }

  /// A part of it cannot be checked, for this reason.
  mutating func leaveUnchecked(_ fact: String) {
    isPartlyUnchecked = true
    facts.append(fact)
  }

  /// - Parameter findings: what it is; nil for what the refusal itself says.
  mutating func add(_ problem: PythonProblem, _ findings: [Finding]? = nil) {
    problems.append(problem)
    self.findings.append(findings ?? self.findings(of: problem))
  }

  private func findings(of problem: PythonProblem) -> [Finding] {
    let role = RoleName(name.rawValue)
    switch problem {
    case .refused(let refusal): return refusal.findings(in: role.isBase ? role : .targets)
    case .undetermined(_, let fact): return [.undetermined(fact)]
    }
  }

  fileprivate var status: DecisionStep.Status {
    switch problems.first {
    case .refused: .fail
    case .undetermined: .unknown
    case nil: isPartlyUnchecked ? .unknown : .ok
    }
  }

  /// Each fact once: of several documents that meet the same, one sentence says it.
  fileprivate var message: String {
    var seen: Set<String> = []
    return (problems.map(\.fact) + facts).filter { seen.insert($0).inserted }
      .joined(separator: " ")
  }
}

/// The steps of a decision. The first problem ends it; later steps are kept as not reached.
struct PythonSteps {
  private(set) var steps: [DecisionStep] = []
  private(set) var end: PythonProblem?
  private var findings: [PlacedFinding] = []

  mutating func add(_ step: PythonStep) {
    add(step.name, step.status, step.message)
    for (index, some) in step.findings.enumerated() {
      let isReached = end == nil && index == 0
      findings += some.map { PlacedFinding(finding: $0, step: step.name, isReached: isReached) }
    }
    if end == nil { end = step.problems.first }
  }

  mutating func pass(_ name: DecisionStep.Name, _ fact: String) { add(name, .ok, fact) }

  mutating func refuse(_ name: DecisionStep.Name, _ refusal: PythonRefusal) {
    var step = PythonStep(name)
    step.add(.refused(refusal))
    add(step)
  }

  /// There is nothing to do.
  mutating func skip(_ name: DecisionStep.Name, _ fact: String) { add(name, .skipped, fact) }

  /// It cannot be examined, because of an earlier step.
  mutating func cannotExamine(_ name: DecisionStep.Name, _ fact: String) {
    add(name, .unknown, fact)
  }

  private mutating func add(
    _ name: DecisionStep.Name, _ status: DecisionStep.Status, _ message: String
  ) {
    steps.append(DecisionStep(name, status, reached: end == nil, message: message))
  }

  /// The decision, if nothing was in the way.
  func decision(digest: String?) -> Decision {
    var decision = outcome(digest: digest)
    decision.findings = findings
    return decision
  }

  private func outcome(digest: String?) -> Decision {
    switch end {
    case .refused(let refusal):
      Decision(
        generation: .python, verdict: .denied, message: refusal.message,
        messageVaries: refusal.messageVaries, steps: steps)
    case .undetermined(let message, _):
      Decision(generation: .python, verdict: .unknown, message: message, steps: steps)
    case nil:
      Decision(generation: .python, verdict: .admitted, digest: digest, steps: steps)
    }
  }
}
