/// What a signature claims, in everything on which it depends whether that is true: this key made it over
/// a message of this digest, by this arithmetic.
///
/// The key is there by its numbers, not by a name that a document gives it, so that no two claims can be
/// taken for one another.
struct SignatureClaim: Hashable, Sendable {
  enum Arithmetic: Hashable, Sendable {
    /// r‖s over SHA-256.
    case ecdsa
    /// RSASSA-PSS over SHA-256.
    case rsaPSS
    /// RSASSA-PKCS1-v1_5 over SHA-256.
    case rsaPKCS1
    case ed25519
  }

  let key: KeyMaterial
  let arithmetic: Arithmetic
  let signature: [UInt8]
  /// The SHA-256 of the message.
  let digest: [UInt8]

  init(
    _ arithmetic: Arithmetic, _ signature: [UInt8], _ message: SignedMessage, by key: KeyMaterial
  ) {
    self.key = key
    self.arithmetic = arithmetic
    self.signature = signature
    digest = message.sha256
  }
}
