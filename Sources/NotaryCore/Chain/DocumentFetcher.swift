/// Asks a source for documents, several at once, within what one repository may take.
struct DocumentFetcher: Sendable {
  /// How many requests are under way at once.
  static let concurrency = 16

  let source: any TrustSource

  /// - Parameter settled: called for each request with what came of it, in the order in which answers
  ///   come; also where the task was cancelled, with failures in place of documents.
  func fetch(
    _ requests: [TrustRequest], within budget: inout LoadBudget,
    settled: (TrustRequest, TrustDocument) async -> Void
  ) async {
    if source.answersAtOnce {
      for wanted in requests {
        guard let admitted = budget.admit(wanted) else { continue }
        let arrival = await arrival(of: admitted, wanted: wanted, without: budget.givenUp)
        await settled(wanted, arrival.settled(within: &budget))
      }
      return
    }
    var waiting = requests[...]
    await withTaskGroup(of: Arrival.self) { group in
      var underWay = 0
      func startSome() {
        while underWay < Self.concurrency, let wanted = waiting.first,
          let admitted = budget.admit(wanted)
        {
          waiting.removeFirst()
          underWay += 1
          let failure = budget.givenUp
          group.addTask { await arrival(of: admitted, wanted: wanted, without: failure) }
        }
      }
      startSome()
      while let arrival = await group.next() {
        underWay -= 1
        let document = arrival.settled(within: &budget)
        startSome()
        await settled(arrival.wanted, document)
      }
    }
  }

  /// What came of a request, and the request before its limit was set by the budget.
  private struct Arrival {
    let document: TrustDocument
    let admitted: TrustRequest
    let wanted: TrustRequest

    func settled(within budget: inout LoadBudget) -> TrustDocument {
      budget.settle(document, admitted: admitted, wanted: wanted)
    }
  }

  /// - Parameter failure: why the source is not even asked; nil to ask it.
  private func arrival(
    of request: TrustRequest, wanted: TrustRequest, without failure: TrustFailure?
  ) async -> Arrival {
    let answer =
      if let failure = Task.isCancelled ? .cancelled : failure {
        TrustAnswer(.failed(failure), origin: request.fileName)
      } else {
        await source.answer(request)
      }
    return Arrival(
      document: TrustDocument(role: request.role, answer: answer), admitted: request,
      wanted: wanted)
  }
}
