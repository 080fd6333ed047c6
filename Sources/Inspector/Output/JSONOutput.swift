/// A JSON value whose members keep their order, for machine-readable output.
public indirect enum JSONOutput: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// Finite.
  case number(Double)
  case string(String)
  case array([JSONOutput])
  /// An array whose elements are made one by one as they are written, because they are many.
  case elements(count: Int, @Sendable (Int) -> JSONOutput)
  case object([(String, JSONOutput)])

  static func optional(_ text: String?) -> JSONOutput { text.map { .string($0) } ?? .null }
  static func optional(_ number: Int?) -> JSONOutput { number.map { .int($0) } ?? .null }
  static func optional(_ flag: Bool?) -> JSONOutput { flag.map { .bool($0) } ?? .null }

  /// The text, indented by two spaces, without a newline at the end.
  public var text: String {
    var text = ""
    write(to: &text, indent: "")
    return text
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    case .number(let number): text += Int(exactly: number).map(String.init) ?? String(number)
    case .string(let string): JSONOutput.write(string, to: &text)
    case .array(let elements):
      JSONOutput.list("[", elements, "]", to: &text, indent: indent) { element, text, indent in
        element.write(to: &text, indent: indent)
      }
    case .elements(let count, let element):
      JSONOutput.list("[", 0..<count, "]", to: &text, indent: indent) { index, text, indent in
        element(index).write(to: &text, indent: indent)
      }
    case .object(let members):
      JSONOutput.list("{", members, "}", to: &text, indent: indent) { member, text, indent in
        JSONOutput.write(member.0, to: &text)
        text += ": "
        member.1.write(to: &text, indent: indent)
      }
    }
  }

  private static func list<Elements: Collection>(
    _ open: String, _ elements: Elements, _ close: String, to text: inout String, indent: String,
    write: (Elements.Element, inout String, String) -> Void
  ) {
    text += open
    let inner = indent + "  "
    for (index, element) in elements.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      text += inner
      write(element, &text, inner)
    }
    if !elements.isEmpty { text += "\n" + indent }
    text += close
  }

  /// Escapes what JSON demands, and whatever would control a terminal or reorder its lines, so that the
  /// text is safe to show too.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if VisibleText.isVisible(scalar) {
          text.unicodeScalars.append(scalar)
        } else {
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        }
      }
    }
    text += "\""
  }
}
