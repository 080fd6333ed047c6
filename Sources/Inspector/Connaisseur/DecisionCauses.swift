import PolicyEditor

/// The causes of a decision, from its steps.
extension DecisionCause {
  static func all(of decision: Decision) -> [DecisionCause] {
    guard decision.verdict != .admitted else { return [] }
    return decision.steps.filter { $0.status == .fail || $0.status == .unknown }.map { step in
      let kind = kind(of: step.name)
      return DecisionCause(
        kind.code, message: step.message, remedies: [Remedy(kind.remedy)], step: step.name,
        isReached: step.reached)
    }
  }

  /// A secret of the cluster that is not at hand.
  static func secretNeeded(_ name: String) -> DecisionCause {
    DecisionCause(
      .secretNeeded, message: "the validator signs in with the secret '\(name)'",
      remedies: [
        Remedy("give credentials with --user NAME and --password-stdin, or a --trust-dir")
      ],
      step: .download)
  }

  /// A reference on which Connaisseur 3.3 gives no answer.
  static let referenceHang = DecisionCause(
    .referenceHang,
    message: "Connaisseur 3.3 gives no answer to this reference: its regular expression backtracks",
    remedies: [Remedy("write the reference differently")], step: .reference)

  private static func kind(of step: DecisionStep.Name) -> (code: CauseCode, remedy: String) {
    switch step {
    case .reference:
      (.referenceNotValid, "write the image as registry/repository:tag in lower case")
    case .rule: (.noRule, "add a rule whose pattern matches the image")
    case .validator:
      (.validatorNotUsable, "define the validator that the rule names, or change the rule")
    case .trustRoot:
      (.trustRootNotUsable, "define the trust root that the rule names, with a PEM public key")
    case .download:
      (.documentsNotAvailable, "check the server, the repository's name and the credentials")
    case .root:
      (
        .rootNotValid,
        "if it expired, have its owner sign root again; if its key differs, compare it with the"
          + " publisher before anything is pinned"
      )
    case .timestamp: (.timestampNotValid, "look at the Notary server and its signer")
    case .snapshot:
      (.snapshotNotValid, "look at the Notary server and its signer, or sign again")
    case .targets: (.targetsNotValid, "have the repository's owner sign again")
    case .delegations: (.delegationsNotValid, "have the signers that are required sign again")
    case .digest: (.notSigned, "sign the tag, or deploy one that is signed")
    }
  }
}
