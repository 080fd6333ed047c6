/// Answers a server's challenges, Basic and Bearer, with the credentials for it.
///
/// Nothing is sent before the server asks for it. What was accepted for a scope is sent with its next
/// requests at once.
actor Authenticator {
  private let service: TokenService

  private struct Known {
    let authorization: Authorization
    /// For what a token was bought that may run out; nil for what does not.
    let request: TokenRequest?
    let credential: RegistryCredential?
  }

  /// What the server asked for, by scope.
  private var known: [AccessScope: Known] = [:]

  init(_ service: TokenService) { self.service = service }

  /// What to send with the first try of a request: a new token where the one that was sent before
  /// has run out. Where there is none to be had, the old one lets the server say what it thinks.
  func authorization(for scope: AccessScope) async -> Authorization? {
    guard let known = known[scope] else { return nil }
    guard let request = known.request,
      let reply = try? await service.reply(to: request, with: known.credential, rejected: nil)
    else { return known.authorization }
    return reply.authorization ?? known.authorization
  }

  /// What to send after a 401.
  ///
  /// - Parameter rejected: what was sent with the request that the server refused.
  /// - Throws: ``TrustFailure/unauthorized(detail:)`` where there is nothing new to send, and
  ///   ``TrustFailure/credentials(_:)`` where what to sign in with cannot be found out.
  func answer(
    _ response: HTTPResponse, for scope: AccessScope, rejected: Authorization?
  ) async throws(TransferError) -> Authorization {
    let challenges = AuthenticationChallenge.parse(response.challenges)
    let bearers = challenges.filter { $0.scheme == "bearer" }
    let basic = challenges.first { $0.scheme == "basic" }
    let request = bearers.lazy.compactMap {
      TokenRequest($0, defaultScope: scope.description)
    }.first
    guard request != nil || (bearers.isEmpty && basic != nil) else {
      throw Self.unauthorized(Self.refusal(of: challenges))
    }
    let credential = try await credential()
    let authorization =
      if let request {
        try await token(request, with: credential, rejected: rejected)
      } else {
        try self.basic(basic, with: credential, rejected: rejected)
      }
    let isBought = authorization.sender == .token && credential?.kind != .registryToken
    known[scope] = Known(
      authorization: authorization, request: isBought ? request : nil, credential: credential)
    return authorization
  }

  /// Why a second 401, after what it asked for was sent, is the end.
  func finalRefusal(of response: HTTPResponse, for scope: AccessScope) -> TrustFailure {
    let challenges = AuthenticationChallenge.parse(response.challenges)
    let named = challenges.lazy.compactMap { $0.parameters["scope"] }.first
    let asked = named.map { ", asking for \(Self.shown($0))" } ?? ""
    let fault = fault(of: scope, at: Instant.now.adding(seconds: response.clockDifference ?? 0))
    return .unauthorized(detail: "the server refuses \(sender(for: scope))\(asked)\(fault)")
  }

  /// What is wrong with the token that was sent last, as far as it says so itself.
  private func fault(of scope: AccessScope, at moment: Instant) -> String {
    guard let known = known[scope], let request = known.request,
      let fault = TokenClaims(of: known.authorization.credentials)?.fault(for: request, at: moment)
    else { return "" }
    return "; \(fault)"
  }

  /// Who the last requests for a scope came from, for messages: credentials are only named once the
  /// server asked for them.
  func sender(for scope: AccessScope) -> String { Self.sender(known[scope]?.credential) }

  // MARK: The schemes

  private func credential() async throws(TransferError) -> RegistryCredential? {
    do throws(CredentialProblem) {
      return try await service.credential()
    } catch {
      throw .failed(error == .cancelled ? .cancelled : .credentials(error))
    }
  }

  private func basic(
    _ challenge: AuthenticationChallenge?, with credential: RegistryCredential?,
    rejected: Authorization?
  ) throws(TransferError) -> Authorization {
    guard let authorization = credential.flatMap(Authorization.basic) else {
      let realm = challenge?.parameters["realm"].map { " for \(Self.shown($0))" } ?? ""
      throw Self.unauthorized("the server asks for a user and a password\(realm)")
    }
    guard authorization != rejected else {
      throw Self.unauthorized("the server refuses \(Self.sender(credential))")
    }
    return authorization
  }

  private func token(
    _ request: TokenRequest, with credential: RegistryCredential?, rejected: Authorization?
  ) async throws(TransferError) -> Authorization {
    if let own = credential.flatMap(Authorization.registryToken) {
      guard own != rejected else {
        throw Self.unauthorized("the server refuses \(Self.sender(credential))")
      }
      return own
    }
    let name = request.realm.origin
    let reply = try await service.reply(to: request, with: credential, rejected: rejected)
    switch reply.status {
    case 200:
      if let token = reply.authorization { return token }
      throw Self.unauthorized("the token service \(name) answered no usable token")
    case 401, 403:
      throw Self.unauthorized(
        "the token service \(name) gives no token\(Self.recipient(credential))")
    case 429:
      let wait = RetryAfter(reply.retryAfter)?.seconds
      throw .failed(.tokenService(origin: name, .tooManyRequests(retryAfter: wait)))
    default: throw Self.unauthorized("the token service \(name) answered \(reply.status)")
    }
  }

  // MARK: Words

  private static func unauthorized(_ detail: String) -> TransferError {
    .failed(.unauthorized(detail: detail))
  }

  /// Why there is no answer to these challenges.
  private static func refusal(of challenges: [AuthenticationChallenge]) -> String {
    if challenges.contains(where: { $0.scheme == "bearer" }) {
      return "the server names no usable token service"
    }
    guard let other = challenges.first else { return "the server does not say what it asks for" }
    return "the server asks for the scheme \(shown(other.scheme))"
  }

  private static func sender(_ credential: RegistryCredential?) -> String {
    switch credential?.kind {
    case .password: "the credentials of \(shown(credential?.user ?? ""))"
    case .identityToken: "the identity token of the login"
    case .registryToken: "the registry token"
    case nil: "requests without credentials"
    }
  }

  private static func recipient(_ credential: RegistryCredential?) -> String {
    switch credential?.kind {
    case .password: " to \(shown(credential?.user ?? ""))"
    case .identityToken: " for the identity token of the login"
    case .registryToken, nil: " without credentials"
    }
  }

  /// What a stranger wrote, cut to a length that fits a sentence.
  private static func shown(_ text: String) -> String { "'\(text.prefix(200))'" }
}
