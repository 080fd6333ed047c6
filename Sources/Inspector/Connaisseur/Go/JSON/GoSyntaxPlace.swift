/// What Go's scanner waits for at a place of a text that is JSON up to there.
struct GoSyntaxPlace {
  private enum Container { case object, array }

  private var open: [Container] = []
  /// Within an object: a colon has come since the last comma.
  private var isAfterColon = false
  /// The last byte that is neither white space nor within a string.
  private var last: UInt8?
  /// The two bytes right before.
  private let previous: [UInt8]

  init(_ offset: Int, in text: [UInt8]) {
    previous = Array(text[..<offset].suffix(2))
    var isInString = false
    var isEscaped = false
    for byte in text[..<offset] {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else {
        isInString = byte == UInt8(ascii: "\"")
        step(byte)
      }
    }
  }

  private mutating func step(_ byte: UInt8) {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D: return
    case UInt8(ascii: "{"): open.append(.object)
    case UInt8(ascii: "["): open.append(.array)
    // What is closed was a value, so that in an object a colon has come.
    case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
    default: break
    }
    if byte == UInt8(ascii: "{") || byte == UInt8(ascii: ",") {
      isAfterColon = false
    } else if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
      isAfterColon = true
    }
    last = byte
  }

  /// What follows `invalid character 'x' ` (go 1.25, `encoding/json/scanner.go`).
  var context: String {
    if let number = numberContext { return number }
    switch (last, open.last) {
    case (nil, _), (UInt8(ascii: ":"), _), (UInt8(ascii: "["), _):
      return "looking for beginning of value"
    case (UInt8(ascii: "{"), _), (UInt8(ascii: ","), .object):
      return "looking for beginning of object key string"
    case (UInt8(ascii: ","), _): return "looking for beginning of value"
    case (_, .object): return isAfterColon ? "after object key:value pair" : "after object key"
    case (_, .array): return "after array element"
    case (_, nil): return "after top-level value"
    }
  }

  /// Right after a sign, a point or an exponent's letter a digit must come.
  private var numberContext: String? {
    guard let byte = previous.last, byte == last else { return nil }
    let before = previous.count > 1 ? previous[0] : 0
    switch byte {
    case UInt8(ascii: "."): return "after decimal point in numeric literal"
    case UInt8(ascii: "+"): return "in exponent of numeric literal"
    case UInt8(ascii: "-"):
      return before | 0x20 == UInt8(ascii: "e")
        ? "in exponent of numeric literal" : "in numeric literal"
    case UInt8(ascii: "e"), UInt8(ascii: "E"):
      // `true` and `false` end in an `e` too.
      return (48...57).contains(before) ? "in exponent of numeric literal" : nil
    default: return nil
    }
  }
}
