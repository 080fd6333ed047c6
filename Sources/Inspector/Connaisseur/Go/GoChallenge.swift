/// One `WWW-Authenticate` header as the library of Connaisseur 3.9 reads it: its first challenge, up
/// to the first fault (distribution 2.8.3, `challenge.parseValueAndParams`).
struct GoChallenge {
  /// In lower case.
  let scheme: String
  /// By lower-case name; of a name that comes twice, the last value. None is empty.
  private(set) var parameters: [String: String] = [:]

  /// Nil where the header does not begin with a scheme.
  init?(_ header: String) {
    var reader = GoHeaderReader(header)
    let scheme = reader.token()
    guard !scheme.isEmpty else { return nil }
    self.scheme = scheme.lowercased()
    reader.skipSpace()
    repeat {
      reader.skipSpace()
      let name = reader.token()
      guard !name.isEmpty, reader.skip("="), let value = reader.tokenOrQuoted(), !value.isEmpty
      else { return }
      parameters[name.lowercased()] = value
      reader.skipSpace()
    } while reader.skip(",")
  }
}

private struct GoHeaderReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ header: String) { bytes = Array(header.utf8) }

  mutating func skipSpace() {
    while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Visible ASCII but for the separators of RFC 2616; may be empty.
  mutating func token() -> String {
    let token = bytes[position...].prefix { byte in
      (0x21...0x7E).contains(byte) && !"\"(),/:;<=>?@[]\\{}".utf8.contains(byte)
    }
    position = token.endIndex
    return String(decoding: token, as: UTF8.self)
  }

  /// Nil where the end of a quoted text is missing.
  mutating func tokenOrQuoted() -> String? {
    guard skip("\"") else { return token() }
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") {
        guard position < bytes.count else { return nil }
        text.append(bytes[position])
        position += 1
      } else {
        text.append(byte)
      }
    }
    return nil
  }
}
