/// Answers a Notary server's challenges, Basic and Bearer, with the credentials it was given.
///
/// Nothing is sent before the server asks for it. What was accepted for a repository is sent with
/// its next requests at once.
actor Authenticator {
  private let service: TokenService

  /// What the server asked for, by repository.
  private var known: [GUN: Authorization] = [:]

  init(_ service: TokenService) { self.service = service }

  private var credential: RegistryCredential? { service.credential }

  /// What to send with the first try of a request.
  func authorization(for gun: GUN) -> Authorization? { known[gun] }

  /// What to send after a 401.
  ///
  /// - Parameter rejected: what was sent with the request that the server refused.
  /// - Throws: ``TrustFailure/unauthorized(detail:)`` where there is nothing new to send.
  func answer(
    _ response: HTTPResponse, for gun: GUN, rejected: Authorization?
  ) async throws(TransferError) -> Authorization {
    let challenges = AuthenticationChallenge.parse(response.challenges)
    let scope = "repository:\(gun):pull"
    let bearers = challenges.filter { $0.scheme == "bearer" }
    let authorization: Authorization
    if let request = bearers.lazy.compactMap({ TokenRequest($0, defaultScope: scope) }).first {
      authorization = try await token(request, rejected: rejected)
    } else if !bearers.isEmpty {
      throw Self.unauthorized("the server names no usable token service")
    } else if let basic = challenges.first(where: { $0.scheme == "basic" }) {
      authorization = try self.basic(basic, rejected: rejected)
    } else if let other = challenges.first {
      throw Self.unauthorized("the server asks for the scheme \(Self.shown(other.scheme))")
    } else {
      throw Self.unauthorized("the server does not say what it asks for")
    }
    known[gun] = authorization
    return authorization
  }

  /// Why a second 401, after what it asked for was sent, is the end.
  func finalRefusal(of response: HTTPResponse, for gun: GUN) -> TrustFailure {
    let challenges = AuthenticationChallenge.parse(response.challenges)
    let scope = challenges.lazy.compactMap { $0.parameters["scope"] }.first
    let asked = scope.map { ", asking for \(Self.shown($0))" } ?? ""
    return .unauthorized(detail: "the server refuses \(sender(for: gun))\(asked)")
  }

  /// Who the last requests for a repository came from, for messages: credentials are only named
  /// once the server asked for them.
  func sender(for gun: GUN) -> String {
    guard let credential, known[gun] != nil else { return "requests without credentials" }
    return "the credentials of \(Self.shown(credential.user))"
  }

  // MARK: The schemes

  private func basic(
    _ challenge: AuthenticationChallenge, rejected: Authorization?
  ) throws(TransferError) -> Authorization {
    guard let credential else {
      let realm = challenge.parameters["realm"].map { " for \(Self.shown($0))" } ?? ""
      throw Self.unauthorized("the server asks for a user and a password\(realm)")
    }
    let authorization = Authorization.basic(credential)
    guard authorization != rejected else {
      let user = Self.shown(credential.user)
      throw Self.unauthorized("the server refuses the credentials of \(user)")
    }
    return authorization
  }

  private func token(
    _ request: TokenRequest, rejected: Authorization?
  ) async throws(TransferError) -> Authorization {
    let name = request.realm.origin
    let reply = try await service.reply(to: request, rejected: rejected)
    switch reply.status {
    case 200:
      if let token = reply.authorization { return token }
      throw Self.unauthorized("the token service \(name) answered no usable token")
    case 401, 403:
      let who = credential.map { " to \(Self.shown($0.user))" } ?? " without credentials"
      throw Self.unauthorized("the token service \(name) gives no token\(who)")
    case 429: throw .failed(.tooManyRequests)
    default: throw Self.unauthorized("the token service \(name) answered \(reply.status)")
    }
  }

  // MARK: Words

  private static func unauthorized(_ detail: String) -> TransferError {
    .failed(.unauthorized(detail: detail))
  }

  /// What a stranger wrote, cut to a length that fits a sentence.
  private static func shown(_ text: String) -> String { "'\(text.prefix(200))'" }
}
