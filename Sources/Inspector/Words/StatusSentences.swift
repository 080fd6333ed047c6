public import NotaryCore

/// What the verdict about a repository means, in one sentence.
extension ChainOfTrust.Status {
  public var sentence: String {
    switch self {
    case .verified: "everything holds under a pinned root key"
    case .unpinned: "everything holds, relative to a root that nobody vouched for (no --pin)"
    case .broken: "the Notary client would refuse this repository"
    case .unavailable: "the source gave no answer about a base role"
    case .pending: "loading"
    }
  }

  public var word: StatusWord {
    switch self {
    case .verified: .ok
    case .unpinned: .warn
    case .broken: .fail
    case .unavailable: .none
    case .pending: .pending
    }
  }
}

extension TrustReport {
  /// The roles that the client leaves out while the rest of the repository stands.
  public var leftOut: [RoleName] {
    guard chain.status == .verified || chain.status == .unpinned else { return [] }
    return chain.roles.filter { $0.status == .broken }.map(\.name)
  }

  /// The verdict in a word or two, and the tone in which it is said.
  public var verdict: Span {
    let word = chain.status.rawValue.uppercased()
    guard !leftOut.isEmpty else { return Span(word, chain.status.word.tone) }
    let count = leftOut.count == 1 ? "1 role" : "\(leftOut.count) roles"
    return Span("\(word), \(count) BROKEN", .warning)
  }

  /// What the verdict means, in one sentence.
  public var sentence: String {
    guard !leftOut.isEmpty else { return chain.status.sentence }
    let names = leftOut.map(\.rawValue).joined(separator: ", ")
    let basis =
      chain.status == .verified
      ? "under a pinned root key" : "relative to a root that nobody vouched for (no --pin)"
    return "the Notary client leaves out \(names); the rest holds \(basis)"
  }
}
