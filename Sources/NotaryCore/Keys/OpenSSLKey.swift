internal import COpenSSL

/// An RSA or Ed25519 key in the form in which OpenSSL verifies with it.
///
/// Unchecked: the `EVP_PKEY` is never changed after it was made, and every verification has a
/// context of its own.
final class OpenSSLKey: @unchecked Sendable {
  private let key: OpaquePointer

  /// Nil for another key, or if OpenSSL refuses the numbers.
  init?(_ material: KeyMaterial) {
    let made: OpaquePointer? =
      switch material {
      case .rsa(let modulus, let exponent): Self.rsa(modulus, exponent)
      case .ed25519(let key): EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, key, key.count)
      case .ecdsa, .other: nil
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

  func verifyRSA(_ signature: [UInt8], pss: Bool, sha256 digest: [UInt8]) -> Bool {
    guard digest.count == 32 else { return false }
    return tastevin_verify_rsa(key, pss ? 1 : 0, signature, signature.count, digest) == 1
  }

  func verifyEd25519(_ signature: [UInt8], message: [UInt8]) -> Bool {
    tastevin_verify_ed25519(key, signature, signature.count, message, message.count) == 1
  }
}

extension KeyMaterial {
  /// Whether signatures can be checked with it: a point lies on its curve, OpenSSL takes the numbers,
  /// and it is a key that Notary knows.
  var isUsable: Bool {
    if let point = curvePoint { return point.isOnCurve }
    return OpenSSLKey(self) != nil
  }
}

extension PublicKey {
  /// What its signatures are checked with: of an x509 key the certificate in the very first PEM block
  /// counts, whatever the block's type and headers. Nil if that cannot be read.
  var verifyingMaterial: KeyMaterial? {
    switch content {
    case .bare(let material): material
    case .bundle(let bundle): bundle.entries.first?.certificate?.key
    case .unreadable: nil
    }
  }

  /// What a SubjectPublicKeyInfo in PEM, of any block type, holds in place of one in DER.
  var materialInPEM: KeyMaterial? {
    PEM.blocks(in: value, limit: 1).first.flatMap { KeyMaterial(subjectPublicKeyInfo: $0.bytes) }
  }
}
