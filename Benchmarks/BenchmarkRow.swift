/// One line of the table: what was measured, the result, and what it should be.
struct BenchmarkRow {
  let name: String
  let result: String
  let aim: String
  let isMet: Bool

  static func table(_ rows: [BenchmarkRow]) -> String {
    let lines =
      [["", "what", "result", "aim"]]
      + rows.map { [$0.isMet ? "ok" : "MISS", $0.name, $0.result, $0.aim] }
    let widths = (0..<4).map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
        .joined(separator: "  ") + "\n"
    }.joined()
  }
}

/// A number with so many digits after the point.
func rounded(_ value: Double, _ digits: Int = 1) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let whole = (value * scale).rounded() / scale
  return digits == 0 ? String(Int(whole)) : String(whole)
}

/// The middle of some numbers; 0 of none.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}
