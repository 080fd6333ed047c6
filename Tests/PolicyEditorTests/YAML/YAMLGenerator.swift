/// Texts that look like YAML, and often are.
struct YAMLGenerator: RandomNumberGenerator {
  private static let pieces: [String] = [
    "a: ", "b:", "key: ", "- ", "-", "\n", "\n", "\n", "\n  ", "\n  ", "\n    ", "  ", " ",
    "|\n  x", ">-\n   y\n\n", "|+\n  z\n\n", "|2", "# c", " # d\n", "&a ", "*a", "&b ", "[", "]",
    "{", "}", ", ", "'", "\"", "'q'", "\"r\"", "é", "🙂", "日", "\r\n", "\t", "<<: *a", "? ", ": ",
    "!!str ", "!t ", "!", "---\n", "...\n", "null", "1", "x y", "%YAML 1.1\n", "\u{FEFF}", "\\n",
    "\u{85}", "\u{2028}", "\u{7}",
  ]
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next of numbers that look random and are the same in every run (SplitMix64).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

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
