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

  public let id: ID
  public let status: StatusWord
  public let title: String
  /// What to know about it, the most important first.
  public let facts: [Span]
  public let children: [TrustNode]

  /// Whether the line is worth opening when the tree is first shown.
  public let opens: Bool
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
  /// - Parameter leads: gets the nodes that are kept for what is below them.
  public func filtered(
    leads: inout Set<ID>, _ matches: (TrustNode) -> Bool
  ) -> TrustNode? {
    if matches(self) { return self }
    let kept = children.compactMap { $0.filtered(leads: &leads, matches) }
    guard !kept.isEmpty else { return nil }
    leads.insert(id)
    return TrustNode(
      id: id, status: status, title: title, facts: facts, children: kept, opens: true)
  }
}

/// The tree of a report.
public struct TrustTree: Sendable {
  public let roots: [TrustNode]

  public init(_ report: TrustReport) {
    let builder = TrustTreeBuilder(report)
    roots = builder.roots()
  }

  /// The nodes that have others below them.
  public var branches: Set<TrustNode.ID> {
    var found: Set<TrustNode.ID> = []
    var stack = roots.filter { !$0.children.isEmpty }
    while let node = stack.popLast() {
      found.insert(node.id)
      stack += node.children.filter { !$0.children.isEmpty }
    }
    return found
  }

  /// The nodes that are folded when the tree is first shown.
  public var initiallyFolded: Set<TrustNode.ID> {
    var folded: Set<TrustNode.ID> = []
    var stack = roots
    while let node = stack.popLast() {
      if !node.opens, !node.children.isEmpty { folded.insert(node.id) }
      stack += node.children.filter { !$0.children.isEmpty }
    }
    return folded
  }
}

private struct TrustTreeBuilder {
  /// So many tags stand among a role's other lines.
  private static let fewTargets = 4

  private let chain: ChainOfTrust
  private let children: [RoleName: [RoleJudgement]]
  /// The roles that sign the image.
  private let holders: Set<RoleName>

  init(_ report: TrustReport) {
    chain = report.chain
    holders = Set(report.resolved.map(\.role))
    children = Dictionary(grouping: chain.roles.filter { !$0.name.isBase }) {
      $0.parent ?? .targets
    }
  }

  func roots() -> [TrustNode] {
    var nodes = chain.roles.filter { $0.name.isBase }.map { node(of: $0) }
    // A role whose parent is not reported stands for itself.
    let known = Set(chain.roles.map(\.name))
    nodes += chain.roles.filter { role in
      !role.name.isBase && !known.contains(role.parent ?? .targets)
    }.map { node(of: $0) }
    return nodes
  }

  /// Delegations nest as deep as their names have components, which is bounded by their length.
  private func node(of role: RoleJudgement) -> TrustNode {
    let below = (children[role.name] ?? []).map { node(of: $0) }
    let older = role.name == .root && !chain.oldRoots.isEmpty ? [oldRoots] : []
    let status = StatusWord(role)
    return TrustNode(
      id: .role(role.name), status: status,
      title: role.name.isBase ? role.name.rawValue : role.name.lastComponent,
      facts: facts(of: role), children: keys(of: role) + older + targets(of: role) + below,
      opens: status == .fail || !below.isEmpty || role.name == .root || holders.contains(role.name))
  }

  private func facts(of role: RoleJudgement) -> [Span] {
    var facts: [Span] = []
    if let version = role.version { facts.append(Span("v\(version)")) }
    if let problem = role.leadingProblem, !isToldByAnotherFact(problem) {
      // The code as words; the sentence is among the details.
      let words = String(problem.code.map { $0 == "-" ? " " : $0 })
      facts.append(Span(words, problem.isNotice ? .warning : .bad))
    }
    let signatures = self.signatures(of: role)
    if let signatures, signatures.tone == .bad { facts.append(signatures) }
    if let expires = role.expires { facts.append(expiry(expires)) }
    if let signatures, signatures.tone != .bad { facts.append(signatures) }
    if let names = role.document?.targets?.targets.keys, !names.isEmpty {
      let list = names.count <= 4 ? names.sorted().map(\.text).joined(separator: " ") : nil
      facts.append(Span(list ?? "\(names.count) tags", .dim))
    }
    return facts
  }

