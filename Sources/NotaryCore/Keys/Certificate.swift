/// An X.509 certificate, as Notary's client reads it.
public struct Certificate: Hashable, Sendable {
  /// The bytes that it was read from.
  public let der: [UInt8]
  /// The subject's common name, empty if it has none.
  public let commonName: String
  public let notBefore: Instant
  public let notAfter: Instant
  /// The DNS names and IP addresses of the subject's alternative names.
  public let names: [String]
  /// The basic constraints say that the key may sign certificates.
  public let isCA: Bool
  /// With what the issuer signed, such as `ECDSA-SHA256`, or a dotted number.
  public let signatureAlgorithm: String
  /// The issuer signed a SHA-1 digest, which Notary refuses.
  public let usesSHA1: Bool
  public let publicKeyAlgorithm: PublicKeyAlgorithm
  /// The bits of the modulus; nil for other keys than RSA.
  public let rsaBits: Int?
  /// The key inside as SubjectPublicKeyInfo in DER.
  public let subjectPublicKeyInfo: [UInt8]

  let key: KeyMaterial
  private let subjectName: DistinguishedName
  private let issuerName: DistinguishedName
  private let serialNumber: ArraySlice<UInt8>

  public enum PublicKeyAlgorithm: Sendable {
    case ecdsa
    case rsa
    case ed25519
    /// A key that no signature of Notary uses.
    case other
  }

  /// Reads a certificate in DER, as Go's `x509.ParseCertificate`; nil if that would refuse it.
  public init?(der: [UInt8]) {
    guard let parsed = CertificateParser(der) else { return nil }
    self.der = der
    commonName = parsed.subject.commonName
    subjectName = parsed.subject
    issuerName = parsed.issuer
    serialNumber = parsed.serial
    notBefore = parsed.notBefore
    notAfter = parsed.notAfter
    names = parsed.names
    isCA = parsed.isCA
    let algorithm = SignatureAlgorithm.named[parsed.signatureAlgorithm]
    signatureAlgorithm = algorithm?.name ?? parsed.signatureAlgorithm.dotted
    usesSHA1 = algorithm?.usesSHA1 ?? false
    key = parsed.key
    rsaBits = if case .rsa(let modulus, _) = key { KeyMaterial.bits(of: modulus) } else { nil }
    subjectPublicKeyInfo = key.subjectPublicKeyInfo ?? Array(parsed.rawKey)
    switch key {
    case .ecdsa:
      // Go refuses a certificate whose point is not on its curve.
      guard key.isUsable else { return nil }
      publicKeyAlgorithm = .ecdsa
    case .rsa: publicKeyAlgorithm = .rsa
    case .ed25519: publicKeyAlgorithm = .ed25519
    case .other: publicKeyAlgorithm = .other
    }
  }

  /// The subject in one line.
  public var subject: String { subjectName.line }
  /// The issuer in one line.
  public var issuer: String { issuerName.line }
  /// The serial number in hexadecimal.
  public var serial: String { Hexadecimal.text(of: serialNumber) }

  public static func == (left: Certificate, right: Certificate) -> Bool { left.der == right.der }

  public func hash(into hasher: inout Hasher) { hasher.combine(der) }
}

/// The signature algorithms of certificates that Go knows.
private struct SignatureAlgorithm {
  let name: String
  var usesSHA1 = false

  static let named: [ObjectIdentifier: SignatureAlgorithm] = [
    ObjectIdentifier(1, 2, 840, 113_549, 1, 1, 4): SignatureAlgorithm(name: "MD5-RSA"),
    ObjectIdentifier(1, 2, 840, 113_549, 1, 1, 5): SignatureAlgorithm(
      name: "SHA1-RSA", usesSHA1: true),
    ObjectIdentifier(1, 3, 14, 3, 2, 29): SignatureAlgorithm(name: "SHA1-RSA", usesSHA1: true),
    ObjectIdentifier(1, 2, 840, 113_549, 1, 1, 10): SignatureAlgorithm(name: "RSA-PSS"),
    ObjectIdentifier(1, 2, 840, 113_549, 1, 1, 11): SignatureAlgorithm(name: "SHA256-RSA"),
    ObjectIdentifier(1, 2, 840, 113_549, 1, 1, 12): SignatureAlgorithm(name: "SHA384-RSA"),
    ObjectIdentifier(1, 2, 840, 113_549, 1, 1, 13): SignatureAlgorithm(name: "SHA512-RSA"),
    ObjectIdentifier(1, 2, 840, 10_040, 4, 3): SignatureAlgorithm(
      name: "DSA-SHA1", usesSHA1: true),
    ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 3, 2): SignatureAlgorithm(name: "DSA-SHA256"),
    ObjectIdentifier(1, 2, 840, 10_045, 4, 1): SignatureAlgorithm(
      name: "ECDSA-SHA1", usesSHA1: true),
    ObjectIdentifier(1, 2, 840, 10_045, 4, 3, 2): SignatureAlgorithm(name: "ECDSA-SHA256"),
    ObjectIdentifier(1, 2, 840, 10_045, 4, 3, 3): SignatureAlgorithm(name: "ECDSA-SHA384"),
    ObjectIdentifier(1, 2, 840, 10_045, 4, 3, 4): SignatureAlgorithm(name: "ECDSA-SHA512"),
    ObjectIdentifier(1, 3, 101, 112): SignatureAlgorithm(name: "Ed25519"),
  ]
}
