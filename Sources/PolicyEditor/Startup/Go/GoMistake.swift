/// What yaml.v3 cannot decode and goes on after: a line of its `yaml: unmarshal errors`.
struct GoMistake {
  /// Counted in the document.
  let line: Int
  let words: String
  /// Whether nothing of the words is hidden.
  var isWhole = true
  let problem: StartupProblem

  var text: String { "line \(line): \(words)" }
}

extension GoMistake {
  /// A value of the wrong type (yaml.v3, `decoder.terror`).
  static func cannotUnmarshal(_ node: ConfigurationNode, into type: String) -> GoMistake {
    let fault = StartupFault.wrongType(found: node.description, wanted: GoType.plainName(of: type))
    return GoMistake(
      line: node.line, words: "cannot unmarshal \(GoType.tagged(node)) into \(type)",
      isWhole: !GoType.isSecret(node), problem: StartupProblem(fault, at: node))
  }

  static func unknownField(
    _ name: YAMLValue, in node: ConfigurationNode, type: String
  ) -> GoMistake {
    GoMistake(
      line: name.resolved.location.line,
      words: "field \(name.text ?? "") not found in type \(type)",
      problem: StartupProblem(.unknownKey, in: node, name: name))
  }

  /// A key twice in one mapping (yaml.v3, `decoder.mapping`).
  static func repeatedKey(
    _ name: YAMLValue, after first: YAMLValue, in node: ConfigurationNode
  ) -> GoMistake {
    let (line, firstLine) = (name.location.line, first.location.line)
    return GoMistake(
      line: line,
      words: "mapping key \(GoType.quoted(name.text ?? "")) already defined at line \(firstLine)",
      problem: StartupProblem(.repeatedKey(firstLine: firstLine), in: node, name: name))
  }
}

/// What ends the decoding at once.
enum GoEnd: Error {
  /// An error with these words, which replaces all mistakes found before.
  case words(String, isWhole: Bool, StartupProblem)
  /// The program panics.
  case panic(StartupProblem)
}

/// How Go names and writes things.
enum GoType {
  static let anyMap = "map[string]interface {}"
  static let strings = "[]string"

  /// The type in plain words.
  static func plainName(of type: String) -> String {
    switch type {
    case "string": "a text"
    case "bool": "a boolean"
    case "int": "a whole number"
    case _ where type.hasPrefix("[]"): "a list"
    default: "a mapping"
    }
  }

  /// A value as yaml.v3 shows it: its tag and, of a scalar, the beginning of its text. What should
  /// be credentials is not shown.
  static func tagged(_ node: ConfigurationNode) -> String {
    guard case .scalar(let scalar) = node.kind else {
      return node.isMapping ? "!!map" : "!!seq"
    }
    let bytes = Array(scalar.text.utf8)
    let beginning = bytes.count > 10 ? bytes.prefix(7) + Array("...".utf8) : bytes[...]
    return
      "\(tag(of: scalar)) `\(isSecret(node) ? "..." : String(decoding: beginning, as: UTF8.self))`"
  }

  /// Whether this is a text where a mapping with credentials should be.
  static func isSecret(_ node: ConfigurationNode) -> Bool {
    node.path.hasSuffix(".auth") && node.string != nil
  }

  private static func tag(of scalar: ConfigurationScalar) -> String {
    switch scalar.type {
    case .null: "!!null"
    case .boolean: "!!bool"
    case .integer(nil) where UInt64(scalar.text.filter { $0 != "_" }) == nil: "!!float"
    case .integer: "!!int"
    case .float: "!!float"
    case .timestamp: "!!timestamp"
    case .string: scalar.text == "<<" ? "!!merge" : "!!str"
    }
  }

  /// A text in quotation marks as Go writes it with `%q`.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case "\u{7}": quoted += "\\a"
      case "\u{8}": quoted += "\\b"
      case "\u{B}": quoted += "\\v"
      case "\u{C}": quoted += "\\f"
      default: quoted += isPrintable(scalar) ? String(scalar) : escaped(scalar)
      }
    }
    return quoted + "\""
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let (mark, width) =
      scalar.value < 0x80 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\\(mark)" + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
