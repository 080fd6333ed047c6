/// Characters by ranges.
struct ScalarSet: Sendable, Hashable {
  var ranges: [ClosedRange<Unicode.Scalar>]
  var isNegated = false
  /// Whether upper and lower case are the same.
  var ignoresCase = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    var isIn = holds(scalar)
    if !isIn, ignoresCase {
      isIn = other(scalar.properties.lowercaseMapping) || other(scalar.properties.uppercaseMapping)
    }
    return isIn != isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar) } }

  private func other(_ mapping: String) -> Bool {
    let scalars = mapping.unicodeScalars
    guard let first = scalars.first, scalars.count == 1 else { return false }
    return holds(first)
  }

  static let digit = ScalarSet(ranges: ["0"..."9"])
  static let word = ScalarSet(ranges: ["a"..."z", "A"..."Z", "0"..."9", "_"..."_"])
  static let space = ScalarSet(ranges: ["\t"..."\r", " "..." "])
  /// Everything but the end of a line.
  static let any = ScalarSet(ranges: ["\n"..."\n"], isNegated: true)

  static func only(_ scalar: Unicode.Scalar) -> ScalarSet { ScalarSet(ranges: [scalar...scalar]) }

  /// All others, as ranges of their own.
  var inverted: [ClosedRange<Unicode.Scalar>] {
    var result: [ClosedRange<Unicode.Scalar>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound.value > next, let low = ScalarSet.scalar(from: next),
        let high = Unicode.Scalar(range.lowerBound.value - 1), low <= high
      {
        result.append(low...high)
      }
      next = max(next, range.upperBound.value + 1)
    }
    if let low = ScalarSet.scalar(from: next) { result.append(low..."\u{10FFFF}") }
    return result
  }

  /// The scalar of a number, or the next one where that is none.
  private static func scalar(from value: UInt32) -> Unicode.Scalar? {
    Unicode.Scalar(value) ?? Unicode.Scalar(0xE000)
  }
}
