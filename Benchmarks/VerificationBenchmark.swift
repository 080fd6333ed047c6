import Foundation
import NotaryCore
import TestSupport

/// How many signatures are verified in a second of processor time by one process on each core,
/// everything that judging a repository takes included, as a share of what OpenSSL verifies there
/// when it does nothing else.
///
/// Each repository has keys of its own, so that no key is ever ready: a root in a certificate,
/// timestamp, snapshot, targets and a delegation, with a signature each.
struct VerificationBenchmark {
  private let repositories = 1_000
  private let rounds = 5
  private let aim = 0.7

  func rows() throws -> [BenchmarkRow] {
    let folder = try TemporaryFolder()
    for number in 0..<repositories {
      try Self.repository(number).write(to: folder.path)
    }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    var shares: [Double] = []
    var rates: [Double] = []
    var memory = 0.0
    // By turns, so that whatever else the machine does slows both.
    for _ in 0..<rounds {
      let alone = try Self.openSSLRate(processes: cores)
      let results = try work(in: folder.path, cores: cores)
      let rate = results.map(\.signaturesPerSecond).reduce(0, +)
      rates.append(rate)
      shares.append(rate / alone)
      memory = max(memory, results.map(\.peakMemory).max() ?? 0)
    }
    let share = median(shares)
    return [
      BenchmarkRow(
        name: "signatures of \(repositories) repositories : openssl speed, all cores",
        result: "\(rounded(median(rates), 0))/s = \(rounded(100 * share, 0)) %",
        aim: ">= \(rounded(100 * aim, 0)) %", isMet: share >= aim),
      BenchmarkRow(
        name: "peak memory of that", result: "\(rounded(memory)) MiB", aim: "< 64 MiB",
        isMet: memory < 64),
    ]
  }

  static func gun(_ number: Int) -> GUN { GUN("docker.io/bench/r\(number)") }

  private static func repository(_ number: Int) -> TestRepository {
    let gun = gun(number).rawValue
    func signer(_ role: String) -> TestSigner { TestSigner("\(role) \(number)") }
    var repository = TestRepository(gun)
    let certificate = TestCertificate(TestKey(.p256, "root \(number)"), commonName: gun)
    repository.root.signers = [TestSigner(certificate)]
    repository.timestamp.signers = [signer("timestamp")]
    repository.snapshot.signers = [signer("snapshot")]
    repository.targets.signers = [signer("targets")]
    let tags = (1...5).map { ("v\($0)", TestTarget("\(number) \($0)")) }
    repository.delegations[.releases] = TestRole(
      signers: [signer("releases")], targets: Dictionary(uniqueKeysWithValues: tags))
    return repository
  }

  /// One process on each core, with an equal part of the repositories.
  private func work(in folder: String, cores: Int) throws -> [VerificationWorker.Result] {
    let part = repositories / cores
    let processes = try (0..<cores).map { core -> (Process, Pipe) in
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/taskset")
      process.arguments = [
        "--cpu-list", String(core), CommandLine.arguments[0], VerificationWorker.argument, folder,
        String(core * part), String(part),
      ]
      process.standardOutput = output
      try process.run()
      return (process, output)
    }
    return try processes.map { process, output in
      let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      guard let result = VerificationWorker.Result(text: String(decoding: bytes, as: UTF8.self))
      else { throw TestFailure("a worker failed") }
      return result
    }
  }

  /// P-256 verifications in a second of processor time, of all processes together.
  private static func openSSLRate(processes: Int) throws -> Double {
    let bytes = try Tool.openssl.run([
      "speed", "-mr", "-seconds", "1", "-multi", String(processes), "ecdsap256",
    ])
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").last {
      $0.hasPrefix("+F")
    }
    guard let rate = line?.split(separator: ":").last.flatMap({ Double($0) }) else {
      throw TestFailure("openssl speed prints no rate")
    }
    return rate
  }
}
