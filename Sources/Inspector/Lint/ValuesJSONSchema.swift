public import PolicyEditor

/// The JSON Schema of a version's values.yaml (draft-07, which Helm and yaml-language-server both
/// take), made from the table that lint uses.
///
/// It refuses what the pod, the chart or the cluster refuses, and words that the chart would silently
/// replace by others, as far as a schema can say it. It cannot say whether a key can be read, whether
/// the validator exists that a rule names, or which rule wins.
public struct ValuesJSONSchema: Sendable {
  private let version: ConnaisseurVersion

  public init(for version: ConnaisseurVersion) { self.version = version }

  public var json: JSONOutput { .object([Self.draft] + ownMembers) }

  /// The schema of what every one of several versions takes.
  public static func json(for versions: [ConnaisseurVersion]) -> JSONOutput {
    guard versions.count != 1 else { return ValuesJSONSchema(for: versions[0]).json }
    let names = versions.map(\.text).joined(separator: " and of ")
    let schemas = versions.map { JSONOutput.object(ValuesJSONSchema(for: $0).ownMembers) }
    return .object([
      draft, ("title", .string("values.yaml of Connaisseur \(names)")), ("allOf", .array(schemas)),
    ])
  }

  private static let draft = (
    "$schema", JSONOutput.string("http://json-schema.org/draft-07/schema#")
  )

  private var ownMembers: [(String, JSONOutput)] {
    let members: [(String, JSONOutput)] = [
      ("title", .string("values.yaml of Connaisseur \(version.text)")),
      ("type", .string("object")),
    ]
    return members + self.members(of: ValuesSchema.root)
  }

  // MARK: Values

  private func schema(_ value: SchemaValue, isNullable: Bool = false) -> [(String, JSONOutput)] {
    switch value {
    case .anything: []
    case .orNull(let other): schema(other, isNullable: true)
    case .boolean(let form): boolean(form, isNullable)
    case .integer(let form): integer(form, isNullable)
    case .text(let form): text(form, isNullable)
    case .list(let list): self.list(list, isNullable)
    case .mapping(let mapping): [type(["object"], isNullable)] + members(of: mapping)
    case .choice(let key, let cases): choice(by: key, among: cases, isNullable)
    }
  }

  private func type(_ names: [String], _ isNullable: Bool) -> (String, JSONOutput) {
    let names = names + (isNullable ? ["null"] : [])
    return (
      "type", names.count == 1 ? .string(names[0]) : .array(names.map { .string($0) })
    )
  }

  private func boolean(_ form: SchemaBoolean, _ isNullable: Bool) -> [(String, JSONOutput)] {
    guard !form.words.isEmpty else { return [type(["boolean"], isNullable)] }
    var values: [JSONOutput] = [.bool(true), .bool(false)] + form.words.map { .string($0) }
    if case .environment = form { values += [.int(1), .int(0)] }
    return [("enum", .array(values + (isNullable ? [.null] : [])))]
  }

  private func integer(_ form: SchemaInteger, _ isNullable: Bool) -> [(String, JSONOutput)] {
    var members = [type(["integer"] + (form.takesText ? ["string"] : []), isNullable)]
    if let minimum = form.minimum { members.append(("minimum", .int(minimum))) }
    if form.takesText { members.append(("pattern", .string("^[+-]?[0-9]+$"))) }
    return members
  }

  private func text(_ form: SchemaText, _ isNullable: Bool) -> [(String, JSONOutput)] {
    if !form.allowed.isEmpty, !form.ignoresCase {
      let values = form.allowed.map { JSONOutput.string($0) }
      return [("enum", .array(values + (isNullable ? [.null] : [])))]
    }
    var members = [
      type(["string"] + (form.takesScalars ? ["number", "boolean"] : []), isNullable)
    ]
    if form.isNeverEmpty { members.append(("minLength", .int(1))) }
    if let pattern = form.pattern { members.append(("pattern", .string(pattern))) }
    if !form.allowed.isEmpty {
      let words = form.allowed.map(Self.anyCase).joined(separator: "|")
      members.append(("pattern", .string("^(?:\(words))$")))
    }
    return members
  }

