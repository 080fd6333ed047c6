import Foundation
import NotaryCore
import TestSupport

/// `tastevin audit` of many images of some repositories: from a folder and an archive, where judging is
/// what takes time, and from a server that is some milliseconds away, where waiting is.
struct AuditBenchmark {
  private let repositories = ManyRepositories(count: 500, images: 5_000)
  private static let trip = Duration.milliseconds(20)
  /// The connections that one server gets.
  private static let connections = 32
  private let rateAim = 250.0
  private let savingAim = 2.0
  private let memoryAim = 128.0
  /// How much longer than the trips alone it may take.
  private let tripAim = 2.0

  func rows() throws -> [BenchmarkRow] {
    let folder = try TemporaryFolder()
    try repositories.write(to: "\(folder.path)/trust")
    try repositories.writeManifests(to: folder)
    try folder.write(repositories.values, to: "values.yaml")
    return try stored("trust", "a folder", folder) + saving(folder)
      + stored("trust.tar", "an archive", folder) + fromServer(folder)
  }

  private func audit(_ folder: TemporaryFolder, _ source: [String]) throws -> MeasuredRun {
    try MeasuredRun(
      BuiltProduct.tastevin,
      [
        "audit", "\(folder.path)/manifests", "--values", "\(folder.path)/values.yaml", "--at",
        TestRepository.now.rfc3339, "-o", "json",
      ] + source)
  }

  private var name: String {
    "audit \(repositories.images) images of \(repositories.count) repositories"
  }

  private func stored(
    _ file: String, _ kind: String, _ folder: TemporaryFolder
  ) throws -> [BenchmarkRow] {
    let run = try audit(folder, ["--trust-dir", "\(folder.path)/\(file)"])
    let rate = Double(repositories.images) / run.milliseconds * 1_000
    return [
      BenchmarkRow(
        name: "\(name) from \(kind)",
        result: "\(rounded(rate, 0)) images/s, \(rounded(run.processorSeconds)) s of a processor",
        aim: ">= \(rounded(rateAim, 0))", isMet: rate >= rateAim),
      memory(run, "from \(kind)"),
    ]
  }

  /// Saves everything that the images need.
  private func saving(_ folder: TemporaryFolder) throws -> [BenchmarkRow] {
    let run = try MeasuredRun(
      BuiltProduct.tastevin,
      [
        "save", "-f", "\(folder.path)/manifests", "--values", "\(folder.path)/values.yaml",
        "--trust-dir", "\(folder.path)/trust", "--at", TestRepository.now.rfc3339,
        "-o", "\(folder.path)/trust.tar",
      ])
    let size = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/trust.tar")[.size]
    return [
      BenchmarkRow(
        name: "save what they need, \((size as? Int ?? 0) >> 20) MiB",
        result: "\(rounded(run.processorSeconds)) s of a processor",
        aim: "<= \(rounded(savingAim)) s", isMet: run.processorSeconds <= savingAim),
      memory(run, "while saving"),
    ]
  }

  private func fromServer(_ folder: TemporaryFolder) throws -> [BenchmarkRow] {
    let server = try FolderServer("\(folder.path)/trust")
    defer { server.stop() }
    let proxy = try LatencyProxy(to: server.port, trip: Self.trip)
    let run = try withExtendedLifetime(proxy) {
      try audit(folder, ["--server", "http://127.0.0.1:\(proxy.port)"])
    }
    let rate = Double(repositories.images) / run.milliseconds * 1_000
    // What all its connections together can carry, if none is ever idle.
    let least =
      Double(server.requestCount) / Double(Self.connections) * (Self.trip / .milliseconds(1))
    let ratio = run.milliseconds / least
    return [
      BenchmarkRow(
        name: "\(name) from a server at \(Self.trip)",
        result: "\(rounded(rate, 0)) images/s, \(rounded(ratio, 2)) times"
          + " \(server.requestCount) trips over \(Self.connections) connections,"
          + " \(rounded(run.processorSeconds)) s of a processor",
        aim: "<= \(rounded(tripAim)) times", isMet: ratio <= tripAim),
      memory(run, "from a server"),
    ]
  }

  private func memory(_ run: MeasuredRun, _ place: String) -> BenchmarkRow {
    BenchmarkRow(
      name: "peak memory of it \(place)", result: "\(rounded(run.peakMemory)) MiB",
      aim: "< \(rounded(memoryAim, 0)) MiB", isMet: run.peakMemory < memoryAim)
  }
}
