import TestSupport

/// `tastevin inspect` beside `notary list`, both from scratch, of one repository on a real server on
/// this machine.
struct InspectionBenchmark {
  private let rounds = 20

  func rows() throws -> [BenchmarkRow] {
    let (ours, theirs) = try ServedRepository(on: NotaryServer()).compare(rounds: rounds)
    let times = (median(ours.map(\.milliseconds)), median(theirs.map(\.milliseconds)))
    let memory = ours.map(\.peakMemory).max() ?? 0
    return [
      BenchmarkRow(
        name: "inspect : notary list, medians of \(rounds)",
        result: "\(rounded(times.0)) : \(rounded(times.1)) ms = \(rounded(times.0 / times.1, 2))",
        aim: "<= 1", isMet: times.0 <= times.1),
      BenchmarkRow(
        name: "peak memory of inspect", result: "\(rounded(memory)) MiB", aim: "< 64 MiB",
        isMet: memory < 64),
    ]
  }
}
