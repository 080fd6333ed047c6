import NotaryCore
import TestSupport
import Testing

struct PublicKeyTests {
  @Test(arguments: SignatureVector.all)
  func `a key's ID is the digest of its canonical JSON`(vector: SignatureVector) {
    #expect(vector.publicKey.id.rawValue == vector.keyID)
  }

  @Test func `the type and a missing value count in the ID`() {
    let ids: Set<KeyID> = [
      PublicKey(type: .ecdsa, value: [1]).id, PublicKey(type: .rsa, value: [1]).id,
      PublicKey(type: .ecdsa, value: []).id, PublicKey(type: .ecdsa, value: nil).id,
      PublicKey(type: KeyType(rawValue: "ECDSA"), value: [1]).id,
    ]
    #expect(ids.count == 5)
  }

  @Test func `a missing value is null in the canonical JSON, and quotes in a type are escaped`() {
    func id(of json: String) -> KeyID { KeyID(Hexadecimal.text(of: Digest.sha256(json.utf8))) }
    #expect(
      PublicKey(type: .ecdsa, value: nil).id
        == id(of: #"{"keytype":"ecdsa","keyval":{"private":null,"public":null}}"#))
    #expect(
      PublicKey(type: KeyType(rawValue: "a\"\\\n"), value: []).id
        == id(of: "{\"keytype\":\"a\\\"\\\\\n\",\"keyval\":{\"private\":null,\"public\":\"\"}}"))
  }

  @Test func `the canonical ID of a certificate is that of the bare key within`() {
    let key = TestKey(.p256, "a")
    let bare = TestSigner(key).publicKey
    let held = TestSigner(TestCertificate(key, commonName: "x")).publicKey
    #expect(held.type == .ecdsaX509)
    #expect(held.id != bare.id)
    #expect(held.canonicalID == bare.id)
    #expect(bare.canonicalID == bare.id)

    let rsa = TestKey(.rsa2048, "a")
    let heldRSA = TestSigner(TestCertificate(rsa, commonName: "x")).publicKey
    #expect(heldRSA.canonicalID == TestSigner(rsa).id)
  }

  @Test func `the first certificate that can be read, without headers, stands for a key`() {
    let first = TestCertificate(TestKey(.p256, "first"), commonName: "first")
    let second = TestCertificate(TestKey(.p256, "second"), commonName: "second")
    let text =
      "-----BEGIN CERTIFICATE-----\nZm9v\n-----END CERTIFICATE-----\n"
      + first.pem.replacing("CERTIFICATE-----\nM", with: "CERTIFICATE-----\na: b\n\nM")
      + second.pem
    let key = PublicKey(type: .ecdsaX509, value: Array(text.utf8))
    #expect(key.certificates.map(\.commonName) == ["first", "second"])
    #expect(key.certificate?.commonName == "second")
    #expect(key.canonicalID == TestSigner(second.key).id)
  }

  @Test func `an unreadable certificate has no canonical ID`() {
    let key = PublicKey(type: .ecdsaX509, value: Array("no PEM".utf8))
    #expect(key.canonicalID == nil)
    #expect(key.subjectPublicKeyInfo == nil)
    #expect(key.pem == nil)
    #expect(key.summary == "unreadable")
  }

  @Test(arguments: [
    (TestKey.Algorithm.p224, "ECDSA P-224"), (.p256, "ECDSA P-256"), (.p384, "ECDSA P-384"),
    (.p521, "ECDSA P-521"), (.rsa1024, "RSA 1024"), (.rsa2048, "RSA 2048"), (.rsa4096, "RSA 4096"),
    (.ed25519, "Ed25519"),
  ])
  func `a key is described and given as SPKI, bare or in a certificate`(
    algorithm: TestKey.Algorithm, summary: String
  ) {
    let key = TestKey(algorithm, "a")
    let bare = TestSigner(key).publicKey
    #expect(bare.summary == summary)
    #expect(bare.subjectPublicKeyInfo == key.subjectPublicKeyInfo)
    #expect(bare.pem == key.publicPEM)
    let held = TestSigner(TestCertificate(key, commonName: "x")).publicKey
    #expect(held.summary == summary)
    #expect(held.subjectPublicKeyInfo == key.subjectPublicKeyInfo)
  }

  @Test func `keys that Go does not read are unreadable`() {
    let good = TestKey(.p256, "a").subjectPublicKeyInfo
    var offCurve = good
    offCurve[offCurve.count - 1] ^= 1
    let compressed = TestDER.sequence(
      TestDER.sequence(
        TestDER.oid(1, 2, 840, 10_045, 2, 1), TestDER.oid(1, 2, 840, 10_045, 3, 1, 7)),
      TestDER.bitString([good[good.count - 1] & 1 == 0 ? 2 : 3] + good.suffix(64).prefix(32)))
    let infinity = TestDER.sequence(
      TestDER.sequence(
        TestDER.oid(1, 2, 840, 10_045, 2, 1), TestDER.oid(1, 2, 840, 10_045, 3, 1, 7)),
      TestDER.bitString([0]))
    let values: [[UInt8]] = [
      [], good + [0], Array(good.dropLast()), offCurve, compressed, infinity,
      TestKey(.secp256k1, "a").subjectPublicKeyInfo, Array(TestKey(.p256, "a").publicPEM.utf8),
    ]
    for value in values {
      #expect(PublicKey(type: .ecdsa, value: value).summary == "unreadable")
      #expect(PublicKey(type: .ecdsa, value: value).subjectPublicKeyInfo == nil)
    }
    let raw = TestKey(.ed25519, "a").rawPublicKey
    #expect(PublicKey(type: .ed25519, value: raw + [0]).summary == "unreadable")
    #expect(PublicKey(type: KeyType(rawValue: "ECDSA"), value: good).summary == "unreadable")
  }

  @Test func `an RSA key needs its NULL, and a modulus and exponent above zero`() {
    func info(modulus: [UInt8], exponent: [UInt8], parameters: [UInt8]) -> [UInt8] {
      TestDER.sequence(
        TestDER.sequence(TestDER.oid(1, 2, 840, 113_549, 1, 1, 1), parameters),
        TestDER.bitString(
          TestDER.sequence(TestDER.element(0x02, modulus), TestDER.element(0x02, exponent))))
    }
    let modulus = [0] + [UInt8](repeating: 0xFF, count: 256)
    func isReadable(_ value: [UInt8]) -> Bool {
      PublicKey(type: .rsa, value: value).subjectPublicKeyInfo != nil
    }
    #expect(isReadable(info(modulus: modulus, exponent: [3], parameters: TestDER.null)))
    #expect(!isReadable(info(modulus: modulus, exponent: [3], parameters: [])))
    #expect(!isReadable(info(modulus: modulus, exponent: [0], parameters: TestDER.null)))
    #expect(!isReadable(info(modulus: modulus, exponent: [0xFF], parameters: TestDER.null)))
    #expect(!isReadable(info(modulus: [0], exponent: [3], parameters: TestDER.null)))
    #expect(
      !isReadable(
        info(
          modulus: modulus, exponent: [0x7F] + [UInt8](repeating: 0, count: 8),
          parameters: TestDER.null)))
  }

  @Test func `key IDs compare by bytes`() {
    #expect(KeyID("\u{212B}") != KeyID("\u{C5}"))
    #expect([KeyID("b"), KeyID("a"), KeyID("B")].sorted().map(\.rawValue) == ["B", "a", "b"])
  }
}
