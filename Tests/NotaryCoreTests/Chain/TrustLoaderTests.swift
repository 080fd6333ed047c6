import NotaryCore
import TestSupport
import Testing

/// Remembers what a source was asked, in the order of the questions.
private actor Recorder {
  private(set) var requests: [TrustRequest] = []

  func record(_ request: TrustRequest) { requests.append(request) }
}

/// Remembers the states that a loader reported.
private actor Progress {
  private(set) var states: [TrustDocuments] = []

  func record(_ documents: TrustDocuments) { states.append(documents) }
}

@Suite("A loader")
struct TrustLoaderTests {
  private let alice: RoleName = "targets/alice"

  private func requests(
    of repository: TestRepository, replacing answers: [String: TrustAnswer.Outcome] = [:]
  ) async -> [TrustRequest] {
    let files = repository.files().mapValues { TrustAnswer.Outcome.document($0) }
    return await requests(of: files.merging(answers) { _, replaced in replaced })
  }

  private func requests(of answers: [String: TrustAnswer.Outcome]) async -> [TrustRequest] {
    let recorder = Recorder()
    let source = MemorySource(
      name: "test", answers: [acme: answers], beforeAnswer: { await recorder.record($0) })
    _ = await TrustLoader(source: source, gun: acme).load()
    return await recorder.requests
  }

  @Test("asks for root and timestamp by name, and for the others by the checksum listed")
  func byChecksum() async throws {
    let files = TestRepository.acme.files()
    let asked = await requests(of: files.mapValues { .document($0) })
    func checksum(_ role: RoleName) throws -> String {
      let digest = Digest.sha256(try #require(files["\(role).json"]))
      return "\(role).\(Hexadecimal.text(of: digest)).json"
    }
    #expect(Set(asked.prefix(2).map(\.fileName)) == ["root.json", "timestamp.json"])
    #expect(asked.dropFirst(2).first?.fileName == (try checksum(.snapshot)))
    #expect(
      Set(asked.dropFirst(3).map(\.fileName)) == [try checksum(.targets), try checksum(alice)])
    #expect(asked.allSatisfy { $0.gun == acme })
  }

  @Test("reads no more than the length listed, and a little to show what is too large")
  func limits() async throws {
    let repository = TestRepository.acme
    let asked = await requests(of: repository)
    func limit(_ role: RoleName) -> Int? { asked.first { $0.role == role }?.limit }
    #expect(limit(.root) == 100 << 20)
    #expect(limit(.timestamp) == 1 << 20)
    #expect(limit(.targets) == (try #require(repository.file(.targets)?.count)) + 1 << 20)
  }

  @Test(
    "bounds what it reads whatever length is listed",
    arguments: ["9223372036854775807", "-1", "-9223372036854775808", "104857600", "null", "1e3"])
  func oddLengths(length: String) async {
    let repository = TestRepository.acme.with {
      $0.edit(.snapshot, .beforeSigning) {
        $0[path: ["meta", "targets", "length"]] = .raw(length)
      }
    }
    let asked = await requests(of: repository)
    let limit = asked.first { $0.role == .targets }?.limit ?? 0
    #expect(1 << 20...100 << 20 ~= limit)
  }

  @Test("asks by plain name where no parent says more")
  func plainNames() async {
    let asked = await requests(of: .acme, replacing: ["timestamp.json": .missing])
    #expect(asked.first { $0.role == .snapshot }?.fileName == "snapshot.json")
    let unlisted = TestRepository.acme.with {
      $0.delegations["targets/alice"]?.isInSnapshot = false
    }
    let more = await requests(of: unlisted)
    #expect(more.last?.fileName == "targets/alice.json")
  }

  @Test("finds delegations below delegations that snapshot does not list")
  func unlistedLevels() async {
    let repository = TestRepository.acme.with {
      for name: RoleName in ["targets/alice", "targets/alice/x", "targets/alice/x/y"] {
        $0.delegations[name] = TestRole(signers: [TestSigner("alice")])
        $0.delegations[name]?.isInSnapshot = false
      }
    }
    let asked = await requests(of: repository).suffix(3).map(\.fileName)
    #expect(asked == ["targets/alice.json", "targets/alice/x.json", "targets/alice/x/y.json"])
  }

  @Test("asks for the last 20 roots before the current one")
  func oldRoots() async {
    func versions(_ version: Int) async -> [Int] {
      await requests(of: .acme.with { $0.root.version = version }).compactMap(\.rootVersion)
        .sorted()
    }
    #expect(await versions(1) == [])
    #expect(await versions(3) == [1, 2])
    #expect(await versions(50) == Array(30...49))
    #expect(await versions(Int.max).count == 20)
    #expect(await versions(-5) == [])
  }

  @Test("never asks for what a document calls a role but Notary would not")
  func hostileNames() async {
    let names = [
      "targets/../../etc/passwd", "targets//a", "../root", "targets/A", "targets/a\u{0}",
    ]
    let repository = TestRepository.acme.with { repository in
      repository.edit(.snapshot, .beforeSigning) { snapshot in
        for name in names { snapshot[path: ["meta", name]] = TestTarget("x").json }
      }
      repository.edit(.targets, .beforeSigning) { targets in
        for name in names {
          targets[path: ["delegations", "roles"]]?.append(
            ["name": .string(name), "keyids": [], "threshold": 1, "paths": [""]])
        }
      }
    }
    let asked = await requests(of: repository)
    #expect(asked.allSatisfy { $0.role.isValid })
    #expect(asked.count == 5)
  }

  @Test("reports each document when it has come, and the last time that all are there")
  func progress() async {
    let progress = Progress()
    let documents = await TrustLoader(source: TestRepository.acme.source(), gun: acme)
      .load { await progress.record($0) }
    let states = await progress.states
    #expect(states.map(\.documents.count) == [1, 2, 3, 4, 5, 5])
    #expect(states.map(\.isComplete) == [false, false, false, false, false, true])
    #expect(documents.isComplete)
    // A role that has not come yet is pending, never missing.
    let early = ChainOfTrust(states[2], at: TestRepository.now)
    #expect(early.status == .pending)
    #expect(early[.targets]?.status == .pending)
    #expect(early[.snapshot]?.status == .verified)
    #expect(early["targets/alice"] == nil)
    #expect(early.listing.isEmpty)
  }

  @Test("ends with failures in place of documents when its task is cancelled")
  func cancelled() async {
    let source = MemorySource(
      name: "slow", documents: [acme: TestRepository.acme.files()],
      beforeAnswer: { request in
        // Only cancellation ends this wait.
        if request.role == .snapshot { try? await Task.sleep(for: .seconds(3_600)) }
      })
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      await TrustLoader(source: source, gun: acme).load { documents in
        if documents.documents.count == 2 { arrived.yield() }
      }
    }
    for await _ in arrivals.prefix(1) {}
    task.cancel()
    let documents = await task.value
    #expect(documents.isComplete)
    #expect(documents[.root]?.answer.bytes != nil)
    #expect(documents[.snapshot]?.answer.outcome == .failed(.cancelled))
    #expect(documents[.targets]?.answer.outcome == .failed(.cancelled))
    let chain = ChainOfTrust(documents, at: TestRepository.now)
    #expect(chain.status == .unavailable)
  }
}
