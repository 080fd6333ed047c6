import TestSupport

/// Texts that look like YAML, and often are.
struct YAMLGenerator: RandomNumberGenerator {
  private static let pieces: [String] = [
    "a: ", "b:", "key: ", "- ", "-", "\n", "\n", "\n", "\n  ", "\n  ", "\n    ", "  ", " ",
    "|\n  x", ">-\n   y\n\n", "|+\n  z\n\n", "|2", "# c", " # d\n", "&a ", "*a", "&b ", "[", "]",
    "{", "}", ", ", "'", "\"", "'q'", "\"r\"", "é", "🙂", "日", "\r\n", "\t", "<<: *a", "? ", ": ",
    "!!str ", "!t ", "!", "---\n", "...\n", "null", "1", "x y", "%YAML 1.1\n", "\u{FEFF}", "\\n",
    "\u{85}", "\u{2028}", "\u{7}",
  ]
  private var numbers: SeededGenerator

  init(seed: UInt64) { numbers = SeededGenerator(seed: seed) }

  mutating func next() -> UInt64 { numbers.next() }

  mutating func text() -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...14, using: &self) {
      bytes += Array((Self.pieces.randomElement(using: &self) ?? "").utf8)
    }
    if Int.random(in: 0..<10, using: &self) == 0, !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &self)
      bytes[index] = UInt8.random(in: 0...255, using: &self)
    }
    return bytes
  }
}
