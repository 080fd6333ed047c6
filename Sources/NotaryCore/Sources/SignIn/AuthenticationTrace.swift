/// How signing in at a server went, request by request: what was asked of whom, what came back, and
/// what this program refused to do. There is no secret in it.
public struct AuthenticationTrace: Hashable, Sendable {
  public enum Step: Hashable, Sendable {
    case request(Request)
    /// What there is to sign in with; found out when the server first asks.
    case credential(Credential)
    /// What a token service gave.
    case grant(Grant)
    /// What was not done, and why.
    case refusal(CredentialProblem)
  }

  /// A request to the server or to a token service, and the answer.
  public struct Request: Hashable, Sendable {
    public let method: String
    /// Without the query of a URL to which a server redirects, which may be signed.
    public let url: String
    public let sender: Sender
    public let answer: Answer

    public init(method: String, url: String, sender: Sender, answer: Answer) {
      self.method = method
      self.url = url
      self.sender = sender
      self.answer = answer
    }
  }

  /// Whose request it is, by what it carries.
  public enum Sender: Hashable, Sendable {
    case nobody
    case password(user: String)
    /// In a form: the token that a login left.
    case identityToken
    case token
  }

  public enum Answer: Hashable, Sendable {
    /// With the values of `WWW-Authenticate`, and the place to which the server redirects.
    case status(Int, challenges: [String], redirect: String?)
    case tooLarge
    case failed(TrustFailure)
  }

  public enum Credential: Hashable, Sendable {
    case found(RegistryCredential.Kind, user: String, origin: String?)
    case none
    case problem(CredentialProblem)
  }

  /// A token as its service describes it, and as it describes itself.
  public struct Grant: Hashable, Sendable {
    /// The scheme, host and port of the service.
    public let service: String
    /// The known members of the answer that are not null.
    public let members: [TokenGrant.Name]
    /// The bytes of the token that is used; nil where there is none that can be.
    public let tokenLength: Int?
    /// For how many seconds it is taken to be good.
    public let seconds: Int?
    /// By how many seconds the service's clock is ahead; nil where it tells none.
    public let clockDifference: Int64?
    /// Nil for a token that is no JSON Web Token.
    public let claims: TokenClaims?

    public init(
      service: String, members: [TokenGrant.Name], tokenLength: Int?, seconds: Int?,
      clockDifference: Int64? = nil, claims: TokenClaims? = nil
    ) {
      self.service = service
      self.members = members
      self.tokenLength = tokenLength
      self.seconds = seconds
      self.clockDifference = clockDifference
      self.claims = claims
    }
  }

  /// The server's URL.
  public let server: String
  public let steps: [Step]
  /// How many steps came after these and are not kept.
  public let omitted: Int

  public init(server: String, steps: [Step], omitted: Int = 0) {
    self.server = server
    self.steps = steps
    self.omitted = omitted
  }
}
