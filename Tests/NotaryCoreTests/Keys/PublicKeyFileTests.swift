import NotaryCore
import TestSupport
import Testing

struct PublicKeyFileTests {
  private let key = TestKey(.p256, "a")

  private func problem(_ bytes: [UInt8]) -> PublicKeyFileProblem? {
    do throws(PublicKeyFileProblem) {
      _ = try PublicKeyFile.keys(in: bytes)
      return nil
    } catch {
      return error
    }
  }

  private func problem(_ text: String) -> PublicKeyFileProblem? { problem(Array(text.utf8)) }

  @Test func `a file holds one or more public keys, each taken once`() throws {
    let other = TestKey(.rsa2048, "a")
    let text = key.publicPEM + "\ncomment\n" + other.publicPEM + key.publicPEM
    #expect(
      try PublicKeyFile.keys(in: Array(text.utf8))
        == [key.subjectPublicKeyInfo, other.subjectPublicKeyInfo])
  }

  @Test func `a certificate stands for its key`() throws {
    let text = TestCertificate(key, commonName: "x").pem
    #expect(try PublicKeyFile.keys(in: Array(text.utf8)) == [key.subjectPublicKeyInfo])
  }

  @Test func `Docker's header is ignored`() throws {
    let text = key.publicPEM.replacing("KEY-----\nM", with: "KEY-----\nrole: alice\n\nM")
    #expect(try PublicKeyFile.keys(in: Array(text.utf8)) == [key.subjectPublicKeyInfo])
  }

  @Test func `a key of an algorithm that Notary does not know is taken as it stands`() throws {
    let foreign = TestKey(.secp256k1, "a")
    #expect(
      try PublicKeyFile.keys(in: Array(foreign.publicPEM.utf8)) == [foreign.subjectPublicKeyInfo])
  }

  @Test func `a private key is refused by name`() {
    for type in ["PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"] {
      let text = key.publicPEM + PEM.encode(type: type, bytes: [1])
      #expect(problem(text) == .privateKey(number: 2))
    }
  }

  @Test func `a key that is cut off is not left out in silence`() {
    let cut = String(key.publicPEM.prefix(80))
    #expect(problem(cut) == .damaged)
    #expect(problem(key.publicPEM + cut) == .damaged)
    #expect(problem(cut + "\n" + key.publicPEM) == .damaged)
  }

  @Test func `anything else is refused for what it is`() {
    #expect(problem("") == .noBlock(looksLikeDER: false))
    #expect(problem("ssh-ed25519 AAAA") == .noBlock(looksLikeDER: false))
    #expect(problem(key.subjectPublicKeyInfo) == .noBlock(looksLikeDER: true))
    #expect(
      problem(PEM.encode(type: "CERTIFICATE REQUEST", bytes: [1]))
        == .otherBlock(type: "CERTIFICATE REQUEST", number: 1))
    #expect(
      problem(PEM.encode(type: "PUBLIC KEY", bytes: [1]))
        == .unreadable(type: "PUBLIC KEY", number: 1))
    #expect(
      problem(PEM.encode(type: "PUBLIC KEY", bytes: key.subjectPublicKeyInfo + [0]))
        == .unreadable(type: "PUBLIC KEY", number: 1))
    #expect(
      problem(PEM.encode(type: "CERTIFICATE", bytes: key.subjectPublicKeyInfo))
        == .unreadable(type: "CERTIFICATE", number: 1))
  }

  @Test func `a file of very many keys is refused`() {
    let text = String(repeating: key.publicPEM, count: PublicKeyFile.limit + 1)
    #expect(problem(text) == .tooManyBlocks(limit: PublicKeyFile.limit))
  }

  @Test func `damaged files are read or refused, and nothing else happens`() {
    var generator = SeededGenerator(seed: 6)
    let text = Array((key.publicPEM + TestCertificate(key, commonName: "x").pem).utf8)
    var refused = 0
    for _ in 0..<2_000 where problem(generator.damaged(text)) != nil { refused += 1 }
    #expect(refused > 500)
  }
}
