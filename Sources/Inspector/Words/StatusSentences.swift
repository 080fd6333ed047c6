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
    guard status == .verified || status == .unpinned else { return [] }
    return chain.roles.filter { $0.status == .broken }.map(\.name)
  }

  /// The verdict in a word or two, and the tone in which it is said.
  public var verdict: Span {
    let word = status.rawValue.uppercased()
    guard !leftOut.isEmpty else { return Span(word, status.word.tone) }
    let count = leftOut.count == 1 ? "1 role" : "\(leftOut.count) roles"
    return Span("\(word), \(count) BROKEN", .warning)
  }

  /// What the verdict means, in one sentence.
  public var sentence: String {
    guard !leftOut.isEmpty else { return wholeSentence }
    let names = leftOut.map(\.rawValue).joined(separator: ", ")
    let basis =
      chain.status == .verified
      ? "under a pinned root key" : "relative to a root that nobody vouched for (no --pin)"
    let doubt = isDoubtfulForRoute ? "\(Self.unchecked); " : ""
    return "\(doubt)the Notary client leaves out \(names); the rest holds \(basis)"
  }

  private var wholeSentence: String {
    if isNowhere {
      return
        "there is no trust data of \(VisibleText.of(image.gun.rawValue)): check the name and the"
        + " server"
    }
    return isDoubtfulForRoute
      ? "\(Self.unchecked); all else holds under a pinned root key" : status.sentence
  }

  /// Whether the source says of every base role that it is not there.
  var isNowhere: Bool { chain.roles.prefix(4).allSatisfy { $0.status == .missing } }

  /// Whether it would be verified, had the server proved who it is.
  private var isDoubtfulForRoute: Bool { status != chain.status }

  private static let unchecked = "the server's certificate was not checked (--insecure)"
}
