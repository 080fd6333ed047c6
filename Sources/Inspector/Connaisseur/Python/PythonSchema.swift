/// What a JSON value must be, and what jsonschema 4.21 says of one that is not: as much of JSON
/// Schema as Connaisseur 3.3's schemas of trust data use.
struct PythonSchema: Sendable {
  enum Kind: String, Sendable { case object, array, string, integer, boolean, null }

  /// The kinds that are taken.
  var kinds: [Kind]
  /// `enum`: the texts that are taken; empty for any.
  var options: [String] = []
  var pattern: PythonPattern?
  /// `format: date-time`.
  var isDate = false
  var properties: [(name: PythonText, schema: PythonSchema)] = []
  /// What members must be whose names fit a pattern. Where it is given no other members may be,
  /// but those of ``properties``.
  var patternProperties: [(pattern: PythonPattern, schema: PythonSchema)] = []
  var required: [PythonText] = []
  /// What elements must be: one schema, or none for anything.
  var items: [PythonSchema] = []

  /// The fault that jsonschema's `best_match` tells of: of those nearest to the outside the first
  /// one, but sooner one where the kind is wrong. Nil where nothing is wrong.
  func fault(in value: PythonValue) -> String? {
    var best: Fault?
    check(value, depth: 0, &best)
    return best?.message
  }

  private struct Fault {
    let depth: Int
    let isWrongKind: Bool
    let message: String
  }

  // The schemas, not the documents, decide how deep this goes.
  private func check(_ value: PythonValue, depth: Int, _ best: inout Fault?) {
    let isWrongKind = !kinds.contains { Self.isKind($0, value) }
    func add(_ message: @autoclosure () -> String) {
      if let best {
        guard depth < best.depth || depth == best.depth && isWrongKind && !best.isWrongKind else {
          return
        }
      }
      best = Fault(depth: depth, isWrongKind: isWrongKind, message: message())
    }
    func quoted() -> String { PythonRepresentation.text(of: value) }

    if isWrongKind {
      let names = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      add("\(quoted()) is not of type \(names)")
    }
    if !options.isEmpty, !options.contains(where: { value.text == PythonText($0) }) {
      add("\(quoted()) is not one of \(PythonRepresentation.text(of: options))")
    }
    if let text = value.text {
      if let pattern, !pattern.matches(text) {
        add("\(quoted()) does not match \(pattern.quoted)")
      }
      if isDate, PythonDate(text) == nil { add("\(quoted()) is not a 'date-time'") }
    }
    if let dict = value.dict {
      checkMembers(of: dict, depth: depth, &best)
      if !patternProperties.isEmpty {
        let others = additionalNames(in: dict)
        if !others.isEmpty { add(Self.message(ofAdditional: others, patterns: patternProperties)) }
      }
      for name in required where dict[name] == nil {
        add("\(PythonRepresentation.text(of: name)) is a required property")
      }
    }
    if let schema = items.first {
      for element in value.list ?? [] { schema.check(element, depth: depth + 1, &best) }
    }
  }

  private func checkMembers(of dict: PythonDict, depth: Int, _ best: inout Fault?) {
    for property in properties {
      if let value = dict[property.name] {
        property.schema.check(value, depth: depth + 1, &best)
      }
    }
    for (pattern, schema) in patternProperties {
      for member in dict.members where pattern.matches(member.name) {
        schema.check(member.value, depth: depth + 1, &best)
      }
    }
  }

  private func additionalNames(in dict: PythonDict) -> [PythonText] {
    dict.names.filter { name in
      !properties.contains { $0.name == name }
        && !patternProperties.contains { $0.pattern.matches(name) }
    }.sorted()
  }

  private static func message(
    ofAdditional names: [PythonText], patterns: [(pattern: PythonPattern, schema: PythonSchema)]
  ) -> String {
    let quoted = names.map { PythonRepresentation.text(of: $0) }.joined(separator: ", ")
    let expected = patterns.map(\.pattern.quoted).joined(separator: ", ")
    return "\(quoted) \(names.count == 1 ? "does" : "do") not match any of the regexes: \(expected)"
  }

  private static func isKind(_ kind: Kind, _ value: PythonValue) -> Bool {
    switch (kind, value) {
    case (.object, .dict), (.array, .list), (.string, .text), (.integer, .integer),
      (.boolean, .bool), (.null, .none):
      true
    // Since draft 6 a number without a fraction is an integer, however it is written.
    case (.integer, .float(let number)): number.isFinite && number.rounded() == number
    default: false
    }
  }
}
