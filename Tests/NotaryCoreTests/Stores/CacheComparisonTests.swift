import NotaryCore
import TestSupport
import Testing

@Suite("What a client has cached, beside the source")
struct CacheComparisonTests {
  private func compared(
    _ cached: TestRepository, beside served: TestRepository,
    replacing answers: [String: TrustAnswer.Outcome] = [:]
  ) async throws -> StoreComparison {
    try await compared(cached.files(), beside: served.source(replacing: answers))
  }

  private func compared(
    _ files: [String: [UInt8]], beside source: any TrustSource
  ) async throws -> StoreComparison {
    let folder = try TemporaryFolder()
    for (name, bytes) in files {
      try folder.write(bytes, to: "tuf/\(acme)/metadata/\(name)")
    }
    let store = try TrustStore(path: folder.path)
    let documents = await TrustLoader(source: source, gun: acme).load()
    let local = await LocalTrust.reading([store], beside: documents, at: TestRepository.now)
    return try #require(local.stores.first)
  }

  private func states(_ comparison: StoreComparison) -> [String] {
    comparison.roles.map { "\($0.name) \($0.state.rawValue)" }
  }

  private func version(_ number: Int, _ roles: [RoleName]) -> TestRepository {
    TestRepository.acme.with { repository in
      for role in roles {
        switch role {
        case .timestamp: repository.timestamp.version = number
        case .snapshot: repository.snapshot.version = number
        case .targets: repository.targets.version = number
        default: repository.delegations[role]?.version = number
        }
      }
    }
  }

  @Test("is the same where nothing has changed")
  func same() async throws {
    // Signing again makes other bytes, whose digests are others.
    let files = TestRepository.acme.files()
    let comparison = try await compared(
      files, beside: MemorySource(name: "test", documents: [acme: files]))
    #expect(comparison.isCached)
    #expect(
      states(comparison) == [
        "root same", "timestamp same", "snapshot same", "targets same", "targets/alice same",
      ])
  }

  @Test("is older where the source went on")
  func older() async throws {
    let comparison = try await compared(
      .acme, beside: version(2, [.timestamp, .snapshot, "targets/alice"]))
    #expect(
      states(comparison) == [
        "root same", "timestamp older", "snapshot older", "targets same", "targets/alice older",
      ])
    #expect(comparison[.timestamp]?.cachedVersion == 1)
    #expect(comparison[.timestamp]?.servedVersion == 2)
  }

  @Test("tells that the source was rolled back")
  func rolledBack() async throws {
    let comparison = try await compared(
      version(7, [.timestamp, .snapshot, .targets]), beside: version(6, [.timestamp, .targets]))
    #expect(
      states(comparison) == [
        "root same", "timestamp rolled-back", "snapshot rolled-back", "targets rolled-back",
        "targets/alice same",
      ])
    #expect(comparison[.targets]?.isGenuine == true)
  }

  @Test("is only newer where the cached document is not signed as it must be")
  func newer() async throws {
    var cached = version(7, [.targets])
    cached.targets.signedBy = [TestSigner("somebody")]
    let comparison = try await compared(cached, beside: .acme)
    #expect(comparison[.targets]?.state == .newer)
    #expect(comparison[.targets]?.isGenuine == false)
  }

  @Test("tells one version with two contents")
  func different() async throws {
    let other = TestRepository.acme.with { $0.targets.targets["v3"] = TestTarget("three") }
    #expect(try await compared(.acme, beside: other)[.targets]?.state == .different)
  }

  @Test("tells a root that is linked by rotation from another one")
  func roots() async throws {
    let rotated = RootRotations("a", "b", "c")
    let first = RootRotations("a").served
    let linked = try await compared(first, beside: rotated.served)
    #expect(linked[.root]?.state == .older)
    #expect(linked[.root]?.way == .stepByStep)
    var gap = rotated
    gap.missing = [2]
    let unlinked = try await compared(first, beside: gap.served)
    #expect(unlinked[.root]?.state == .otherRoot)
    #expect(unlinked[.root]?.way == .missing(2))
    let other = try await compared(RootRotations("x").served, beside: rotated.served)
    #expect(other[.root]?.state == .otherRoot)
    #expect(
      other[.root]?.way == .refused(at: 2, .notSignedByEarlier(valid: 0, threshold: 1)))
  }

  @Test("tells a root that was rolled back from one that was made anew")
  func rootBack() async throws {
    let back = try await compared(RootRotations("a", "b").served, beside: RootRotations("a").served)
    #expect(back[.root]?.state == .rolledBack)
    let anew = try await compared(RootRotations("a", "b").served, beside: RootRotations("x").served)
    #expect(anew[.root]?.state == .otherRoot)
    // Under another root versions do not compare.
    let higher = RootRotations("a").served.with { $0.targets.version = 9 }
    let other = try await compared(higher, beside: RootRotations("x", "y").served)
    #expect(other[.root]?.state == .otherRoot)
    #expect(other[.targets]?.state == .newer)
  }

  @Test("says what is not there, not known, or not readable")
  func absent() async throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "tuf/other/metadata/root.json")
    let documents = await TrustLoader(source: TestRepository.acme.source(), gun: acme).load()
    let store = try TrustStore(path: folder.path)
    let none = StoreComparison(
      await store.contents(for: acme), beside: documents, at: TestRepository.now)
    #expect(!none.isCached)
    #expect(none.roles.isEmpty)

    var broken = TestRepository.acme
    broken.editBytes(.targets, .served) { $0 = Array("{".utf8) }
    broken.delegations = [:]
    let comparison = try await compared(
      broken, beside: .acme,
      replacing: ["timestamp.json": .failed(.status(500)), "snapshot.json": .missing])
    #expect(comparison[.timestamp]?.state == .unknown)
    #expect(comparison[.snapshot]?.state == .notServed)
    #expect(comparison[.targets]?.state == .unreadable)
  }

  @Test("never leaves the store, whatever the repository is called")
  func escape() async throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in TestRepository.acme.files() {
      try folder.write(bytes, to: "elsewhere/metadata/\(name)")
    }
    try folder.write("", to: "store/tuf/.keep")
    let store = try TrustStore(path: "\(folder.path)/store")
    #expect(await store.contents(for: GUN("../../elsewhere")).documents == nil)
  }

  @Test("names the keys of the tree that one holds")
  func held() async throws {
    let folder = try TemporaryFolder()
    let id = TestSigner(rootKey).publicKey.id
    try folder.write(
      "-----BEGIN ENCRYPTED PRIVATE KEY-----\nrole: root\n\n", to: "private/\(id).key")
    let store = try TrustStore(path: folder.path)
    let documents = await TrustLoader(source: TestRepository.acme.source(), gun: acme).load()
    let local = await LocalTrust.reading([store], beside: documents, at: TestRepository.now)
    let chain = ChainOfTrust(documents, at: TestRepository.now)
    let certificate = try #require(chain[.root]?.keys.first?.key)
    // Root lists a certificate; the file is named after the key within.
    #expect(certificate.id != id)
    #expect(local.holdings(of: certificate).map(\.role) == [.root])
    let targets = try #require(chain[.targets]?.keys.first?.key)
    #expect(local.holdings(of: targets).isEmpty)
  }
}
