/// What the charts make of the two sections (chart 3.3.4, `templates/config.yaml` and
/// `_helpers.tpl`; chart 3.9.1, `templates/configmaps.yaml`).
enum Chart {
  /// The entries that the templates walk over: those of a list, or the values of a mapping in the
  /// order of their names. Nil where Helm refuses to walk.
  static func entries(of section: ConfigurationNode) -> [ConfigurationNode]? {
    switch section.kind {
    case .sequence: return section.elements
    case .scalar(let scalar): return scalar.type == .null ? [] : nil
    case .mapping:
      return section.members
        .sorted { ($0.name.text ?? "").utf8.lexicographicallyPrecedes(($1.name.text ?? "").utf8) }
        .map(\.node)
    }
  }

  static func noList(_ section: ConfigurationNode) -> String {
    "Helm cannot render the chart: application.\(section.path) is \(section.description)"
  }

  /// Why Helm does not render the chart with this validator; nil where it does.
  static func refusal(of validator: ConfigurationNode, by generation: Generation) -> String? {
    guard validator.isMapping else { return noList(validator) }
    let members = validator.membersByName
    let type = members["type"]?.string
    if generation == .python, type == nil {
      return
        "Helm cannot render the chart: application.\(validator.path) has no type that is a text"
    }
    if let auth = members["auth"], !auth.isNull, !auth.isMapping,
      generation == .go || type == "notaryv1"
    {
      return noList(auth)
    }
    guard generation == .python, members["name"]?.string == nil,
      isInSecret(members, type: type)
    else { return nil }
    return "Helm cannot render the chart: application.\(validator.path) has no name that is a text"
  }

  /// Whether chart 3.3.4 puts a part of the validator in a secret by the validator's name.
  private static func isInSecret(_ members: [String: ConfigurationNode], type: String?) -> Bool {
    switch type {
    case "notaryv1": members["auth"].map { isSet($0) && !namesSecret($0) } ?? false
    case "cosign": members["cert"].map(isSet) ?? false
    default: false
    }
  }

  /// The members of a validator that Connaisseur 3.3 gets. The chart leaves out credentials where a
  /// secret is named, which Connaisseur reads instead, and what is empty.
  static func membersForPython(of validator: ConfigurationNode) -> [String: ConfigurationNode] {
    var members = validator.membersByName
    switch members["type"]?.string {
    case "notaryv1":
      if let auth = members["auth"], !isSet(auth) || namesSecret(auth) { members["auth"] = nil }
    case "cosign":
      if let certificate = members["cert"], !isSet(certificate) { members["cert"] = nil }
    default: break
    }
    return members
  }

  private static func namesSecret(_ auth: ConfigurationNode) -> Bool {
    auth.membersByName["secretName"].map(isSet) ?? false
  }

  /// What a template takes for true.
  private static func isSet(_ node: ConfigurationNode) -> Bool {
    switch node.kind {
    case .sequence: return !node.elements.isEmpty
    case .mapping: return !node.members.isEmpty
    case .scalar(let scalar):
      switch scalar.type {
      case .null: return false
      case .boolean(let value): return value
      case .integer(let value): return value != 0
      case .float: return scalar.number != 0
      case .timestamp, .string: return !scalar.text.isEmpty
      }
    }
  }
}
