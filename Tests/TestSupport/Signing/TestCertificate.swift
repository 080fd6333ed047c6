public import NotaryCore

/// A certificate for tests. Its parts are DER, so that each can be replaced by something wrong.
///
/// The signature is made up, and the same in every run: neither Notary nor Connaisseur looks at it,
/// and IDs of certificates may stand in expectations.
public struct TestCertificate: Sendable {
  public var key: TestKey
  public var commonName: String
  public var notBefore = Instant(rfc3339: "2026-11-01T00:00:00Z") ?? .zero
  public var notAfter = Instant(rfc3339: "2036-11-01T00:00:00Z") ?? .zero
  public var isCA = false
  /// The object identifier of the issuer's signature algorithm, with parameters if it has some.
  public var signatureAlgorithm = Self.ecdsaSHA256
  /// Used in place of the key's own SubjectPublicKeyInfo.
  public var subjectPublicKeyInfo: [UInt8]?
  /// Used in place of the subject made of the common name.
  public var subject: [UInt8]?
  /// Extensions beside basic constraints.
  public var extensions: [[UInt8]] = []
  public var serial: [UInt8] = [0x13, 0x57]
  /// As written: 2 stands for version 3.
  public var version: UInt8 = 2

  public static let ecdsaSHA256 = TestDER.oid(1, 2, 840, 10_045, 4, 3, 2)
  public static let ecdsaSHA1 = TestDER.oid(1, 2, 840, 10_045, 4, 1)
  public static let rsaSHA256 = TestDER.oid(1, 2, 840, 113_549, 1, 1, 11) + TestDER.null
  public static let rsaSHA1 = TestDER.oid(1, 2, 840, 113_549, 1, 1, 5) + TestDER.null

  public init(_ key: TestKey, commonName: String) {
    self.key = key
    self.commonName = commonName
  }

  /// The same certificate with something changed.
  public func with(_ change: (inout TestCertificate) -> Void) -> TestCertificate {
    var copy = self
    change(&copy)
    return copy
  }

  public var der: [UInt8] {
    let name = TestCertificate.name(commonName: commonName)
    let body = TestDER.sequence(
      TestDER.element(0xA0, [0x02, 1, version]),
      TestDER.element(0x02, serial),
      TestDER.sequence(signatureAlgorithm),
      name,
      TestDER.sequence(Self.time(notBefore), Self.time(notAfter)),
      subject ?? name,
      subjectPublicKeyInfo ?? key.subjectPublicKeyInfo,
      TestDER.element(0xA3, TestDER.sequence(basicConstraints + extensions.flatMap(\.self))))
    return TestDER.sequence(
      body, TestDER.sequence(signatureAlgorithm),
      TestDER.bitString(
        TestDER.sequence(
          TestDER.integer(Digest.sha256(body)), TestDER.integer(Digest.sha256(body + [1])))))
  }

  public var pem: String { PEM.encode(type: "CERTIFICATE", bytes: der) }

  /// An extension, for ``extensions``.
  public static func extensionDER(
    _ identifier: [UInt8], critical: Bool = false, _ value: [UInt8]
  ) -> [UInt8] {
    TestDER.sequence(
      identifier, critical ? TestDER.boolean(true) : [], TestDER.octetString(value))
  }

  public static func name(commonName: String) -> [UInt8] {
    TestDER.sequence(
      TestDER.set(TestDER.sequence(TestDER.oid(2, 5, 4, 3), TestDER.utf8(commonName))))
  }

  private var basicConstraints: [UInt8] {
    Self.extensionDER(
      TestDER.oid(2, 5, 29, 19), critical: true, TestDER.sequence(isCA ? TestDER.boolean(true) : [])
    )
  }

  /// UTCTime to the year 2049, GeneralizedTime from then on.
  private static func time(_ instant: Instant) -> [UInt8] {
    let text = instant.rfc3339.filter(\.isNumber) + "Z"
    let isShort = (1950..<2050).contains(CivilDate(instant).year)
    return TestDER.element(isShort ? 0x17 : 0x18, Array(text.dropFirst(isShort ? 2 : 0).utf8))
  }
}
