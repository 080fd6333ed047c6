import Foundation
import TestSupport

/// Measures the program against its aims, on this machine, and prints a table for each part.
///
///     benchmarks [PART...]
///
/// The parts are start, inspection, trips, verification, screen, policy, match, explain, audit, edit, save,
/// lint and archive; without one all are measured.
///
/// Times of a busy machine say little; shares of what another program needs there at the same time
/// travel further. A measurement below its aim is said, and is no failure.
@main
enum Benchmarks {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == VerificationWorker.argument {
      try await VerificationWorker(arguments: arguments.dropFirst()).run()
      return
    }
    if arguments.first == SaveBenchmark.argument, let path = arguments.last {
      try SaveBenchmark.work(path)
    }
    let parts = try arguments.map { name in
      guard let part = Part(rawValue: name) else { throw TestFailure("there is no part \(name)") }
      return part
    }
    if parts.count == 1 {
      print(BenchmarkRow.table(try await parts[0].rows()), terminator: "")
    } else {
      for part in parts.isEmpty ? Part.allCases : parts { try measureAlone(part) }
    }
  }

  /// Measures a part in a process of its own: Linux takes the most memory that a program's starter ever
  /// held for its own.
  private static func measureAlone(_ part: Part) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe")
    process.arguments = [part.rawValue]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw TestFailure("\(part) cannot be measured") }
  }

  private enum Part: String, CaseIterable {
    case start, inspection, trips, verification, screen, policy, match, explain, audit, edit, save,
      lint, archive

    func rows() async throws -> [BenchmarkRow] {
      switch self {
      case .start: [try StartBenchmark().row()]
      case .inspection: try InspectionBenchmark().rows()
      case .trips: try RoundTripBenchmark().rows()
      case .verification: try VerificationBenchmark().rows()
      case .screen: try await ScreenBenchmark().rows()
      case .policy: try PolicyBenchmark().rows()
      case .match: MatchBenchmark().rows()
      case .explain: try await ExplainBenchmark().rows()
      case .audit: try AuditBenchmark().rows()
      case .edit: try EditBenchmark().rows()
      case .save: try SaveBenchmark().rows()
      case .lint: try LintBenchmark().rows()
      case .archive: try await ArchiveBenchmark().rows()
      }
    }
  }
}
