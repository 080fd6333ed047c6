import PolicyEditor

/// What ends a decision of Connaisseur 3.9.
enum GoEnd {
  /// It denies with these words. They vary where a library wrote a part of them, or where another
  /// run may say something else.
  case denied(String, varies: Bool = false)
  /// It dies.
  case crash
  /// What happens in the cluster cannot be found out from here; what it would say if it met the
  /// same.
  case unknown(String?, varies: Bool = true)
}

/// The checks of a decision in the order in which Connaisseur 3.9 makes them, those included that it
/// would not have come to.
struct GoTrace {
  private struct Check {
    let step: DecisionStep.Name
    let status: DecisionStep.Status
    let fact: String
    var end: GoEnd?
    var findings: [Finding] = []
  }

  private var checks: [Check] = []

  mutating func ok(_ step: DecisionStep.Name, _ fact: String) {
    checks.append(Check(step: step, status: .ok, fact: fact))
  }

  mutating func skipped(_ step: DecisionStep.Name, _ fact: String) {
    checks.append(Check(step: step, status: .skipped, fact: fact))
  }

  /// A part of a step that cannot be checked from what is there.
  mutating func unchecked(_ step: DecisionStep.Name, _ fact: String) {
    checks.append(Check(step: step, status: .unknown, fact: fact))
  }

  mutating func ends(
    _ step: DecisionStep.Name, _ end: GoEnd, _ fact: String, _ findings: [Finding]
  ) {
    var status = DecisionStep.Status.fail
    if case .unknown = end { status = .unknown }
    checks.append(Check(step: step, status: status, fact: fact, end: end, findings: findings))
  }

  mutating func ends(
    _ step: DecisionStep.Name, _ end: GoEnd, _ fact: String, _ finding: Finding
  ) {
    ends(step, end, fact, [finding])
  }

  /// The decision: the first check that ends it decides.
  func decision(digest: String?) -> Decision {
    let decisive = checks.firstIndex { $0.end != nil }
    var decision = Decision(generation: .go, verdict: .admitted)
    switch decisive.flatMap({ checks[$0].end }) {
    case .denied(let message, let varies):
      decision.verdict = .denied
      decision.message = message
      decision.messageVaries = varies
    case .crash:
      decision.verdict = .crash
    case .unknown(let message, let varies):
      decision.verdict = .unknown
      decision.message = message
      decision.messageVaries = message != nil && varies
    case nil:
      decision.digest = digest
    }
    decision.steps = steps(decisive: decisive ?? checks.count)
    decision.findings = checks.indices.flatMap { index in
      checks[index].findings.map {
        PlacedFinding(finding: $0, step: checks[index].step, isReached: index == decisive)
      }
    }
    return decision
  }

  /// One step for all checks of a name, which is no better than the worst of them. A step that fails
  /// only in a check that is not reached is not reached as a failure.
  private func steps(decisive: Int) -> [DecisionStep] {
    var order: [DecisionStep.Name] = []
    for check in checks where !order.contains(check.step) { order.append(check.step) }
    return order.map { name in
      let own = checks.indices.filter { checks[$0].step == name }
      let failing = own.first { checks[$0].end != nil }
      let status =
        failing ?? own.first { checks[$0].status == .unknown }
        ?? own.first { checks[$0].status == .ok } ?? own.first
      return DecisionStep(
        name, status.map { checks[$0].status } ?? .skipped,
        reached: (failing ?? own.first).map { $0 <= decisive } ?? false,
        message: VisibleText.of(own.map { checks[$0].fact }.joined(separator: "; ")))
    }
  }
}
