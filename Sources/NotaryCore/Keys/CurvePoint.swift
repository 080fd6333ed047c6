internal import COpenSSL

/// A public key on a curve: where it lies, and nothing of OpenSSL.
struct CurvePoint {
  let curve: KeyMaterial.Curve
  /// Uncompressed.
  let bytes: [UInt8]

  /// Whether the point lies on the curve.
  var isOnCurve: Bool { CurveKeys.of(curve).withKey(at: bytes) { _ in true } ?? false }

  /// Checks r‖s, two numbers of one size, over a SHA-256 digest; nil if the point is not on the curve.
  func verifies(_ signature: [UInt8], sha256 digest: [UInt8]) -> Bool? {
    let encoded = DERWriter.signature(signature)
    return CurveKeys.of(curve).withKey(at: bytes) { key in
      digest.count == 32 && tastevin_verify_ecdsa(key, encoded, encoded.count, digest) == 1
    }
  }
}

extension KeyMaterial {
  /// Where an ECDSA key lies; nil for another key.
  var curvePoint: CurvePoint? {
    if case .ecdsa(let curve, let point) = self {
      CurvePoint(curve: curve, bytes: point)
    } else {
      nil
    }
  }
}

/// OpenSSL's keys on one curve, each lent to one user at a time, who moves it to a point: to make a
/// key costs a tenth of what verifying a signature does, and to move one far less.
///
/// Unchecked: `idle` is only touched under the lock, and nobody else has a key that is lent.
private final class CurveKeys: @unchecked Sendable {
  private let template: OpaquePointer?
  private let lock = Lock()
  private var idle: [OpaquePointer] = []

  /// More than threads verify at once.
  private static let idleLimit = 64

  private init(_ curve: KeyMaterial.Curve) { template = tastevin_curve(curve.rawValue) }

  /// Lends a key that lies at a point; nil if that is not on the curve.
  func withKey<Value>(at point: [UInt8], _ body: (OpaquePointer) -> Value) -> Value? {
    guard let key = lock.withLock({ idle.popLast() }) ?? template.flatMap({ EVP_PKEY_dup($0) })
    else { return nil }
    guard tastevin_set_point(key, point, point.count) == 1 else {
      EVP_PKEY_free(key)
      return nil
    }
    let value = body(key)
    let isKept = lock.withLock {
      guard idle.count < Self.idleLimit else { return false }
      idle.append(key)
      return true
    }
    if !isKept { EVP_PKEY_free(key) }
    return value
  }

  static func of(_ curve: KeyMaterial.Curve) -> CurveKeys {
    switch curve {
    case .p224: p224
    case .p256: p256
    case .p384: p384
    case .p521: p521
    }
  }

  private static let p224 = CurveKeys(.p224)
  private static let p256 = CurveKeys(.p256)
  private static let p384 = CurveKeys(.p384)
  private static let p521 = CurveKeys(.p521)
}
