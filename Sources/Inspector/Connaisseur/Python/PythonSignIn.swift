internal import NotaryCore
internal import PolicyEditor

/// How Connaisseur 3.3 gets at the documents: it asks for root, buys the token that a 401 names, and
/// sends that with all that follows; what the other documents' answers ask for it never looks at
/// (connaisseur 3.3.4, `notary.Notary.get_root_trust_data_and_auth`).
struct PythonSignIn {
  enum Outcome {
    /// Its requests carry nothing; what the server says for root to such a one.
    case open(root: AuthenticationRecord.Answer)
    /// Its requests carry a token; what the server says for root to that.
    case token(root: AuthenticationRecord.Answer)
    /// It does not come to a second request.
    case ends(PythonProblem)
  }

  private let record: AuthenticationRecord
  private let validator: NotaryValidator
  private let validatorName: String

  /// Nil where nobody asks for credentials, as in a folder.
  static func outcome(
    _ record: AuthenticationRecord?, validator: NotaryValidator, named name: String
  ) -> Outcome? {
    record.map { PythonSignIn(record: $0, validator: validator, validatorName: name).outcome }
  }

  private var outcome: Outcome {
    guard record.root.outcome == .status(401) else { return .open(root: record.root) }
    // Of several headers of a name the last one counts.
    guard let header = record.root.challenges.last else { return refused(.noChallenge) }
    let challenge = PythonChallenge(header)
    guard challenge.scheme == "Bearer" else { return refused(.scheme(challenge.scheme)) }
    guard let realm = challenge.realm, let url = challenge.url else { return refused(.noRealm) }
    guard url.hasPrefix("https") else { return refused(.notHTTPS(url: url)) }
    guard !Self.hasTraversal(url) else { return refused(.pathTraversal(url: url)) }
    if case .unusable(let reason)? = validator.authentication {
      return .ends(.refused(.exception(reason.sentence)))
    }
    if let missing = missingCredential { return undetermined(missing) }
    let exchange = record.tokens.first { $0.asks(realm, with: challenge.query) }
    guard let exchange else {
      let shown = VisibleText.of(url, limit: 200)
      return undetermined("It would ask \(shown) for a token, which was not asked from here.")
    }
    return outcome(of: exchange, url)
  }

  private static func hasTraversal(_ url: String) -> Bool {
    url.contains("..") || url.ranges(of: "//").count > 1
  }

  /// Why what came of asking for a token is not what this validator would meet.
  private var missingCredential: String? {
    switch validator.authentication {
    case .inline, .secret:
      if let problem = record.credentialProblem { return "\(problem.sentence)." }
    case .keychain, .incomplete, .unused, .unusable, nil: break
    }
    return switch validator.authentication {
    case .inline where !record.hasCredential:
      "The validator's user and password were not used here."
    case .secret(let name) where !record.hasCredential: "It needs secret \(name)."
    case nil, .incomplete, .keychain, .unused, .unusable:
      record.hasCredential
        ? "A user and a password were used here, and the validator has none." : nil
    case .inline, .secret: nil
    }
  }

  private func outcome(of exchange: TokenExchange, _ url: String) -> Outcome {
    switch exchange.outcome {
    case .notAsked: return undetermined("The token service is not asked from here.")
    case .failed(let failure):
      let message = failure.isTimeout ? PythonRefusal.timeout : PythonRefusal.unknownError
      return .ends(
        .undetermined(message: message, fact: "The token service: \(failure.message)."))
    case .refused(let status) where status >= 500:
      return refused(.serviceFails(url: url, status: status))
    case .refused(let status) where status >= 400:
      return .ends(.refused(.exception("The token service answers \(status).")))
    case .refused(let status): return undetermined("The token service answers \(status).")
    case .answered(let grant): return outcome(of: grant, url)
    }
  }

  private func outcome(of grant: TokenGrant, _ url: String) -> Outcome {
    guard grant.kind == .object else {
      return .ends(.refused(.exception("The token service's answer is no JSON object.")))
    }
    let (wanted, other) =
      validator.isACR
      ? (TokenGrant.Name.accessToken, TokenGrant.Name.token) : (.token, .accessToken)
    let member = wanted.rawValue
    guard let kind = grant.members[wanted] else {
      let hasOther = grant.members[other] != nil
      return refused(.noToken(url: url, member: member, hasOther: hasOther))
    }
    guard kind.isText else {
      return .ends(.refused(.exception("The token service's \(member) is no text.")))
    }
    guard let token = grant.issued[wanted], token.form == .webToken else {
      return refused(.malformedToken(member: member))
    }
    guard let root = token.answer else { return undetermined("The token was not tried.") }
    return .token(root: root)
  }

  private func refused(_ refusal: PythonSignInRefusal) -> Outcome {
    .ends(.refused(.signIn(refusal, validator: validatorName)))
  }

  private func undetermined(_ fact: String) -> Outcome {
    .ends(.undetermined(message: nil, fact: fact))
  }
}

extension Authentication.Unusable {
  /// Why aiohttp's `BasicAuth` cannot be made.
  var sentence: String {
    switch self {
    case .otherMembers: "Its auth has other members than username and password."
    case .colonInUser: "Its username has a colon."
    case .characters: "Its username or password has characters that Latin-1 has not."
    }
  }
}

extension TokenExchange {
  /// Whether this is the request for this realm and these parameters, in whatever order.
  fileprivate func asks(_ realm: String, with query: [PythonChallenge.Parameter]) -> Bool {
    let parts = self.realm.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.first.map(String.init) == realm else { return false }
    var own = parts.dropFirst().joined().split(separator: "&").map(PythonChallenge.Parameter.init)
    if let service { own.append(.init(name: "service", value: service)) }
    own += scopes.map { .init(name: "scope", value: $0) }
    return own.sorted() == query.sorted()
  }
}

extension PythonChallenge.Parameter {
  /// Reads `name=value`.
  fileprivate init(_ text: Substring) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(name: parts.first.map(String.init) ?? "", value: parts.dropFirst().joined())
  }
}

extension TokenGrant.Member {
  fileprivate var isText: Bool { self == .text || self == .emptyText || self == .time }
}

extension TrustFailure {
  fileprivate var isTimeout: Bool {
    if case .timedOut = bare { true } else { false }
  }
}
