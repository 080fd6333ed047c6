internal import COpenSSL

/// A public key in the form in which OpenSSL verifies with it.
///
/// Unchecked: the `EVP_PKEY` is never changed after it was made, and every verification has a
/// context of its own.
final class OpenSSLKey: @unchecked Sendable {
  private let key: OpaquePointer

  /// Nil if the point is not on the curve, or OpenSSL refuses the numbers.
  init?(_ material: KeyMaterial) {
    let made: OpaquePointer? =
      switch material {
      case .ecdsa(let curve, let point): CurveTemplate.of(curve).key(withPoint: point)
      case .rsa(let modulus, let exponent): Self.rsa(modulus, exponent)
      case .ed25519(let key): EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, key, key.count)
      case .other: nil
      }
    guard let made else { return nil }
    key = made
  }

  deinit { EVP_PKEY_free(key) }

  /// OpenSSL uses no modulus of more than 16 384 bits.
  private static func rsa(_ modulus: [UInt8], _ exponent: [UInt8]) -> OpaquePointer? {
    guard modulus.count <= 16_384 / 8 else { return nil }
    return tastevin_rsa_key(modulus, Int32(modulus.count), exponent, Int32(exponent.count))
  }

  /// Checks r‖s, two numbers of one size, over a SHA-256 digest.
  func verifyECDSA(_ signature: [UInt8], sha256 digest: [UInt8]) -> Bool {
    guard digest.count == 32 else { return false }
    let half = signature.count / 2
    let encoded = DERWriter.element(
      .sequence, DERWriter.integer(signature[..<half]), DERWriter.integer(signature[half...]))
    return tastevin_verify_ecdsa(key, encoded, encoded.count, digest) == 1
  }

  func verifyRSA(_ signature: [UInt8], pss: Bool, sha256 digest: [UInt8]) -> Bool {
    guard digest.count == 32 else { return false }
    return tastevin_verify_rsa(key, pss ? 1 : 0, signature, signature.count, digest) == 1
  }

  func verifyEd25519(_ signature: [UInt8], message: [UInt8]) -> Bool {
    tastevin_verify_ed25519(key, signature, signature.count, message, message.count) == 1
  }
}

/// A curve without a point, built once, because building a curve costs more than half of what
/// verifying a signature does.
///
/// Unchecked: the `EVP_PKEY` is only ever copied.
private final class CurveTemplate: @unchecked Sendable {
  private let curve: OpaquePointer?

  private init(_ curve: KeyMaterial.Curve) { self.curve = tastevin_curve(curve.rawValue) }

  func key(withPoint point: [UInt8]) -> OpaquePointer? {
    guard let curve else { return nil }
    return tastevin_curve_key(curve, point, point.count)
  }

  static func of(_ curve: KeyMaterial.Curve) -> CurveTemplate {
    switch curve {
    case .p224: p224
    case .p256: p256
    case .p384: p384
    case .p521: p521
    }
  }

  private static let p224 = CurveTemplate(.p224)
  private static let p256 = CurveTemplate(.p256)
  private static let p384 = CurveTemplate(.p384)
  private static let p521 = CurveTemplate(.p521)
}
