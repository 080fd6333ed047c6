import NotaryCore
import TestSupport

/// Saving many repositories in one archive, and opening it.
struct ArchiveBenchmark {
  private static let repositories = 500
  /// Files of one repository.
  private static let files = 10
  private let aim = 0.5

  func rows() async throws -> [BenchmarkRow] {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/trust.tar"
    let records = await Self.records()
    let saving = ProcessorTime.ofProcess
    let tar = ArchiveContents(records, at: TestRepository.now, program: "bench").tar
    let saved = ProcessorTime.ofProcess - saving
    try folder.write(tar, to: "trust.tar")
    let opening = ProcessorTime.ofProcess
    let archive = try TrustArchive(path: path)
    let opened = ProcessorTime.ofProcess - opening
    let source = ArchiveSource(archive)
    let answer = await source.answer(TrustRequest(gun: Self.gun(7), role: .targets))
    guard answer.bytes != nil, archive.index.repositories.count == Self.repositories else {
      throw TestFailure("the archive does not have what was saved")
    }
    let size = "\(tar.count >> 20) MiB"
    return [
      BenchmarkRow(
        name: "save an archive of \(Self.repositories) repositories, \(size)",
        result: "\(rounded(saved, 2)) s of a processor", aim: "<= \(rounded(2 * aim, 1)) s",
        isMet: saved <= 2 * aim),
      BenchmarkRow(
        name: "open it",
        result: "\(rounded(opened, 3)) s of a processor", aim: "<= \(rounded(aim, 1)) s",
        isMet: opened <= aim),
    ]
  }

  private static func gun(_ number: Int) -> GUN { GUN("docker.io/bench/r\(number)") }

  /// Documents of some 10 KB, each with the name by which it is asked for and the one by checksum.
  private static func records() async -> [RepositoryRecord] {
    var documents: [GUN: [String: [UInt8]]] = [:]
    for number in 0..<repositories {
      let text = [UInt8](repeating: UInt8(number % 251), count: 10_000)
      let names = (0..<files).map { $0 == 0 ? "targets.json" : "targets/s\($0).json" }
      documents[gun(number)] = Dictionary(
        uniqueKeysWithValues: names.map { ($0, text + Array("\(number) \($0)".utf8)) })
    }
    let recorder = RecordingSource(MemorySource(name: "bench", documents: documents))
    for (gun, files) in documents {
      for name in files.keys {
        let role = RoleName(String(name.dropLast(".json".count)))
        let answer = await recorder.answer(TrustRequest(gun: gun, role: role))
        _ = await recorder.answer(
          TrustRequest(gun: gun, role: role, sha256: Digest.sha256(answer.bytes ?? [])))
      }
    }
    return documents.keys.map(recorder.recorded)
  }
}
