/// The tokens that one source holds: one for each scope, fetched once however many requests wait
/// for it, and anew a little before it runs out.
actor TokenStore {
  typealias Outcome = Result<TokenReply, TransferError>

  private struct Kept {
    let reply: TokenReply
    let deadline: ContinuousClock.Instant
  }

  private let fetching = SharedWork<TokenRequest, Outcome>()
  private var kept: [TokenRequest: Kept] = [:]

  /// The answer with a token for a request, fetched unless there is one that has not run out and that
  /// the server has not just rejected. An answer without a token is not kept.
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
    guard let found = kept[request], found.reply.authorization != rejected,
      ContinuousClock.now < found.deadline
    else { return nil }
    return found.reply
  }

  private func keep(_ outcome: Outcome, for request: TokenRequest) {
    guard let reply = try? outcome.get(), reply.authorization != nil else {
      kept[request] = nil
      return
    }
    // What is sent at the last moment comes too late.
    let margin = min(5, Double(reply.seconds) / 5)
    kept[request] = Kept(
      reply: reply, deadline: .now + .seconds(Double(reply.seconds) - margin))
  }
}
