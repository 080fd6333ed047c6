/// The text of a JSON string as Go's decoder reads it.
enum JSONText {
  static func hexValue(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Resolves escapes, and replaces each byte that is not part of valid UTF-8, and each surrogate
  /// without its partner, by U+FFFD (Go, `encoding/json.unquote`). The result is valid UTF-8.
  ///
  /// - Parameter content: what stands between the quotes of a string that was scanned.
  static func decode(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var position = content.startIndex
    while position < content.endIndex {
      let byte = content[position]
      if byte == UInt8(ascii: "\\"), position + 1 < content.endIndex {
        position = decodeEscape(content, at: position, into: &result)
      } else if byte < 0x80 {
        result.append(byte)
        position += 1
      } else {
        let length = validSequenceLength(content, at: position)
        if length == 0 {
          append(replacement, to: &result)
          position += 1
        } else {
          result.append(contentsOf: content[position..<position + length])
          position += length
        }
      }
    }
    return result
  }

  private static let replacement: UInt32 = 0xFFFD

  private static func decodeEscape(
    _ content: ArraySlice<UInt8>, at position: Int, into result: inout [UInt8]
  ) -> Int {
    switch content[position + 1] {
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      let unit = codeUnit(content, at: position) ?? UInt16(replacement)
      guard (0xD800...0xDFFF).contains(unit) else {
        append(UInt32(unit), to: &result)
        return position + 6
      }
      if unit < 0xDC00, let low = codeUnit(content, at: position + 6),
        (0xDC00...0xDFFF).contains(low)
      {
        append(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00), to: &result)
        return position + 12
      }
      append(replacement, to: &result)
      return position + 6
    default:
      result.append(content[position + 1])
    }
    return position + 2
  }

  /// The value of `\uXXXX` at a position.
  private static func codeUnit(_ content: ArraySlice<UInt8>, at position: Int) -> UInt16? {
    guard position + 6 <= content.endIndex, content[position] == UInt8(ascii: "\\"),
      content[position + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for index in position + 2..<position + 6 {
      guard let digit = hexValue(content[index]) else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }

  private static func append(_ scalar: UInt32, to result: inout [UInt8]) {
    switch scalar {
    case 0..<0x80:
      result.append(UInt8(scalar))
    case 0x80..<0x800:
      result.append(UInt8(0xC0 | scalar >> 6))
      result.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      result.append(UInt8(0xE0 | scalar >> 12))
      result.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      result.append(UInt8(0x80 | scalar & 0x3F))
    default:
      result.append(UInt8(0xF0 | scalar >> 18))
      result.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      result.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      result.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// The length of the valid UTF-8 sequence of two to four bytes at a position, 0 where there is
  /// none: no overlong forms, no surrogates, nothing above U+10FFFF (Go, `utf8.DecodeRune`).
  private static func validSequenceLength(_ content: ArraySlice<UInt8>, at position: Int) -> Int {
    let first = content[position]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard position + length <= content.endIndex, second.contains(content[position + 1]) else {
      return 0
    }
    for index in position + 2..<position + length where !(0x80...0xBF).contains(content[index]) {
      return 0
    }
    return length
  }
}
