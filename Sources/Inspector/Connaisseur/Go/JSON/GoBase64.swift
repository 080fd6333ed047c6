/// Where Go's `encoding/base64` finds the first fault of a text, which its error names.
enum GoBase64 {
  /// The place in bytes. The text is one that was refused.
  static func firstFault(in text: [UInt8]) -> Int {
    var filled = 0
    for (place, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
      case UInt8(ascii: "="):
        return fault(in: text, padding: place, filled: filled)
      default:
        guard isLetter(byte) else { return place }
        filled = (filled + 1) % 4
      }
    }
    // The text ends within a group of four; Go names the start of that group.
    return max(0, text.count - filled)
  }

  /// The fault of a text whose first `=` is at this place.
  private static func fault(in text: [UInt8], padding place: Int, filled: Int) -> Int {
    guard filled >= 2 else { return place }
    let rest = text.indices.dropFirst(place + 1).filter { text[$0] != 10 && text[$0] != 13 }
    guard filled == 2 else { return rest.first ?? text.count }
    guard let second = rest.first else { return text.count }
    // Go names the byte before the one that should have been a second `=`.
    guard text[second] == UInt8(ascii: "=") else { return second - 1 }
    return rest.dropFirst().first ?? text.count
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
