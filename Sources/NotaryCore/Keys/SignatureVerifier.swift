/// How a signature was made, as written in lower case: the caller lowers it, as Notary does.
public struct SignatureMethod: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// r‖s over SHA-256.
  public static let ecdsa = SignatureMethod(rawValue: "ecdsa")
  /// RSASSA-PSS over SHA-256 with a salt of 32 bytes.
  public static let rsapss = SignatureMethod(rawValue: "rsapss")
  /// RSASSA-PKCS1-v1_5 over SHA-256.
  public static let rsapkcs1v15 = SignatureMethod(rawValue: "rsapkcs1v15")
  /// Ed25519.
  public static let eddsa = SignatureMethod(rawValue: "eddsa")
  /// As ``rsapss``, by a key of type `rsa` whose value is PEM.
  public static let pycrypto = SignatureMethod(rawValue: "pycrypto-pkcs#1 pss")

  public var description: String { rawValue }
}

/// What came of checking one signature.
public enum SignatureOutcome: Hashable, Sendable {
  case valid
  /// The signature is not this key's over this message.
  case invalid
  /// Notary has no such method.
  case unsupportedMethod
  /// The method does not fit the key.
  case wrongKeyType
  /// The key cannot be read.
  case malformedKey
  /// The signature has a length that no signature of this key has, in bytes.
  case malformedSignature(length: Int, expected: Int)
  /// An RSA key of fewer than 2 048 bits.
  case weakKey(bits: Int)
}

/// The bytes that signatures of one document cover, hashed once.
public struct SignedMessage: Sendable {
  public let bytes: [UInt8]
  public let sha256: [UInt8]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    sha256 = Digest.sha256(bytes)
  }
}

/// Checks signatures as notary 0.7 does (`tuf/signed/verifiers.go`), and keeps what it made of the
/// RSA and Ed25519 keys that it saw last. One verifier serves many repositories and many threads.
public final class SignatureVerifier: Sendable {
  /// By their computed IDs, which are digests of all of a key; nil for one that cannot be made ready.
  private let keys = Memory<KeyID, OpenSSLKey?>(limit: 1_024)
  /// Which claims are true; nil for a point that is not on its curve.
  private let claims: Memory<SignatureClaim, Bool?>?

  /// A verifier that checks each signature anew.
  public init() { claims = nil }

  /// A verifier that does the arithmetic of no signature twice, for documents at which several judges
  /// look, or one for many images.
  ///
  /// - Parameter count: of how many signatures it remembers what came of them.
  public init(remembering count: Int) { claims = Memory(limit: count) }

  /// Checks a signature over a document that was hashed before.
  public func verify(
    _ signature: [UInt8], method: SignatureMethod, over message: SignedMessage,
    with key: PublicKey
  ) -> SignatureOutcome {
    switch method {
    case .ecdsa:
      guard key.type == .ecdsa || key.type == .ecdsaX509 else { return .wrongKeyType }
      return verifyECDSA(signature, message, key.verifyingMaterial)
    case .rsapss, .rsapkcs1v15:
      guard key.type == .rsa || key.type == .rsaX509 else { return .wrongKeyType }
      return verifyRSA(
        signature, pss: method == .rsapss, message, key.verifyingMaterial, ready(key))
    case .pycrypto:
      guard key.type == .rsa else { return .wrongKeyType }
      let material = key.materialInPEM
      return verifyRSA(signature, pss: true, message, material, material.flatMap(OpenSSLKey.init))
    case .eddsa:
      guard key.type == .ed25519 else { return .wrongKeyType }
      return verifyEd25519(signature, message, key.verifyingMaterial, ready(key))
    default:
      return .unsupportedMethod
    }
  }

  /// Checks a signature over bytes.
  public func verify(
    _ signature: [UInt8], method: SignatureMethod, over message: [UInt8], with key: PublicKey
  ) -> SignatureOutcome {
    verify(signature, method: method, over: SignedMessage(message), with: key)
  }

  /// Whether a signature is that of a key on any curve; see ``NamedCurveKey/verifies(_:over:)``.
  public func verifies(
    _ signature: [UInt8], over message: SignedMessage, with key: NamedCurveKey
  ) -> Bool {
    guard let material = key.material, signature.count == key.signatureSize else {
      return key.verifies(signature, over: message)
    }
    return isTrue(SignatureClaim(.ecdsa, signature, message, by: material)) {
      key.verifies(signature, over: message)
    } ?? false
  }

  private func ready(_ key: PublicKey) -> OpenSSLKey? {
    keys.value(for: key.id) { key.verifyingMaterial.flatMap(OpenSSLKey.init) }
  }

  /// - Parameter check: does the arithmetic of the claim.
  private func isTrue(_ claim: SignatureClaim, _ check: () -> Bool?) -> Bool? {
    guard let claims else { return check() }
    return claims.value(for: claim, check)
  }

  private func verifyECDSA(
    _ signature: [UInt8], _ message: SignedMessage, _ key: KeyMaterial?
  ) -> SignatureOutcome {
    guard let key else { return .malformedKey }
    guard let point = key.curvePoint else { return key.isUsable ? .wrongKeyType : .malformedKey }
    let length = 2 * point.curve.fieldSize
    guard signature.count == length else {
      guard point.isOnCurve else { return .malformedKey }
      return .malformedSignature(length: signature.count, expected: length)
    }
    let isValid = isTrue(SignatureClaim(.ecdsa, signature, message, by: key)) {
      point.verifies(signature, sha256: message.sha256)
    }
    guard let isValid else { return .malformedKey }
    return isValid ? .valid : .invalid
  }

  private func verifyRSA(
    _ signature: [UInt8], pss: Bool, _ message: SignedMessage, _ material: KeyMaterial?,
    _ key: OpenSSLKey?
  ) -> SignatureOutcome {
    guard let material else { return .malformedKey }
    guard case .rsa(let modulus, _) = material else {
      return material.isUsable ? .wrongKeyType : .malformedKey
    }
    guard let key else { return .malformedKey }
    let bits = KeyMaterial.bits(of: modulus)
    guard bits >= Certificate.minimumRSABits else { return .weakKey(bits: bits) }
    guard signature.count == modulus.count else {
      return .malformedSignature(length: signature.count, expected: modulus.count)
    }
    let claim = SignatureClaim(pss ? .rsaPSS : .rsaPKCS1, signature, message, by: material)
    let isValid = isTrue(claim) { key.verifyRSA(signature, pss: pss, sha256: message.sha256) }
    return isValid == true ? .valid : .invalid
  }

  private func verifyEd25519(
    _ signature: [UInt8], _ message: SignedMessage, _ material: KeyMaterial?, _ key: OpenSSLKey?
  ) -> SignatureOutcome {
    guard signature.count == 64 else {
      return .malformedSignature(length: signature.count, expected: 64)
    }
    guard let key, let material else { return .malformedKey }
    let isValid = isTrue(SignatureClaim(.ed25519, signature, message, by: material)) {
      key.verifyEd25519(signature, message: message.bytes)
    }
    return isValid == true ? .valid : .invalid
  }
}
