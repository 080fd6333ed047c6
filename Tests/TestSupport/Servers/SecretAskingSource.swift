public import NotaryCore

/// A server that asks for credentials, of which only the name of the secret that holds them is known.
public struct SecretAskingSource: TrustSource {
  private let problem: CredentialProblem
  private static let challenge =
    "Bearer realm=\"https://notary.acme.example/token\",service=\"notary\""

  public init(secret name: String) { problem = .secretMissing(name: name) }

  public var location: SourceLocation {
    SourceLocation(kind: .server, text: "https://notary.acme.example")
  }

  public func answer(_ request: TrustRequest) async -> TrustAnswer {
    TrustAnswer(
      .failed(.credentials(problem)), origin: "test:\(request.fileName)", httpStatus: 401)
  }

  public func authentication(for gun: GUN) async -> AuthenticationRecord? {
    let asked = AuthenticationRecord.Answer(.status(401), challenges: [Self.challenge])
    return AuthenticationRecord(endpoint: asked, root: asked, credentialProblem: problem)
  }
}
