import NotaryCore
import PolicyEditor

/// The steps of one version as nodes.
struct VerdictSteps {
  /// What is longer is told in one line, and in full where the step is opened.
  private static let shortLength = 58

  private let answer: Explanation.Answer
  private let inForce: RuleInForce?

  init(_ answer: Explanation.Answer, under rule: RuleInForce?) {
    self.answer = answer
    inForce = rule
  }

  private var steps: [DecisionStep] { answer.decision.steps }

  /// The step that keeps the image from being admitted.
  var decisive: DecisionStep.Name? {
    guard answer.decision.verdict != .admitted else { return nil }
    return steps.first { $0.reached && ($0.status == .fail || $0.status == .unknown) }?.name
  }

  /// What this Connaisseur comes to in its order, then what would fail next, then the rest.
  var nodes: [VerdictNode] {
    var nodes = steps.filter(\.reached).map(node)
    if !nodes.isEmpty { nodes[0].beginsPart = true }
    let later = steps.filter { !$0.reached }
    let failing = later.filter { $0.status == .fail }
    if !failing.isEmpty {
      var heading = VerdictNode(.wouldFailNext, title: Span("would fail next", .dim))
      heading.children = failing.map(node)
      heading.opens = true
      heading.beginsPart = true
      nodes.append(heading)
    }
    let rest = later.filter { $0.status != .fail }
    if !rest.isEmpty {
      let names = rest.map(\.name.rawValue).joined(separator: " ")
      var heading = VerdictNode(
        .notReached, title: Span("not reached", .dim), text: [Span(names, .dim)])
      heading.children = rest.map(node)
      heading.openText = []
      heading.beginsPart = failing.isEmpty
      nodes.append(heading)
    }
    return nodes
  }

  private func node(of step: DecisionStep) -> VerdictNode {
    let tone: Tone = step.reached ? .plain : .dim
    var node = VerdictNode(
      .step(step.name), step.word, title: Span(step.name.rawValue, tone),
      text: [Span(step.message, tone)])
    node.isLater = !step.reached
    node.opens = step.name == decisive
    node.place = place(of: step.name)
    let causes = causes { $0.step == step.name }
    if step.name == .rule { node.children = rules }
    if step.status == .fail || step.status == .unknown {
      node.children += causes
      // The evidence of a failure leads further than the step itself.
      node.place = firstPlace(in: causes) ?? node.place
    } else if step.name != .rule {
      let facts = step.message.split(separator: "; ")
      guard facts.count > 1 || step.message.count > VerdictSteps.shortLength else { return node }
      let told = facts.count > 1 ? 1 : 0
      node.openText = facts.prefix(told).map { Span(String($0), tone) }
      node.children = facts.dropFirst(told).enumerated().map { index, fact in
        var child = VerdictNode(
          .fact(step.name, index), title: Span(""), text: [Span(String(fact), tone)])
        child.place = place(of: step.name)
        return child
      }
    }
    return node
  }

  private func firstPlace(in nodes: [VerdictNode]) -> Evidence.Place? {
    for node in nodes {
      if let place = node.place ?? firstPlace(in: node.children) { return place }
    }
    return nil
  }

  // MARK: Causes

  /// Cause, evidence and remedies, one under the other.
  func causes(_ isWanted: (DecisionCause) -> Bool) -> [VerdictNode] {
    answer.causes.enumerated().filter { isWanted($0.element) }.flatMap { index, cause in
      nodes(of: cause, index)
    }
  }

  /// What is worth knowing whatever the verdict.
  var notices: [VerdictNode] {
    answer.notices.enumerated().map { index, notice in
      var node = VerdictNode(
        .notice(index), .warn, title: Span("note"), text: [Span(notice.message)])
      node.children = support(of: notice, .notice(index))
      node.place = firstPlace(in: node.children)
      node.copies = [VerdictNode.Copy(title: "note", text: notice.message)]
      // An answer by other data than the cluster's is never seen without this.
      if notice.code == .otherServer {
        node.title = Span("note", .warning)
        node.isAnswer = true
      }
      return node
    }
  }

