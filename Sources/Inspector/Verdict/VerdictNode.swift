public import PolicyEditor

/// A line of an explanation as a tree: an answer, a step, a cause, its evidence, a remedy.
public struct VerdictNode: Sendable, Identifiable {
  /// Names a line through reloads.
  public enum ID: Hashable, Sendable {
    /// The answer of a version, and below it what that version says.
    case answer(Generation)
    case said(Generation)
    /// What an upgrade changes, and why.
    case upgrade, upgradeReasons
    /// Why the configuration could not be read anew.
    case problem
    /// A denial that was given, compared with the answer.
    case rejection
    case rejectionReason(Int)
    case rejectionMeaning, rejectionRemedy
    /// What should be known about the configuration.
    case note(Int)
    /// What is worth knowing whatever the verdict.
    case notice(Int)
    case step(DecisionStep.Name)
    case fact(DecisionStep.Name, Int)
    /// A rule of the policy, by its index.
    case rule(Int)
    case cause(Int)
    case evidence(cause: CauseID, Int)
    case remedy(cause: CauseID, Int)
    /// Steps that this Connaisseur does not come to: those that fail, and the others.
    case wouldFailNext, notReached
  }

  /// What evidence and remedies belong to: a cause of the verdict or a notice, by its index.
  public enum CauseID: Hashable, Sendable {
    case cause(Int), notice(Int)
  }

  /// A text that can be taken along, and what it is.
  public struct Copy: Sendable, Hashable {
    public let title: String
    public let text: String

    public init(title: String, text: String) {
      self.title = title
      self.text = text
    }
  }

  public let id: ID
  public var status: StatusWord?
  public var title: Span
  public var text: [Span]
  /// Lines to run or to paste, shown as they are.
  public var lines: [String] = []
  public var children: [VerdictNode] = []
  /// What takes the place of the text where the line is open, because the children tell the rest.
  public var openText: [Span]?
  /// Whether the line is open when the tree is first shown.
  public var opens = false
  /// Whether this Connaisseur never comes to it.
  public var isLater = false
  /// Whether it is a part of the answer, which stays in sight.
  public var isAnswer = false
  /// Whether a space sets it off from what is above.
  public var beginsPart = false
  /// Where the fact can be looked at.
  public var place: Evidence.Place?
  public var copies: [Copy] = []

  init(_ id: ID, _ status: StatusWord? = nil, title: Span, text: [Span] = []) {
    self.id = id
    self.status = status
    self.title = title
    self.text = text
  }
}

extension VerdictNode {
  /// Whether something that is shown contains what a filter looks for.
  public func contains(_ matches: (String) -> Bool) -> Bool {
    matches(title.text) || status.map { matches($0.rawValue) } == true
      || text.contains { matches($0.text) } || lines.contains(where: matches)
  }

  /// This node with only those below that match or lead to one that does; nil if there is none. A
  /// node that matches keeps everything below it. No tree is deeper than four levels.
  ///
  /// - Parameter leads: gets the nodes that are kept for what is below them.
  public func filtered(leads: inout Set<ID>, _ matches: (VerdictNode) -> Bool) -> VerdictNode? {
    if matches(self) { return self }
    let kept = children.compactMap { $0.filtered(leads: &leads, matches) }
    guard !kept.isEmpty else { return nil }
    leads.insert(id)
    var node = self
    node.children = kept
    return node
  }
}
