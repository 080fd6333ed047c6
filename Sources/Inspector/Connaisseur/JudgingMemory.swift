import NotaryCore
import PolicyEditor

/// What is found out once for all images, rules and validators for which the documents of a repository
/// are judged, by both Connaisseurs and as the Notary client.
///
/// All of it follows from what it is remembered by, so that it makes no difference who asked first.
final class JudgingMemory: Sendable {
  /// Of how many signatures, and of how many keys, it is remembered what they are.
  private static let signatureLimit = 4_096
  private static let keyLimit = 256

  let verifier = SignatureVerifier(remembering: signatureLimit)
  private let goKeys = Memory<GoTrustRoot, Result<GoTrustRoots.Key, GoTrustRoots.Failure>>(
    limit: keyLimit)
  private let pythonKeys = Memory<PythonText, PythonKey?>(limit: keyLimit)

  /// All that Connaisseur 3.9 looks at, to the byte.
  private struct GoTrustRoot: Hashable {
    let name: ExactText
    let key: ExactText
    let validator: ExactText
  }

  /// What Connaisseur 3.9 makes of a configured key; see ``GoTrustRoots/key(of:validator:)``.
  func goKey(
    of root: TrustRoot, validator: String
  ) -> Result<GoTrustRoots.Key, GoTrustRoots.Failure> {
    let wanted = GoTrustRoot(
      name: ExactText(root.name ?? ""), key: ExactText(root.key ?? ""),
      validator: ExactText(validator))
    return goKeys.value(for: wanted) {
      Result { () throws(GoTrustRoots.Failure) in
        try GoTrustRoots.key(of: root, validator: validator)
      }
    }
  }

  /// What Connaisseur 3.3 makes of a configured key.
  func pythonKey(of root: TrustRoot) -> PythonKey? {
    let text = PythonText(root.key ?? "")
    return pythonKeys.value(for: text) { PythonKey(text) }
  }
}
