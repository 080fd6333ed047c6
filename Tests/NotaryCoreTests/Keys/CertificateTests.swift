import NotaryCore
import TestSupport
import Testing

struct CertificateTests {
  private let sample = TestCertificate(TestKey(.p256, "a"), commonName: "docker.io/acme/web")

  /// Made with `openssl req -x509` of OpenSSL 3.0.
  private let ofOpenSSL = """
    -----BEGIN CERTIFICATE-----
    MIICmzCCAiCgAwIBAgIEC63K/jAKBggqhkjOPQQDAzA5MRswGQYDVQQDDBJkb2Nr
    ZXIuaW8vYWNtZS93ZWIxDTALBgNVBAoMBEFjbWUxCzAJBgNVBAYTAkRFMB4XDTI2
    MTEyMjE5NDAxNVoXDTM2MTExOTE5NDAxNVowOTEbMBkGA1UEAwwSZG9ja2VyLmlv
    L2FjbWUvd2ViMQ0wCwYDVQQKDARBY21lMQswCQYDVQQGEwJERTB2MBAGByqGSM49
    AgEGBSuBBAAiA2IABBsmy2KFMUf+6KkOpA0v7zbkN1fIa241e5V32UfH//ZlfJW4
    f/eBVRnZnIBu9CuVV+f1K7n5tg5y+wlNdkvOdJkB4LPzwLNWba5fsI8qXhVpPY2L
    fCPs57UtQcYiRiPV4qOB+DCB9TASBgNVHRMBAf8ECDAGAQH/AgEAMA4GA1UdDwEB
    /wQEAwIChDAnBgNVHREEIDAeggNhLmKBBXhAeS56hwQBAgMEhgpodHRwOi8veC95
    MB0GA1UdJQQWMBQGCCsGAQUFBwMDBggrBgEFBQcDATAdBgNVHQ4EFgQU4P5gzUEH
    LleyKqG1wYL6H5vYoK0wEAYDVR0gBAkwBzAFBgMqAwQwGwYDVR0fBBQwEjAQoA6g
    DIYKaHR0cDovL2EvYjAlBggrBgEFBQcBAQQZMBcwFQYIKwYBBQUHMAGGCWh0dHA6
    Ly9vLzASBgNVHR4ECzAJoAcwBYIDYS5iMAoGCCqGSM49BAMDA2kAMGYCMQDdWLpe
    cGSd0MvLEVrEfLtW0HE/tiUX+3areAnDjC8MbLxWQoOjdczn0fvWZApDq0gCMQDx
    481xZwasbRmxrMumo2L3xndZnU+KRIyltyTj2YyaMEz1pKRLxSHdeXA6U+Xk7RI=
    -----END CERTIFICATE-----
    """

