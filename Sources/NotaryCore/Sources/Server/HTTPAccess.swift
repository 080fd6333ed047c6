/// A server that is asked with what it asks for: each request is sent once more, with credentials or a
/// token, where the answer is a 401 that says how.
///
/// Notary servers and registries are asked through it. What one request learns about signing in, all
/// others share.
public struct HTTPAccess: Sendable {
  let server: NotaryServerURL
  let client: HTTPClient
  let service: TokenService
  private let authenticator: Authenticator
  private let recorder: AuthenticationRecorder

  /// - Parameter credentials: asked only if the server asks; what they give is sent to the server
  ///   itself (Basic) or to the token service that it names (Bearer), and to nobody else.
  public init(
    _ server: NotaryServerURL, credentials: any CredentialSource,
    options: TransferOptions = TransferOptions()
  ) {
    self.server = server
    recorder = AuthenticationRecorder(server: server.description)
    client = HTTPClient(options: options, recorder: recorder)
    service = TokenService(server: server.url, credentials: credentials, client: client)
    authenticator = Authenticator(service)
  }

  /// What has been done so far for signing in.
  public var trace: AuthenticationTrace { recorder.trace }

  /// Sends a request, and once more with what a 401 asks for. A second 401 is a failure; any other
  /// status is an answer.
  public func send(_ request: AccessRequest) async throws(TransferError) -> AccessResponse {
    do throws(TransferError) {
      return try await response(to: request)
    } catch {
      // A server may repeat in its words what it was sent.
      guard case .failed(let failure) = error else { throw error }
      throw .failed(failure.redacted(by: recorder.redactor))
    }
  }

  private func response(
    to request: AccessRequest
  ) async throws(TransferError) -> AccessResponse {
    var url = server.url
    url.path += HTTPURL.escapedPath(request.path)
    let known = await authenticator.authorization(for: request.scope)
    let (first, asker) = try await send(request, to: url, known)
    guard first.status == 401 else {
      return await response(first, to: request, from: asker, isAuthorized: known != nil)
    }
    guard asker.origin == url.origin else {
      let detail = "\(asker.origin), to which the server redirects, asks for credentials"
      throw .failed(.unauthorized(detail: detail))
    }
    let answer = try await authenticator.answer(first, for: request.scope, rejected: known)
    let (second, answerer) = try await send(request, to: url, answer)
    guard second.status == 401 else {
      return await response(second, to: request, from: answerer, isAuthorized: true)
    }
    throw .failed(await authenticator.finalRefusal(of: second, for: request.scope))
  }

  private func send(
    _ request: AccessRequest, to url: HTTPURL, _ authorization: Authorization?
  ) async throws(TransferError) -> (response: HTTPResponse, from: HTTPURL) {
    try await client.send(
      request.method, url, accept: request.accept, authorization: authorization,
      limit: request.limit)
  }

  private func response(
    _ response: HTTPResponse, to request: AccessRequest, from url: HTTPURL, isAuthorized: Bool
  ) async -> AccessResponse {
    AccessResponse(
      url: url.text, status: response.status, headers: response.headers, body: response.body,
      clockDifference: response.clockDifference, isAuthorized: isAuthorized,
      sender: await authenticator.sender(for: request.scope))
  }
}

/// A request to a server that may ask who one is.
public struct AccessRequest: Sendable {
  public var method: HTTPMethod
  /// Below the server's own URL, not escaped, as in `/v2/acme/web/manifests/v1`.
  public var path: String
  /// What a token is asked for where the server's challenge names no scope.
  public var scope: AccessScope
  /// The media types that are welcome; none takes any.
  public var accept: [String]
  /// The most bytes that are read of a 200.
  public var limit: Int

  public init(
    _ path: String, method: HTTPMethod = .get, scope: AccessScope, accept: [String] = [],
    limit: Int
  ) {
    self.method = method
    self.path = path
    self.scope = scope
    self.accept = accept
    self.limit = limit
  }
}

/// A server's answer, whatever its status but a 401.
public struct AccessResponse: Sendable {
  /// Who gave it, after redirects, without credentials. It may hold a secret in its query where the
  /// server redirected to a signed URL, and is not to be shown then.
  public let url: String
  public let status: Int
  /// By lower-case name, such as `docker-content-digest`; at most 64 KiB of them.
  public let headers: [String: String]
  /// The bytes of a 200; of other answers only the first 64 KiB.
  public let body: [UInt8]
  /// By how many seconds the server's clock is ahead; nil where it tells none.
  public let clockDifference: Int64?
  /// Whether the request carried credentials or a token.
  public let isAuthorized: Bool
  /// Whose request it was, for messages, as in `the credentials of 'alice'`.
  public let sender: String
}
