import NotaryCore
import PolicyEditor

/// What is said of the way in which a validator signs in.
extension CauseFinder {
  /// Where the validator's credentials are, or why it has none to show.
  var authenticationEvidence: Evidence {
    Evidence(authenticationFact, at: context.validator?.place)
  }

  private var authenticationFact: String {
    switch context.notary?.authentication {
    case .unused(let reason): reason.sentence(host: context.host)
    case .unusable(let reason): reason.sentence
    case nil, .incomplete: "the validator has no credentials"
    case .keychain: "auth.useKeychain, which \(context.generation.rawValue) does not use for Notary"
    case .inline, .secret: "the validator's auth"
    }
  }

  /// What gives the validator credentials that it does use.
  var credentialRemedy: Remedy {
    guard case .unused(let reason)? = context.notary?.authentication else {
      return Remedy("give the validator credentials (auth.secretName) that may read the repository")
    }
    return reason.remedy(host: context.host)
  }

  /// A secret is named, and nobody gave it.
  func secretNeeded(_ name: String, _ evidence: [Evidence]) -> Told {
    let place = context.validator?.place
    return Told(
      code: .secretNeeded,
      message: "the validator signs in with the secret \(shown(name)), which is not at hand",
      evidence: evidence + [Evidence("auth.secretName: \(shown(name))", at: place)],
      remedies: Remedy.giveSecret(name))
  }
}

extension Remedy {
  /// How a secret, or what it holds, comes into reach.
  static func giveSecret(_ name: String) -> [Remedy] {
    let name = shown(name)
    return [
      Remedy(
        "give the secret as a file or a folder with --secret \(name)=PATH, or name the cluster that"
          + " has it with --context CONTEXT"),
      Remedy("or give what it holds with --user NAME and --password-stdin, or a --trust-dir"),
    ]
  }
}

extension Authentication.Unused {
  fileprivate func sentence(host: String) -> String {
    switch self {
    case .noFile(let secret):
      return "the secret \(shown(secret)) has no auth.yaml, and 3.3 reads nothing else of it"
    case .otherRegistries(let secret, let names):
      let owner = secret.map { "the secret \(shown($0))" } ?? "auth.registry"
      return "\(owner) is for \(list(names.prefix(3).map(shown))), with which the host"
        + " \(shown(host)) does not begin: 3.9 signs in with nothing"
    }
  }

  fileprivate func remedy(host: String) -> Remedy {
    switch self {
    case .noFile:
      Remedy("put a file auth.yaml with username and password into the secret, as 3.3 reads it")
    case .otherRegistries:
      Remedy("let the credentials be for \(shown(host)), the validator's host")
    }
  }
}