  private func nodes(of cause: DecisionCause, _ index: Int) -> [VerdictNode] {
    let support = support(of: cause, .cause(index))
    // A cause that says what its step says is not told twice.
    if steps.contains(where: { $0.name == cause.step && $0.message == cause.message }) {
      return support
    }
    var node = VerdictNode(
      .cause(index), title: Span("cause", cause.isReached ? .bad : .dim),
      text: [Span(cause.message, cause.isReached ? .plain : .dim)])
    node.copies = [VerdictNode.Copy(title: "cause", text: cause.message)]
    return [node] + support
  }

  /// The evidence and the remedies.
  private func support(of cause: DecisionCause, _ id: VerdictNode.CauseID) -> [VerdictNode] {
    let tone: Tone = cause.isReached ? .plain : .dim
    let evidence = cause.evidence.enumerated().map { number, evidence in
      var node = VerdictNode(
        .evidence(cause: id, number), title: Span("evidence", .dim),
        text: [Span(evidence.text, tone)])
      node.place = evidence.place
      node.copies = [VerdictNode.Copy(title: "evidence", text: evidence.text)]
      return node
    }
    let remedies = cause.remedies.enumerated().map { number, remedy in
      let title = cause.remedies.count > 1 ? "to do, \(number + 1)" : "to do"
      var node = VerdictNode(
        .remedy(cause: id, number), title: Span(title, cause.isReached ? .accent : .dim),
        text: [Span(remedy.text, tone)])
      node.lines = remedy.lines
      node.copies = [VerdictNode.Copy(title: "remedy", text: remedy.text)]
      if !remedy.lines.isEmpty {
        let text = remedy.lines.joined(separator: "\n") + "\n"
        node.copies.insert(VerdictNode.Copy(title: "lines of the remedy", text: text), at: 0)
      }
      return node
    }
    return evidence + remedies
  }

  // MARK: Rules

  /// The winner, then those that match and lose, then the others.
  private var rules: [VerdictNode] {
    guard let choice = answer.choice else { return [] }
    let matching = choice.candidates.filter { $0.matches != false }
    let losing = matching.filter { $0.reason != nil }
    let order = matching.filter { $0.reason == nil } + losing
    return (order + choice.candidates.filter { $0.matches == false }).map { candidate in
      let rule = candidate.rule
      let status: StatusWord =
        switch candidate.reason {
        case nil: .ok
        case .failed: .fail
        default: .none
        }
      let words = candidate.reason.map(choice.words) ?? "wins"
      let tone: Tone = candidate.matches == false ? .dim : .plain
      let place = rule.position.map { "\($0.file), line \($0.line)" } ?? "the chart's own"
      var node = VerdictNode(
        .rule(rule.index), status, title: Span("rule \(rule.index + 1)", tone),
        text: [
          Span(rule.pattern, tone), Span("  \(words)", status == .ok ? .good : tone),
          Span("  \(place)", .dim),
        ])
      node.place = rule.position.map { .values($0) }
      node.copies = [VerdictNode.Copy(title: "pattern", text: rule.pattern)]
      return node
    }
  }

  // MARK: Places

  /// Where the fact of a step stands: a line of the configuration, or a document.
  private func place(of step: DecisionStep.Name) -> Evidence.Place? {
    let rule = answer.choice?.winner?.position
    let validator = inForce?.validator?.position ?? rule
    return switch step {
    case .reference: nil
    case .rule: rule.map { .values($0) }
    case .validator: validator.map { .values($0) }
    case .trustRoot: (inForce?.trustRoots.first?.position ?? validator).map { .values($0) }
    case .download, .root: .trust(.root)
    case .timestamp: .trust(.timestamp)
    case .snapshot: .trust(.snapshot)
    case .targets: .trust(.targets)
    case .delegations: .trust(role)
    case .digest: answer.reference?.tag.map { .target(role, name: ExactText($0)) } ?? .trust(role)
    }
  }

  /// The first role whose tags count.
  private var role: RoleName {
    guard steps.contains(where: { $0.name == .delegations && $0.status != .skipped }) else {
      return .targets
    }
    let required = answer.choice?.winner?.delegations?.first { !$0.isEmpty }
    return required.map { RoleName($0.hasPrefix("targets/") ? $0 : "targets/\($0)") } ?? .releases
  }
}

extension DecisionStep {
  /// The word for its outcome.
  var word: StatusWord {
    switch status {
    case .ok: .ok
    case .fail: .fail
    case .skipped: .none
    case .unknown: .warn
    }
  }
}
