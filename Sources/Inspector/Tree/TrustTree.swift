import NotaryCore

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
    var stack = roots.filter(\.hasChildren)
    while let node = stack.popLast() {
      found.insert(node.id)
      stack += node.branchesBelow
    }
    return found
  }

  /// The nodes that are folded when the tree is first shown.
  public var initiallyFolded: Set<TrustNode.ID> {
    var folded: Set<TrustNode.ID> = []
    var stack = roots.filter(\.hasChildren)
    while let node = stack.popLast() {
      if !node.opens { folded.insert(node.id) }
      stack += node.branchesBelow
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
    let count = role.signedTargetCount
    guard count > TrustTreeBuilder.fewTargets else {
      return role.signedTargets.map { TrustNode($0, in: role) }
    }
    return [TrustNode(tagsOf: role, count: count)]
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
