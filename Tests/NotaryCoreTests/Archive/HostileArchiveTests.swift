import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")

/// A tar archive of entries as a stranger makes them.
private struct HostileTar {
  var bytes: [UInt8] = []

  /// - Parameters:
  ///   - kind: the type flag.
  ///   - sizeField: what stands as the size, if not the content's own.
  mutating func add(
    _ name: String, kind: Unicode.Scalar = "0", content: [UInt8] = [], sizeField: String? = nil
  ) {
    var writer = TarWriter(modified: .zero)
    writer.add("x", content)
    var entry = writer.bytes
    func put(_ text: [UInt8], at offset: Int, width: Int) {
      let padded = text + [UInt8](repeating: 0, count: width - text.count)
      entry.replaceSubrange(offset..<offset + width, with: padded)
    }
    put(Array(name.utf8), at: 0, width: 100)
    put([UInt8(ascii: kind)], at: 156, width: 1)
    if let sizeField { put(Array(sizeField.utf8), at: 124, width: 12) }
    put(Array("        ".utf8), at: 148, width: 8)
    let sum = String(entry[..<512].reduce(0) { $0 + Int($1) }, radix: 8)
    put(
      Array((String(repeating: "0", count: 6 - sum.count) + sum).utf8) + [0, 0x20], at: 148,
      width: 8)
    bytes += entry
  }

  var ended: [UInt8] { bytes + [UInt8](repeating: 0, count: 1_024) }
}

private func refusal(of bytes: [UInt8]) throws -> TrustArchive.Failure? {
  let folder = try TemporaryFolder()
  try folder.write(bytes, to: "x.tar")
  do throws(TrustArchive.Failure) {
    _ = try TrustArchive(path: "\(folder.path)/x.tar")
    return nil
  } catch {
    return error
  }
}

private func tarReason(
  _ make: (inout HostileTar) -> Void
) throws -> TarError.Reason? {
  var tar = HostileTar()
  make(&tar)
  guard case .tar(let error)? = try refusal(of: tar.ended) else { return nil }
  return error.reason
}

@Suite("An archive by a stranger")
struct HostileArchiveTests {
  @Test(
    "with an entry that is no plain file is refused",
    arguments: [
      ("1", TarError.Kind.hardLink), ("2", .symbolicLink), ("3", .device), ("4", .device),
      ("6", .fifo), ("S", .sparse), ("L", .longNameOfGNU), ("K", .longNameOfGNU), ("g", .global),
      ("7", .other(0x37)),
    ] as [(Unicode.Scalar, TarError.Kind)])
  func kinds(flag: Unicode.Scalar, kind: TarError.Kind) throws {
    #expect(try tarReason { $0.add("a", kind: flag) } == .kind(name: "a", kind))
  }

  @Test(
    "with a name that leads elsewhere is refused",
    arguments: ["/etc/passwd", "../a", "a/../b", "a//b", "./../a", ".", "a/.", ""])
  func names(name: String) throws {
    #expect(try tarReason { $0.add(name) } == .name(name))
  }

