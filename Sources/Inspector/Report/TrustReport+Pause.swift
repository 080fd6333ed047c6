import NotaryCore

extension TrustReport {
  /// For how many seconds the server wants not to be asked again; nil where it does not say.
  public var retryAfter: Int? {
    chain.roles.flatMap(\.problems).compactMap { problem in
      guard case .unavailable(let failure) = problem,
        case .tooManyRequests(let seconds) = failure.bare
      else { return nil }
      return seconds
    }.max()
  }
}
