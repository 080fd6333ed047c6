/// Writes DER, and, because its parts are mere bytes, also what no honest encoder would write.
public enum TestDER {
  public static func element(_ tag: UInt8, _ contents: [UInt8]...) -> [UInt8] {
    let content = contents.flatMap(\.self)
    return [tag] + length(content.count) + content
  }

  public static func sequence(_ contents: [UInt8]...) -> [UInt8] {
    element(0x30, contents.flatMap(\.self))
  }

  public static func set(_ contents: [UInt8]...) -> [UInt8] {
    element(0x31, contents.flatMap(\.self))
  }

  /// A number that is not negative, from big-endian bytes.
  public static func integer(_ magnitude: some Collection<UInt8>) -> [UInt8] {
    let digits = Array(magnitude.drop { $0 == 0 })
    guard let first = digits.first else { return [0x02, 1, 0] }
    return element(0x02, (first & 0x80 == 0 ? [] : [0]) + digits)
  }

  public static func oid(_ numbers: Int...) -> [UInt8] {
    let joined = [numbers[0] * 40 + numbers[1]] + numbers.dropFirst(2)
    return element(0x06, joined.flatMap(base128))
  }

  public static func bitString(_ bytes: [UInt8], unused: UInt8 = 0) -> [UInt8] {
    element(0x03, [unused], bytes)
  }

  public static func octetString(_ bytes: [UInt8]) -> [UInt8] { element(0x04, bytes) }

  public static func utf8(_ text: String) -> [UInt8] { element(0x0C, Array(text.utf8)) }

  public static func boolean(_ value: Bool) -> [UInt8] { [0x01, 1, value ? 0xFF : 0] }

  public static let null: [UInt8] = [0x05, 0]

  private static func length(_ length: Int) -> [UInt8] {
    if length < 0x80 { return [UInt8(length)] }
    if length < 0x100 { return [0x81, UInt8(length)] }
    return [0x82, UInt8(length >> 8), UInt8(length & 0xFF)]
  }

  private static func base128(_ number: Int) -> [UInt8] {
    var bytes = [UInt8(number & 0x7F)]
    var rest = number >> 7
    while rest > 0 {
      bytes.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
      rest >>= 7
    }
    return bytes
  }
}
