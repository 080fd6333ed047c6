/// Finds out how a server is reached and what it says of itself, without asking for trust data and
/// without credentials.
struct ServerInquiry: Sendable {
  let server: NotaryServerURL
  let client: HTTPClient

  /// The most bytes that are read of an answer.
  private static let limit = 64 << 10

  func record() async -> ServerRecord {
    async let askedEndpoint = ask(server.endpoint, showingChain: true)
    async let askedHealth = health()
    let (endpoint, health) = await (askedEndpoint, askedHealth)
    return ServerRecord(
      location: SourceLocation(
        kind: .server, text: server.description,
        route: SourceRoute(to: server.url, by: client.options)),
      endpoint: endpoint.answer, chain: endpoint.response?.chain, health: health)
  }

  func health() async -> ServerHealth {
    let (answer, response) = await ask(server.health, showingChain: false)
    return ServerHealth(answer: answer.outcome, body: response?.body ?? [])
  }

  private func ask(
    _ url: HTTPURL, showingChain: Bool
  ) async -> (answer: AuthenticationRecord.Answer, response: HTTPResponse?) {
    do throws(TransferError) {
      let response = try await TransferEngine.send(
        HTTPRequest(
          url: url, authorization: nil, limit: Self.limit, options: client.options,
          showsChain: showingChain))
      let answer = AuthenticationRecord.Answer(
        .status(response.status), challenges: response.challenges)
      return (answer, response)
    } catch {
      switch error {
      case .tooLarge: return (AuthenticationRecord.Answer(.status(200)), nil)
      case .failed(let failure): return (AuthenticationRecord.Answer(.failed(failure)), nil)
      }
    }
  }
}

/// What a server says of itself.
public struct ServerRecord: Sendable {
  public let location: SourceLocation
  /// The answer to `GET <server>/v2/`, which Connaisseur 3.9 asks first.
  public let endpoint: AuthenticationRecord.Answer
  /// What the server showed of itself; nil for plain http, and where it is not known.
  public let chain: ServerChain?
  public let health: ServerHealth

  public init(
    location: SourceLocation, endpoint: AuthenticationRecord.Answer, chain: ServerChain? = nil,
    health: ServerHealth
  ) {
    self.location = location
    self.endpoint = endpoint
    self.chain = chain
    self.health = health
  }
}

/// The answer to `GET <server>/_notary_server/health`: 200 of a server that is well, else an error with
/// the services that are not. Azure's registries have no such thing.
///
/// No Connaisseur asks for it when it validates, nor for its own readiness. 3.3 has a function that
/// would, and takes Azure's registries (`isAcr`) to be well without asking (`Notary.healthy`).
public struct ServerHealth: Hashable, Sendable {
  public let answer: AuthenticationRecord.Answer.Outcome
  /// The first bytes.
  public let body: [UInt8]

  public init(answer: AuthenticationRecord.Answer.Outcome, body: [UInt8] = []) {
    self.answer = answer
    self.body = body
  }

  public var isWell: Bool { answer == .status(200) }
}
