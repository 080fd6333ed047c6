import NotaryCore
import TestSupport
import Testing

@Suite("The history of root")
struct RootHistoryTests {
  @Test("tells what each version changed, and who signed it")
  func changes() async throws {
    let history = await RootRotations("a", "a", "b").history()
    #expect(history.newest == 3)
    #expect(history.versions.map(\.number) == [3, 2, 1])
    #expect(history.gaps.isEmpty)
    let newest = try #require(history[3])
    let change = try #require(newest.step?.changes.first)
    #expect(newest.step?.changes.count == 1)
    #expect(change.role == .root)
    #expect(change.added.map(\.key) == [RootRotations.signer("b").publicKey])
    #expect(change.removed.map(\.key) == [RootRotations.signer("a").publicKey])
    #expect(newest.signatures.map(\.isOwn) == [true, false])
    #expect(newest.signatures.map(\.isEarlier) == [false, true])
    #expect(newest.signatures.map(\.status) == [.valid, .valid])
    #expect(history[2]?.step?.changes == [])
    #expect(history[1]?.step == nil)
    #expect(history[1]?[.root]?.keys.first?.key?.certificate?.commonName == acme.rawValue)
  }

  @Test("tells changed role keys and thresholds")
  func roles() async throws {
    var rotations = RootRotations("a", "a")
    rotations.change = { version, repository in
      guard version == 2 else { return }
      repository.timestamp.signers = [TestSigner("another timestamp")]
      repository.targets.signers.append(TestSigner("second targets"))
      repository.targets.threshold = 2
    }
    let step = try #require(await rotations.history()[2]?.step)
    #expect(step.changes.map(\.role) == [.timestamp, .targets])
    #expect(step.changes.map(\.added.count) == [1, 1])
    #expect(step.changes.map(\.removed.count) == [1, 0])
    #expect(step.changes[1].thresholdBefore == 1)
    #expect(step.changes[1].thresholdAfter == 2)
    #expect(step.breaches == [])
    #expect(step.refusal == nil)
  }

  @Test("says how a client with each version comes to the newest")
  func ways() async {
    let history = await RootRotations("a", "b", "c").history()
    #expect(history.versions.map(\.way) == [.isNewest, .directly, .stepByStep])
    #expect(history.versions.compactMap(\.step).allSatisfy { $0.breaches == [] })
    #expect(history.versions.compactMap(\.step).allSatisfy { $0.refusal == nil })
  }

  @Test("shows gaps as gaps, and judges no step over one")
  func gaps() async throws {
    var rotations = RootRotations("a", "b", "c", "d")
    rotations.missing = [2, 3]
    let history = await rotations.history()
    #expect(history.gaps == [RootGap(numbers: 2...3, reason: .missing)])
    let step = try #require(history[4]?.step)
    #expect(step.from == 1)
    #expect(!step.isAdjacent)
    #expect(step.breaches == nil)
    #expect(step.refusal == .notSignedByEarlier(valid: 0, threshold: 1))
    #expect(history[1]?.way == .missing(2))
  }

