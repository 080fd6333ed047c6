/// Asks the token services that a server's challenges name, with the credentials that it was given.
struct TokenService: Sendable {
  let server: HTTPURL
  let credential: RegistryCredential?
  let client: HTTPClient
  private let store = TokenStore()

  init(server: HTTPURL, credential: RegistryCredential?, client: HTTPClient) {
    self.server = server
    self.credential = credential
    self.client = client
  }

  /// Whether a realm may be asked: it is https, unless it or the server that names it is this
  /// machine; credentials never cross a network in the clear.
  func mayAsk(_ realm: HTTPURL) -> Bool {
    guard realm.isPlainOverNetwork else { return true }
    let isServerLocal = server.scheme == .http && server.isLoopback
    return isServerLocal && credential == nil
  }

  /// The service's answer, whatever its status. Nothing is sent where ``mayAsk(_:)`` forbids it.
  func reply(
    to request: TokenRequest, rejected: Authorization?
  ) async throws(TransferError) -> TokenReply {
    guard mayAsk(request.realm) else {
      throw .failed(.unauthorized(detail: "the token service \(request.realm.origin) is not https"))
    }
    let (client, credential) = (client, credential)
    return try await store.reply(for: request, rejected: rejected) {
      do throws(TransferError) {
        let response = try await client.get(
          request.url, authorization: credential.map(Authorization.basic),
          limit: TokenRequest.answerLimit
        ).response
        return .success(TokenReply(response))
      } catch {
        return .failure(Self.naming(request.realm.origin, error))
      }
    }
  }

  /// Says that it was the token service that failed, not the Notary server.
  private static func naming(_ service: String, _ error: TransferError) -> TransferError {
    let prefix = "token service \(service): "
    switch error {
    case .tooLarge: return .failed(.unauthorized(detail: "\(prefix)the answer is too large"))
    case .failed(.connectionRefused(let detail)):
      return .failed(.connectionRefused(detail: prefix + detail))
    case .failed(.certificate(let detail)): return .failed(.certificate(detail: prefix + detail))
    case .failed(.tls(let detail)): return .failed(.tls(detail: prefix + detail))
    case .failed(.protocolError(let detail)):
      return .failed(.protocolError(detail: prefix + detail))
    case .failed(.redirectRefused(let detail)):
      return .failed(.redirectRefused(detail: prefix + detail))
    case .failed: return error
    }
  }
}