  private func signatures(of role: RoleJudgement) -> Span? {
    guard let threshold = role.threshold, let valid = role.validSignatures else { return nil }
    return Span("\(valid) of \(threshold) signatures", valid < threshold ? .bad : .dim)
  }

  private func isToldByAnotherFact(_ problem: TrustProblem) -> Bool {
    switch problem {
    case .expired(let instant): instant != .zero
    case .belowThreshold: true
    default: false
    }
  }

  private func expiry(_ expires: Instant) -> Span {
    let seconds = expires.seconds - chain.moment.seconds
    if expires < chain.moment {
      return Span("expired \(DateWords.distance(from: chain.moment, to: expires))", .bad)
    }
    if seconds < 60 * 86_400 {
      let tone: Tone = seconds < 3 * 86_400 ? .warning : .plain
      return Span("until \(DateWords.distance(from: chain.moment, to: expires))", tone)
    }
    return Span("until \(DateWords.day(expires))", .dim)
  }

  private func keys(of role: RoleJudgement) -> [TrustNode] {
    let signatures = Dictionary(grouping: role.signatures, by: \.keyID)
    var nodes = role.keys.map { key in
      self.key(key, signatures: signatures[key.id] ?? [], of: role)
    }
    var seen = Set(role.keys.map(\.id))
    for signature in role.signatures where seen.insert(signature.keyID).inserted {
      nodes.append(stray(signature, of: role))
    }
    return nodes
  }

  private func key(
    _ key: KeyJudgement, signatures: [SignatureJudgement], of role: RoleJudgement
  ) -> TrustNode {
    // A genuine signature outweighs a bad one by the same key.
    let signature = signatures.first { $0.isGenuine } ?? signatures.first
    var facts: [Span] = []
    if let name = key.name { facts.append(Span(name, .accent)) }
    if let signature {
      if signature.status != .valid, signature.status != .unpinned {
        facts.append(Span(signature.status.words, StatusWord(signature).tone))
      }
    } else if role.document?.content != nil {
      facts.append(Span("did not sign", .dim))
    }
    if role.name == .root {
      let isPinned = key.isPinned == true
      facts.append(Span(isPinned ? "pinned" : "not pinned", isPinned ? .good : .warning))
    }
    facts.append(Span(key.key?.type.rawValue ?? "no key"))
    return TrustNode(
      id: .key(role.name, key.id), status: signature.map { StatusWord($0) } ?? .none,
      title: String(key.id.text.prefix(8)), facts: facts, children: [], opens: false)
  }

  private func stray(_ signature: SignatureJudgement, of role: RoleJudgement) -> TrustNode {
    TrustNode(
      id: .key(role.name, signature.keyID), status: StatusWord(signature),
      title: String(signature.keyID.text.prefix(8)),
      facts: [
        Span(signature.method.rawValue), Span(signature.status.words, StatusWord(signature).tone),
      ], children: [], opens: false)
  }

  /// The tags, under a line of their own where there are more than a few.
  private func targets(of role: RoleJudgement) -> [TrustNode] {
    let targets = role.signedTargets.map { target(of: $0, in: role) }
    guard targets.count > TrustTreeBuilder.fewTargets else { return targets }
    return [
      TrustNode(
        id: .targets(role.name), status: role.status == .verified ? .ok : .none,
        title: "\(targets.count) tags", facts: [], children: targets, opens: false)
    ]
  }

  private func target(of target: SignedTarget, in role: RoleJudgement) -> TrustNode {
    let digest = target.digestText.map { "sha256:" + $0.dropFirst(7).prefix(12) } ?? "no sha256"
    return TrustNode(
      id: .target(role.name, target.name), status: role.status == .verified ? .ok : .none,
      title: target.name.text, facts: [Span(digest, .dim)], children: [], opens: false)
  }

  private var oldRoots: TrustNode {
    let children = chain.oldRoots.map { old in
      let leads = old.leadsToNext
      let status: StatusWord = leads == true ? .ok : leads == false ? .warn : .none
      let words =
        leads == true
        ? "signed the next root" : leads == false ? "did not sign the next root" : "not readable"
      return TrustNode(
        id: .oldRoot(old.version), status: status, title: "root v\(old.version)",
        facts: [Span(words, status.tone)], children: [], opens: false)
    }
    return TrustNode(
      id: .oldRoots, status: .none, title: "old roots",
      facts: [Span(children.count == 1 ? "1 version" : "\(children.count) versions", .dim)],
      children: children, opens: false)
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