  @Test("tells a version that the server does not give from one that it does not have")
  func failures() async {
    let failure = TrustFailure.status(500)
    let history = await RootRotations("a", "b", "c").history(
      replacing: ["1.root.json": .failed(failure), "2.root.json": .missing])
    #expect(
      history.gaps == [
        RootGap(numbers: 2...2, reason: .missing),
        RootGap(numbers: 1...1, reason: .failed(failure)),
      ])
  }

  @Test("finds a step that the keys before did not sign")
  func unsignedStep() async throws {
    var rotations = RootRotations("a", "b", "b")
    rotations.change = { version, repository in
      if version == 2 { repository.root.signedBy = [RootRotations.signer("b")] }
    }
    let history = await rotations.history()
    let step = try #require(history[2]?.step)
    let count = RootStep.Count(valid: 0, threshold: 1)
    #expect(step.breaches == [.earlierKeys(count)])
    #expect(step.refusal == .notSignedByEarlier(valid: 0, threshold: 1))
    #expect(history[1]?.way == .refused(at: 2, .notSignedByEarlier(valid: 0, threshold: 1)))
    #expect(history[2]?.way == .directly)
  }

  @Test("finds a step that its own keys did not sign, and a version that is not the next")
  func otherBreaches() async throws {
    var rotations = RootRotations("a", "b")
    rotations.change = { version, repository in
      guard version == 2 else { return }
      repository.root.signedBy = [RootRotations.signer("a")]
    }
    let step = try #require(await rotations.history()[2]?.step)
    #expect(step.breaches == [.ownKeys(RootStep.Count(valid: 0, threshold: 1))])
    #expect(step.refusal == .notSignedByOwn(valid: 0, threshold: 1))
    let odd = await RootRotations("a", "a", "a").history(
      replacing: ["2.root.json": .document(RootRotations("a").root(1))])
    #expect(odd[2]?.stated == 1)
    #expect(odd[2]?.step?.breaches == [.version(found: 1, expected: 2)])
    #expect(odd[2]?.way == .unknown)
  }

  @Test("lets roots on the way expire, but not the newest")
  func expiry() async {
    var rotations = RootRotations("a", "b", "c")
    rotations.change = { version, repository in
      if version == 2 { repository.root.expires = TestRepository.now.adding(seconds: -1) }
    }
    #expect(await rotations.history()[1]?.way == .stepByStep)
    let end = TestRepository.now.adding(seconds: 3_651 * 86_400)
    let later = await RootRotations("a", "a").history(at: end)
    guard case .refused(at: 2, _)? = later[1]?.way else {
      Issue.record("\(String(describing: later[1]?.way))")
      return
    }
  }

  @Test("keeps to certificates, as the client does, where TUF takes any key")
  func bareKeys() async throws {
    var rotations = RootRotations("a", "a")
    rotations.change = { _, repository in
      repository.root.signers = [TestSigner(TestKey(.p256, "a"))]
      repository.root.signedBy = nil
    }
    let step = try #require(await rotations.history()[2]?.step)
    #expect(step.breaches == [])
    #expect(step.refusal == .noUsableCertificate)
  }

  @Test("adds what caches hold: a missing version, and one that differs")
  func caches() async throws {
    var rotations = RootRotations("a", "b", "c")
    rotations.missing = [1]
    let cache = MemorySource(
      name: "cache", documents: [acme: ["root.json": RootRotations("a").root(1)]])
    let history = await rotations.history(caches: [cache])
    #expect(history.gaps.isEmpty)
    #expect(history[1]?.isServed == false)
    #expect(history[1]?.origins == ["cache/docker.io/acme/web/root.json"])
    #expect(history[1]?.way == .stepByStep)
    let other = MemorySource(
      name: "other", documents: [acme: ["root.json": RootRotations("x", "y").root(2)]])
    let conflict = await rotations.history(caches: [other])
    #expect(conflict[2]?.isServed == true)
    #expect(conflict[2]?.conflicts == ["other/docker.io/acme/web/root.json"])
  }

  @Test("is bounded, whatever version a root says that it is")
  func bounds() async throws {
    var rotations = RootRotations("a")
    rotations.change = { _, repository in repository.root.version = 9_007_199_254_740_991 }
    let history = await rotations.history()
    #expect(history.versions.count == 1)
    let limit = RootHistoryLoader.versionLimit
    let newest = 9_007_199_254_740_991
    #expect(
      history.gaps == [
        RootGap(numbers: (newest - limit)...(newest - 1), reason: .missing),
        RootGap(numbers: 1...(newest - limit - 1), reason: .notAsked),
      ])
  }

  @Test("says nothing of versions that are still to come")
  func pending() async {
    let source = RootRotations("a", "b", "c").served.source(replacing: [:])
    let first = First()
    _ = await RootHistoryLoader(source: source, gun: acme).load { roots, _ in
      await first.keep(roots)
    }
    let history = await first.roots.map { RootHistory($0, at: TestRepository.now) }
    #expect(history?.gaps == [RootGap(numbers: 1...2, reason: .pending)])
    #expect(history?.versions.map(\.number) == [3])
  }

  /// What came first.
  private actor First {
    private(set) var roots: RootDocuments?

    func keep(_ roots: RootDocuments) { if self.roots == nil { self.roots = roots } }
  }

  @Test("of a root that cannot be read has nothing")
  func unreadable() async {
    let history = await RootRotations("a").history(
      replacing: ["root.json": .document(Array("{}".utf8))])
    #expect(history.newest == nil)
    #expect(history.entries.isEmpty)
  }

  @Test("ends at once when it is cancelled, with failures for what was not fetched")
  func cancelled() async {
    let source = RootRotations("a", "b", "c").served.source(replacing: [:])
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await RootHistoryLoader(source: source, gun: acme).load(
        await TrustLoader(source: source, gun: acme).load())
    }
    let roots = await task.value
    #expect(RootHistory(roots, at: TestRepository.now).versions.isEmpty)
  }
}
