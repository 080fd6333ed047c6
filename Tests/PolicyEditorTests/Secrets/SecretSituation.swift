import NotaryCore
import PolicyEditor

/// Values with one validator that signs in, and what is at hand of its secret.
struct SecretSituation {
  var auth = "{secretName: pull}"
  var host = "notary.acme.io:4443"
  var secrets = ValidatorSecrets.none

  /// - Parameter keys: the secret's keys and what they hold; nil where the secret is not at hand.
  init(_ keys: [SecretContent.Key: String]?, isWhole: Bool = true) {
    guard let keys else { return }
    secrets.contents["pull"] = SecretContent(
      origin: "/run/pull", values: keys.mapValues { Array($0.utf8) }, isWhole: isWhole)
  }

  func with(_ change: (inout SecretSituation) -> Void) -> SecretSituation {
    var changed = self
    change(&changed)
    return changed
  }

  private func values() throws -> Values {
    let text = """
      application:
        validators:
        - name: acme
          type: notaryv1
          host: \(host)
          auth: \(auth)
          trustRoots: [{name: default, key: k}]
        policy: [{pattern: "*:*", validator: acme}]
      """
    var values = try Values.load(files: [("values.yaml", Array(text.utf8))])
    values.secrets = secrets
    return values
  }

  func authentication(_ generation: Generation) throws -> Authentication? {
    guard
      case .notaryV1(let notary)? = try values().configuration(for: generation).validators.first?
        .kind
    else { return nil }
    return notary.authentication
  }

  /// What a Connaisseur says when it starts: `starts`, or its words and what is wrong.
  func startup(_ generation: Generation) throws -> String {
    switch try values().startup(of: generation) {
    case .starts: "starts"
    case .unknown(let fact): "unknown: \(fact)"
    case .doesNotStart(let refusal): "\(refusal.message ?? "") | \(refusal.fact)"
    }
  }
}

extension Authentication {
  static func login(_ user: String, _ password: String) -> Authentication {
    .inline(RegistryCredential(user: user, password: password))
  }
}
