import NotaryCore
import PolicyEditor

/// How Connaisseur 3.9 gets at the documents: it asks `GET /v2/` what it has to show, and shows that
/// with every request; what the documents' own answers ask for it never looks at (connaisseur 3.9.1,
/// `notaryserver.newNotaryClient`, on distribution 2.8.3, `registry/client/auth`).
struct GoSignIn {
  enum Outcome {
    /// Its requests carry nothing; what the server says for root to such a one.
    case open(root: AuthenticationRecord.Answer)
    /// Its requests carry a token or a user and a password; what the server says for root to that.
    case signed(root: AuthenticationRecord.Answer)
    case ends(End)
  }

  /// Why no request for a document leaves it.
  enum End {
    /// `/v2/` gives no answer from here.
    case unreachable(TrustFailure)
    /// What it says of the document that it was about to ask for.
    case denied(String, fact: String)
    case crash(fact: String)
    /// What it would say of the document that it was about to ask for, if it met the same.
    case unknown(String?, fact: String)
  }

  let record: AuthenticationRecord
  let gun: GUN
  let authentication: Authentication?

  var outcome: Outcome {
    switch record.endpoint.outcome {
    case .failed(let failure): return .ends(.unreachable(failure))
    // Challenges are kept by the URL that gave them, which after a redirect is another one.
    case .status(401) where !record.endpoint.isRedirected: break
    case .status: return .open(root: record.root)
    }
    let challenges = record.endpoint.challenges.compactMap(GoChallenge.init)
    var outcome = Outcome.open(root: record.root)
    if let bearer = challenges.first(where: { $0.scheme == "bearer" }) {
      outcome = token(bearer.parameters)
      if case .ends = outcome { return outcome }
    }
    // What Basic asks for then takes the token's place.
    return challenges.contains { $0.scheme == "basic" } ? basic : outcome
  }

  // MARK: Basic

  private var hasCredential: Bool {
    switch authentication {
    case .inline, .secret: true
    // The keychain is not looked at by a notaryv1 validator.
    case .keychain, .incomplete, nil: false
    }
  }

  /// Why what the server says to this program is not what it would say to the validator.
  private var missingCredential: String? {
    guard hasCredential != record.hasCredential else { return nil }
    switch authentication {
    case .secret(let name): return "needs secret \(name)"
    case .inline: return "the validator's user and password were not used here"
    case .keychain, .incomplete, nil:
      return "a user and a password were used here, and the validator has none"
    }
  }

  private var basic: Outcome {
    guard hasCredential else {
      return .ends(
        .denied(
          "no basic auth credentials",
          fact: "the server asks for a user and a password, and the validator has none"))
    }
    if let missingCredential { return .ends(.unknown(nil, fact: missingCredential)) }
    guard let root = record.basic else {
      return .ends(.unknown(nil, fact: "a user and a password were not tried here"))
    }
    return .signed(root: root)
  }

  private static func shown(_ realm: String) -> String { VisibleText.of(realm, limit: 200) }

  // MARK: Bearer

  private func token(_ parameters: [String: String]) -> Outcome {
    guard let realm = parameters["realm"] else {
      return .ends(
        .denied(
          "no realm specified for token auth challenge",
          fact: "the challenge of /v2/ names no token service"))
    }
    let service = parameters["service"]
    let scheme = Self.scheme(of: realm)
    guard ["http", "https"].contains(scheme) else {
      let said = "Get \"\(url(realm, service))\": unsupported protocol scheme \"\(scheme)\""
      return .ends(
        .denied(said, fact: "the token service \(Self.shown(realm)) is no http or https URL"))
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

  /// What stands before the colon, in lower case; empty where there is none.
  private static func scheme(of url: String) -> String {
    let parts = url.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let isScheme = parts[0].utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.".utf8.contains(byte)
    }
    return parts.count == 2 && isScheme ? parts[0].lowercased() : ""
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
    guard grant.isObject else {
      return .ends(.denied(decoding, fact: "the token service's answer is no JSON object"))
    }
    if let name = TokenGrant.Name.allCases.first(where: { !Self.isDecoded(grant.members[$0], $0) })
    {
      let fact = "the member \(name.rawValue) of the token service's answer is not of its type"
      return .ends(.denied(decoding, fact: fact))
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

  private static func isDecoded(_ member: TokenGrant.Member?, _ name: TokenGrant.Name) -> Bool {
    switch (name, member) {
    case (_, nil), (_, .null): true
    case (.expiresIn, let member?): member == .integer
    case (.issuedAt, let member?): member == .time
    case (_, let member?): member.isText || member == .emptyText
    }
  }
}

extension TokenGrant.Member {
  /// A text that is not empty.
  fileprivate var isText: Bool { self == .text || self == .time }
}
