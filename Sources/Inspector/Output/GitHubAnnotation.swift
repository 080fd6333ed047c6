/// A workflow command, which GitHub shows as an annotation of a change.
struct GitHubAnnotation {
  enum Level: String {
    case error, warning, notice
  }

  let level: Level
  /// Such as `file`, `line` and `title`.
  let properties: [(name: String, value: String)]
  /// May have several lines.
  let message: String

  /// One line, with a newline.
  var text: String {
    let list = properties.map { "\($0.name)=\(Self.escaped($0.value, isProperty: true))" }
    return "::\(level.rawValue) \(list.joined(separator: ","))::"
      + "\(Self.escaped(message, isProperty: false))\n"
  }

  /// What would end the line or the property is written as GitHub's runner reads it.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    VisibleText.ofLines(text).unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where isProperty: escaped += "%3A"
      case "," where isProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
