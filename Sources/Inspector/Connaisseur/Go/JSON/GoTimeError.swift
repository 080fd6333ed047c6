import NotaryCore

/// How Go's `time.Parse` says that a text is not a date of RFC 3339.
struct GoTimeError {
  private static let layout = "2006-01-02T15:04:05Z07:00"

  private var rest: ArraySlice<UInt8>
  private var message: String?

  /// The words for a text that was refused.
  static func message(for text: ArraySlice<UInt8>) -> String {
    var parser = GoTimeError(rest: text)
    parser.parse()
    return "parsing time \(quoted(text))\(parser.message ?? ": day out of range")"
  }

  private init(rest: ArraySlice<UInt8>) { self.rest = rest }

  private mutating func parse() {
    number(digits: 4, element: "2006", range: nil)
    literal("-")
    number(element: "01", range: (1...12, "month"))
    literal("-")
    number(element: "02", range: nil)
    literal("T")
    hour()
    literal(":")
    number(element: "04", range: (0...59, "minute"))
    literal(":")
    number(element: "05", range: (0...59, "second"))
    fraction()
    zone()
    if message == nil, !rest.isEmpty { message = ": extra text: \(Self.quoted(rest))" }
  }

  /// Quoted as the package `time` does it: other than `strconv.Quote`, byte by byte.
  private static func quoted(_ bytes: some Sequence<UInt8>) -> String {
    var result = "\""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        result += "\\\(Character(Unicode.Scalar(byte)))"
      case 0x20..<0x80: result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "\\x\(Hexadecimal.text(of: [byte]))"
      }
    }
    return result + "\""
  }

  private mutating func fail(at place: ArraySlice<UInt8>, _ element: String) {
    message =
      " as \"\(Self.layout)\": cannot parse \(Self.quoted(place)) as \(Self.quoted(element.utf8))"
  }

  private mutating func literal(_ character: Unicode.Scalar) {
    guard message == nil else { return }
    if rest.first == UInt8(ascii: character) {
      rest = rest.dropFirst()
    } else {
      fail(at: rest, String(character))
    }
  }

  private mutating func number(
    digits: Int = 2, element: String, range: (allowed: ClosedRange<Int>, name: String)?
  ) {
    guard message == nil else { return }
    let part = rest.prefix(digits)
    guard part.count == digits, part.allSatisfy({ (48...57).contains($0) }) else {
      fail(at: rest, element)
      return
    }
    rest = rest.dropFirst(digits)
    let value = part.reduce(0) { $0 * 10 + Int($1) - 48 }
    if let range, !range.allowed.contains(value) { message = ": \(range.name) out of range" }
  }

  /// The one number that may have one digit.
  private mutating func hour() {
    let digits = rest.prefix(2).prefix { (48...57).contains($0) }.count
    number(digits: max(1, digits), element: "15", range: (0...23, "hour"))
  }

  private mutating func fraction() {
    guard message == nil, let mark = rest.first, mark == 46 || mark == 44 else { return }
    let digits = rest.dropFirst().prefix { (48...57).contains($0) }.count
    if digits > 0 { rest = rest.dropFirst(1 + digits) }
  }

  private mutating func zone() {
    guard message == nil else { return }
    if rest.first == UInt8(ascii: "Z") {
      rest = rest.dropFirst()
      return
    }
    let place = rest
    let part = Array(rest.prefix(6))
    guard part.count == 6, part[0] == 43 || part[0] == 45, part[3] == UInt8(ascii: ":"),
      [1, 2, 4, 5].allSatisfy({ (48...57).contains(part[$0]) })
    else {
      fail(at: place, "Z07:00")
      return
    }
    rest = rest.dropFirst(6)
    let hours = Int(part[1]) * 10 + Int(part[2]) - 528
    let minutes = Int(part[4]) * 10 + Int(part[5]) - 528
    if hours > 24 { message = ": time zone offset hour out of range" }
    if message == nil, minutes > 60 { message = ": time zone offset minute out of range" }
  }
}
