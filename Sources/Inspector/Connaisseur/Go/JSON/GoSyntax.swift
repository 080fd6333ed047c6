import NotaryCore

/// How Go says that a text is not JSON (`encoding/json`, `SyntaxError`).
enum GoSyntax {
  /// How deep Go reads.
  static let depthLimit = 10_000

  /// Why Go does not take a text, of which that is known.
  static func error(in text: [UInt8]) -> String {
    var limits = JSONDocument.Limits()
    limits.depth = depthLimit
    do throws(JSONError) {
      _ = try JSONDocument(parsing: text, limits: limits)
      return "unexpected end of JSON input"
    } catch {
      return message(of: error, in: text)
    }
  }

  static func message(of error: JSONError, in text: [UInt8]) -> String {
    guard error.reason != .unexpectedEnd, text.indices.contains(error.offset) else {
      return "unexpected end of JSON input"
    }
    return "invalid character \(character(text[error.offset])) \(context(of: error, in: text))"
  }

  private static func context(of error: JSONError, in text: [UInt8]) -> String {
    switch error.reason {
    case .trailingText: "after top-level value"
    case .controlCharacter: "in string literal"
    case .badEscape:
      isAfterBackslash(error.offset, in: text)
        ? "in string escape code" : "in \\u hexadecimal character escape"
    case .tooDeep, .tooManyValues: "exceeded max depth"
    case .unexpectedByte, .unexpectedEnd:
      literalContext(error.offset, in: text) ?? GoSyntaxPlace(error.offset, in: text).context
    }
  }

  private static func isAfterBackslash(_ offset: Int, in text: [UInt8]) -> Bool {
    offset > 0 && text[offset - 1] == UInt8(ascii: "\\")
  }

  /// Within `true`, `false` or `null`: which letter was expected.
  private static func literalContext(_ offset: Int, in text: [UInt8]) -> String? {
    let before = text[..<offset].suffix(5)
    for word in ["true", "false", "null"] {
      let letters = Array(word.utf8)
      for length in 1..<letters.count where before.suffix(length).elementsEqual(letters[..<length])
      {
        let expected = String(decoding: [letters[length]], as: UTF8.self)
        return "in literal \(word) (expecting '\(expected)')"
      }
    }
    return nil
  }

  /// A byte as Go quotes the rune of the same number.
  static func character(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "'"): "'\\''"
    case UInt8(ascii: "\""): "'\"'"
    case UInt8(ascii: "\\"): "'\\\\'"
    case 0x07: "'\\a'"
    case 0x08: "'\\b'"
    case 0x09: "'\\t'"
    case 0x0A: "'\\n'"
    case 0x0B: "'\\v'"
    case 0x0C: "'\\f'"
    case 0x0D: "'\\r'"
    case 0x20...0x7E: "'\(Unicode.Scalar(byte))'"
    case 0xA1...0xAC, 0xAE...0xFF: "'\(Unicode.Scalar(byte))'"
    case 0x80...: "'\\u00\(Hexadecimal.text(of: [byte]))'"
    default: "'\\x\(Hexadecimal.text(of: [byte]))'"
    }
  }
}
