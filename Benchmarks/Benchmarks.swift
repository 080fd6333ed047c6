import Foundation

/// Measures the program against its aims, on this machine, and prints a table.
///
///     benchmarks
///
/// Times of a busy machine say little; shares of what another program needs there at the same time
/// travel further. A measurement below its aim is said, and is no failure.
@main
enum Benchmarks {
  static func main() async throws {
    if CommandLine.arguments.dropFirst().first == VerificationWorker.argument {
      try await VerificationWorker(arguments: CommandLine.arguments.dropFirst(2)).run()
      return
    }
    var rows = [try StartBenchmark().row()]
    rows += try InspectionBenchmark().rows()
    rows += try VerificationBenchmark().rows()
    rows += try await ScreenBenchmark().rows()
    print(BenchmarkRow.table(rows), terminator: "")
  }
}
