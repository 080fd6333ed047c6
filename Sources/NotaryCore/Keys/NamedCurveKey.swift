internal import COpenSSL

/// A public key on any curve that OpenSSL has by name, for programs that know more curves than
/// Notary does.
///
/// Unchecked: the `EVP_PKEY` is never changed after it was made, and every verification has a
/// context of its own.
public final class NamedCurveKey: @unchecked Sendable {
  /// OpenSSL's name of the curve, such as `prime256v1` or `secp256k1`; `ED25519` and `ED448` for
  /// those.
  public let curve: String
  /// The same key as Notary knows it; nil on a curve that it does not know.
  let material: KeyMaterial?
  /// In bytes.
  let signatureSize: Int

  private let key: OpaquePointer
  private let isEdwards: Bool

  /// Reads a whole SubjectPublicKeyInfo in DER. Nil if it cannot be read, bytes follow it, the point
  /// is not on its curve, or it is a key of another kind.
  public init?(subjectPublicKeyInfo bytes: [UInt8]) {
    guard let key = Self.decode(bytes) else { return nil }
    let kind = EVP_PKEY_get_id(key)
    let name: String? =
      switch kind {
      case EVP_PKEY_EC: Self.groupName(of: key)
      case EVP_PKEY_ED25519: "ED25519"
      case EVP_PKEY_ED448: "ED448"
      default: nil
      }
    guard let name else {
      EVP_PKEY_free(key)
      return nil
    }
    self.key = key
    curve = name
    material = Self.point(of: key).flatMap { KeyMaterial(point: $0, onCurveNamed: name) }
    isEdwards = kind != EVP_PKEY_EC
    // Of a curve the bits are those of its order, which bounds both halves of a signature.
    signatureSize =
      isEdwards
      ? Int(EVP_PKEY_get_size(key)) : 2 * ((Int(EVP_PKEY_get_bits(key)) + 7) / 8)
  }

  deinit { EVP_PKEY_free(key) }

  /// Whether a signature is this key's: r‖s, each as long as the curve's order, over SHA-256; or
  /// that of an Edwards curve over the message.
  public func verifies(_ signature: [UInt8], over message: SignedMessage) -> Bool {
    guard signature.count == signatureSize else { return false }
    if isEdwards {
      return tastevin_verify_ed25519(
        key, signature, signature.count, message.bytes, message.bytes.count) == 1
    }
    let encoded = DERWriter.signature(signature)
    return tastevin_verify_ecdsa(key, encoded, encoded.count, message.sha256) == 1
  }

  private static func decode(_ bytes: [UInt8]) -> OpaquePointer? {
    bytes.withUnsafeBufferPointer { buffer in
      var position = buffer.baseAddress
      let key = d2i_PUBKEY(nil, &position, buffer.count)
      guard let key else {
        ERR_clear_error()
        return nil
      }
      guard let start = buffer.baseAddress, position == start + buffer.count else {
        EVP_PKEY_free(key)
        return nil
      }
      return key
    }
  }

  /// The point as it is encoded; nil for a key of another kind.
  private static func point(of key: OpaquePointer) -> [UInt8]? {
    var point = [UInt8](repeating: 0, count: 1 + 2 * KeyMaterial.Curve.p521.fieldSize)
    var length = 0
    guard EVP_PKEY_get_octet_string_param(key, "pub", &point, point.count, &length) == 1 else {
      ERR_clear_error()
      return nil
    }
    return Array(point.prefix(length))
  }

  private static func groupName(of key: OpaquePointer) -> String? {
    var name = [UInt8](repeating: 0, count: 64)
    var length = 0
    let found = name.withUnsafeMutableBytes { buffer in
      EVP_PKEY_get_group_name(
        key, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, &length)
    }
    guard found == 1 else {
      ERR_clear_error()
      return nil
    }
    return String(decoding: name.prefix(length), as: UTF8.self)
  }
}

extension KeyMaterial {
  /// - Parameters:
  ///   - point: must be encoded without compression.
  ///   - name: of the curve, as OpenSSL calls it.
  fileprivate init?(point: [UInt8], onCurveNamed name: String) {
    let curve: Curve
    switch name {
    case "secp224r1": curve = .p224
    case "prime256v1": curve = .p256
    case "secp384r1": curve = .p384
    case "secp521r1": curve = .p521
    default: return nil
    }
    guard point.first == 0x04, point.count == 1 + 2 * curve.fieldSize else { return nil }
    self = .ecdsa(curve, point: point)
  }
}
