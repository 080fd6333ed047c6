/// Base64 as Python's `b64decode` reads it unless told to be strict: whatever is not in the alphabet
/// is skipped, and nothing is read after the padding of a group.
enum PythonBase64 {
  /// Nil where Python raises: an incomplete last group.
  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    var group: UInt32 = 0
    var letters = 0
    var paddings = 0
    for letter in text {
      if letter == UInt8(ascii: "=") {
        guard letters >= 2 else { continue }
        paddings += 1
        if letters + paddings >= 4 { return bytes }
        continue
      }
      guard let value = value(of: letter) else { continue }
      paddings = 0
      group = group << 6 | value
      letters += 1
      // The bytes of a group come as soon as their bits are there, as padding may end it early.
      if letters > 1 { bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(8 - 2 * letters))) }
      if letters == 4 {
        letters = 0
        group = 0
      }
    }
    return letters == 0 ? bytes : nil
  }

  private static func value(of letter: UInt8) -> UInt32? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter - UInt8(ascii: "a") + 26)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter - UInt8(ascii: "0") + 52)
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