  @Test("with a name in a pax header is held to the same")
  func paxNames() throws {
    #expect(
      try tarReason {
        $0.add("h", kind: "x", content: Array("13 path=../a\n".utf8))
        $0.add("a")
      } == .name("../a"))
    for record in ["13 path=../a", "9 path=\n", "x path=a\n", "99 path=a\n", "7 path\n", "0 \n"] {
      #expect(
        try tarReason { $0.add("h", kind: "x", content: Array(record.utf8)) } == .paxHeader,
        "\(record)")
    }
    let sparse = "22 GNU.sparse.major=1\n"
    #expect(
      try tarReason { $0.add("h", kind: "x", content: Array(sparse.utf8)) }
        == .kind(name: "", .sparse))
  }

  @Test("with two files of a name is refused")
  func duplicates() throws {
    #expect(
      try tarReason {
        $0.add("a")
        $0.add("./a")
      } == .duplicate(name: "a"))
  }

  @Test("with sizes that cannot be is refused")
  func sizes() throws {
    #expect(
      try tarReason { $0.add("a", sizeField: "77777777777") }
        == .tooLarge(name: "a", size: 0o77_777_777_777))
    #expect(try tarReason { $0.add("a", sizeField: "00000010000") } == .cutOff)
    #expect(try tarReason { $0.add("a", sizeField: "8") } == .number)
    #expect(try tarReason { $0.add("a", sizeField: "") } == .number)
    #expect(try tarReason { $0.add("a", kind: "x", sizeField: "77777777777") } == .paxHeader)
    #expect(
      try tarReason {
        $0.add("h", kind: "x", content: Array("28 size=99999999999999999999\n".utf8))
      } == .paxHeader)
    #expect(
      try tarReason {
        $0.add("h", kind: "x", content: Array("29 size=99999999999999999999\n".utf8))
      } == .number)
  }

  @Test("that is something else, cut off or goes on after its end is refused")
  func shapes() throws {
    func reason(_ bytes: [UInt8]) throws -> TarError.Reason? {
      guard case .tar(let error)? = try refusal(of: bytes) else { return nil }
      return error.reason
    }
    #expect(try reason([]) == .notTar)
    #expect(try reason([UInt8](repeating: 0, count: 1_024)) == .notTar)
    #expect(try reason(Array("not a tar archive".utf8)) == .notTar)
    #expect(try reason([UInt8](repeating: 0x41, count: 2_048)) == .notTar)
    #expect(
      try reason([0x1F, 0x8B] + [UInt8](repeating: 0, count: 600)) == .compressed(kind: "gzip"))
    var tar = HostileTar()
    tar.add("a", content: [1, 2, 3])
    #expect(try reason(tar.bytes) == .cutOff)
    #expect(try reason(Array(tar.ended.dropLast(1_000))) == .cutOff)
    #expect(try reason(tar.ended + [1]) == .afterEnd)
    var wrong = tar.ended
    wrong[3] = 0x42
    #expect(try reason(wrong) == .checksum)
    guard case .noIndex? = try refusal(of: tar.ended) else {
      Issue.record("an archive without an index was taken")
      return
    }
  }

  @Test("whose index is not what it should be is refused, and where is said")
  func indexes() async throws {
    let saved = try await SavedArchive(
      MemorySource(name: "memory", documents: [gun: ["root.json": [1]]]), gun)
    let text = String(decoding: saved.contents.files[0].bytes, as: UTF8.self)
    func error(_ old: String, _ new: String) throws -> ArchiveIndexError? {
      try saved.folder.write(text.replacing(old, with: new), to: "trust/tastevin-archive.json")
      do throws(TrustArchive.Failure) {
        _ = try TrustArchive(path: saved.folderPath)
        return nil
      } catch {
        guard case .index(let error) = error else { return nil }
        return error
      }
    }
    #expect(try error("archive/v1", "archive/v2")?.reason == .schema("tastevin/archive/v2"))
    #expect(try error("\"savedAt\": \"2026", "\"savedAt\": \"x")?.place == "savedAt")
    #expect(try error("\"kind\": \"memory\"", "\"kind\": 7")?.place == "repositories[0].kind")
    #expect(
      try error("\"path\": \"docker", "\"path\": \"../docker")?.place
        .hasPrefix("repositories[0].answers[") == true)
    #expect(
      try error("\"path\": \"docker", "\"path\": \"/docker")?.place.hasSuffix(".path") == true)
    #expect(try error("\"size\": 1", "\"size\": -1")?.place.hasSuffix(".size") == true)
    #expect(try error("{", "")?.place == "")
    #expect(try error("\"gun\"", "\"gum\"")?.reason == .missing)
  }

  @Test("that has a repository of one server twice is refused: it could not be said which is meant")
  func repeated() async throws {
    let recorder = RecordingSource(
      MemorySource(name: "memory", documents: [gun: ["root.json": [1]]]))
    _ = await recorder.answer(TrustRequest(gun: gun, role: .root))
    let record = recorder.recorded(of: gun)
    let saved = try SavedArchive([record, record])
    for path in [saved.tarPath, saved.folderPath] {
      do throws(TrustArchive.Failure) {
        _ = try TrustArchive(path: path)
        Issue.record("it was taken")
      } catch {
        guard case .index(let error) = error else { throw error }
        #expect(error.place == "repositories[1].gun")
        #expect(error.reason == .value(gun.rawValue))
      }
    }
  }

  @Test("and damaged anywhere, ends nothing and gives out nothing that was not saved")
  func damaged() async throws {
    let repository = TestRepository(gun.rawValue).with {
      $0.delegations["targets/alice"] = TestRole(signers: [TestSigner("alice")])
    }
    let files = repository.files()
    let source = MemorySource(name: "test", documents: [gun: files])
    let saved = try await SavedArchive(source, gun)
    let genuine = Set(files.values)
    let whole = saved.contents.tar
    var generator = SeededGenerator(seed: 6)
    var opened = 0
    for _ in 0..<400 {
      try saved.folder.write(generator.damaged(whole), to: "trust.tar")
      guard let archive = try? TrustArchive(path: saved.tarPath) else { continue }
      opened += 1
      let damaged = ArchiveSource(archive)
      for role in RoleName.base + ["targets/alice"] {
        guard let bytes = await damaged.answer(TrustRequest(gun: gun, role: role)).bytes else {
          continue
        }
        let isGenuine = genuine.contains(bytes)
        #expect(isGenuine, "\(role)")
      }
    }
    // Most damage is within a document.
    #expect(opened > 20)
  }
}
