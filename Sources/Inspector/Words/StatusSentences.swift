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
