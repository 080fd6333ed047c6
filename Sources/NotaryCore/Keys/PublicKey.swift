/// A public key as a TUF document holds it.
public struct PublicKey: Hashable, Sendable {
  public let type: KeyType
  /// The decoded `keyval.public`: a SubjectPublicKeyInfo in DER, a PEM bundle of certificates, or
  /// the 32 bytes of an Ed25519 key. Empty where it is missing.
  public let value: [UInt8]
  /// The name that Notary computes: the SHA-256 of the canonical JSON of type and value.
  public let id: KeyID

  let content: Content

  enum Content: Sendable {
    case bare(KeyMaterial)
    case bundle(CertificateBundle)
    case unreadable
  }

  /// Any type and value make a key; whether they can be used is another question. A value of nil
  /// stands for a missing or null `keyval.public`, which counts in the ID.
  public init(type: KeyType, value: [UInt8]?) {
    self.type = type
    self.value = value ?? []
    id = Self.id(type: type, value: value)
    content = Self.content(type: type, value: self.value)
  }

  /// What a whole SubjectPublicKeyInfo in DER is the key of: ``KeyType/ecdsa``, ``KeyType/rsa`` or
  /// ``KeyType/ed25519``. Nil where it cannot be read, or holds another algorithm or curve than Go
  /// verifies with.
  public static func algorithm(ofSubjectPublicKeyInfo bytes: [UInt8]) -> KeyType? {
    guard let material = KeyMaterial(subjectPublicKeyInfo: bytes), material.isUsable
    else { return nil }
    switch material {
    case .ecdsa: return .ecdsa
    case .rsa: return .rsa
    case .ed25519: return .ed25519
    case .other: return nil
    }
  }

  private static func content(type: KeyType, value: [UInt8]) -> Content {
    switch type {
    case .ecdsaX509, .rsaX509:
      return .bundle(CertificateBundle(pem: value))
    case .ecdsa, .rsa:
      return KeyMaterial(subjectPublicKeyInfo: value).map { .bare($0) } ?? .unreadable
    case .ed25519:
      return value.count == 32 ? .bare(.ed25519(value)) : .unreadable
    default:
      return .unreadable
    }
  }

  /// notary 0.7, `data.TUFKey.ID`.
  private static func id(type: KeyType, value: [UInt8]?) -> KeyID {
    var json: [UInt8] = []
    json.reserveCapacity(100 + Base64.letterCount(of: value?.count ?? 0))
    json.append(contentsOf: #"{"keytype":""#.utf8)
    for byte in type.rawValue.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        json.append(UInt8(ascii: "\\"))
      }
      json.append(byte)
    }
    json.append(contentsOf: #"","keyval":{"private":null,"public":"#.utf8)
    if let value {
      json.append(UInt8(ascii: "\""))
      json += Base64.letters(of: value)
      json.append(UInt8(ascii: "\""))
    } else {
      json.append(contentsOf: "null".utf8)
    }
    json.append(contentsOf: "}}".utf8)
    return KeyID(Hexadecimal.text(of: Digest.sha256(json)))
  }

  // The ID is a digest of everything else.
  public static func == (left: PublicKey, right: PublicKey) -> Bool { left.id == right.id }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// The certificates of an x509 key that can be read, in their order; empty for other types.
  public var certificates: [Certificate] {
    if case .bundle(let bundle) = content { bundle.certificates } else { [] }
  }

  /// The certificate that stands for an x509 key: the first one that can be read in a block without
  /// headers (notary 0.7, `utils.LoadCertFromPEM`).
  public var certificate: Certificate? {
    if case .bundle(let bundle) = content { bundle.firstReadable } else { nil }
  }

  /// The ID of the key within: that of the bare key of the first certificate for an x509 key, else
  /// ``id``. Nil if there is no certificate to read (notary 0.7, `utils.CanonicalKeyID`).
  public var canonicalID: KeyID? {
    guard type.isX509 else { return id }
    guard let info = certificate?.key.subjectPublicKeyInfo else { return nil }
    return PublicKey.id(type: type == .rsaX509 ? .rsa : .ecdsa, value: info)
  }

  /// The key itself as SubjectPublicKeyInfo in DER, whatever holds it; nil if it cannot be read.
  public var subjectPublicKeyInfo: [UInt8]? {
    material.flatMap { $0.isUsable ? $0.subjectPublicKeyInfo : nil }
  }

  /// The key itself as a PEM block `PUBLIC KEY`; nil if it cannot be read.
  public var pem: String? {
    subjectPublicKeyInfo.map { PEM.encode(type: "PUBLIC KEY", bytes: $0) }
  }

  /// For people: `ECDSA P-256`, `RSA 2048`, `Ed25519`, or `unreadable`.
  public var summary: String {
    guard let material, material.isUsable else { return "unreadable" }
    return material.summary
  }

  private var material: KeyMaterial? {
    switch content {
    case .bare(let material): material
    case .bundle(let bundle): bundle.firstReadable?.key
    case .unreadable: nil
    }
  }
}
