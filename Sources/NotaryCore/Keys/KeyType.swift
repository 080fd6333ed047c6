/// The `keytype` of a key, as written: Notary compares it byte for byte.
public struct KeyType: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// An ECDSA key, as a SubjectPublicKeyInfo in DER.
  public static let ecdsa = KeyType(rawValue: "ecdsa")
  /// An ECDSA key in a certificate, as a PEM bundle.
  public static let ecdsaX509 = KeyType(rawValue: "ecdsa-x509")
  /// An RSA key, as a SubjectPublicKeyInfo in DER.
  public static let rsa = KeyType(rawValue: "rsa")
  /// An RSA key in a certificate, as a PEM bundle.
  public static let rsaX509 = KeyType(rawValue: "rsa-x509")
  /// An Ed25519 key, as its 32 bytes.
  public static let ed25519 = KeyType(rawValue: "ed25519")

  /// The key is held in a certificate.
  public var isX509: Bool { self == .ecdsaX509 || self == .rsaX509 }

  public var description: String { rawValue }
}

/// The name of a key: 64 hexadecimal digits if it is right, but documents are written by strangers
/// and any text is kept.
public struct KeyID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let rawValue: String

  public init(_ rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }

  // String compares by canonical equivalence, Notary by bytes.
  public static func == (left: KeyID, right: KeyID) -> Bool {
    left.rawValue == right.rawValue && left.rawValue.utf8.elementsEqual(right.rawValue.utf8)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

  public static func < (left: KeyID, right: KeyID) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}