  /// A regular expression for a word in any case, which both dialects read.
  private static func anyCase(_ word: String) -> String {
    word.map { letter in
      letter.isLetter ? "[\(letter.lowercased())\(letter.uppercased())]" : String(letter)
    }.joined()
  }

  private func list(_ list: SchemaList, _ isNullable: Bool) -> [(String, JSONOutput)] {
    let element = JSONOutput.object(schema(list.element))
    var members = [type(["array"] + (list.mayBeMapping ? ["object"] : []), isNullable)]
    members.append(("items", element))
    if list.mayBeMapping { members.append(("additionalProperties", element)) }
    if list.minimum > 0 {
      members.append(("minItems", .int(list.minimum)))
      if list.mayBeMapping { members.append(("minProperties", .int(list.minimum))) }
    }
    if list.dropsNull {
      let null = JSONOutput.object([("type", .string("null"))])
      members.append(("contains", .object([("not", null)])))
    }
    if list.isUnique { members.append(("uniqueItems", .bool(true))) }
    return members
  }

  // MARK: Mappings

  private func members(of mapping: SchemaMapping) -> [(String, JSONOutput)] {
    let keys = mapping.keys(in: version)
    let properties = keys.map { key in
      (
        key.name,
        JSONOutput.object([("description", .string(key.description))] + schema(key.value))
      )
    }
    var members: [(String, JSONOutput)] = [("properties", .object(properties))]
    let required = keys.filter(\.isRequired).map { JSONOutput.string($0.name) }
    if !required.isEmpty { members.append(("required", .array(required))) }
    if mapping.isStrict(in: version) { members.append(("additionalProperties", .bool(false))) }
    let constraints = mapping.constraints.filter { $0.holds(in: version) }.map(constraint)
    if !constraints.isEmpty { members.append(("allOf", .array(constraints))) }
    return members
  }

  /// One kind of mapping among several, told apart by a member: `if` that member, `then` the kind.
  private func choice(
    by key: String, among cases: [SchemaCase], _ isNullable: Bool
  ) -> [(String, JSONOutput)] {
    let cases = cases.filter { $0.exists(in: version) }
    let names = JSONOutput.array(cases.map { .string($0.name) })
    let branches = cases.map { one in
      JSONOutput.object([
        (
          "if",
          .object([
            ("properties", .object([(key, .object([("const", .string(one.name))]))])),
            ("required", .array([.string(key)])),
          ])
        ),
        ("then", .object(members(of: one.mapping))),
      ])
    }
    return [
      type(["object"], isNullable),
      ("properties", .object([(key, .object([("enum", names)]))])),
      ("required", .array([.string(key)])), ("allOf", .array(branches)),
    ]
  }

  // MARK: Constraints

  private func constraint(_ constraint: SchemaConstraint) -> JSONOutput {
    switch constraint.rule {
    case .exactlyOne(let names):
      .object([("oneOf", .array(names.map(isSet)))])
    case .notBoth(let one, let other):
      .object([("not", .object([("allOf", .array([isList(one), isList(other)]))]))])
    case .together(let names):
      .object([("anyOf", .array([hasNone(names), has(names)]))])
    case .oneOf(let sets): .object([("anyOf", .array(sets.map(has)))])
    case .onlyOneOf(let sets): .object([("oneOf", .array(sets.map(has)))])
    }
  }

  private func has(_ names: [String]) -> JSONOutput {
    .object([("required", .array(names.map { .string($0) }))])
  }

  private func hasNone(_ names: [String]) -> JSONOutput {
    .object([("not", .object([("anyOf", .array(names.map { has([$0]) }))]))])
  }

  /// A member that is there, and neither null nor empty.
  private func isSet(_ name: String) -> JSONOutput {
    let empty = JSONOutput.object([("enum", .array([.null, .string(""), .object([])]))])
    return .object([
      ("required", .array([.string(name)])),
      ("properties", .object([(name, .object([("not", empty)]))])),
    ])
  }

  private func isList(_ name: String) -> JSONOutput {
    .object([
      ("required", .array([.string(name)])),
      ("properties", .object([(name, .object([("type", .string("array"))]))])),
    ])
  }
}
