internal import COpenSSL
public import NotaryCore

/// A private key for tests, the same in every run: it is computed from its name, so that key IDs may
/// stand in expectations. RSA keys, which cannot be computed quickly, are fixed ones.
///
/// Unchecked: the `EVP_PKEY` is never changed after it was made.
public final class TestKey: @unchecked Sendable {
  public enum Algorithm: String, CaseIterable, Sendable {
    case p224, p256, p384, p521, secp256k1, ed25519
    case rsa1024, rsa2048, rsa4096

    public var isRSA: Bool { self == .rsa1024 || self == .rsa2048 || self == .rsa4096 }
    public var isECDSA: Bool { !isRSA && self != .ed25519 }
  }

  public let algorithm: Algorithm
  /// The public key as SubjectPublicKeyInfo in DER.
  public let subjectPublicKeyInfo: [UInt8]
  private let key: OpaquePointer

  /// The key of a name; of RSA keys there are two of each size, `a` and any other name.
  public init(_ algorithm: Algorithm = .p256, _ name: String) {
    self.algorithm = algorithm
    let made: OpaquePointer? =
      switch algorithm {
      case .ed25519:
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, Self.seed(algorithm, name, 32), 32)
      case .rsa1024, .rsa2048, .rsa4096:
        Self.decode(TestRSAKeys.der(algorithm, name))
      default:
        Self.decode(Self.privateECKey(algorithm, name))
      }
    guard let made else { preconditionFailure("no key \(algorithm) \(name)") }
    key = made
    subjectPublicKeyInfo = Self.encode(made)
  }

  deinit { EVP_PKEY_free(key) }

  /// The 32 bytes of an Ed25519 public key.
  public var rawPublicKey: [UInt8] { Array(subjectPublicKeyInfo.suffix(32)) }

  /// As `PUBLIC KEY`.
  public var publicPEM: String { PEM.encode(type: "PUBLIC KEY", bytes: subjectPublicKeyInfo) }

  /// A private key of Ed25519, or the scalar of a curve, from a name.
  private static func seed(_ algorithm: Algorithm, _ name: String, _ size: Int) -> [UInt8] {
    let digest = Digest.sha512(Array("tastevin test key \(algorithm) \(name)".utf8))
    return [UInt8](repeating: 0, count: max(0, size - digest.count)) + digest.prefix(size)
  }

  /// An `ECPrivateKey` without the public key, which OpenSSL computes.
  private static func privateECKey(_ algorithm: Algorithm, _ name: String) -> [UInt8] {
    let (size, curve): (Int, [UInt8]) =
      switch algorithm {
      case .p224: (28, TestDER.oid(1, 3, 132, 0, 33))
      case .p384: (48, TestDER.oid(1, 3, 132, 0, 34))
      case .p521: (66, TestDER.oid(1, 3, 132, 0, 35))
      case .secp256k1: (32, TestDER.oid(1, 3, 132, 0, 10))
      default: (32, TestDER.oid(1, 2, 840, 10_045, 3, 1, 7))
      }
    return TestDER.sequence(
      TestDER.integer([1]), TestDER.octetString(seed(algorithm, name, size)),
      TestDER.element(0xA0, curve))
  }

  private static func decode(_ der: [UInt8]) -> OpaquePointer? {
    der.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      return d2i_AutoPrivateKey(nil, &start, buffer.count)
    }
  }

  private static func encode(_ key: OpaquePointer) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(i2d_PUBKEY(key, nil)))
    bytes.withUnsafeMutableBufferPointer { buffer in
      var start = buffer.baseAddress
      i2d_PUBKEY(key, &start)
    }
    return bytes
  }
}

/// Signing.
extension TestKey {
  /// How Notary would sign with this key.
  public var usualMethod: SignatureMethod {
    if algorithm == .ed25519 { return .eddsa }
    return algorithm.isRSA ? .rsapss : .ecdsa
  }

  /// A signature in the form that the method asks for. The salt of RSASSA-PSS can be made wrong.
  public func sign(
    _ message: [UInt8], method: SignatureMethod, saltLength: Int32 = 32
  ) -> [UInt8] {
    switch method {
    case .eddsa: signMessage(message)
    case .ecdsa: Self.joined(signECDSAInDER(message), half: fieldSize)
    case .rsapkcs1v15: signDigest(of: message, padding: RSA_PKCS1_PADDING, saltLength: nil)
    default: signDigest(of: message, padding: RSA_PKCS1_PSS_PADDING, saltLength: saltLength)
    }
  }

  /// An ECDSA signature as OpenSSL makes it, which Notary does not take.
  public func signECDSAInDER(_ message: [UInt8]) -> [UInt8] {
    signDigest(of: message, padding: nil, saltLength: nil)
  }

  private var fieldSize: Int {
    switch algorithm {
    case .p224: 28
    case .p384: 48
    case .p521: 66
    default: 32
    }
  }

  /// The two numbers of an ECDSA signature in DER, each filled up to a size.
  private static func joined(_ der: [UInt8], half: Int) -> [UInt8] {
    // 30 len, or 30 81 len, then twice 02 len number.
    var rest = der.dropFirst(der[1] == 0x81 ? 3 : 2)
    var joined: [UInt8] = []
    while rest.count > 2 {
      let length = Int(rest[rest.startIndex + 1])
      let number = rest.dropFirst(2).prefix(length).drop { $0 == 0 }
      joined += [UInt8](repeating: 0, count: half - number.count) + number
      rest = rest.dropFirst(2 + length)
    }
    return joined
  }

  private func signDigest(
    of message: [UInt8], padding: Int32?, saltLength: Int32?
  ) -> [UInt8] {
    let context = EVP_PKEY_CTX_new(key, nil)
    defer { EVP_PKEY_CTX_free(context) }
    EVP_PKEY_sign_init(context)
    if let padding {
      EVP_PKEY_CTX_set_rsa_padding(context, padding)
      EVP_PKEY_CTX_set_signature_md(context, EVP_sha256())
    }
    if let saltLength { EVP_PKEY_CTX_set_rsa_pss_saltlen(context, saltLength) }
    let digest = Digest.sha256(message)
    return [UInt8](unsafeUninitializedCapacity: 1_024) { buffer, count in
      count = buffer.count
      let done = EVP_PKEY_sign(context, buffer.baseAddress, &count, digest, digest.count)
      precondition(done == 1, "\(algorithm) cannot sign so")
    }
  }

  private func signMessage(_ message: [UInt8]) -> [UInt8] {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    EVP_DigestSignInit(context, nil, nil, nil, key)
    return [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
      count = buffer.count
      let done = EVP_DigestSign(context, buffer.baseAddress, &count, message, message.count)
      precondition(done == 1, "\(algorithm) cannot sign so")
    }
  }
}
