/// When two values of a configuration are the same for jsonschema's `uniqueItems`: numbers by their
/// value, mappings whatever the order of their members, and a boolean is no number.
enum PythonEquality {
  /// The first entry that another before it equals; nil where all differ.
  static func firstRepetition(in entries: [ConfigurationNode]) -> ConfigurationNode? {
    guard entries.count > 1 else { return nil }
    var seen: Set<[UInt8]> = []
    return entries.first { entry in
      var form: [UInt8] = []
      append(entry, to: &form)
      return !seen.insert(form).inserted
    }
  }

  /// Writes a value so that equal values are written alike. Its depth is at most the limit of the
  /// document's depth.
  private static func append(_ node: ConfigurationNode, to form: inout [UInt8]) {
    switch node.kind {
    case .scalar(let scalar): append(scalar, to: &form)
    case .sequence:
      form.append(UInt8(ascii: "["))
      for element in node.elements { append(element, to: &form) }
      form.append(UInt8(ascii: "]"))
    case .mapping:
      form.append(UInt8(ascii: "{"))
      let members = node.members.sorted {
        ($0.name.text ?? "").utf8.lexicographicallyPrecedes(($1.name.text ?? "").utf8)
      }
      for member in members {
        let name = ConfigurationScalar(member.name, by: node.rules)
        append(name, to: &form)
        append(member.node, to: &form)
      }
      form.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ scalar: ConfigurationScalar, to form: inout [UInt8]) {
    let mark: String
    let text: String
    switch scalar.type {
    case .null: (mark, text) = ("0", "")
    case .boolean(let value): (mark, text) = ("b", value ? "1" : "0")
    case .integer(let value): (mark, text) = ("n", value.map { String($0) } ?? scalar.text)
    case .float:
      let number = scalar.number.map { Int(exactly: $0).map { "\($0)" } ?? "\($0)" }
      (mark, text) = ("n", number ?? scalar.text)
    case .timestamp: (mark, text) = ("t", scalar.text)
    case .string: (mark, text) = ("s", scalar.text)
    }
    form += Array("\(mark)\(text.utf8.count):".utf8) + Array(text.utf8)
  }
}
