import NotaryCore
import PolicyEditor

/// Servers that do not let this Connaisseur in.
extension CauseFinder {
  func signInFails(_ fact: String) -> Told {
    if let problem = context.documents?.authentication?.credentialProblem {
      return credentialsNotFound(problem, signInEvidence)
    }
    if case .secret(let name)? = context.notary?.authentication,
      context.documents?.authentication?.hasCredential != true
    {
      return secretNeeded(name, signInEvidence)
    }
    // This program did not dare to do what this Connaisseur would.
    guard context.decision.verdict != .unknown else { return undetermined(fact) }
    guard !lacksCredentials else {
      return Told(
        code: .credentialsNeeded, message: fact,
        evidence: signInEvidence + [authenticationEvidence],
        remedies: [
          credentialRemedy,
          Remedy("or look at what the server's challenge names, if it is to be read by anybody"),
        ])
    }
    return Told(
      code: .signInFails, message: fact,
      evidence: signInEvidence + [authenticationEvidence],
      remedies: [
        Remedy("look at the server's challenge and at the token service that it names"),
        Remedy("renew the user and the password of the validator's auth"),
      ])
  }

  /// The server asks who this program is, and there is no telling what to say.
  func credentialsNotFound(_ problem: CredentialProblem, _ evidence: [Evidence]) -> Told {
    let message = "the server asks for credentials, and \(problem.message)"
    guard case .secretMissing(let name) = problem else {
      return Told(
        code: .secretNeeded, message: message, evidence: evidence + [authenticationEvidence],
        remedies: [Remedy(problem.remedy)])
    }
    var told = secretNeeded(name, evidence)
    told.message = message
    return told
  }

  /// The validator has no credentials, and somebody asked for some.
  private var lacksCredentials: Bool {
    guard let record = context.documents?.authentication else { return false }
    switch context.notary?.authentication {
    case nil, .unused: break
    case .inline, .secret, .keychain, .incomplete, .unusable: return false
    }
    let isRefused = record.tokens.contains {
      $0.outcome == .refused(status: 401) || $0.outcome == .refused(status: 403)
    }
    return isRefused || record.endpoint.challenges.contains { $0.lowercased().hasPrefix("basic") }
  }

  /// This program gets in by a way that this Connaisseur does not take.
  func authenticationNotSpoken(_ fact: String) -> Told {
    Told(
      code: .authenticationNotSpoken, message: fact,
      evidence: [
        Evidence("host of validator \(shown(context.validatorName))", at: context.validator?.place)
      ] + signInEvidence,
      remedies: context.generation == .python
        ? [
          Remedy("let the server hand out tokens, as Notary servers with a registry's login do"),
          Remedy("or upgrade Connaisseur to 3.4 or later, which speaks Basic too"),
        ]
        : [
          Remedy(
            "let the server ask for the same under /v2/ as for the documents: 3.9 signs in by what"
              + " /v2/ asks for alone")
        ], isTemporaryRuleSafe: true)
  }

  var hostNotUsable: Told {
    Told(
      code: .hostNotUsable,
      message: "3.3 puts https:// in front of the host itself, and this one has a scheme already",
      evidence: [Evidence("host: \(shown(context.host))", at: context.validator?.place)],
      remedies: [Remedy("write the host without https://; 3.9 takes both")])
  }

  private var signInEvidence: [Evidence] { context.documents?.authentication?.evidence ?? [] }

  func refusedAccess(_ failure: TrustFailure, _ evidence: Evidence) -> Told {
    switch (context.notary?.authentication, failure) {
    case (.secret(let name), .unauthorized)
    where context.documents?.authentication?.hasCredential != true:
      return secretNeeded(name, [evidence])
    case (nil, .unauthorized), (.incomplete, .unauthorized), (.unused, .unauthorized):
      return Told(
        code: .credentialsNeeded, message: failure.message,
        evidence: [evidence, authenticationEvidence] + signInEvidence,
        remedies: [credentialRemedy])
    case (_, .forbidden):
      return Told(
        code: .accessRefused, message: failure.message,
        evidence: [evidence, authenticationEvidence],
        remedies: [Remedy("let the account read \(shown(context.gun)), or use one that may")],
        isTemporaryRuleSafe: true)
    default:
      return Told(
        code: .credentialsRefused, message: failure.message,
        evidence: [evidence, authenticationEvidence] + signInEvidence,
        remedies: [Remedy("renew the user and the password, or the token, of the validator's auth")]
      )
    }
  }
}
