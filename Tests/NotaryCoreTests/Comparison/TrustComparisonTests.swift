import NotaryCore
import TestSupport
import Testing

@Suite("Two states of a repository")
struct TrustComparisonTests {
  private func compared(
    _ before: TestRepository, to after: TestRepository, then: Instant? = TestRepository.now,
    now: Instant = TestRepository.now, replacing answers: [String: TrustAnswer.Outcome] = [:]
  ) async -> TrustComparison {
    let earlier = await TrustLoader(source: before.source(), gun: before.gun).load()
    let later = await TrustLoader(
      source: after.source(replacing: answers), gun: after.gun
    ).load()
    return TrustComparison(from: earlier, servedAt: then, to: later, at: now)
  }

  private func changes(_ comparison: TrustComparison) -> [String] {
    comparison.roles.map { "\($0.name) \($0.change.rawValue)" }
  }

  private let signed = TestRepository.acme.with {
    $0.targets.targets = ["v1": TestTarget("one"), "v2": TestTarget("two")]
  }

  @Test("are the same where nothing has changed")
  func same() async {
    // Signing again makes other bytes, whose digests are others.
    let source = MemorySource(
      name: "test", documents: [signed.gun: signed.files()])
    let documents = await TrustLoader(source: source, gun: signed.gun).load()
    let comparison = TrustComparison(from: documents, to: documents, at: TestRepository.now)
    #expect(
      changes(comparison) == [
        "root same", "timestamp same", "snapshot same", "targets same", "targets/alice same",
      ])
    #expect(comparison.severity == .none)
    #expect(comparison.before.status == .unpinned)
    #expect(comparison.after.status == .unpinned)
  }

  @Test("differ in the tags that are added, removed and moved")
  func tags() async throws {
    let after = signed.with {
      $0.targets.version = 2
      $0.targets.targets = ["v1": TestTarget("other"), "v3": TestTarget("three")]
    }
    let targets = try #require(await compared(signed, to: after)[.targets])
    #expect(targets.change == .advanced)
    #expect(targets.version == .init(before: 1, after: 2))
    #expect(targets.tags.map(\.name) == ["v1", "v2", "v3"])
    #expect(targets.tags.map(\.change) == [.moved, .removed, .added])
    #expect(targets.tags[0].before == Digest.sha256(Array("one".utf8)))
    #expect(targets.tags[0].after == Digest.sha256(Array("other".utf8)))
    #expect(targets.tags[1].after == nil)
    #expect(targets.tags[2].before == nil)
    #expect(targets.severity == .change)
  }

  @Test("differ loudly where one is rolled back")
  func rolledBack() async throws {
    let later = signed.with {
      $0.targets.version = 5
      $0.targets.targets["v9"] = TestTarget("nine")
    }
    let comparison = await compared(later, to: signed)
    let targets = try #require(comparison[.targets])
    #expect(targets.change == .rolledBack)
    #expect(targets.severity == .alarm)
    #expect(targets.tags.map(\.change) == [.removed])
    #expect(comparison.severity == .alarm)
    #expect(comparison[.root]?.change == .same)
  }

  @Test("differ loudly where a version is another document")
  func rewritten() async throws {
    let after = signed.with { $0.targets.targets["v1"] = TestTarget("forged") }
    let targets = try #require(await compared(signed, to: after)[.targets])
    #expect(targets.change == .rewritten)
    #expect(targets.severity == .alarm)
  }

  @Test("are linked where the old root key signed the new root, and not where it did not")
  func roots() async throws {
    let before = RootRotations("a").served
    let rotated = await compared(before, to: RootRotations("a", "b").served)
    let root = try #require(rotated[.root])
    #expect(root.change == .advanced)
    #expect(root.way == .directly)
    #expect(root.keysAdded.map(\.key) == [RootRotations.signer("b").publicKey])
    #expect(root.keysRemoved.map(\.key) == [RootRotations.signer("a").publicKey])
    #expect(root.severity == .change)

    let replaced = await compared(
      before, to: RootRotations("c").served.with { $0.root.version = 2 })
    #expect(replaced[.root]?.change == .otherRoot)
    #expect(replaced[.root]?.severity == .alarm)

    let back = await compared(RootRotations("a", "b").served, to: before)
    #expect(back[.root]?.change == .rolledBack)
    #expect(back[.root]?.severity == .alarm)
  }

  @Test("differ in delegations, their keys, thresholds and paths")
  func delegations() async throws {
    let before = TestRepository.acme.with {
      $0.delegations["targets/bob"] = TestRole(signers: [TestSigner("bob")])
    }
    let after = TestRepository.acme.with {
      $0.targets.version = 2
      $0.delegations["targets/alice"]?.signers.append(TestSigner("another"))
      $0.delegations["targets/alice"]?.threshold = 2
      $0.delegations["targets/alice"]?.paths = ["v"]
      $0.delegations["targets/alice"]?.version = 2
      $0.delegations["targets/carol"] = TestRole(signers: [TestSigner("carol")])
    }
    let comparison = await compared(before, to: after)
    let alice = try #require(comparison["targets/alice"])
    #expect(alice.change == .advanced)
    #expect(alice.threshold == .init(before: 1, after: 2))
    #expect(alice.keysAdded.map(\.key) == [TestSigner("another").publicKey])
    #expect(alice.keysRemoved.isEmpty)
    #expect(alice.pathsAdded == ["v"])
    #expect(alice.pathsRemoved == [""])
    #expect(comparison["targets/bob"]?.change == .removed)
    #expect(comparison["targets/carol"]?.change == .added)
  }

  @Test("tell what has expired since, once it has")
  func expired() async throws {
    let later = TestRepository.now.adding(seconds: 20 * 86_400)
    let comparison = await compared(.acme, to: .acme, now: later)
    #expect(comparison[.timestamp]?.hasExpired == true)
    #expect(comparison[.targets]?.hasExpired == false)
    let again = await compared(.acme, to: .acme, then: later, now: later)
    #expect(again[.timestamp]?.hasExpired == false)
  }

  @Test("are not compared where one is not known")
  func unknown() async throws {
    let comparison = await compared(
      signed, to: signed, replacing: ["targets.json": .failed(.status(503))])
    let targets = try #require(comparison[.targets])
    #expect(targets.change == .unknown)
    #expect(targets.tags.isEmpty)
    let gone = await compared(signed, to: signed, replacing: ["targets.json": .missing])
    #expect(gone[.targets]?.change == .removed)
    #expect(gone[.targets]?.tags.map(\.change) == [.removed, .removed])
  }
}
