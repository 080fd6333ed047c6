/// A string as Python has it: code points, among which surrogates may stand alone, as
/// `json.loads` reads them from escapes. Kept as UTF-8 in which a lone surrogate takes three bytes.
struct PythonText: Hashable, Sendable, Comparable, ExpressibleByStringLiteral {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }
  init(_ text: String) { bytes = Array(text.utf8) }
  init(stringLiteral text: String) { self.init(text) }

  /// The text with U+FFFD in place of surrogates.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  var codePoints: [UInt32] {
    var points: [UInt32] = []
    points.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte & 0xC0 == 0x80, let last = points.popLast() {
        points.append(last << 6 | UInt32(byte & 0x3F))
      } else {
        points.append(Self.leadingBits(of: byte))
      }
    }
    return points
  }

  private static func leadingBits(of byte: UInt8) -> UInt32 {
    switch byte {
    case 0xF0...: UInt32(byte & 0x07)
    case 0xE0...: UInt32(byte & 0x0F)
    case 0xC0...: UInt32(byte & 0x1F)
    default: UInt32(byte)
    }
  }

  static func append(_ point: UInt32, to bytes: inout [UInt8]) {
    switch point {
    case 0..<0x80:
      bytes.append(UInt8(point))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | point >> 6))
      bytes.append(UInt8(0x80 | point & 0x3F))
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | point >> 12))
      bytes.append(UInt8(0x80 | point >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | point & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | point >> 18 & 0x07))
      bytes.append(UInt8(0x80 | point >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | point >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | point & 0x3F))
    }
  }

  // By code points, which order as their UTF-8 does.
  static func < (left: PythonText, right: PythonText) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
