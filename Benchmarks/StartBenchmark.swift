import TestSupport

/// How long the program takes to start and end.
struct StartBenchmark {
  private let rounds = 20
  private let aim = 15.0

  func row() throws -> BenchmarkRow {
    let times = try (0..<rounds).map { _ in
      try MeasuredRun(BuiltProduct.tastevin, ["--version"]).milliseconds
    }
    return BenchmarkRow(
      name: "tastevin --version, median of \(rounds)", result: "\(rounded(median(times))) ms",
      aim: "< \(rounded(aim, 0)) ms", isMet: median(times) < aim)
  }
}
