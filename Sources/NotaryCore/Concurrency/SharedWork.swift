/// Work of which the result is for everybody who asks for it while it is done: it is done once,
/// however many wait for it.
///
/// A caller that is cancelled stops waiting at once; when nobody waits any more the work is cancelled.
actor SharedWork<Key: Hashable & Sendable, Output: Sendable> {
  private struct Work {
    let id: Int
    let task: Task<Void, Never>
    var waiters: [Int: CheckedContinuation<Output?, Never>] = [:]
  }

  private var works: [Key: Work] = [:]
  private var nextID = 0

  /// The result of the work that is under way for a key, which begins if there is none; nil for a
  /// caller that is cancelled.
  func output(for key: Key, _ body: @escaping @Sendable () async -> Output) async -> Output? {
    let waiter = makeID()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in join(key, waiter, continuation, body) }
    } onCancel: {
      // Runs after `join`, which keeps the actor until it waits.
      Task { await self.leave(key, waiter) }
    }
  }

  private func join(
    _ key: Key, _ waiter: Int, _ continuation: CheckedContinuation<Output?, Never>,
    _ body: @escaping @Sendable () async -> Output
  ) {
    if works[key] == nil {
      let id = makeID()
      let task = Task { self.complete(key, id, await body()) }
      works[key] = Work(id: id, task: task)
    }
    works[key]?.waiters[waiter] = continuation
  }

  private func leave(_ key: Key, _ waiter: Int) {
    guard let continuation = works[key]?.waiters.removeValue(forKey: waiter) else { return }
    continuation.resume(returning: nil)
    if let work = works[key], work.waiters.isEmpty {
      work.task.cancel()
      works[key] = nil
    }
  }

  private func complete(_ key: Key, _ id: Int, _ output: Output) {
    guard let work = works[key], work.id == id else { return }
    works[key] = nil
    for waiter in work.waiters.values { waiter.resume(returning: output) }
  }

  private func makeID() -> Int {
    nextID += 1
    return nextID
  }
}
