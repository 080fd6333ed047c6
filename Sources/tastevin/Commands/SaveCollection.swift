import Inspector
import NotaryCore

/// What repositories answer, as they come.
actor SaveCollection {
  private(set) var done = 0
  private(set) var outcome: Result<[RepositoryRecord], TrustCollector.TooMuch> = .success([])

  func take(_ orders: [TrustCollector.Order]) async {
    do throws(TrustCollector.TooMuch) {
      let records = try await TrustCollector(orders).collect { await self.count($0) }
      outcome = .success(records)
    } catch {
      outcome = .failure(error)
    }
  }

  private func count(_ done: Int) { self.done = done }
}
