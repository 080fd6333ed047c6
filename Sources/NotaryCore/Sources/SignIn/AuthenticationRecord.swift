/// How a server lets the readers of one repository in: what it answers to whoever sends no
/// credentials, what it asks for, and what came of giving it.
///
/// Facts for reports, and for judging what another client would meet. It never holds a token or a
/// password.
public struct AuthenticationRecord: Hashable, Sendable {
  /// A server's answer to one request, without its body.
  public struct Answer: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
      case status(Int)
      case failed(TrustFailure)
    }

    public let outcome: Outcome
    /// The values of `WWW-Authenticate` as sent, in their order.
    public let challenges: [String]
    /// Whether the answer came from another URL, to which the one that was asked redirects.
    public let isRedirected: Bool

    public init(_ outcome: Outcome, challenges: [String] = [], isRedirected: Bool = false) {
      self.outcome = outcome
      self.challenges = challenges
      self.isRedirected = isRedirected
    }
  }

  /// The answer to `GET <server>/v2/` without credentials: where registries say what they ask for.
  public let endpoint: Answer
  /// The answer for `root.json` without credentials.
  public let root: Answer
  /// Whether there is something to sign in with; false also where nobody asks.
  public let hasCredential: Bool
  /// Why what to sign in with is not known, where somebody asks; nothing was tried then.
  public let credentialProblem: CredentialProblem?
  /// What came of asking for the tokens that both answers name: for the endpoint's challenges with
  /// the scope `repository:<gun>:pull`, for those of root with the scope that they name, if any.
  public let tokens: [TokenExchange]
  /// The answer for `root.json` to the user and the password; nil where nobody asks for the Basic
  /// scheme, or there are none.
  public let basic: Answer?

  public init(
    endpoint: Answer, root: Answer, hasCredential: Bool = false,
    credentialProblem: CredentialProblem? = nil, tokens: [TokenExchange] = [],
    basic: Answer? = nil
  ) {
    self.endpoint = endpoint
    self.root = root
    self.hasCredential = hasCredential
    self.credentialProblem = credentialProblem
    self.tokens = tokens
    self.basic = basic
  }
}

/// A request to a token service (distribution, "Token Authentication Specification") and what came
/// of it, without the tokens.
public struct TokenExchange: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    /// Nothing was sent: what this program sends there could be read on the way.
    case notAsked
    /// The service gave no answer that can be read.
    case failed(TrustFailure)
    /// A status other than 200.
    case refused(status: Int)
    case answered(TokenGrant)
  }

  /// As the challenge names it, possibly with a query.
  public let realm: String
  public let service: String?
  public let scopes: [String]
  public let outcome: Outcome

  public init(realm: String, service: String?, scopes: [String], outcome: Outcome) {
    self.realm = realm
    self.service = service
    self.scopes = scopes
    self.outcome = outcome
  }
}

/// What is in a token service's answer, without what its texts say.
public struct TokenGrant: Hashable, Sendable {
  /// The members that the specification knows.
  public enum Name: String, Hashable, Sendable, CaseIterable {
    case token
    case accessToken = "access_token"
    case refreshToken = "refresh_token"
    case expiresIn = "expires_in"
    case issuedAt = "issued_at"
  }

  public enum Member: String, Hashable, Sendable {
    case null, boolean, object, array, emptyText, text
    /// A text that is a time by RFC 3339.
    case time
    /// A number without a point or an exponent.
    case integer
    case otherNumber
  }

  /// What the answer is as JSON; nil where it is none. Only an object has members.
  public let kind: JSONValue.Kind?
  /// Those of the known members that are there.
  public let members: [Name: Member]
  /// The tokens under ``Name/token`` and ``Name/accessToken`` that are not empty.
  public let issued: [Name: IssuedToken]

  public init(
    kind: JSONValue.Kind? = .object, members: [Name: Member] = [:],
    issued: [Name: IssuedToken] = [:]
  ) {
    self.kind = kind
    self.members = members
    self.issued = issued
  }
}

/// What is known of a token beside itself.
public struct IssuedToken: Hashable, Sendable {
  public enum Form: String, Hashable, Sendable {
    /// `x.y`, as JSON Web Tokens are, whose y has another dot: x is of letters, digits, `-`, `_` and
    /// `=`, and y begins with one of these and goes on with these, `.`, `+` and `/`.
    case webToken
    /// Any other visible ASCII.
    case opaque
    /// Nothing that a header line takes.
    case unsendable
  }

  public let form: Form
  /// The server's answer for `root.json` with this token; nil where it was not sent.
  public let answer: AuthenticationRecord.Answer?

  public init(form: Form, answer: AuthenticationRecord.Answer?) {
    self.form = form
    self.answer = answer
  }
}
