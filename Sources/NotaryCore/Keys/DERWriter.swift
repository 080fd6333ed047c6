/// Writes the little DER that keys and signatures need.
enum DERWriter {
  static func element(_ tag: DERTag, _ contents: [UInt8]...) -> [UInt8] {
    let content = contents.reduce(into: [UInt8]()) { $0 += $1 }
    return [tag.rawValue] + length(content.count) + content
  }

  /// A positive number from big-endian bytes, with as few bytes as it needs.
  static func integer(_ magnitude: some Collection<UInt8>) -> [UInt8] {
    let digits = magnitude.drop { $0 == 0 }
    guard let first = digits.first else { return [DERTag.integer.rawValue, 1, 0] }
    return element(.integer, (first & 0x80 == 0 ? [] : [0]) + Array(digits))
  }

  static func objectIdentifier(_ identifier: ObjectIdentifier) -> [UInt8] {
    let numbers = identifier.numbers
    guard numbers.count >= 2 else { return element(.objectIdentifier) }
    let joined = [numbers[0] * 40 + numbers[1]] + numbers.dropFirst(2)
    return element(.objectIdentifier, joined.flatMap(base128))
  }

  private static func base128(_ number: UInt32) -> [UInt8] {
    var rest = number >> 7
    var bytes = [UInt8(number & 0x7F)]
    while rest > 0 {
      bytes.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
      rest >>= 7
    }
    return bytes
  }

  private static func length(_ length: Int) -> [UInt8] {
    if length < 128 { return [UInt8(length)] }
    var rest = length
    var bytes: [UInt8] = []
    while rest > 0 {
      bytes.insert(UInt8(rest & 0xFF), at: 0)
      rest >>= 8
    }
    return [0x80 | UInt8(bytes.count)] + bytes
  }
}
