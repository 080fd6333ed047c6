/// Asks another source once for each server, however many want to know, and remembers what it said.
public actor RememberedCredentials: CredentialSource {
  public typealias Answer = Result<RegistryCredential?, CredentialProblem>

  private let source: any CredentialSource
  private let asking = SharedWork<ServerOrigin, Answer>()
  private var answers: [ServerOrigin: Answer] = [:]

  public init(_ source: any CredentialSource) { self.source = source }

  public func credential(for server: ServerOrigin) async -> Answer {
    if let known = answers[server] { return known }
    let answer = await asking.output(for: server) { await self.ask(server) }
    return answer ?? .failure(.cancelled)
  }

  private func ask(_ server: ServerOrigin) async -> Answer {
    if let known = answers[server] { return known }
    let answer = await source.credential(for: server)
    // Whoever gave up was not told the truth.
    if !Task.isCancelled { answers[server] = answer }
    return answer
  }
}
