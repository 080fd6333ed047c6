/// Writes XML 1.0, indented by two spaces. What XML does not allow, or what would control a terminal
/// that shows it, is written out as ``VisibleText`` does.
struct XMLWriter {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0

  mutating func open(_ name: String, _ attributes: [(String, String)]) {
    line("<\(name)\(Self.written(attributes))>")
    depth += 1
  }

  mutating func close(_ name: String) {
    depth -= 1
    line("</\(name)>")
  }

  /// An element with nothing but text, of which every line stays as it is.
  mutating func element(_ name: String, _ attributes: [(String, String)], _ content: String = "") {
    let start = "<\(name)\(Self.written(attributes))"
    line(
      content.isEmpty
        ? "\(start)/>" : "\(start)>\(Self.escaped(VisibleText.ofLines(content)))</\(name)>")
  }

  private mutating func line(_ content: String) {
    text += String(repeating: "  ", count: depth) + content + "\n"
  }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { name, value in
      // A reader makes a space of a line break that is not written out.
      let value = escaped(VisibleText.ofLines(value)).split(
        separator: "\n", omittingEmptySubsequences: false)
      return " \(name)=\"\(value.joined(separator: "&#10;"))\""
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
