import NotaryCore
import PolicyEditor

/// What Connaisseur 3.9 makes of a Bearer challenge and of the token service that it names
/// (distribution 2.8.3, `auth.tokenHandler`).
extension GoSignIn {
  func token(_ parameters: [String: String]) -> Outcome {
    guard let realm = parameters["realm"] else {
      return .ends(
        .denied(
          "no realm specified for token auth challenge",
          fact: "the challenge of /v2/ names no token service"))
    }
    let service = parameters["service"]
    if let fault = fault(of: realm, service) {
      let fact = "the token service \(Self.shown(realm)) is no http or https URL"
      return .ends(.denied(fault, fact: fact))
    }
    if let missingCredential { return .ends(.unknown(nil, fact: missingCredential)) }
    let exchange = record.tokens.first {
      $0.realm == realm && $0.service == service && $0.scopes == [scope]
    }
    guard let exchange else {
      return .ends(
        .unknown(nil, fact: "the token service \(Self.shown(realm)) was not asked from here"))
    }
    return outcome(of: exchange, url(realm, service))
  }

  private var scope: String { "repository:\(gun):pull" }

  /// What Go's `url.Parse` and its transport say against a realm; nil where it is a URL of http.
  private func fault(of realm: String, _ service: String?) -> String? {
    let parts = realm.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let invalid = "invalid token auth challenge realm: parse \(GoWords.quoted(realm)): "
    var scheme = ""
    if parts.count == 2 {
      if parts[0].isEmpty { return invalid + "missing protocol scheme" }
      if Self.isScheme(parts[0]) {
        scheme = parts[0].lowercased()
      } else if !parts[0].contains("/"), !parts[0].contains("?") {
        return invalid + "first path segment in URL cannot contain colon"
      }
    }
    guard scheme != "http", scheme != "https" else { return nil }
    return "Get \"\(url(realm, service))\": unsupported protocol scheme \"\(scheme)\""
  }

  private static func isScheme(_ text: Substring) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = text.utf8.first, letters.contains(first | 0x20) else { return false }
    return text.utf8.allSatisfy { byte in
      letters.contains(byte | 0x20) || digits.contains(byte) || "+-.".utf8.contains(byte)
    }
  }

  /// The URL of the token, for messages.
  private func url(_ realm: String, _ service: String?) -> String {
    var query: [String] = []
    if case .inline(let credential) = authentication {
      query.append("account=\(GoWords.queryEscaped(credential.user))")
    }
    query.append("scope=\(GoWords.queryEscaped(scope))")
    if let service { query.append("service=\(GoWords.queryEscaped(service))") }
    return "\(realm)\(realm.contains("?") ? "&" : "?")\(query.joined(separator: "&"))"
  }

  private func outcome(of exchange: TokenExchange, _ url: String) -> Outcome {
    switch exchange.outcome {
    case .notAsked:
      return .ends(
        .unknown(
          nil,
          fact:
            "the token service \(Self.shown(exchange.realm)) is plain http: this program sends it nothing,"
            + " Connaisseur would, the password included"))
    case .failed(let failure):
      return .ends(
        .unknown(
          "Get \"\(url)\": \(GoWords.connection(failure) ?? "")",
          fact: "the token service: \(failure.message)"))
    case .refused(let status):
      guard let said = Self.said(of: status) else {
        return .ends(.unknown(nil, fact: "the token service answers \(status)"))
      }
      return .ends(.denied(said, fact: "the token service answers \(status)"))
    case .answered(let grant): return outcome(of: grant)
    }
  }

  /// What the answer's body adds to these words is not known here.
  private static func said(of status: Int) -> String? {
    switch status {
    case 200..<400: nil
    case 401: "unauthorized: authentication required"
    case 403: "denied: requested access to the resource is denied"
    case 429: "toomanyrequests: too many requests"
    case 400..<500: "unknown: unknown error"
    default: "received unexpected HTTP status: \(GoWords.statusLine(status))"
    }
  }

  private func outcome(of grant: TokenGrant) -> Outcome {
    let decoding = "unable to decode token response: "
    switch grant.kind {
    case .object, .null: break
    case nil: return .ends(.denied(decoding, fact: "the token service's answer is no JSON"))
    case let kind?:
      let said =
        "json: cannot unmarshal \(Self.name(of: kind)) into Go value of type auth.getTokenResponse"
      return .ends(
        .denied(decoding + said, fact: "the token service's answer is no JSON object"))
    }
    if let name = TokenGrant.Name.allCases.first(where: { !Self.isDecoded(grant.members[$0], $0) })
    {
      let fact = "the member \(name.rawValue) of the token service's answer is not of its type"
      let said = Self.said(of: grant.members[name], name) ?? ""
      return .ends(.denied(decoding + said, fact: fact))
    }
    if let refresh = grant.members[.refreshToken], refresh.isText {
      return .ends(
        .crash(fact: "the token service's answer has a refresh_token, which it cannot keep"))
    }
    guard let token = grant.issued[.accessToken] ?? grant.issued[.token] else {
      return .ends(
        .denied(
          "authorization server did not include a token in the response",
          fact: "the token service's answer has neither token nor access_token"))
    }
    guard let root = token.answer else {
      return .ends(.unknown(nil, fact: "the token has characters that are not sent from here"))
    }
    return .signed(root: root)
  }

  /// Nil where the words depend on the value.
  private static func said(of member: TokenGrant.Member?, _ name: TokenGrant.Name) -> String? {
    let kind: String? =
      switch member {
      case .text, .emptyText, .time: "string"
      case .boolean: "bool"
      case .object, .array: member?.rawValue
      case .integer: "number"
      case .null, .otherNumber, nil: nil
      }
    guard let kind, name != .issuedAt else { return nil }
    let field = "getTokenResponse.\(name.rawValue)"
    let type = name == .expiresIn ? "int" : "string"
    return "json: cannot unmarshal \(kind) into Go struct field \(field) of type \(type)"
  }

  private static func name(of kind: JSONValue.Kind) -> String {
    kind == .boolean ? "bool" : kind.rawValue
  }

  private static func isDecoded(_ member: TokenGrant.Member?, _ name: TokenGrant.Name) -> Bool {
    switch (name, member) {
    case (_, nil), (_, .null): true
    case (.expiresIn, let member?): member == .integer
    case (.issuedAt, let member?): member == .time
    case (_, let member?): member.isText || member == .emptyText
    }
  }

  private static func shown(_ realm: String) -> String { VisibleText.of(realm, limit: 200) }
}

extension TokenGrant.Member {
  /// A text that is not empty.
  fileprivate var isText: Bool { self == .text || self == .time }
}
