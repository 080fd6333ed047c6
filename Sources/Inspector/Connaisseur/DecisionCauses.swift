import PolicyEditor

/// The causes of a decision, from its steps.
extension DecisionCause {
  static func all(of decision: Decision) -> [DecisionCause] {
    guard decision.verdict != .admitted else { return [] }
    return decision.steps.filter { $0.status == .fail || $0.status == .unknown }.map { step in
      let kind = kind(of: step.name)
      return DecisionCause(code: kind.code, message: step.message, remedy: kind.remedy)
    }
  }

  /// A secret of the cluster that is not at hand.
  static func secretNeeded(_ name: String) -> DecisionCause {
    DecisionCause(
      code: "secret-needed", message: "the validator signs in with the secret '\(name)'",
      remedy: "give credentials with --user NAME and --password-stdin, or a --trust-dir")
  }

  /// A reference on which Connaisseur 3.3 gives no answer.
  static let referenceHang = DecisionCause(
    code: "reference-hang",
    message: "Connaisseur 3.3 gives no answer to this reference: its regular expression backtracks",
    remedy: "write the reference differently")

  private static func kind(of step: DecisionStep.Name) -> (code: String, remedy: String) {
    switch step {
    case .reference:
      ("reference-not-valid", "write the image as registry/repository:tag in lower case")
    case .rule: ("no-rule", "add a rule whose pattern matches the image")
    case .validator:
      ("validator-not-usable", "define the validator that the rule names, or change the rule")
    case .trustRoot:
      ("trust-root-not-usable", "define the trust root that the rule names, with a PEM public key")
    case .download:
      ("documents-not-available", "check the server, the repository's name and the credentials")
    case .root:
      (
        "root-not-valid",
        "if it expired, have its owner sign root again; if its key differs, compare it with the"
          + " publisher before anything is pinned"
      )
    case .timestamp: ("timestamp-not-valid", "look at the Notary server and its signer")
    case .snapshot:
      ("snapshot-not-valid", "look at the Notary server and its signer, or sign again")
    case .targets: ("targets-not-valid", "have the repository's owner sign again")
    case .delegations: ("delegations-not-valid", "have the signers that are required sign again")
    case .digest: ("not-signed", "sign the tag, or deploy one that is signed")
    }
  }
}
