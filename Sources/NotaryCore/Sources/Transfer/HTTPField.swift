/// A header line as a lower-case name and a value.
struct HTTPField {
  let name: String
  let value: String

  /// Nil for a line without a colon, such as the empty one at the end.
  init?(line: UnsafeRawBufferPointer) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    var rest = line[(colon + 1)...]
    while let first = rest.first, first.isHTTPSpace { rest = rest.dropFirst() }
    while let last = rest.last, last.isHTTPSpace { rest = rest.dropLast() }
    value = String(decoding: rest, as: UTF8.self)
  }
}

extension UInt8 {
  /// A blank, tab, carriage return or line feed.
  var isHTTPSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }
}
