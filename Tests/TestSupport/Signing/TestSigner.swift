public import NotaryCore

/// A key as a document lists it, and how it signs.
public struct TestSigner: Sendable {
  public let key: TestKey
  public var publicKey: PublicKey
  public var method: SignatureMethod

  /// A key whose value may be anything.
  public init(_ key: TestKey, publicKey: PublicKey, method: SignatureMethod? = nil) {
    self.key = key
    self.publicKey = publicKey
    self.method = method ?? key.usualMethod
  }

  /// A bare key, of the type that its algorithm has.
  public init(_ key: TestKey, method: SignatureMethod? = nil) {
    let publicKey =
      switch key.algorithm {
      case .ed25519: PublicKey(type: .ed25519, value: key.rawPublicKey)
      case .rsa1024, .rsa2048, .rsa4096: PublicKey(type: .rsa, value: key.subjectPublicKeyInfo)
      default: PublicKey(type: .ecdsa, value: key.subjectPublicKeyInfo)
      }
    self.init(key, publicKey: publicKey, method: method)
  }

  /// A bare P-256 key of a name.
  public init(_ name: String) { self.init(TestKey(.p256, name)) }

  /// A key in a certificate, with those of authorities behind it.
  public init(
    _ certificate: TestCertificate, authorities: [TestCertificate] = [],
    method: SignatureMethod? = nil
  ) {
    let pem = ([certificate] + authorities).map(\.pem).joined()
    let type: KeyType = certificate.key.algorithm.isRSA ? .rsaX509 : .ecdsaX509
    self.init(
      certificate.key, publicKey: PublicKey(type: type, value: Array(pem.utf8)), method: method)
  }

  public var id: KeyID { publicKey.id }

  /// The key as documents list it.
  var json: TestJSON {
    [
      "keytype": .string(publicKey.type.rawValue),
      "keyval": ["private": nil, "public": .string(Base64.encode(publicKey.value))],
    ]
  }

  /// The signature as documents list it.
  func signature(over bytes: [UInt8]) -> TestJSON {
    [
      "keyid": .string(id.rawValue), "method": .string(method.rawValue),
      "sig": .string(Base64.encode(key.sign(bytes, method: method))),
    ]
  }
}
