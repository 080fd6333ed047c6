import NotaryCore

extension TrustReport {
  /// For how many seconds the server wants not to be asked again; nil where it does not say.
  public var retryAfter: Int? {
    chain.roles.flatMap(\.problems).compactMap { problem in
      if case .unavailable(let failure) = problem { failure.retryAfter } else { nil }
    }.max()
  }
}