  @Test func `a certificate of OpenSSL is read`() throws {
    let block = try #require(PEM.blocks(in: Array(ofOpenSSL.utf8)).first)
    let certificate = try #require(Certificate(der: block.bytes))
    #expect(certificate.commonName == "docker.io/acme/web")
    #expect(certificate.subject == "CN=docker.io/acme/web, O=Acme, C=DE")
    #expect(certificate.issuer == certificate.subject)
    #expect(certificate.serial == "0badcafe")
    #expect(certificate.notBefore.rfc3339 == "2026-11-22T19:40:15Z")
    #expect(certificate.notAfter.rfc3339 == "2036-11-19T19:40:15Z")
    #expect(certificate.isCA)
    #expect(certificate.signatureAlgorithm == "ECDSA-SHA384")
    #expect(!certificate.usesSHA1)
    #expect(certificate.publicKeyAlgorithm == .ecdsa)
    #expect(certificate.rsaBits == nil)
    #expect(
      Hexadecimal.text(of: Digest.sha256(certificate.subjectPublicKeyInfo))
        == "1c285cc675007efd7ef8d56fd4f3465443d5b0a8e3a5b54bbc622351d891ce5a")
  }

  @Test func `the last common name counts`() throws {
    let subject = TestDER.sequence(
      TestDER.set(TestDER.sequence(TestDER.oid(2, 5, 4, 3), TestDER.utf8("first"))),
      TestDER.set(TestDER.sequence(TestDER.oid(2, 5, 4, 10), TestDER.utf8("Acme"))),
      TestDER.set(TestDER.sequence(TestDER.oid(2, 5, 4, 3), TestDER.utf8("last"))))
    let certificate = try #require(Certificate(der: sample.with { $0.subject = subject }.der))
    #expect(certificate.commonName == "last")
    #expect(certificate.subject == "CN=first, O=Acme, CN=last")
    let nameless = try #require(
      Certificate(der: sample.with { $0.subject = TestDER.sequence() }.der))
    #expect(nameless.commonName.isEmpty)
  }

  @Test(arguments: [
    (UInt8(0x0C), Array("é".utf8), "é"), (0x13, Array("a*&b".utf8), "a*&b"),
    (0x16, Array("a@b".utf8), "a@b"), (0x12, Array("12 3".utf8), "12 3"),
    (0x14, Array("any".utf8), "any"), (0x1E, [0, 0x61, 0xD8, 0x3D, 0xDE, 0], "a\u{1F600}"),
    (0x1E, [0, 0x61, 0, 0], "a"),
  ])
  func `a name may be any of six string types`(tag: UInt8, bytes: [UInt8], text: String) {
    let certificate = Certificate(der: sample.with { $0.subject = name(tag, bytes) }.der)
    #expect(certificate?.commonName == text)
  }

  @Test(
    arguments: [
      (UInt8(0x0C), [0xC3]), (0x13, Array("a@b".utf8)), (0x16, [0xE9]), (0x12, Array("1a".utf8)),
      (0x1E, [0x61]), (0x04, [0x61]), (0x02, [1]),
    ] as [(UInt8, [UInt8])])
  func `a name must hold what its type allows`(tag: UInt8, bytes: [UInt8]) {
    #expect(Certificate(der: sample.with { $0.subject = name(tag, bytes) }.der) == nil)
  }

  private func name(_ tag: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    TestDER.sequence(
      TestDER.set(TestDER.sequence(TestDER.oid(2, 5, 4, 3), TestDER.element(tag, bytes))))
  }

  @Test func `dates from 2050 on are generalised times`() throws {
    let late = sample.with { $0.notAfter = Instant(rfc3339: "2124-02-29T23:59:59Z") ?? .zero }
    #expect(Certificate(der: late.der)?.notAfter.rfc3339 == "2124-02-29T23:59:59Z")
    let early = sample.with { $0.notBefore = Instant(rfc3339: "1951-01-02T03:04:05Z") ?? .zero }
    #expect(Certificate(der: early.der)?.notBefore.rfc3339 == "1951-01-02T03:04:05Z")
  }

  @Test func `SHA-1 is told from the signature algorithm`() throws {
    for algorithm in [
      TestCertificate.ecdsaSHA1, TestCertificate.rsaSHA1, TestDER.oid(1, 3, 14, 3, 2, 29),
      TestDER.oid(1, 2, 840, 10_040, 4, 3),
    ] {
      let certificate = Certificate(der: sample.with { $0.signatureAlgorithm = algorithm }.der)
      #expect(certificate?.usesSHA1 == true)
    }
    let unknown = TestDER.oid(1, 2, 3, 4)
    let certificate = Certificate(der: sample.with { $0.signatureAlgorithm = unknown }.der)
    #expect(certificate?.signatureAlgorithm == "1.2.3.4")
    #expect(certificate?.usesSHA1 == false)
  }

  @Test func `a key that Notary has no use for is no reason to refuse a certificate`() throws {
    let key = TestDER.sequence(
      TestDER.sequence(TestDER.oid(1, 3, 101, 110)), TestDER.bitString([1, 2, 3]))
    let certificate = try #require(
      Certificate(der: sample.with { $0.subjectPublicKeyInfo = key }.der))
    #expect(certificate.publicKeyAlgorithm == .other)
    #expect(certificate.subjectPublicKeyInfo == key)
  }

  @Test func `a key that Go cannot read spoils the certificate`() {
    let key = TestKey(.p256, "a").subjectPublicKeyInfo
    var offCurve = key
    offCurve[offCurve.count - 1] ^= 1
    for bad in [offCurve, TestKey(.secp256k1, "a").subjectPublicKeyInfo] {
      #expect(Certificate(der: sample.with { $0.subjectPublicKeyInfo = bad }.der) == nil)
    }
  }

  @Test func `bytes after a certificate, and missing ones, are refused`() {
    let der = sample.der
    #expect(Certificate(der: der) != nil)
    #expect(Certificate(der: der + [0]) == nil)
    for length in 0..<der.count { #expect(Certificate(der: Array(der[..<length])) == nil) }
  }

  @Test func `lengths and numbers must be written as briefly as possible`() {
    #expect(Certificate(der: sample.with { $0.serial = [0x00, 0x01] }.der) == nil)
    #expect(Certificate(der: sample.with { $0.serial = [] }.der) == nil)
    #expect(Certificate(der: sample.with { $0.serial = [0xFE] }.der) != nil)
    let der = sample.der
    #expect(der[1] == 0x82)
    #expect(Certificate(der: [der[0], 0x83, 0] + der[2...]) == nil)
    #expect(Certificate(der: [der[0], 0x80] + der[4...] + [0, 0]) == nil)
  }

  @Test func `there are three versions, and only the third has extensions`() {
    #expect(Certificate(der: sample.with { $0.version = 3 }.der) == nil)
    #expect(Certificate(der: sample.with { $0.version = 0xFF }.der) == nil)
    let second = sample.with {
      $0.version = 1
      $0.isCA = true
    }
    #expect(Certificate(der: second.der)?.isCA == false)
  }

  @Test func `an extension may stand once only`() {
    let twice = sample.with {
      $0.extensions = [
        TestCertificate.extensionDER(TestDER.oid(2, 5, 29, 19), TestDER.sequence())
      ]
    }
    #expect(Certificate(der: twice.der) == nil)
  }

  @Test(
    arguments: [
      (14, [0x04, 1, 1], true), (14, [0x30, 0], false), (15, [0x03, 2, 5, 0xA0], true),
      (15, [0x03, 2, 9, 0xA0], false), (17, [0x30, 3, 0x82, 1, 0x61], true),
      (17, [0x30, 3, 0x82, 1, 0xE9], false), (17, [0x30, 5, 0x87, 3, 1, 2, 3], false),
      (30, [0x30, 7, 0xA0, 5, 0x30, 3, 0x82, 1, 0x61], true), (30, [0x30, 0], false),
      (30, [0x30, 7, 0xA0, 5, 0x30, 3, 0x82, 1, 0x20], false),
      (30, [0x30, 0x0E, 0xA0, 0x0C, 0x30, 0x0A, 0x87, 8, 1, 2, 3, 4, 255, 255, 128, 0], true),
      (30, [0x30, 0x0E, 0xA0, 0x0C, 0x30, 0x0A, 0x87, 8, 1, 2, 3, 4, 255, 0, 128, 0], false),
      (31, [0x30, 0], true), (31, [0x30, 2, 0x04, 0], false), (32, [0x30, 2, 0x30, 0], false),
      (35, [0x30, 3, 0x80, 1, 1], true), (35, [0x04, 0], false),
      (37, [0x30, 3, 0x06, 1, 0x2A], true),
      (37, [0x30, 2, 0x06, 0], false), (99, [0xFF], true),
    ] as [(Int, [UInt8], Bool)])
  func `an extension that Go looks into must be well formed`(
    number: Int, value: [UInt8], isGood: Bool
  ) {
    let certificate = sample.with {
      $0.extensions = [TestCertificate.extensionDER(TestDER.oid(2, 5, 29, number), value)]
    }
    #expect((Certificate(der: certificate.der) != nil) == isGood)
  }

  @Test func `damaged certificates are read or refused, and nothing else happens`() {
    var generator = SeededGenerator(seed: 4)
    let seeds = [TestKey(.p256, "a"), TestKey(.rsa2048, "a"), TestKey(.ed25519, "a")].map {
      TestCertificate($0, commonName: "docker.io/acme/web").der
    }
    var refused = 0
    for round in 0..<3_000 {
      let bytes = generator.damaged(seeds[round % seeds.count])
      guard let certificate = Certificate(der: bytes) else {
        refused += 1
        continue
      }
      #expect(certificate.der == bytes)
    }
    #expect(refused > 1_000)
  }

  @Test func `random bytes are no certificate`() {
    var generator = SeededGenerator(seed: 5)
    for length in 0..<1_000 { #expect(Certificate(der: generator.bytes(length % 97)) == nil) }
  }
}
