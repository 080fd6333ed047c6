/// A Notary server, asked as Notary's client asks: no probing, by checksum where one is known.
public struct NotaryServerSource: TrustSource {
  /// The source cannot be used as it was asked for.
  public enum Failure: Error, Hashable, Sendable {
    /// Credentials would be sent to another machine over plain http.
    case credentialsInTheClear(server: String)
  }

  /// Loads the libraries that a request and its answer need, so that the first one does not wait for
  /// them. Blocks until that is done; whether it worked is told by the first request.
  public static func prepare() {
    TransferEngine.prepare()
    _ = Digest.sha256([])
  }

  /// Does what ``prepare()`` does on a thread of its own. Where the system has none to give, the first
  /// request does it.
  public static func beginPreparing() { _ = BackgroundThread.start(prepare) }

  public let location: SourceLocation
  private let access: HTTPAccess
  private let pause = Pause()

  /// - Parameter credentials: asked only if the server asks; see ``HTTPAccess``.
  public init(
    _ server: NotaryServerURL, credentials: any CredentialSource,
    options: TransferOptions = TransferOptions()
  ) {
    location = SourceLocation(
      kind: .server, text: server.description, route: SourceRoute(to: server.url, by: options))
    access = HTTPAccess(server, credentials: credentials, options: options)
  }

  /// - Parameter credential: sent only if the server asks for it.
  public init(
    _ server: NotaryServerURL, credential: RegistryCredential? = nil,
    options: TransferOptions = TransferOptions()
  ) throws(Failure) {
    if credential != nil, server.isPlainOverNetwork, !options.sendsSecretsInTheClear {
      throw .credentialsInTheClear(server: server.description)
    }
    self.init(server, credentials: FixedCredential(credential), options: options)
  }

  public func authentication(for gun: GUN) async -> AuthenticationRecord? {
    await AuthenticationInquiry(access, gun: gun).record()
  }

  public func authenticationTrace() -> AuthenticationTrace? { access.trace }

  public func server() async -> ServerRecord? {
    await ServerInquiry(server: access.server, client: access.client).record()
  }

  public func answer(_ request: TrustRequest) async -> TrustAnswer {
    let url = access.server.document(request)
    // Such names mean other places on the way to the server; Notary's client never asks for them.
    guard request.hasPlainNames else { return TrustAnswer(.missing, origin: url.text) }
    if let seconds = await pause.running {
      return TrustAnswer(.failed(.tooManyRequests(retryAfter: seconds)), origin: url.text)
    }
    do throws(TransferError) {
      let response = try await access.send(
        AccessRequest(
          NotaryServerURL.documentPath(request), scope: .pull(request.gun.rawValue),
          limit: request.limit))
      let outcome = outcome(of: response, url)
      if case .failed(.tooManyRequests(let seconds?)) = outcome {
        await pause.begin(seconds: seconds)
      }
      return TrustAnswer(
        outcome, origin: url.text, httpStatus: response.status,
        clockDifference: response.clockDifference, isAuthorized: response.isAuthorized)
    } catch {
      switch error {
      case .tooLarge(let size):
        return TrustAnswer(.tooLarge(size: size), origin: url.text, httpStatus: 200)
      case .failed(let failure):
        return TrustAnswer(.failed(failure), origin: url.text, httpStatus: failure.httpStatus)
      }
    }
  }

  private func outcome(of response: AccessResponse, _ url: HTTPURL) -> TrustAnswer.Outcome {
    switch response.status {
    case 200: .document(response.body)
    case 404: .missing
    case 403: .failed(.forbidden(detail: "the server refuses \(response.sender)"))
    default:
      .failed(
        StatusFailure(
          status: response.status, headers: response.headers, body: response.body, url: url,
          options: access.client.options
        ).failure)
    }
  }
}

extension TrustFailure {
  /// The status of the server's own answer, where the failure is one.
  fileprivate var httpStatus: Int? {
    switch self {
    case .unauthorized, .credentials: 401
    default: nil
    }
  }
}
