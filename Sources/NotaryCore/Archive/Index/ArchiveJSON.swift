/// A JSON value to be written into an index. The same value always gives the same bytes, all of them
/// ASCII.
indirect enum ArchiveJSON {
  case null
  case bool(Bool)
  case int(Int)
  case text(String)
  case list([ArchiveJSON])
  case object([(String, ArchiveJSON)])

  static func optional(_ text: String?) -> ArchiveJSON { text.map { .text($0) } ?? .null }
  static func optional(_ number: Int?) -> ArchiveJSON { number.map { .int($0) } ?? .null }

  /// The text with a newline at its end.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, depth: 0)
    return bytes + [0x0A]
  }

  private func write(to bytes: inout [UInt8], depth: Int) {
    switch self {
    case .null: bytes += Array("null".utf8)
    case .bool(let flag): bytes += Array((flag ? "true" : "false").utf8)
    case .int(let number): bytes += Array(String(number).utf8)
    case .text(let text): Self.write(text, to: &bytes)
    case .list(let elements):
      Self.write("[", elements, "]", to: &bytes, depth: depth) { $0.write(to: &$1, depth: $2) }
    case .object(let members):
      Self.write("{", members, "}", to: &bytes, depth: depth) { member, bytes, depth in
        Self.write(member.0, to: &bytes)
        bytes += Array(": ".utf8)
        member.1.write(to: &bytes, depth: depth)
      }
    }
  }

  private static func write<Element>(
    _ open: Unicode.Scalar, _ elements: [Element], _ close: Unicode.Scalar,
    to bytes: inout [UInt8], depth: Int, element write: (Element, inout [UInt8], Int) -> Void
  ) {
    func newLine(_ depth: Int) {
      bytes.append(0x0A)
      bytes += [UInt8](repeating: 0x20, count: depth)
    }
    bytes.append(UInt8(ascii: open))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(depth + 1)
      write(element, &bytes, depth + 1)
    }
    if !elements.isEmpty { newLine(depth) }
    bytes.append(UInt8(ascii: close))
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for unit in text.utf16 {
      switch unit {
      case 0x22, 0x5C: bytes += [UInt8(ascii: "\\"), UInt8(unit)]
      case 0x20..<0x7F: bytes.append(UInt8(unit))
      default:
        let digits = String(unit, radix: 16)
        bytes += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
