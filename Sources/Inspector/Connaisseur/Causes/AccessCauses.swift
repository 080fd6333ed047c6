import NotaryCore
import PolicyEditor

/// Servers that do not let this Connaisseur in.
extension CauseFinder {
  func refusedAccess(_ failure: TrustFailure, _ evidence: Evidence) -> Told {
    let place = context.validator?.place
    switch (context.notary?.authentication, failure) {
    case (.secret(let name), .unauthorized):
      return Told(
        code: .secretNeeded,
        message: "the validator signs in with the secret \(shown(name)), which is not at hand",
        evidence: [evidence, Evidence("auth.secretName: \(shown(name))", at: place)],
        remedies: [.giveCredentials])
    case (nil, .unauthorized), (.incomplete, .unauthorized):
      return Told(
        code: .credentialsNeeded, message: failure.message,
        evidence: [evidence, Evidence("the validator has no credentials", at: place)],
        remedies: [
          Remedy("give the validator credentials (auth.secretName) that may read the repository")
        ])
    case (_, .forbidden):
      return Told(
        code: .accessRefused, message: failure.message,
        evidence: [evidence, Evidence("the validator's auth", at: place)],
        remedies: [Remedy("let the account read \(shown(context.gun)), or use one that may")],
        isTemporaryRuleSafe: true)
    default:
      return Told(
        code: .credentialsRefused, message: failure.message,
        evidence: [evidence, Evidence("the validator's auth", at: place)],
        remedies: [Remedy("renew the user and the password, or the token, of the validator's auth")]
      )
    }
  }

  var hostNotUsable: Told {
    Told(
      code: .hostNotUsable,
      message: "3.3 puts https:// in front of the host itself, and this one has a scheme already",
      evidence: [Evidence("host: \(shown(context.host))", at: context.validator?.place)],
      remedies: [Remedy("write the host without https://; 3.9 takes both")])
  }

  /// This program gets in by a way that this Connaisseur does not take.
  func authenticationNotSpoken(_ fact: String) -> Told {
    Told(
      code: .authenticationNotSpoken, message: fact,
      evidence: [
        Evidence("host of validator \(shown(context.validatorName))", at: context.validator?.place)
      ],
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
}

extension Remedy {
  static let giveCredentials = Remedy(
    "give credentials with --user NAME and --password-stdin, or a --trust-dir")
}
