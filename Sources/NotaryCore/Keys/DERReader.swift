/// The tag of a DER element, low-tag-number form only, as in certificates.
struct DERTag: Hashable {
  let rawValue: UInt8

  static let boolean = DERTag(rawValue: 0x01)
  static let integer = DERTag(rawValue: 0x02)
  static let bitString = DERTag(rawValue: 0x03)
  static let octetString = DERTag(rawValue: 0x04)
  static let null = DERTag(rawValue: 0x05)
  static let objectIdentifier = DERTag(rawValue: 0x06)
  static let utf8String = DERTag(rawValue: 0x0C)
  static let numericString = DERTag(rawValue: 0x12)
  static let printableString = DERTag(rawValue: 0x13)
  static let t61String = DERTag(rawValue: 0x14)
  static let ia5String = DERTag(rawValue: 0x16)
  static let utcTime = DERTag(rawValue: 0x17)
  static let generalizedTime = DERTag(rawValue: 0x18)
  static let bmpString = DERTag(rawValue: 0x1E)
  static let sequence = DERTag(rawValue: 0x30)
  static let set = DERTag(rawValue: 0x31)

  static func context(_ number: UInt8, constructed: Bool = false) -> DERTag {
    DERTag(rawValue: 0x80 | (constructed ? 0x20 : 0) | number)
  }
}

/// An object identifier's numbers.
struct ObjectIdentifier: Hashable {
  let numbers: [UInt32]

  init(_ numbers: UInt32...) { self.numbers = numbers }
  init(numbers: [UInt32]) { self.numbers = numbers }

  var dotted: String { numbers.map(String.init).joined(separator: ".") }
}

/// Reads DER strictly, as Go's `cryptobyte` does: minimal lengths of at most four bytes, minimal
/// integers. Nil means malformed; what was not read stays in ``rest``.
struct DERReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }
  init(_ bytes: [UInt8]) { rest = bytes[...] }

  struct Element {
    let tag: DERTag
    /// Tag and length too.
    let whole: ArraySlice<UInt8>
    let content: ArraySlice<UInt8>

    var reader: DERReader { DERReader(content) }
  }

  var isEmpty: Bool { rest.isEmpty }

  func isNext(_ tag: DERTag) -> Bool { rest.first == tag.rawValue }

  mutating func next() -> Element? {
    guard rest.count >= 2 else { return nil }
    let start = rest.startIndex
    let tag = rest[start]
    guard tag & 0x1F != 0x1F else { return nil }
    let first = rest[start + 1]
    var length = Int(first)
    var header = 2
    if first & 0x80 != 0 {
      let count = Int(first & 0x7F)
      guard (1...4).contains(count), rest.count >= 2 + count else { return nil }
      length = rest[(start + 2)..<(start + 2 + count)].reduce(0) { $0 << 8 | Int($1) }
      guard length >= 128, length >> ((count - 1) * 8) != 0 else { return nil }
      header += count
    }
    guard length <= rest.count - header else { return nil }
    let end = start + header + length
    let element = Element(
      tag: DERTag(rawValue: tag), whole: rest[start..<end], content: rest[(start + header)..<end])
    rest = rest[end...]
    return element
  }

  mutating func next(_ tag: DERTag) -> Element? {
    guard isNext(tag) else { return nil }
    return next()
  }

  /// The content of an element.
  mutating func enter(_ tag: DERTag) -> DERReader? { next(tag)?.reader }

  /// The bytes of a minimal two's complement number, big-endian.
  mutating func integer() -> ArraySlice<UInt8>? {
    guard let content = next(.integer)?.content, let first = content.first else { return nil }
    if content.count > 1 {
      let second = content[content.startIndex + 1]
      if first == 0 && second & 0x80 == 0 || first == 0xFF && second & 0x80 != 0 { return nil }
    }
    return content
  }

  /// A number that fits 64 bits.
  mutating func smallInteger() -> Int64? {
    guard let bytes = integer(), bytes.count <= 8, let first = bytes.first else { return nil }
    return bytes.reduce(first & 0x80 == 0 ? 0 : -1) { $0 << 8 | Int64($1) }
  }

  mutating func boolean() -> Bool? {
    guard let content = next(.boolean)?.content, content.count == 1 else { return nil }
    switch content.first {
    case 0: return false
    case 0xFF: return true
    default: return nil
    }
  }

  mutating func objectIdentifier() -> ObjectIdentifier? {
    guard let content = next(.objectIdentifier)?.content, !content.isEmpty else { return nil }
    var numbers: [UInt32] = []
    numbers.reserveCapacity(content.count + 1)
    var number: UInt32 = 0
    var length = 0
    for byte in content {
      guard length < 5, number < 1 << 24 else { return nil }
      number = number << 7 | UInt32(byte & 0x7F)
      length += 1
      guard byte & 0x80 == 0 else { continue }
      if numbers.isEmpty {
        let first = min(number / 40, 2)
        numbers.append(first)
        numbers.append(number - first * 40)
      } else {
        numbers.append(number)
      }
      number = 0
      length = 0
    }
    return length == 0 ? ObjectIdentifier(numbers: numbers) : nil
  }

  /// The bits of a bit string, shifted so that unused ones are at the front.
  mutating func rightAlignedBits() -> [UInt8]? {
    guard let content = next(.bitString)?.content, let unused = content.first else { return nil }
    let bytes = content.dropFirst()
    guard unused <= 7, unused == 0 || !bytes.isEmpty else { return nil }
    guard unused > 0, let last = bytes.last else { return Array(bytes) }
    guard last & (1 << unused - 1) == 0 else { return nil }
    var previous: UInt8 = 0
    return bytes.map { byte in
      defer { previous = byte }
      return previous << (8 - unused) | byte >> unused
    }
  }
}
