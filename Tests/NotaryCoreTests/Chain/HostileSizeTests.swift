import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")

@Suite("A repository of a hostile size")
struct HostileSizeTests {
  /// A snapshot that lists delegations of unknown length.
  private func snapshot(listing count: Int) -> [UInt8] {
    let entries = (0..<count).map { #""targets/d\#($0)": {"length": -1, "hashes": {}}"# }
    let meta = entries.joined(separator: ",")
    return Array(#"{"signed": {"_type": "Snapshot", "meta": {\#(meta)}}, "signatures": []}"#.utf8)
  }

  @Test("is kept up to a limit, and what goes beyond it has no answer")
  func memory() async {
    let large = [UInt8](repeating: 0x20, count: 20 << 20)
    var files = ["snapshot.json": snapshot(listing: 10)]
    for index in 0..<10 { files["targets/d\(index).json"] = large }
    let source = MemorySource(name: "test", documents: [gun: files])
    let documents = await TrustLoader(source: source, gun: gun).load()
    let delegations = documents.documents.values.filter { $0.role.isDelegation }
    let kept = delegations.filter { $0.answer.bytes != nil }.count
    let refused = delegations.filter { document in
      if case .failed(.protocolError(let detail)) = document.answer.outcome {
        return detail.contains("MiB together")
      }
      return false
    }
    #expect(kept * large.count <= 192 << 20)
    #expect(kept > 0)
    #expect(kept + refused.count == 10)
  }

  @Test("is not called verified where delegations were left unread")
  func cut() async throws {
    var repository = TestRepository("docker.io/acme/web")
    repository.edit(.snapshot, .beforeSigning) { signed in
      guard case .object(var members)? = signed["meta"] else { return }
      let entry: TestJSON = ["length": 5, "hashes": ["sha256": "AAAA"]]
      for index in 0..<2_001 { members.append((name: "targets/d\(index)", value: entry)) }
      signed["meta"] = .object(members)
    }
    let documents = await TrustLoader(source: repository.source(), gun: gun).load()
    let chain = ChainOfTrust(documents, at: TestRepository.now)
    #expect(chain.status == .unavailable)
    let codes = chain[.snapshot]?.problems.map(\.code) ?? []
    #expect(codes.contains("too-many-delegations"))
    #expect(chain[.snapshot]?.status == .verified)
  }

  @Test("lets a delegation sign exactly the names that begin with one of its paths")
  func paths() async {
    var generator = SeededGenerator(seed: 7)
    let letters = ["a", "b", "é", "e\u{301}", ""]
    func word() -> String {
      (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        letters.randomElement(using: &generator) ?? ""
      }.joined()
    }
    for _ in 0..<40 {
      let alice = RoleName("targets/alice")
      var role = TestRole(signers: [TestSigner("alice")])
      role.paths = (0..<Int.random(in: 1...5, using: &generator)).map { _ in "a" + word() }
      for _ in 0..<30 { role.targets[word()] = TestTarget("x") }
      var repository = TestRepository("docker.io/acme/web")
      repository.delegations = [alice: role]
      let documents = await TrustLoader(source: repository.source(), gun: gun).load()
      let judged = ChainOfTrust(documents, at: TestRepository.now)[alice]
      let expected = (judged?.document?.targets?.targets.keys.map(\.text) ?? []).filter { name in
        role.paths.contains { name.utf8.starts(with: $0.utf8) }
      }
      #expect(judged?.signedTargets.map { Array($0.name.text.utf8) }.count == expected.count)
      #expect(
        Set(judged?.signedTargets.map(\.name) ?? []) == Set(expected.map { ExactText($0) }),
        "\(role.paths)")
    }
  }
}
