/// What a Bearer challenge asks for: a token of a service for a scope (distribution, "Token
/// Authentication Specification").
struct TokenRequest: Hashable, Sendable {
  let realm: HTTPURL
  let service: String?
  let scopes: [String]

  /// The most bytes of a token service's answer.
  static let answerLimit = 1 << 20

  /// Nil if the challenge's realm is not an absolute http or https URL.
  ///
  /// - Parameter scope: what is asked for if the challenge names no scope.
  init?(_ challenge: AuthenticationChallenge, defaultScope scope: String) {
    guard let text = challenge.parameters["realm"], let realm = try? HTTPURL(text) else {
      return nil
    }
    self.realm = realm
    service = challenge.parameters["service"]
    let scopes = (challenge.parameters["scope"] ?? scope).split(separator: " ").map(String.init)
    self.scopes = scopes.isEmpty ? [scope] : scopes
  }

  /// The realm with the service and the scopes as its query.
  var url: HTTPURL {
    var parameters = realm.query.map { $0.isEmpty ? [] : [$0] } ?? []
    if let service { parameters.append("service=\(HTTPURL.escapedValue(service))") }
    parameters += scopes.map { "scope=\(HTTPURL.escapedValue($0))" }
    var url = realm
    url.query = parameters.joined(separator: "&")
    return url
  }

  /// The token in a service's answer: `token`, or else `access_token`.
  static func token(in body: [UInt8]) -> Authorization? {
    var limits = JSONDocument.Limits()
    limits.depth = 32
    guard let document = try? JSONDocument(parsing: body, limits: limits) else { return nil }
    let names = ["token", "access_token"]
    return names.lazy.compactMap { document.root[$0]?.string }.compactMap(Authorization.bearer)
      .first
  }
}
