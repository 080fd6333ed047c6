/// Keeps what is done for signing in at one server, without the secrets.
///
/// Unchecked: the steps are only touched under `lock`.
final class AuthenticationRecorder: @unchecked Sendable {
  let redactor = SecretRedactor()

  private static let limit = 300

  private let server: String
  private let lock = Lock()
  private var steps: [AuthenticationTrace.Step] = []
  private var omitted = 0

  init(server: String) { self.server = server }

  var trace: AuthenticationTrace {
    lock.withLock { AuthenticationTrace(server: server, steps: steps, omitted: omitted) }
  }

  func record(_ step: AuthenticationTrace.Step) {
    lock.withLock {
      if steps.count < Self.limit { steps.append(step) } else { omitted += 1 }
    }
  }

  /// A request and its answer.
  ///
  /// - Parameter isRedirected: whether another server chose the URL.
  func record(
    _ request: HTTPRequest, isRedirected: Bool, _ result: Result<HTTPResponse, TransferError>
  ) {
    var url = request.url
    if isRedirected { url.query = nil }
    let answer: AuthenticationTrace.Answer =
      switch result {
      case .success(let response):
        .status(
          response.status, challenges: response.challenges.map(redactor.redacted),
          redirect: response.isRedirect ? response.location.map { shown($0, from: url) } : nil)
      case .failure(.tooLarge): .tooLarge
      case .failure(.failed(let failure)): .failed(failure.redacted(by: redactor))
      }
    record(
      .request(
        .init(
          method: request.form == nil ? request.method.rawValue : "POST",
          url: redactor.redacted(url.text),
          sender: request.form == nil ? request.authorization?.sender ?? .nobody : .identityToken,
          answer: answer)))
  }

  /// Where a redirect leads, without its path and query.
  private func shown(_ location: String, from url: HTTPURL) -> String {
    (try? url.resolving(location)).map { redactor.redacted($0.origin) } ?? "no usable URL"
  }

  /// What there is to sign in with; its secrets are looked for from now on.
  func record(_ found: Result<RegistryCredential?, CredentialProblem>) {
    switch found {
    case .success(nil): record(.credential(.none))
    case .success(let credential?):
      redactor.learn(credential)
      record(
        .credential(.found(credential.kind, user: credential.user, origin: credential.origin)))
    case .failure(.cancelled): break
    case .failure(let problem): record(.credential(.problem(problem)))
    }
  }

  /// What a token service gave; its tokens are looked for from now on.
  func record(_ reply: TokenReply, from service: String) {
    guard reply.status == 200 else { return }
    for token in reply.tokens.values { redactor.learn(token: token.credentials) }
    let token = reply.authorization?.credentials
    record(
      .grant(
        .init(
          service: redactor.redacted(service),
          members: TokenGrant.Name.allCases.filter {
            reply.grant.members[$0].map { $0 != .null } ?? false
          },
          tokenLength: token?.utf8.count, seconds: token == nil ? nil : reply.seconds,
          clockDifference: reply.clockDifference,
          claims: token.flatMap(TokenClaims.init(of:))?.redacted(by: redactor))))
  }
}

extension TokenClaims {
  fileprivate func redacted(by redactor: SecretRedactor) -> TokenClaims {
    var claims = self
    claims.issuer = issuer.map(redactor.redacted)
    claims.subject = subject.map(redactor.redacted)
    claims.audience = audience.map(redactor.redacted)
    claims.access = access?.map { access in
      Access(
        type: redactor.redacted(access.type), name: redactor.redacted(access.name),
        actions: access.actions.map(redactor.redacted))
    }
    return claims
  }
}

extension TrustFailure {
  /// The same with no secret in its details.
  func redacted(by redactor: SecretRedactor) -> TrustFailure {
    switch self {
    case .nameNotResolved(let host): .nameNotResolved(host: redactor.redacted(host))
    case .connectionRefused(let detail): .connectionRefused(detail: redactor.redacted(detail))
    case .tls(let failure):
      .tls(TLSFailure(failure.reason, detail: redactor.redacted(failure.detail)))
    case .unauthorized(let detail): .unauthorized(detail: redactor.redacted(detail))
    case .credentials(.plainRealm(let realm)):
      .credentials(.plainRealm(redactor.redacted(realm)))
    case .forbidden(let detail): .forbidden(detail: redactor.redacted(detail))
    case .protocolError(let detail): .protocolError(detail: redactor.redacted(detail))
    case .redirectRefused(let detail): .redirectRefused(detail: redactor.redacted(detail))
    case .tokenService(let origin, let failure):
      .tokenService(origin: redactor.redacted(origin), failure.redacted(by: redactor))
    case .recorded(let failure): .recorded(failure.redacted(by: redactor))
    case .proxy, .certificate, .needsTLS, .timedOut, .interrupted, .credentials, .tooManyRequests,
      .status, .unreadable, .cancelled, .archive:
      self
    }
  }
}
