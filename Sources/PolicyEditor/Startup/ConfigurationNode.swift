/// A value of the configuration that a Connaisseur reads.
struct ConfigurationNode: Sendable {
  /// As the file has it; nil for what no file says.
  let value: ValuesValue?
  /// Where it is in the configuration, such as `policy[2].with`.
  let path: String
  /// Whose types it arrives with: Helm's where the chart has written it.
  let rules: YAMLScalarRules

  enum Kind {
    case scalar(ConfigurationScalar)
    case sequence, mapping
  }

  var kind: Kind {
    guard let value else { return .scalar(ConfigurationScalar(.null, text: "")) }
    return switch value.value.kind {
    case .sequence: .sequence
    case .mapping: .mapping
    case .scalar: .scalar(ConfigurationScalar(value.value, by: rules))
    }
  }

  var isNull: Bool {
    if case .scalar(let scalar) = kind { scalar.type == .null } else { false }
  }

  var isMapping: Bool { if case .mapping = kind { true } else { false } }

  /// The text where this is a string, and not a number, a boolean or a date.
  var string: String? {
    guard case .scalar(let scalar) = kind, scalar.type == .string else { return nil }
    return scalar.text
  }

  var position: SourcePosition? { value?.position }

  /// The line in the document of what this is or, for an alias, stands for.
  var line: Int { value?.value.resolved.location.line ?? 0 }

  var elements: [ConfigurationNode] {
    (value?.elements ?? []).enumerated().map { index, element in
      ConfigurationNode(value: element, path: "\(path)[\(index)]", rules: rules)
    }
  }

  /// The value of a member whose name stands in the file.
  func member(_ member: YAMLMember) -> ConfigurationNode {
    ConfigurationNode(
      value: value?.with(member.value), path: path(of: member.name.text ?? ""), rules: rules)
  }

  func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// What it is called in a sentence.
  var description: String {
    switch kind {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar(let scalar):
      switch scalar.type {
      case .null: "null"
      case .boolean: "a boolean"
      case .integer, .float: "a number"
      case .timestamp: "a date"
      case .string: "a text"
      }
    }
  }
}

/// A scalar as it arrives.
struct ConfigurationScalar {
  let type: YAMLScalarType
  let text: String

  init(_ type: YAMLScalarType, text: String) {
    self.type = type
    self.text = text
  }

  init(_ value: YAMLValue, by rules: YAMLScalarRules) {
    let type = value.scalarType(by: rules) ?? .null
    let written = value.text ?? ""
    text =
      switch type {
      case .null: ""
      case .boolean(let value) where rules == .helm: value ? "true" : "false"
      case .integer(let value?) where rules == .helm: String(value)
      default: written
      }
    let isPlain = value.resolved.style == .plain && value.resolved.tag == nil
    let isDate = rules == .go && type == .string && isPlain && GoDate.isDate(written)
    self.type = isDate ? .timestamp : type
  }

  /// The value of a number as YAML writes it, `.inf` included; nil for anything else.
  var number: Double? {
    let digits = text.lowercased().filter { $0 != "_" }
    let isSpecial = digits.hasSuffix(".inf") || digits.hasSuffix(".nan")
    return Double(isSpecial ? digits.filter { $0 != "." } : digits)
  }
}

extension ConfigurationNode {
  /// The value of a member or, where it is missing, what says where it would stand.
  func child(_ name: String) -> ConfigurationNode {
    if let found = value?.member(name, by: rules) {
      return ConfigurationNode(value: found, path: path(of: name), rules: rules)
    }
    let path = name.hasPrefix("[") ? path + name : path(of: name)
    return ConfigurationNode(value: value, path: path, rules: rules)
  }
}
