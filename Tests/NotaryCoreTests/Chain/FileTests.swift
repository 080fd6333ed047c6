import NotaryCore
import TestSupport
import Testing

@Suite("What a parent says about a file")
struct FileTests {
  /// Changes what snapshot says about a role's file.
  private func repository(
    _ role: String, _ change: @escaping @Sendable (inout TestJSON) -> Void
  ) -> TestRepository {
    TestRepository.acme.with {
      $0.edit(.snapshot, .beforeSigning) { snapshot in
        guard var meta = snapshot[path: ["meta", role]] else { return }
        change(&meta)
        snapshot[path: ["meta", role]] = meta
      }
    }
  }

  private let wrong = TestJSON.string(Base64.encode([UInt8](repeating: 1, count: 32)))
  private let wrong512 = TestJSON.string(Base64.encode([UInt8](repeating: 1, count: 64)))

  @Test("agrees with a sound one")
  func sound() async {
    let chain = await TestRepository.acme.judged()
    for role: RoleName in [.root, .snapshot, .targets, "targets/alice"] {
      #expect(chain[role]?.hashes.map(\.algorithm) == ["sha256", "sha512"])
      #expect(chain[role]?.hashes.map(\.status) == [.match, .match])
      #expect(chain[role]?.length.expected == chain[role]?.length.actual)
    }
    #expect(chain[.timestamp]?.hashes.isEmpty == true)
    #expect(chain[.timestamp]?.length.expected == nil)
    #expect(chain[.timestamp]?.length.actual == TestRepository.acme.file(.timestamp)?.count)
  }

  @Test(
    "breaks a file with one more space in it",
    arguments: ["snapshot", "targets", "targets/alice"] as [RoleName])
  func changed(role: RoleName) async {
    let chain = await TestRepository.acme.with {
      $0.editBytes(role, .served) { $0.append(0x20) }
    }.judged()
    #expect(chain.status == .broken)
    #expect(chain.signatures(role) == [.valid])
    #expect(chain.codes(role) == ["too-large", "digest-mismatch", "digest-mismatch"])
  }

  @Test("breaks snapshot where it is another root than the one served")
  func root() async {
    let chain = await TestRepository.acme.with {
      $0.editBytes(.root, .served) { $0.append(0x20) }
    }.judged()
    #expect(chain.status == .broken)
    #expect(chain[.root]?.status == .verified)
    #expect(chain[.root]?.hashes.map(\.status) == [.mismatch, .mismatch])
    #expect(chain.codes(.snapshot) == ["root-digest-mismatch", "root-digest-mismatch"])
  }

  @Test("must hold of every digest that is there")
  func oneWrong() async {
    for (algorithm, value) in [("sha256", wrong), ("sha512", wrong512)] {
      let chain = await repository("targets") { $0[path: ["hashes", algorithm]] = value }.judged()
      #expect(chain[.targets]?.problems == [.digestMismatch(algorithm: algorithm)])
      #expect(chain.status == .broken)
    }
  }

  @Test("must have a SHA-256 of a base role")
  func noSHA256() async {
    let chain = await repository("targets") { $0[path: ["hashes", "sha256"]] = nil }.judged()
    #expect(chain.status == .broken)
    #expect(chain[.snapshot]?.problems == [.missingDigest(of: .targets)])
    #expect(chain[.targets]?.hashes.map(\.status) == [.absent, .match])
    #expect(chain[.targets]?.problems == [.parentNotVerified(.snapshot)])
  }

  @Test("may have a SHA-512 alone of a delegation, and digests that nobody knows")
  func delegation() async {
    let sha512 = repository("targets/alice") { $0[path: ["hashes", "sha256"]] = nil }
    #expect(await sha512.judged().status == .unpinned)
    let more = repository("targets/alice") { $0[path: ["hashes", "md5"]] = "AAAA" }
    #expect(await more.judged().status == .unpinned)
    let none = await repository("targets/alice") { $0["hashes"] = ["md5": "AAAA"] }.judged()
    #expect(none["targets/alice"]?.problems == [.noUsableDigest])
    #expect(none.status == .broken)
  }

  @Test("may have a length above the file's, or -1 for none, but not one below")
  func lengths() async throws {
    let actual = try #require(TestRepository.acme.file(.targets)?.count)
    for (length, expected) in [(actual + 100, actual + 100), (-1, nil)] {
      let chain = await repository("targets") { $0["length"] = .number(length) }.judged()
      #expect(chain.status == .unpinned)
      #expect(chain[.targets]?.length.expected == expected)
    }
    for length in [actual - 1, 0, -2] {
      let chain = await repository("targets") { $0["length"] = .number(length) }.judged()
      #expect(chain.status == .broken)
      #expect(chain[.targets]?.problems == [.tooLarge(limit: length, actual: actual)])
    }
    let missing = await repository("targets") { $0["length"] = nil }.judged()
    #expect(missing[.targets]?.problems == [.tooLarge(limit: 0, actual: actual)])
  }

  @Test("bounds what is read of a file, which is then said to be too large")
  func excess() async throws {
    let length = try #require(TestRepository.acme.file(.targets)?.count)
    let chain = await TestRepository.acme.with {
      $0.editBytes(.targets, .served) { $0 += [UInt8](repeating: 0x20, count: 2 << 20) }
    }.judged()
    #expect(chain[.targets]?.problems == [.tooLarge(limit: length, actual: length + 2 << 20)])
    #expect(chain.status == .broken)
  }

  @Test("is nothing of a timestamp, of which the client reads at most 1 MiB")
  func timestamp() async {
    let chain = await TestRepository.acme.with {
      $0.editBytes(.timestamp, .served) { $0 += [UInt8](repeating: 0x20, count: 1 << 20) }
    }.judged()
    #expect(chain.codes(.timestamp) == ["too-large"])
    #expect(chain.status == .broken)
  }
}

@Suite("Expiry")
struct ExpiryTests {
  private func repository(_ role: RoleName, expires: Instant) -> TestRepository {
    TestRepository.acme.with {
      switch role {
      case .root: $0.root.expires = expires
      case .timestamp: $0.timestamp.expires = expires
      case .snapshot: $0.snapshot.expires = expires
      default: $0.targets.expires = expires
      }
    }
  }

  @Test("is judged to the nanosecond, and the moment itself is good", arguments: RoleName.base)
  func exact(role: RoleName) async {
    let now = TestRepository.now
    let repository = repository(role, expires: now)
    #expect(await repository.judged(at: now).status == .unpinned)
    let later = Instant(seconds: now.seconds, nanoseconds: 1)
    let chain = await repository.judged(at: later)
    #expect(chain.status == .broken)
    #expect(chain[role]?.status == .broken)
    #expect(chain[role]?.problems == [.expired(now)])
  }

  @Test("reads fractions of a second")
  func fraction() async {
    let end = Instant(seconds: TestRepository.now.seconds, nanoseconds: 500_000_000)
    let repository = repository(.timestamp, expires: end)
    let before = Instant(seconds: end.seconds, nanoseconds: 499_999_999)
    #expect(await repository.judged(at: before).status == .unpinned)
    let after = Instant(seconds: end.seconds, nanoseconds: 500_000_001)
    #expect(await repository.judged(at: after).status == .broken)
  }

  @Test("is past where there is no date", arguments: [nil, TestJSON.null])
  func missing(value: TestJSON?) async {
    let chain = await TestRepository.acme.with {
      $0.edit(.snapshot, .beforeSigning) { $0["expires"] = value }
    }.judged()
    #expect(chain[.snapshot]?.problems == [.expired(.zero)])
    #expect(chain.status == .broken)
  }
}
