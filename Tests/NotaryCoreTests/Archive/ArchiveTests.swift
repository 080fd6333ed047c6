import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")

/// A repository with delegations two levels deep and an old root.
private var repository: TestRepository {
  TestRepository(gun.rawValue).with {
    $0.targets.targets = ["v1": TestTarget("hello")]
    $0.delegations["targets/alice"] = TestRole(
      signers: [TestSigner("alice")], targets: ["v2": TestTarget("hello")])
    $0.delegations["targets/alice/deep"] = TestRole(signers: [TestSigner("deep")])
    $0.root.version = 2
    $0.extraFiles["1.root.json"] = Array("an old root".utf8)
  }
}

/// Signed once: signing again would make other bytes.
private let files = repository.files()

private func source(_ files: [String: [UInt8]] = files) -> MemorySource {
  MemorySource(name: "test", documents: [gun: files])
}

private func server(
  _ text: String, _ source: any TrustSource = source()
) -> AnsweringSource {
  AnsweringSource(location: SourceLocation(kind: .server, text: text), documents: source)
}

private let notaryURL = "https://notary.acme.io"

@Suite("An archive")
struct ArchiveTests {
  @Test("answers as its source did, by plain names, by checksum and by version")
  func roundTrip() async throws {
    let source = server(notaryURL)
    let saved = try await SavedArchive(source, gun, required: ["targets/zed"])
    let expected = ChainOfTrust(
      await TrustLoader(source: source, gun: gun).load(), at: SavedArchive.moment)
    for archive in try saved.sources() {
      let documents = await TrustLoader(source: archive, gun: gun).load()
      let chain = ChainOfTrust(documents, at: SavedArchive.moment)
      #expect(chain.status == .unpinned)
      #expect(chain.roles.map(\.name) == expected.roles.map(\.name))
      #expect(chain.targets == expected.targets)
      #expect(
        chain.roles.map(\.document?.answer) == expected.roles.map { kept($0.document?.answer) })
      let old = await archive.answer(TrustRequest(gun: gun, role: .root, rootVersion: 1))
      #expect(old.bytes == Array("an old root".utf8))
      let missing = await archive.answer(TrustRequest(gun: gun, role: "targets/zed"))
      #expect(missing.outcome == .missing)
      #expect(missing.httpStatus == 404)
    }
  }

  /// A clock that is right to the minute is not kept.
  private func kept(_ answer: TrustAnswer?) -> TrustAnswer? {
    answer.map {
      TrustAnswer(
        $0.outcome, origin: $0.origin, httpStatus: $0.httpStatus, isAuthorized: $0.isAuthorized)
    }
  }

  @Test("says what it is, when it was saved and from where")
  func location() async throws {
    let saved = try await SavedArchive(server(notaryURL), gun)
    let archive = try #require(try saved.sources().first)
    #expect(archive.location(of: gun).kind == .archive)
    #expect(archive.location(of: gun).text == saved.tarPath)
    #expect(
      archive.location(of: gun).saved
        == SourceLocation.Saving(at: SavedArchive.moment, from: notaryURL))
    #expect(archive.location.saved?.from == nil)
    #expect(archive.archive.index.program == "1.2.3")
    #expect(archive.archive.gaps() == [])
  }

  @Test("does not take what nobody asked for for missing")
  func notAsked() async throws {
    let saved = try await SavedArchive(server(notaryURL), gun)
    for archive in try saved.sources() {
      let role = await archive.answer(TrustRequest(gun: gun, role: "targets/zed"))
      #expect(role.outcome == .failed(.archive(.request(file: "targets/zed.json"))))
      let other = GUN("docker.io/acme/api")
      let stranger = await archive.answer(TrustRequest(gun: other, role: .root))
      #expect(stranger.outcome == .failed(.archive(.repository(gun: other))))
    }
  }

  @Test("of the same answers at the same moment has the same bytes")
  func reproducible() async throws {
    let first = try await SavedArchive(server(notaryURL), gun)
    let second = try await SavedArchive(server(notaryURL), gun)
    #expect(first.contents.tar == second.contents.tar)
    let later = try await SavedArchive(
      server(notaryURL), gun, at: SavedArchive.moment.adding(seconds: 1))
    #expect(first.contents.tar != later.contents.tar)
  }

  @Test("lies where a trust folder has its documents")
  func folder() async throws {
    let saved = try await SavedArchive(server(notaryURL), gun)
    let folder = try FolderSource(path: saved.folderPath)
    let chain = ChainOfTrust(
      await TrustLoader(source: folder, gun: gun).load(), at: SavedArchive.moment)
    #expect(chain.status == .unpinned)
    #expect(chain.targets.map(\.name) == ["v1", "v2"])
    // Without an index it is a folder like any other; with one, an archive.
    #expect(try StoredTrust(saved.folderPath).source().location.kind == .archive)
    #expect(try StoredTrust(saved.folder.path).source().location.kind == .folder)
    #expect(try StoredTrust(saved.tarPath).source().location.kind == .archive)
    #expect(throws: TrustArchive.Failure.missing) {
      try StoredTrust("\(saved.folder.path)/nowhere").source()
    }
  }

  @Test("keeps a repository from several servers apart")
  func servers() async throws {
    let other = repository.with { $0.targets.targets = ["v1": TestTarget("other")] }.files()
    let here = try await SavedArchive(server(notaryURL), gun)
    let there = "https://notary.other.io"
    let recorder = RecordingSource(server(there, source(other)))
    _ = await TrustLoader(source: recorder, gun: gun).load()
    let first = RecordingSource(server(notaryURL))
    _ = await TrustLoader(source: first, gun: gun).load()
    let saved = try SavedArchive([recorder.recorded(of: gun), first.recorded(of: gun)])
    for (url, files) in [(notaryURL, files), (there, other)] {
      for archive in try saved.sources(asking: url) {
        let answer = await archive.answer(TrustRequest(gun: gun, role: .targets, sha256: nil))
        #expect(answer.outcome == .failed(.archive(.request(file: "targets.json"))))
        let documents = await TrustLoader(source: archive, gun: gun).load()
        #expect(documents[.targets]?.answer.bytes == files["targets.json"])
        #expect(archive.location(of: gun).saved?.from == url)
      }
    }
    for archive in try saved.sources(asking: "https://elsewhere.io") {
      let answer = await archive.answer(TrustRequest(gun: gun, role: .root))
      #expect(answer.outcome == .failed(.archive(.servers(gun: gun, [notaryURL, there]))))
    }
    // With one server there is nothing to choose.
    let single = try #require(try here.sources(asking: there).first)
    #expect(await single.answer(TrustRequest(gun: gun, role: .root)).bytes != nil)
  }

  @Test("never gives out a document that was changed, and says so")
  func changed() async throws {
    let saved = try await SavedArchive(server(notaryURL), gun)
    let targets = try #require(files["targets.json"])
    var bytes = saved.contents.tar
    let place = try #require(bytes.firstRange(of: targets))
    bytes[place.lowerBound + 20] ^= 1
    try saved.folder.write(bytes, to: "trust.tar")
    try saved.folder.write(targets + [0x20], to: "trust/\(gun)/targets.json")
    let gap = ArchiveGap.changed(file: "\(gun)/targets.json")
    for archive in try saved.sources() {
      #expect(archive.archive.gaps() == [gap])
      let answer = await archive.answer(TrustRequest(gun: gun, role: .targets))
      #expect(answer.outcome == .failed(.archive(gap)))
      let chain = ChainOfTrust(
        await TrustLoader(source: archive, gun: gun).load(), at: SavedArchive.moment)
      #expect(chain.status == .unavailable)
      #expect(chain.targets.isEmpty)
    }
  }

  @Test("says what was lost from it")
  func lost() async throws {
    let saved = try await SavedArchive(server(notaryURL), gun)
    try saved.folder.remove("trust/\(gun)/root.json")
    let archive = try ArchiveSource(TrustArchive(path: saved.folderPath))
    let answer = await archive.answer(TrustRequest(gun: gun, role: .root))
    #expect(answer.outcome == .failed(.archive(.lost(file: "\(gun)/root.json"))))
  }

  @Test("is opened anew where its file has changed")
  func reopened() async throws {
    let saved = try await SavedArchive(server(notaryURL), gun)
    let stored = StoredTrust(saved.tarPath)
    let before = try await stored.source().answer(TrustRequest(gun: gun, role: .root))
    #expect(before.bytes == files["root.json"])
    let none = try await SavedArchive(
      server(notaryURL, MemorySource(name: "none", answers: [:])), gun)
    try saved.folder.write(none.contents.tar, to: "trust.tar")
    let after = try await stored.source().answer(TrustRequest(gun: gun, role: .root))
    #expect(after.outcome == .missing)
  }

  @Test("keeps documents apart whose names would be each other's folder")
  func collisions() async throws {
    let inner = GUN("docker.io/acme/web/targets")
    let files: [GUN: [String: [UInt8]]] = [
      gun: ["root.json": [1], "targets/root.json": [2], "targets/a.json": [3]],
      inner: ["root.json": [4], "timestamp.json": [5]],
      GUN("docker.io/acme/web/targets/a.json"): ["root.json": [6]],
      GUN("tastevin-archive.json"): ["root.json": [7]],
    ]
    let recorder = RecordingSource(MemorySource(name: "memory", documents: files))
    for (gun, answers) in files {
      for file in answers.keys {
        let role = RoleName(String(file.dropLast(5)))
        _ = await recorder.answer(TrustRequest(gun: gun, role: role))
      }
    }
    let saved = try SavedArchive(files.keys.map(recorder.recorded))
    for archive in try saved.sources() {
      #expect(archive.archive.gaps() == [])
      for (gun, answers) in files {
        for (file, bytes) in answers {
          let role = RoleName(String(file.dropLast(5)))
          #expect(await archive.answer(TrustRequest(gun: gun, role: role)).bytes == bytes)
        }
      }
    }
  }

  @Test("of a server whose certificate was not checked stays unchecked")
  func insecure() async throws {
    var route = SourceRoute()
    route.isUnchecked = true
    let source = AnsweringSource(
      location: SourceLocation(kind: .server, text: notaryURL, route: route),
      documents: source())
    for archive in try await SavedArchive(source, gun).sources() {
      #expect(archive.location(of: gun).route.isUnchecked)
      #expect(archive.location.route.isUnchecked)
    }
  }
}
