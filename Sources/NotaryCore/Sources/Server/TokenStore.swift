/// The tokens that one source holds: one for each scope, fetched once however many requests wait
/// for it.
actor TokenStore {
  typealias Outcome = Result<TokenReply, TransferError>

  private struct Fetch {
    let id: Int
    let task: Task<Void, Never>
    var waiters: [Int: CheckedContinuation<Outcome, Never>] = [:]
  }

  private var replies: [TokenRequest: TokenReply] = [:]
  private var fetches: [TokenRequest: Fetch] = [:]
  private var nextID = 0

  /// The answer with a token for a request, fetched unless there is one that the server has not just
  /// rejected. An answer without a token is not kept.
  ///
  /// A caller that is cancelled stops waiting at once; when nobody waits any more the fetch ends.
  func reply(
    for request: TokenRequest, rejected: Authorization?,
    fetch: @escaping @Sendable () async -> Outcome
  ) async throws(TransferError) -> TokenReply {
    if let reply = replies[request], reply.authorization != rejected { return reply }
    let waiter = makeID()
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        join(request, waiter, continuation, fetch)
      }
    } onCancel: {
      // Runs after `join`, which keeps the actor until it waits.
      Task { await self.leave(request, waiter) }
    }
    return try outcome.get()
  }

  private func join(
    _ request: TokenRequest, _ waiter: Int, _ continuation: CheckedContinuation<Outcome, Never>,
    _ fetch: @escaping @Sendable () async -> Outcome
  ) {
    if fetches[request] == nil {
      let id = makeID()
      let task = Task { self.complete(request, id, await fetch()) }
      fetches[request] = Fetch(id: id, task: task)
    }
    fetches[request]?.waiters[waiter] = continuation
  }

  private func leave(_ request: TokenRequest, _ waiter: Int) {
    guard let continuation = fetches[request]?.waiters.removeValue(forKey: waiter) else { return }
    continuation.resume(returning: .failure(.failed(.cancelled)))
    if let fetch = fetches[request], fetch.waiters.isEmpty {
      fetch.task.cancel()
      fetches[request] = nil
    }
  }

  private func complete(_ request: TokenRequest, _ id: Int, _ outcome: Outcome) {
    guard let fetch = fetches[request], fetch.id == id else { return }
    fetches[request] = nil
    let reply = try? outcome.get()
    replies[request] = reply?.authorization == nil ? nil : reply
    for waiter in fetch.waiters.values { waiter.resume(returning: outcome) }
  }

  private func makeID() -> Int {
    nextID += 1
    return nextID
  }
}
