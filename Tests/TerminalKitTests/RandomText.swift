import TestSupport

/// Text of the kinds of scalars that matter to a terminal, and of any others.
func randomText(_ generator: inout SeededGenerator, maximumScalars: Int = 40) -> String {
  let kinds: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x20...0x7E, 0x20...0x7E, 0x7F...0x9F, 0xA0...0x17F, 0x300...0x36F,
    0x590...0x6FF, 0x900...0x97F, 0x1100...0x11FF, 0x200B...0x206F, 0x2500...0x257F,
    0x3000...0x30FF, 0x4E00...0x4EFF, 0xAC00...0xACFF, 0xE000...0xE0FF, 0xFE00...0xFE0F,
    0xFFF0...0xFFFF, 0x1F1E6...0x1F1FF, 0x1F300...0x1F6FF, 0xE0000...0xE007F, 0x0...0x10FFFF,
  ]
  var text = String.UnicodeScalarView()
  for _ in 0..<Int.random(in: 0...maximumScalars, using: &generator) {
    let kind = kinds[Int.random(in: kinds.indices, using: &generator)]
    if let scalar = Unicode.Scalar(UInt32.random(in: kind, using: &generator)) {
      text.append(scalar)
    }
  }
  return String(text)
}
