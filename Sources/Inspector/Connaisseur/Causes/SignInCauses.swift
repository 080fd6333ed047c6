import NotaryCore
import PolicyEditor

/// Causes of this Connaisseur not getting in by the way that the server asks for.
extension CauseFinder {
  func signInFails(_ fact: String) -> Told {
    let place = context.validator?.place
    if case .secret(let name)? = context.notary?.authentication,
      context.documents?.authentication?.hasCredential != true
    {
      return Told(
        code: .secretNeeded,
        message: "the validator signs in with the secret \(shown(name)), which is not at hand",
        evidence: signInEvidence + [Evidence("auth.secretName: \(shown(name))", at: place)],
        remedies: [.giveCredentials])
    }
    // This program did not dare to do what this Connaisseur would.
    guard context.decision.verdict != .unknown else { return undetermined(fact) }
    guard context.notary?.authentication != nil else {
      return Told(
        code: .credentialsNeeded, message: fact,
        evidence: signInEvidence + [Evidence("the validator has no credentials", at: place)],
        remedies: [
          Remedy("give the validator credentials (auth.secretName) that may read the repository"),
          Remedy("or look at what the server's challenge names, if it is to be read by anybody"),
        ])
    }
    return Told(
      code: .signInFails, message: fact,
      evidence: signInEvidence + [Evidence("the validator's auth", at: place)],
      remedies: [
        Remedy("look at the server's challenge and at the token service that it names"),
        Remedy("renew the user and the password of the validator's auth"),
      ])
  }

  /// What the server asked for, and what came of asking where it said.
  private var signInEvidence: [Evidence] {
    guard let record = context.documents?.authentication else { return [] }
    var evidence = (record.endpoint.challenges.prefix(2)).map {
      Evidence("/v2/ asks: \(shown($0))")
    }
    evidence += record.root.challenges.prefix(2).map { Evidence("root asks: \(shown($0))") }
    return evidence + record.tokens.prefix(2).map { Evidence($0.words) }
  }
}

extension TokenExchange {
  fileprivate var words: String {
    let service = "token service \(VisibleText.of(realm, limit: 200))"
    switch outcome {
    case .notAsked: return "\(service): not asked, what is sent could be read on the way"
    case .failed(let failure): return "\(service): \(failure.message)"
    case .refused(let status): return "\(service): \(status)"
    case .answered: return "\(service): 200"
    }
  }
}
