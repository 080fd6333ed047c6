/// What a Bearer challenge asks for: a token of a service for a scope (distribution, "Token
/// Authentication Specification").
struct TokenRequest: Hashable, Sendable {
  let realm: HTTPURL
  /// As the challenge has it.
  let realmText: String
  let service: String?
  let scopes: [String]

  /// The most bytes of a token service's answer.
  static let answerLimit = 1 << 20

  /// Nil if the challenge's realm is not an absolute http or https URL.
  init?(_ challenge: AuthenticationChallenge, scopes: [String]) {
    guard let text = challenge.parameters["realm"], let realm = try? HTTPURL(text) else {
      return nil
    }
    self.realm = realm
    realmText = text
    service = challenge.parameters["service"]
    self.scopes = scopes
  }

  /// - Parameter scope: what is asked for if the challenge names no scope.
  init?(_ challenge: AuthenticationChallenge, defaultScope scope: String) {
    let named = challenge.namedScopes
    self.init(challenge, scopes: named.isEmpty ? [scope] : named)
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

  /// The form that asks for the same in exchange for an identity token (distribution, "Oauth2 Token
  /// Authentication").
  func refresh(with identityToken: String, for client: String) -> HTTPForm {
    var fields = [(name: "grant_type", value: "refresh_token")]
    if let service { fields.append((name: "service", value: service)) }
    if !scopes.isEmpty { fields.append((name: "scope", value: scopes.joined(separator: " "))) }
    fields.append((name: "refresh_token", value: identityToken))
    fields.append((name: "client_id", value: client))
    return HTTPForm(fields)
  }
}

extension AuthenticationChallenge {
  /// The scopes that it names.
  var namedScopes: [String] {
    parameters["scope"]?.split(separator: " ").map(String.init) ?? []
  }
}
