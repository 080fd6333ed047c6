import NotaryCore
import TestSupport
import Testing

/// What other tests rely on when they use the signer.
struct TestRepositoryTests {
  private let repository: TestRepository = {
    var repository = TestRepository("docker.io/acme/web")
    repository.targets.targets = ["v1": TestTarget("hello")]
    repository.delegations[.releases] = TestRole(
      signers: [TestSigner("alice"), TestSigner("bob")], threshold: 2)
    repository.delegations[RoleName("targets/releases/inner")] = TestRole(
      signers: [TestSigner("inner")])
    return repository
  }()

  private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

  @Test func `a repository has a file for each role`() {
    #expect(
      repository.files().keys.sorted() == [
        "root.json", "snapshot.json", "targets.json", "targets/releases.json",
        "targets/releases/inner.json", "timestamp.json",
      ])
  }

  @Test func `a delegation is declared by its parent`() {
    let files = repository.files()
    #expect(text(files["targets.json"]).contains(#""name":"targets/releases","paths":[""]"#))
    #expect(!text(files["targets.json"]).contains("inner"))
    #expect(text(files["targets/releases.json"]).contains(#""name":"targets/releases/inner""#))
  }

  @Test func `every document is listed with digest and length by the one above it`() throws {
    let files = repository.files()
    let names = ["root", "targets", "targets/releases", "targets/releases/inner"]
    for (name, above) in names.map({ ($0, "snapshot") }) + [("snapshot", "timestamp")] {
      let bytes = try #require(files["\(name).json"])
      let sha256 = Base64.encode(Digest.sha256(bytes))
      let sha512 = Base64.encode(Digest.sha512(bytes))
      #expect(
        text(files["\(above).json"]).contains(
          #""\#(name)":{"hashes":{"sha256":"\#(sha256)","sha512":"\#(sha512)"},"#
            + #""length":\#(bytes.count)}"#))
    }
  }

  @Test func `an edit is covered by what its stage says`() throws {
    func files(_ edit: (inout TestRepository) -> Void) -> [String: [UInt8]] {
      var copy = repository
      edit(&copy)
      return copy.files()
    }
    func isListed(_ files: [String: [UInt8]]) throws -> Bool {
      let digest = Base64.encode(Digest.sha256(try #require(files["targets.json"])))
      return text(files["snapshot.json"]).contains(digest)
    }
    func isSigned(_ files: [String: [UInt8]]) throws -> Bool {
      let parts = try #require(Parts(text(files["targets.json"])))
      let outcome = SignatureVerifier().verify(
        parts.signature, method: .ecdsa, over: parts.signed, with: TestSigner("targets").publicKey)
      return outcome == .valid
    }
    let before = files { $0.edit(.targets, .beforeSigning) { $0["version"] = 7 } }
    #expect(text(before["targets.json"]).contains(#""version":7"#))
    #expect(try isListed(before) && isSigned(before))
    let after = files {
      $0.edit(.targets, .afterSigning) { $0[path: ["signed", "version"]] = 7 }
    }
    #expect(text(after["targets.json"]).contains(#""version":7"#))
    #expect(try isListed(after) && !isSigned(after))
    let served = files { $0.editBytes(.targets, .served) { $0.append(0x0A) } }
    #expect(served["targets.json"]?.last == 0x0A)
    #expect(try !isListed(served) && isSigned(served))
  }

  @Test func `keys of a name are the same in every run`() {
    #expect(
      TestSigner("alice").id.rawValue
        == "f4adfcb5b8ff271f3f82132ec5ee1f4a18a775679e5fc9d8a5c11dbbdb79a8b7")
    let certificate = TestCertificate(TestKey(.p256, "root"), commonName: "docker.io/acme/web")
    #expect(
      TestSigner(certificate).id.rawValue
        == "e8a313022210ae5ba962c5a908d9a50f99ae86e13f638f6cc6fcf246283b5025")
    #expect(TestSigner("alice").id != TestSigner("bob").id)
  }

  @Test func `a source answers by checksum with the plain file, and tells what is missing`() async {
    let source = repository.source()
    let gun = repository.gun
    let plain = await source.answer(TrustRequest(gun: gun, role: .root))
    #expect(plain.bytes != nil)
    let bySum = TrustRequest(gun: gun, role: .root, sha256: [UInt8](repeating: 0, count: 32))
    #expect(await source.answer(bySum).bytes == plain.bytes)
    let old = TrustRequest(gun: gun, role: .root, rootVersion: 1)
    #expect(await source.answer(old).outcome == .missing)
    let other = TrustRequest(gun: GUN("other"), role: .root)
    #expect(await source.answer(other).outcome == .missing)
    let small = TrustRequest(gun: gun, role: .root, limit: 10)
    #expect(await source.answer(small).outcome == .tooLarge(size: plain.bytes?.count))
  }

  /// The signed bytes and the one signature of a document in canonical form.
  private struct Parts {
    let signed: [UInt8]
    let signature: [UInt8]

    init?(_ text: String) {
      let parts = text.split(separator: #","signatures":[{"#, maxSplits: 1)
      guard parts.count == 2, parts[0].hasPrefix(#"{"signed":"#),
        let start = parts[1].firstRange(of: #""sig":""#)?.upperBound,
        let signature = Base64.decode(parts[1][start...].prefix { $0 != "\"" }.utf8)
      else { return nil }
      signed = Array(parts[0].dropFirst(#"{"signed":"#.count).utf8)
      self.signature = signature
    }
  }
}
