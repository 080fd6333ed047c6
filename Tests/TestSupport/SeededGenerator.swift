/// Numbers that look random and are the same in every run (SplitMix64), so that what failed once can
/// be looked at again.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  public mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
  }

  /// A copy with one to three bytes changed, removed or added.
  public mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var copy = bytes
    for _ in 0..<Int.random(in: 1...3, using: &self) {
      let index = Int.random(in: 0...copy.count, using: &self)
      switch Int.random(in: 0..<4, using: &self) {
      case 0 where index < copy.count: copy.remove(at: index)
      case 1: copy.insert(UInt8.random(in: 0...255, using: &self), at: index)
      case 2 where index < copy.count: copy[index] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      default: copy = Array(copy[..<index])
      }
    }
    return copy
  }
}
