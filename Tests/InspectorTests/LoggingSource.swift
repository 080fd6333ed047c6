import NotaryCore

/// A source that writes down what it is asked.
struct LoggingSource: TrustSource {
  let source: any TrustSource
  let log: RequestLog

  var location: NotaryCore.SourceLocation { source.location }

  func answer(_ request: TrustRequest) async -> TrustAnswer {
    await log.append(request)
    return await source.answer(request)
  }
}

actor RequestLog {
  private(set) var requests: [TrustRequest] = []

  func append(_ request: TrustRequest) { requests.append(request) }
}
