import Foundation
import NotaryCore
import TestSupport
import Testing

/// What other programs make of archives, and these of theirs.
@Suite("A tar file")
struct TarProgramTests {
  private static let long =
    "docker.io/acme/\(String(repeating: "w", count: 120))/targets/\(String(repeating: "a", count: 90))"

  @Test("is unpacked by tar, with names of any length")
  func unpacked() async throws {
    let folder = try TemporaryFolder()
    let files = ["a.json", Self.long + ".json", String(repeating: "b", count: 230), "ä/ö.json"]
    var writer = TarWriter(modified: TestRepository.now)
    for (index, name) in files.enumerated() {
      writer.add(name, [UInt8](repeating: UInt8(index + 1), count: 511 + index))
    }
    writer.finish()
    try folder.write(writer.bytes, to: "x.tar")
    let outcome = try await Command("tar", ["-xf", "x.tar"], folder: folder.path).run()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors == "")
    for (index, name) in files.enumerated() {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
      #expect([UInt8](bytes) == [UInt8](repeating: UInt8(index + 1), count: 511 + index))
    }
  }

  @Test("that tar made of an archive's folder is that archive", arguments: ["pax", "ustar", "gnu"])
  func packed(format: String) async throws {
    let gun = GUN("docker.io/acme/web")
    let files = TestRepository(gun.rawValue).files()
    let saved = try await SavedArchive(MemorySource(name: "test", documents: [gun: files]), gun)
    let outcome = try await Command(
      "tar", ["--format=\(format)", "-cf", "trust.tar", "-C", "trust", "."],
      folder: saved.folder.path
    ).run()
    #expect(outcome.status == 0, "\(outcome.errors)")
    let archive = try TrustArchive(path: saved.tarPath)
    #expect(archive.gaps() == [])
    let answer = await ArchiveSource(archive).answer(TrustRequest(gun: gun, role: .root))
    #expect(answer.bytes == files["root.json"])
  }

  @Test("with GNU tar's own long names is refused, with what to do")
  func longNames() async throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "f/\(String(repeating: "a", count: 120))")
    _ = try await Command("tar", ["--format=gnu", "-cf", "x.tar", "f"], folder: folder.path).run()
    #expect {
      try TrustArchive(path: "\(folder.path)/x.tar")
    } throws: { error in
      guard case .tar(let error)? = error as? TrustArchive.Failure,
        case .kind(_, let kind) = error.reason
      else { return false }
      return kind == .longNameOfGNU
    }
  }
}
