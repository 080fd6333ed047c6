import PolicyEditor

extension Explanation.Answer {
  /// The same where this Connaisseur does not start with its configuration: it answers nothing, and
  /// what it would have decided is told as what comes next.
  func keptFromStarting(by refusal: StartupRefusal) -> Explanation.Answer {
    let step: DecisionStep.Name = refusal.section == .policy ? .rule : .validator
    var decision = decision
    decision.verdict = .crash
    decision.digest = nil
    decision.message = nil
    decision.messageVaries = false
    decision.steps = decision.steps.filter { $0.name != step }.map {
      var step = $0
      step.reached = false
      return step
    }
    let order = DecisionStep.Name.allCases
    let place = decision.steps.firstIndex {
      (order.firstIndex(of: $0.name) ?? 0) > (order.firstIndex(of: step) ?? 0)
    }
    decision.steps.insert(
      DecisionStep(step, .fail, message: refusal.whatItSays),
      at: place ?? decision.steps.endIndex)
    let cause = DecisionCause.notAccepted(refusal, by: decision.generation, step: step)
    return Explanation.Answer(
      decision: decision, reference: reference, choice: choice, validator: validator,
      trustRoots: trustRoots, location: location, isOtherSource: isOtherSource,
      causes: [cause] + causes.map(\.notReached), notices: notices)
  }
}

extension StartupRefusal {
  /// The fact, and this Connaisseur's words if it has any, on one line.
  fileprivate var whatItSays: String {
    guard let message else { return "\(fact); the pod ends without words of its own" }
    let words = message.split(separator: "\n").joined(separator: " ")
    return "\(fact); the pod says: \(words)\(messageVaries ? "…" : "")"
  }
}

extension DecisionCause {
  /// How many problems of a configuration are shown; the others are counted.
  private static let shownProblems = 5

  /// A configuration with which the pod does not start.
  fileprivate static func notAccepted(
    _ refusal: StartupRefusal, by generation: Generation, step: DecisionStep.Name
  ) -> DecisionCause {
    var evidence = refusal.problems.prefix(shownProblems).map { problem in
      Evidence(problem.sentence, at: problem.position.map { .values($0) })
    }
    let others = refusal.problems.count - evidence.count
    if others > 0 { evidence.append(Evidence("\(others) more of the kind")) }
    if let message = refusal.message {
      evidence += message.split(separator: "\n").map { Evidence("the pod says: \($0)") }
    }
    let place = refusal.at.map { "\($0.file), line \($0.line)" } ?? "the configuration"
    return DecisionCause(
      .configurationNotAccepted,
      message: "Connaisseur \(generation.rawValue) does not start with this configuration, and"
        + " every request fails as failurePolicy says: \(refusal.fact)",
      evidence: evidence,
      remedies: [
        Remedy("correct \(place), and have whoever administers the cluster deploy it again"),
        Remedy(
          "until then the revision that Helm deployed before can be brought back",
          lines: ["helm rollback connaisseur --namespace connaisseur"]),
      ],
      step: step)
  }

  /// The same as something that would be next.
  fileprivate var notReached: DecisionCause {
    DecisionCause(
      code, message: message, evidence: evidence, remedies: remedies, step: step,
      isReached: false)
  }
}
