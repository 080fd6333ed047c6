/// Texts as scalars of YAML, in each of the ways that a line allows.
enum YAMLScalarText {
  /// A text in the style that is preferred or, where that cannot hold it, in one that can.
  static func written(_ text: String, preferring style: YAMLStyle, inFlow: Bool) -> [UInt8] {
    switch style {
    case .plain:
      if isPlain(text, inFlow: inFlow) { return Array(text.utf8) }
    case .singleQuoted:
      if let quoted = singleQuoted(text) { return quoted }
    default: break
    }
    return doubleQuoted(text)
  }

  /// Whether a text without quotes is read as this string by every reader. Some that would be are
  /// left out.
  static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, isPrintable(text) else { return false }
    guard !Array("-?:,[]{}#&*!|>'\"%@`= \t<".utf8).contains(first) else { return false }
    guard last != 0x20, last != 0x09, last != UInt8(ascii: ":") else { return false }
    for (index, byte) in bytes.enumerated() {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
      if byte == UInt8(ascii: ":"), inFlow || next == 0x20 || next == 0x09 { return false }
      if byte == 0x20 || byte == 0x09, next == UInt8(ascii: "#") { return false }
      if inFlow, Array(",[]{}?".utf8).contains(byte) { return false }
    }
    let isString = YAMLScalarRules.everyReader.allSatisfy {
      YAMLPlainScalar(text: text, rules: $0).type == .string
    }
    return isString && !GoDate.isDate(text) && !text.hasPrefix("...")
  }

  /// Nil where single quotes cannot hold it: they know no escapes.
  static func singleQuoted(_ text: String) -> [UInt8]? {
    guard isPrintable(text) else { return nil }
    let quote = UInt8(ascii: "'")
    return [quote] + text.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }

  static func doubleQuoted(_ text: String) -> [UInt8] {
    var result: [UInt8] = [UInt8(ascii: "\"")]
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += Array("\\\"".utf8)
      case "\\": result += Array("\\\\".utf8)
      case "\n": result += Array("\\n".utf8)
      case "\r": result += Array("\\r".utf8)
      case "\t": result += Array("\\t".utf8)
      default:
        result += isPrintable(scalar) ? Array(String(scalar).utf8) : escape(scalar)
      }
    }
    return result + [UInt8(ascii: "\"")]
  }

  private static func escape(_ scalar: Unicode.Scalar) -> [UInt8] {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let (letter, width) =
      scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
    return Array("\\\(letter)\(String(repeating: "0", count: width - digits.count))\(digits)".utf8)
  }

  /// Whether a text can stand in a literal block scalar with `|` or `|-`.
  static func isLiteral(_ text: String) -> Bool {
    guard text.contains("\n"), !text.hasPrefix("\n"), !text.hasPrefix(" "), !text.hasPrefix("\t"),
      !text.hasSuffix("\n\n"), text != "\n"
    else { return false }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // A line of spaces alone could be taken for an empty one.
    return lines.allSatisfy { line in
      isPrintable(line) && (line.isEmpty || line.contains { $0 != " " && $0 != "\t" })
    }
  }

  private static func isPrintable(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.allSatisfy { isPrintable($0) }
  }

  /// Characters that stand for themselves and break no line, for any reader.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
      0x1_0000...0x10_FFFF:
      true
    default: false
    }
  }
}
