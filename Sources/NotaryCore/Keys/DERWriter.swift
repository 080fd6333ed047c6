/// Writes the little DER that keys and signatures need.
enum DERWriter {
  static func element(_ tag: DERTag, _ contents: [UInt8]...) -> [UInt8] {
    let count = contents.reduce(0) { $0 + $1.count }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 6)
    bytes.append(tag.rawValue)
    append(length: count, to: &bytes)
    for content in contents { bytes += content }
    return bytes
  }

  /// A positive number from big-endian bytes, with as few bytes as it needs.
  static func integer(_ magnitude: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    append(integer: magnitude[...], to: &bytes)
    return bytes
  }

  private static func append(integer magnitude: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let digits = magnitude.drop { $0 == 0 }
    // A first bit that is set would make it negative; zero has one byte too.
    let needsZero = (digits.first ?? 0x80) & 0x80 != 0
    bytes.append(DERTag.integer.rawValue)
    append(length: digits.count + (needsZero ? 1 : 0), to: &bytes)
    if needsZero { bytes.append(0) }
    bytes += digits
  }

  /// An ECDSA signature from r‖s, two numbers of one size.
  static func signature(_ numbers: [UInt8]) -> [UInt8] {
    let half = numbers.count / 2
    var content: [UInt8] = []
    content.reserveCapacity(numbers.count + 8)
    for number in [numbers[..<half], numbers[half...]] { append(integer: number, to: &content) }
    return element(.sequence, content)
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

  private static func append(length: Int, to bytes: inout [UInt8]) {
    guard length >= 128 else {
      bytes.append(UInt8(length))
      return
    }
    let size = (Int.bitWidth - length.leadingZeroBitCount + 7) / 8
    bytes.append(0x80 | UInt8(size))
    for place in stride(from: 8 * (size - 1), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: length >> place))
    }
  }
}
