/// The tokens that one source holds: one for each scope, fetched once however many requests wait
/// for it.
actor TokenStore {
  typealias Outcome = Result<TokenReply, TransferError>

  private let fetching = SharedWork<TokenRequest, Outcome>()
  private var replies: [TokenRequest: TokenReply] = [:]

  /// The answer with a token for a request, fetched unless there is one that the server has not just
  /// rejected. An answer without a token is not kept.
  func reply(
    for request: TokenRequest, rejected: Authorization?,
    fetch: @escaping @Sendable () async -> Outcome
  ) async throws(TransferError) -> TokenReply {
    if let known = known(request, rejected) { return known }
    let outcome = await fetching.output(for: request) {
      if let known = await self.known(request, rejected) { return .success(known) }
      let outcome = await fetch()
      await self.keep(outcome, for: request)
      return outcome
    }
    return try (outcome ?? .failure(.failed(.cancelled))).get()
  }

  private func known(_ request: TokenRequest, _ rejected: Authorization?) -> TokenReply? {
    replies[request].flatMap { $0.authorization != rejected ? $0 : nil }
  }

  private func keep(_ outcome: Outcome, for request: TokenRequest) {
    let reply = try? outcome.get()
    replies[request] = reply?.authorization == nil ? nil : reply
  }
}
