public import NotaryCore

/// A line of the chain of trust as a tree: a role, a key that may or did sign, a target, an older
/// root.
public struct TrustNode: Sendable, Identifiable {
  /// Names a line through reloads.
  public enum ID: Hashable, Sendable {
    case role(RoleName)
    /// A key of a role, or the key of a signature that is none of the role's.
    case key(RoleName, ExactText)
    case target(RoleName, ExactText)
    /// All targets of a role, where there are many.
    case targets(RoleName)
    case oldRoots
    case oldRoot(Int)
  }

  public var id: ID { content.id }
  public var status: StatusWord { content.status }
  public var title: String { content.title }
  /// What to know about it, the most important first.
  public var facts: [Span] { content.facts }
  /// Whether the line is worth opening when the tree is first shown.
  public var opens: Bool { content.opens }

  private var below: Below { content.below }
  private let content: Content

  private enum Below: Sendable {
    case nodes([TrustNode])
    /// All that a role signed, which may be very much.
    case tags(RoleJudgement)
  }

  /// Shared by all copies of a line: unfolding copies ten thousand of them several times.
  private final class Content: Sendable {
    let id: ID
    let status: StatusWord
    let title: String
    let facts: [Span]
    let below: Below
    let opens: Bool

    init(
      id: ID, status: StatusWord, title: String, facts: [Span], below: Below, opens: Bool
    ) {
      self.id = id
      self.status = status
      self.title = title
      self.facts = facts
      self.below = below
      self.opens = opens
    }
  }

  private init(
    id: ID, status: StatusWord, title: String, facts: [Span], below: Below, opens: Bool = false
  ) {
    content = Content(
      id: id, status: status, title: title, facts: facts, below: below, opens: opens)
  }

  init(
    id: ID, status: StatusWord, title: String, facts: [Span], children: [TrustNode], opens: Bool
  ) {
    self.init(
      id: id, status: status, title: title, facts: facts, below: .nodes(children), opens: opens)
  }

  /// The line for many tags of a role.
  init(tagsOf role: RoleJudgement, count: Int) {
    self.init(
      id: .targets(role.name), status: role.status == .verified ? .ok : .none,
      title: "\(count) tags", facts: [], below: .tags(role))
  }

  /// The line for one tag.
  init(_ target: SignedTarget, in role: RoleJudgement) {
    let digest = target.digest.map { "sha256:" + Hexadecimal.text(of: $0.prefix(6)) }
    self.init(
      id: .target(role.name, target.name), status: role.status == .verified ? .ok : .none,
      title: target.name.text, facts: [Span(digest ?? "no sha256", .dim)], below: .nodes([]))
  }

  public var hasChildren: Bool {
    if case .nodes(let nodes) = below { !nodes.isEmpty } else { true }
  }

  /// What is below it. Tags are made whenever they are asked for: who needs them often keeps them.
  public var children: [TrustNode] {
    switch below {
    case .nodes(let nodes): nodes
    case .tags(let role): role.signedTargets.map { TrustNode($0, in: role) }
    }
  }

  /// The nodes below it that have others below them; tags have none.
  var branchesBelow: [TrustNode] {
    if case .nodes(let nodes) = below { nodes.filter(\.hasChildren) } else { [] }
  }
}

extension TrustNode {
  /// Whether something that is shown contains what a filter looks for, or the whole of what is
  /// shown shortened.
  public func contains(_ matches: (String) -> Bool) -> Bool {
    if matches(title) || matches(status.rawValue) { return true }
    if facts.contains(where: { matches($0.text) }) { return true }
    switch id {
    case .role(let name): return matches(name.rawValue)
    case .key(_, let keyID): return matches(keyID.text)
    case .target, .targets, .oldRoots, .oldRoot: return false
    }
  }

  /// This node with only those below that match or lead to one that does; nil if there is none. A
  /// node that matches keeps everything below it.
  ///
  /// - Parameters:
  ///   - leads: gets the nodes that are kept for what is below them.
  ///   - children: the nodes below one.
  public func filtered(
    leads: inout Set<ID>, children: (TrustNode) -> [TrustNode] = \.children,
    _ matches: (TrustNode) -> Bool
  ) -> TrustNode? {
    if matches(self) { return self }
    let kept = children(self).compactMap {
      $0.filtered(leads: &leads, children: children, matches)
    }
    guard !kept.isEmpty else { return nil }
    leads.insert(id)
    return TrustNode(
      id: id, status: status, title: title, facts: facts, children: kept, opens: true)
  }
}

extension RoleJudgement {
  /// The problem that decides, or else the first that is worth knowing.
  public var leadingProblem: TrustProblem? {
    problems.first { !$0.isNotice } ?? problems.first
  }
}

extension StatusWord {
  public init(_ role: RoleJudgement) {
    switch role.status {
    case .verified: self = role.problems.isEmpty ? .ok : .warn
    case .broken: self = .fail
    case .missing: self = role.problems.contains(.notInSnapshot) ? .none : .fail
    case .unchecked: self = .none
    case .pending: self = .pending
    }
  }

  public init(_ signature: SignatureJudgement) {
    switch signature.status {
    case .valid: self = .ok
    case .invalid, .wrongKeyID, .malformed, .unsupported: self = .fail
    case .unknownKey, .notOfRole, .unpinned, .duplicate: self = .warn
    case .unchecked: self = .none
    }
  }
}

extension SignatureJudgement.Status {
  /// What came of checking a signature, in a few words.
  public var words: String {
    switch self {
    case .valid: "valid"
    case .invalid: "does not match this content"
    case .unknownKey: "by an unknown key"
    case .notOfRole: "by a key of another role"
    case .wrongKeyID: "the key has a false ID"
    case .unpinned: "valid, by a key that is not pinned"
    case .unsupported: "cannot be checked by Notary"
    case .malformed: "cannot be read"
    case .duplicate: "counted already"
    case .unchecked: "not checked"
    }
  }
}
