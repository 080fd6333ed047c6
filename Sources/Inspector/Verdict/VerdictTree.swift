public import PolicyEditor

/// An explanation as a tree: the answers, then the steps of one version, each with what it rests on.
public struct VerdictTree: Sendable {
  public let roots: [VerdictNode]
  /// The line to begin on: the step that decides, or else the answer.
  public let start: VerdictNode.ID?

  /// - Parameter front: the version whose steps are told; the others have a line each.
  public init(_ report: VerdictReport, front: Generation) {
    let explanation = report.explanation
    guard let answer = explanation.answer(of: front) ?? explanation.answers.first else {
      roots = []
      start = nil
      return
    }
    let steps = VerdictSteps(answer, under: report.rules[answer.decision.generation])
    let others = explanation.answers.filter { $0.decision.generation != answer.decision.generation }
    var top = [VerdictTree.answer(answer)]
    top += others.map { VerdictTree.other($0, beside: answer) }
    top += [explanation.comparison?.node].compactMap { $0 }
    if let comparison = report.comparison { top.append(comparison.node) }
    let notices = steps.notices
    top += notices.filter(\.isAnswer)
    // What concerns no single step is told before them.
    top += steps.causes { $0.step == nil }
    top += report.notes.enumerated().map { index, note in
      VerdictNode(.note(index), .warn, title: Span("note"), text: [Span(note)])
    }
    top += notices.filter { !$0.isAnswer }
    roots = top + steps.nodes
    start = steps.decisive.map { .step($0) } ?? top.first?.id
  }

  /// The same, with the reason why it could not be asked for anew on top.
  public func keptDespite(_ problem: String) -> VerdictTree {
    var node = VerdictNode(
      .problem, title: Span("not read", .bad),
      text: [Span(problem), Span("; what follows is as it was before", .dim)])
    node.isAnswer = true
    node.copies = [VerdictNode.Copy(title: "error", text: problem)]
    return VerdictTree(roots: [node] + roots, start: start)
  }

  private init(roots: [VerdictNode], start: VerdictNode.ID?) {
    self.roots = roots
    self.start = start
  }

  /// The nodes that have others below them.
  public var branches: Set<VerdictNode.ID> { ids { !$0.children.isEmpty } }

  /// The nodes that are folded when the tree is first shown.
  public var initiallyFolded: Set<VerdictNode.ID> { ids { !$0.children.isEmpty && !$0.opens } }

  private func ids(_ isWanted: (VerdictNode) -> Bool) -> Set<VerdictNode.ID> {
    var found: Set<VerdictNode.ID> = []
    var stack = roots
    while let node = stack.popLast() {
      if isWanted(node) { found.insert(node.id) }
      stack += node.children
    }
    return found
  }

  // MARK: The answers

  /// The answer in full: the digest, the message word for word, or why there is none.
  private static func answer(_ answer: Explanation.Answer) -> VerdictNode {
    var node = VerdictNode(
      .answer(answer.decision.generation), title: answer.headline, text: [Span(answer.said)])
    node.copies = answer.copies
    node.isAnswer = true
    return node
  }

  /// The answer of the other version: that it is the same, or what it is.
  private static func other(
    _ answer: Explanation.Answer, beside front: Explanation.Answer
  ) -> VerdictNode {
    let generation = answer.decision.generation
    let isSame = answer.isSame(as: front)
    var node = VerdictNode(
      .answer(generation),
      title: isSame ? Span(answer.headline.text, .dim) : answer.headline,
      text: [Span(answer.comparison(with: front), isSame ? .dim : .warning)])
    var said = VerdictNode(
      .said(generation), title: Span("says", .dim), text: [Span(answer.said)])
    said.copies = answer.copies
    node.children = [said]
    node.copies = answer.copies
    node.isAnswer = true
    return node
  }
}

extension GenerationComparison {
  /// What an upgrade changes, in one line, and below it why.
  fileprivate var node: VerdictNode {
    let tone: Tone = isSame ? .dim : .warning
    var node = VerdictNode(
      .upgrade, title: Span("upgrade", isSame ? .dim : .accent), text: [Span(outcome, tone)])
    node.isAnswer = true
    if let reasons {
      node.children = [
        VerdictNode(.upgradeReasons, title: Span("because", .dim), text: [Span(reasons)])
      ]
    }
    node.copies = [VerdictNode.Copy(title: "comparison", text: message)]
    return node
  }
}

extension Explanation {
  public func answer(of generation: Generation) -> Answer? {
    answers.first { $0.decision.generation == generation }
  }
}

extension Explanation.Answer {
  fileprivate var copies: [VerdictNode.Copy] {
    [
      decision.message.map { VerdictNode.Copy(title: "message", text: $0) },
      decision.digest.map { VerdictNode.Copy(title: "digest", text: $0) },
    ].compactMap { $0 }
  }
}
