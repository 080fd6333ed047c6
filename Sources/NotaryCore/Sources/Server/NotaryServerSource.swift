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

  public let location: SourceLocation
  private let server: NotaryServerURL
  private let client: HTTPClient
  private let service: TokenService
  private let authenticator: Authenticator

  /// - Parameter credential: sent only if the server asks for it, to the server itself (Basic) or to
  ///   the token service that it names (Bearer).
  public init(
    _ server: NotaryServerURL, credential: RegistryCredential? = nil,
    options: TransferOptions = TransferOptions()
  ) throws(Failure) {
    if credential != nil, server.isPlainOverNetwork {
      throw .credentialsInTheClear(server: server.description)
    }
    self.server = server
    location = SourceLocation(kind: .server, text: server.description)
    client = HTTPClient(options: options)
    service = TokenService(server: server.url, credential: credential, client: client)
    authenticator = Authenticator(service)
  }

  public func authentication(for gun: GUN) async -> AuthenticationRecord? {
    await AuthenticationInquiry(server: server, client: client, service: service, gun: gun).record()
  }

  public func answer(_ request: TrustRequest) async -> TrustAnswer {
    let url = server.document(request)
    // Such names mean other places on the way to the server; Notary's client never asks for them.
    guard request.hasPlainNames else { return TrustAnswer(.missing, origin: url.text) }
    do throws(TransferError) {
      let (response, isAuthorized) = try await response(to: url, request)
      let outcome = await outcome(of: response, request.gun)
      return TrustAnswer(
        outcome, origin: url.text, httpStatus: response.status,
        clockDifference: response.clockDifference, isAuthorized: isAuthorized)
    } catch {
      switch error {
      case .tooLarge(let size):
        return TrustAnswer(.tooLarge(size: size), origin: url.text, httpStatus: 200)
      case .failed(let failure):
        return TrustAnswer(.failed(failure), origin: url.text, httpStatus: failure.httpStatus)
      }
    }
  }

  /// The answer, after one try to give what a 401 asks for, and whether it was given that.
  private func response(
    to url: HTTPURL, _ request: TrustRequest
  ) async throws(TransferError) -> (HTTPResponse, isAuthorized: Bool) {
    let known = await authenticator.authorization(for: request.gun)
    let (first, asker) = try await client.get(url, authorization: known, limit: request.limit)
    guard first.status == 401 else { return (first, known != nil) }
    guard asker.origin == url.origin else {
      let detail = "\(asker.origin), to which the server redirects, asks for credentials"
      throw .failed(.unauthorized(detail: detail))
    }
    let answer = try await authenticator.answer(first, for: request.gun, rejected: known)
    let second = try await client.get(url, authorization: answer, limit: request.limit).response
    guard second.status == 401 else { return (second, true) }
    throw .failed(await authenticator.finalRefusal(of: second, for: request.gun))
  }

  private func outcome(of response: HTTPResponse, _ gun: GUN) async -> TrustAnswer.Outcome {
    switch response.status {
    case 200: return .document(response.body)
    case 404: return .missing
    case 403:
      let sender = await authenticator.sender(for: gun)
      return .failed(.forbidden(detail: "the server refuses \(sender)"))
    case 429: return .failed(.tooManyRequests)
    default: return .failed(.status(response.status))
    }
  }
}

extension TrustFailure {
  /// The status of the server's own answer, where the failure is one.
  fileprivate var httpStatus: Int? {
    if case .unauthorized = self { 401 } else { nil }
  }
}
