/// Asks the token services that a server's challenges name, with the credentials for that server.
struct TokenService: Sendable {
  let server: HTTPURL
  let client: HTTPClient
  private let credentials: RememberedCredentials
  private let store = TokenStore()

  /// How this program calls itself to a token service (distribution, "Oauth2 Token Authentication").
  private static let clientName = "tastevin"

  init(server: HTTPURL, credentials: any CredentialSource, client: HTTPClient) {
    self.server = server
    self.credentials = RememberedCredentials(
      RecordedCredentials(source: credentials, recorder: client.recorder))
    self.client = client
  }

  /// What to sign in with. To be asked only when the server asks.
  func credential() async throws(CredentialProblem) -> RegistryCredential? {
    let origin = ServerOrigin(of: server)
    let credential = try await credentials.credential(for: origin).get()
    let isPlain = origin.isPlainOverNetwork && !client.options.sendsSecretsInTheClear
    if credential != nil, isPlain { throw refused(.plainServer(origin.description)) }
    if credential != nil, isUnchecked(server) {
      throw refused(.uncheckedServer(origin.description))
    }
    return credential
  }

  /// Whether anybody may answer in a server's place, so that it gets no credentials, unless the user
  /// wants it.
  private func isUnchecked(_ url: HTTPURL) -> Bool {
    let options = client.options
    return url.scheme == .https && !options.checksCertificates && !options.sendsSecretsInTheClear
  }

  /// Whether a realm may be asked: it is https, unless it or the server that names it is this
  /// machine; credentials and tokens never cross a network in the clear, unless the user wants it.
  func mayAsk(_ realm: HTTPURL, with credential: RegistryCredential?) -> Bool {
    guard realm.isPlainOverNetwork, !client.options.sendsSecretsInTheClear else { return true }
    let isServerLocal = server.scheme == .http && server.isLoopback
    return isServerLocal && credential == nil
  }

  /// The service's answer, whatever its status. Nothing is sent where ``mayAsk(_:with:)`` forbids it.
  func reply(
    to request: TokenRequest, with credential: RegistryCredential?, rejected: Authorization?
  ) async throws(TransferError) -> TokenReply {
    guard mayAsk(request.realm, with: credential) else {
      throw .failed(.credentials(refused(.plainRealm(request.realm.origin))))
    }
    if credential != nil, isUnchecked(request.realm) {
      throw .failed(.credentials(refused(.uncheckedServer(request.realm.origin))))
    }
    return try await store.reply(for: request, rejected: rejected) {
      do throws(TransferError) {
        let reply = TokenReply(try await ask(request, with: credential))
        client.recorder.record(reply, from: request.realm.origin)
        return .success(reply)
      } catch {
        return .failure(Self.naming(request.realm.origin, error))
      }
    }
  }

  /// An identity token is exchanged; a user and a password, or nobody, is given a token.
  private func ask(
    _ request: TokenRequest, with credential: RegistryCredential?
  ) async throws(TransferError) -> HTTPResponse {
    let limit = TokenRequest.answerLimit
    switch credential?.kind {
    case .identityToken:
      let form = request.refresh(with: credential?.secret ?? "", for: Self.clientName)
      return try await client.post(form, to: request.realm, limit: limit)
    case .password, .registryToken, nil:
      let (response, answerer) = try await client.get(
        request.url, authorization: credential.flatMap(Authorization.basic), limit: limit)
      // Without the password, which does not follow, another service's token is nobody's.
      guard credential == nil || answerer.origin == request.realm.origin else {
        throw .failed(.redirectRefused(detail: "to \(answerer.origin), which gets no password"))
      }
      return response
    }
  }

  /// Notes what is not done.
  private func refused(_ problem: CredentialProblem) -> CredentialProblem {
    client.recorder.record(.refusal(problem))
    return problem
  }

  /// Says that it was the token service that failed, not the Notary server.
  private static func naming(_ service: String, _ error: TransferError) -> TransferError {
    switch error {
    case .tooLarge:
      return .failed(.unauthorized(detail: "token service \(service): the answer is too large"))
    case .failed(.cancelled), .failed(.unauthorized): return error
    case .failed(let failure): return .failed(.tokenService(origin: service, failure))
    }
  }
}

/// Tells a recorder what there is to sign in with.
private struct RecordedCredentials: CredentialSource {
  let source: any CredentialSource
  let recorder: AuthenticationRecorder

  func credential(
    for server: ServerOrigin
  ) async -> Result<RegistryCredential?, CredentialProblem> {
    let found = await source.credential(for: server)
    recorder.record(found)
    return found
  }
}
