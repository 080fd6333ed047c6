/// One challenge of a `WWW-Authenticate` header: a scheme and its parameters (RFC 9110, 11.6.1).
struct AuthenticationChallenge: Hashable, Sendable {
  /// In lower case.
  let scheme: String
  /// By lower-case name; of a name that comes twice, the first value.
  var parameters: [String: String] = [:]

  /// The most bytes of a header value that are read.
  static let limit = 8 << 10
  /// The most challenges of all values together.
  static let countLimit = 16

  /// The challenges of header values that a stranger wrote. What follows a fault in a value is
  /// ignored.
  static func parse(_ values: [String]) -> [AuthenticationChallenge] {
    var challenges: [AuthenticationChallenge] = []
    for value in values where value.utf8.count <= limit {
      var parser = ChallengeParser(value)
      while challenges.count < countLimit, let challenge = parser.next() {
        challenges.append(challenge)
      }
    }
    return challenges
  }
}

/// Reads challenges from left to right.
private struct ChallengeParser {
  private let bytes: [UInt8]
  private var position = 0

  init(_ value: String) { bytes = Array(value.utf8) }

  /// The next challenge; nil at the end and at a fault.
  mutating func next() -> AuthenticationChallenge? {
    skipSeparators()
    guard let scheme = token() else { return nil }
    var challenge = AuthenticationChallenge(scheme: scheme.lowercased())
    while let (name, value) = parameter() {
      if challenge.parameters[name] == nil { challenge.parameters[name] = value }
    }
    return challenge
  }

  /// The next `name=value`; nil, with nothing read, where there is none.
  private mutating func parameter() -> (name: String, value: String)? {
    let start = position
    skipSeparators()
    if let name = token() {
      skipBlanks()
      if skip(UInt8(ascii: "=")) {
        skipBlanks()
        if let value = current == UInt8(ascii: "\"") ? quotedText() : token() {
          return (name.lowercased(), value)
        }
      }
    }
    position = start
    return nil
  }

  private mutating func token() -> String? {
    let start = position
    while let byte = current, byte.isTokenCharacter { position += 1 }
    return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
  }

  /// A quoted string with its escapes resolved; nil if its end is missing.
  private mutating func quotedText() -> String? {
    var text: [UInt8] = []
    position += 1
    while let byte = current {
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), let escaped = current {
        text.append(escaped)
        position += 1
      } else {
        text.append(byte)
      }
    }
    return nil
  }

  private mutating func skipSeparators() {
    while let byte = current, byte.isHTTPSpace || byte == UInt8(ascii: ",") { position += 1 }
  }

  private mutating func skipBlanks() {
    while let byte = current, byte.isHTTPSpace { position += 1 }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }
}

extension UInt8 {
  /// A character of a token (RFC 9110, 5.6.2).
  fileprivate var isTokenCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
  }
}
