import NotaryCore
import TestSupport
import Testing

struct RootCertificateTests {
  private let gun = GUN("docker.io/acme/web")
  private let now = TestRepository.now
  private let leaf = TestCertificate(TestKey(.p256, "leaf"), commonName: "docker.io/acme/web")
  private let authority = TestCertificate(TestKey(.p256, "authority"), commonName: "Acme").with {
    $0.isCA = true
  }

  private func key(_ text: String, type: KeyType = .ecdsaX509) -> PublicKey {
    PublicKey(type: type, value: Array(text.utf8))
  }

  private func problem(_ text: String) -> RootCertificateProblem? {
    if case .failure(let problem) = key(text).rootCertificate { problem } else { nil }
  }

  private func problems(
    _ change: (inout TestCertificate) -> Void = { _ in }
  ) throws -> [CertificateProblem] {
    let certificate = try #require(Certificate(der: leaf.with(change).der))
    return certificate.rootProblems(for: gun, at: now)
  }

  @Test func `a key as Notary writes it is rebuilt unchanged`() throws {
    let one = key(leaf.pem)
    let two = key(leaf.pem + authority.pem)
    #expect(try one.rootCertificate.get().rebuiltKey(at: now) == one)
    #expect(try two.rootCertificate.get().rebuiltKey(at: now) == two)
    #expect(try two.rootCertificate.get().leaf.commonName == "docker.io/acme/web")
    #expect(try two.rootCertificate.get().authorities.map(\.commonName) == ["Acme"])
  }

  @Test func `text around a block, CRLF, a header or a missing newline change the key`() throws {
    let right = key(leaf.pem)
    for text in [
      "x\n" + leaf.pem, leaf.pem + "x", String(leaf.pem.dropLast()),
      leaf.pem.split(separator: "\n").joined(separator: "\r\n") + "\r\n",
      leaf.pem.replacing("CERTIFICATE-----\nM", with: "CERTIFICATE-----\na: b\n\nM"),
    ] {
      #expect(key(text) != right)
      #expect(try key(text).rootCertificate.get().rebuiltKey(at: now) == right)
    }
  }

  @Test func `the type of the rebuilt key is that of the leaf, whatever root says`() throws {
    #expect(
      try key(leaf.pem, type: .rsaX509).rootCertificate.get().rebuiltKey(at: now).type == .ecdsaX509
    )
    #expect(
      try key(leaf.pem, type: .ecdsa).rootCertificate.get().rebuiltKey(at: now).type == .ecdsaX509)
    let rsa = TestCertificate(TestKey(.rsa2048, "a"), commonName: "x")
    #expect(try key(rsa.pem).rootCertificate.get().rebuiltKey(at: now).type == .rsaX509)
  }

  @Test func `an authority that is not acceptable now is left out, unless dates do not matter`()
    throws
  {
    let old = authority.with { $0.notAfter = now.adding(seconds: -1) }
    let root = try key(leaf.pem + old.pem).rootCertificate.get()
    #expect(root.rebuiltKey(at: now) == key(leaf.pem))
    #expect(root.rebuiltKey(at: nil) == key(leaf.pem + old.pem))
  }

  @Test func `a bundle needs one leaf, and it comes first`() {
    let other = TestCertificate(TestKey(.p256, "other"), commonName: "other")
    #expect(problem(authority.pem) == .noLeaf)
    #expect(problem(leaf.pem + other.pem) == .severalLeaves(2))
    #expect(problem(authority.pem + leaf.pem) == .leafNotFirst)
  }

  @Test func `a bundle holds certificates that can be read and nothing else`() {
    #expect(problem("") == .noCertificates)
    #expect(problem("text") == .noCertificates)
    #expect(problem(leaf.key.publicPEM) == .otherBlock(type: "PUBLIC KEY"))
    #expect(problem(leaf.pem + leaf.key.publicPEM) == .otherBlock(type: "PUBLIC KEY"))
    #expect(
      problem(leaf.pem + PEM.encode(type: "CERTIFICATE", bytes: [1])) == .unreadable(number: 2))
    #expect(
      problem(String(repeating: authority.pem, count: 65)) == .tooManyCertificates(limit: 64))
  }

  @Test func `a bare key is no root certificate`() {
    for key in [TestSigner("a"), TestSigner(TestKey(.ed25519, "a"))].map(\.publicKey) {
      #expect(key.rootCertificate == .failure(.noCertificates))
    }
  }

  @Test func `an Ed25519 certificate never counts`() {
    let ed25519 = TestCertificate(TestKey(.ed25519, "a"), commonName: gun.rawValue)
    #expect(problem(ed25519.pem) == .unsupportedKey("Ed25519"))
  }

  @Test func `a sound leaf has no problems`() throws {
    #expect(try problems().isEmpty)
  }

  @Test(arguments: [
    "docker.io/acme/web", "docker.io/acme/*", "docker.io/acme/web*", "docker*", "*", "***",
  ])
  func `a name fits that is the GUN, or a prefix and a star`(name: String) throws {
    #expect(try problems { $0.commonName = name }.isEmpty)
  }

  @Test(arguments: [
    "", "docker.io/acme", "docker.io/acme/web2", "docker.io/acme/we?", "docker.io/*/web",
    "docker.io/acme/web/*", "DOCKER.IO/acme/web", "docker.io/acme/web ", "quay.io/*",
  ])
  func `any other name does not`(name: String) throws {
    #expect(
      try problems { $0.commonName = name } == [.otherName(commonName: name, gun: gun)])
  }

  @Test func `a certificate is good to its last second`() throws {
    #expect(try problems { $0.notAfter = now }.isEmpty)
    let past = now.adding(seconds: -1)
    #expect(try problems { $0.notAfter = past } == [.expired(since: past)])
  }

  @Test func `a certificate may begin up to a day later`() throws {
    let tomorrow = now.adding(seconds: 86_400)
    #expect(try problems { $0.notBefore = tomorrow }.isEmpty)
    let later = tomorrow.adding(seconds: 1)
    #expect(try problems { $0.notBefore = later } == [.notYetValid(from: later)])
  }

  @Test func `dates in the wrong order, SHA-1 and short RSA keys are refused`() throws {
    let inverted = try problems {
      $0.notBefore = now.adding(seconds: 10)
      $0.notAfter = now.adding(seconds: 5)
    }
    #expect(inverted == [.datesInverted])
    #expect(try problems { $0.signatureAlgorithm = TestCertificate.ecdsaSHA1 } == [.sha1])
    #expect(try problems { $0.key = TestKey(.rsa1024, "a") } == [.shortRSAKey(bits: 1_024)])
    #expect(try problems { $0.key = TestKey(.rsa2048, "a") }.isEmpty)
  }

  @Test func `the key of a delegation may be expired and have any name`() {
    let old = leaf.with {
      $0.commonName = "alice"
      $0.notAfter = now.adding(seconds: -1)
    }
    #expect(key(old.pem).delegationKeyProblems.isEmpty)
    let sha1 = old.with { $0.signatureAlgorithm = TestCertificate.ecdsaSHA1 }
    #expect(key(sha1.pem).delegationKeyProblems == [.sha1])
    #expect(key(sha1.pem, type: .ecdsa).delegationKeyProblems == [.sha1])
    #expect(TestSigner("a").publicKey.delegationKeyProblems.isEmpty)
  }
}
