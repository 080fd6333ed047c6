/// yaml.v3 3.0.1 with `KnownFields(true)`, as far as Connaisseur's types need it: mistakes are
/// collected, and what Connaisseur's own unmarshalers refuse ends everything.
struct GoDecoder {
  /// What is at hand of the secrets that validators name.
  let secrets: ValidatorSecrets
  private(set) var mistakes: [GoMistake] = []
  /// What cannot be judged from here, in sentences.
  private(set) var doubts: [String] = []

  init(secrets: ValidatorSecrets = .none) { self.secrets = secrets }

  mutating func doubt(_ sentence: String) { doubts.append(sentence) }

  private mutating func mismatch(_ node: ConfigurationNode, _ type: String) {
    if node.isMapping {
      // A key twice is found before the type is looked at.
      let members = GoMembers(of: node)
      guard members.isDecoded else { return note(members) }
    }
    mistakes.append(.cannotUnmarshal(node, into: type))
  }

  private mutating func note(_ members: GoMembers) {
    for case .mistake(let mistake) in members.entries { mistakes.append(mistake) }
  }

  /// Any scalar but null is a text as it is written. Nil where the field keeps its zero value.
  mutating func string(_ node: ConfigurationNode) -> String? {
    guard case .scalar(let scalar) = node.kind else {
      mismatch(node, "string")
      return nil
    }
    return scalar.type == .null ? nil : scalar.text
  }

  mutating func boolean(_ node: ConfigurationNode) -> Bool? {
    if case .scalar(let scalar) = node.kind {
      switch scalar.type {
      case .null: return nil
      case .boolean(let value): return value
      case .string where !["true", "false"].contains(scalar.text.lowercased()):
        if let value = YAMLPlainScalar.booleanWord(scalar.text, withLetters: true) { return value }
      default: break
      }
    }
    mismatch(node, "bool")
    return nil
  }

  /// A fraction is cut off, and what is far below zero becomes the least number there is.
  mutating func integer(_ node: ConfigurationNode) -> Int? {
    if case .scalar(let scalar) = node.kind {
      switch scalar.type {
      case .null: return nil
      case .integer(let value?): return value
      case .float:
        if let number = scalar.number, number < 0x1p63 {
          return Int(exactly: number.rounded(.towardZero)) ?? .min
        }
      default: break
      }
    }
    mismatch(node, "int")
    return nil
  }

  /// The elements of a list. Nil for null, and not for an empty list.
  mutating func entries(of node: ConfigurationNode, type: String) -> [ConfigurationNode]? {
    switch node.kind {
    case .scalar(let scalar) where scalar.type == .null: return nil
    case .sequence: return node.elements
    default:
      mismatch(node, "[]\(type)")
      return nil
    }
  }

  /// Entries that are null, or have a mistake of their own, are left out.
  mutating func decode<Element>(
    _ entries: [ConfigurationNode],
    _ element: (inout GoDecoder, ConfigurationNode) throws(GoEnd) -> Element?
  ) throws(GoEnd) -> [Element] {
    var decoded: [Element] = []
    for entry in entries where !entry.isNull {
      if let value = try element(&self, entry) { decoded.append(value) }
    }
    return decoded
  }

  mutating func strings(_ node: ConfigurationNode) -> [String]? {
    entries(of: node, type: "string")?.compactMap { string($0) }
  }

  /// Hands every member that is a field to `field`, which says whether there is such a field.
  /// - Returns: whether the mapping was decoded.
  mutating func fields(
    of node: ConfigurationNode, type: String,
    _ field: (inout GoDecoder, String, ConfigurationNode) throws(GoEnd) -> Bool
  ) throws(GoEnd) -> Bool {
    guard node.isMapping else {
      if !node.isNull { mismatch(node, type) }
      return false
    }
    let members = GoMembers(of: node)
    for entry in members.entries {
      guard let member = try member(entry), let name = string(member.nameNode(in: node)) else {
        continue
      }
      guard try !field(&self, name, member.node) else { continue }
      mistakes.append(.unknownField(member.name, in: node, type: type))
    }
    return members.isDecoded
  }

  private mutating func member(_ entry: GoMembers.Entry) throws(GoEnd) -> ConfigurationMember? {
    switch entry {
    case .member(let member): return member
    case .mistake(let mistake):
      mistakes.append(mistake)
      return nil
    case .notMergeable(let problem):
      throw .words(
        "yaml: map merge requires map or sequence of maps as the value", isWhole: true, problem)
    }
  }

  /// A mapping of any content. Nil where it is null or has a mistake.
  mutating func map(
    _ node: ConfigurationNode
  ) throws(GoEnd) -> [String: ConfigurationNode]? {
    let before = mistakes.count
    guard node.isMapping else {
      if !node.isNull { mismatch(node, GoType.anyMap) }
      return nil
    }
    var values: [String: ConfigurationNode] = [:]
    for entry in GoMembers(of: node).entries {
      guard let member = try member(entry), let name = string(member.nameNode(in: node)) else {
        continue
      }
      try anything(member.node)
      values[name] = member.node
    }
    return mistakes.count == before ? values : nil
  }

  /// A value of any kind. Its depth is at most the limit of the document's depth.
  private mutating func anything(_ node: ConfigurationNode) throws(GoEnd) {
    switch node.kind {
    case .scalar: break
    case .sequence: for element in node.elements { try anything(element) }
    case .mapping:
      for entry in GoMembers(of: node).entries {
        guard let member = try member(entry) else { continue }
        if member.name.kind != .scalar {
          throw .words(
            "yaml: invalid map key: ", isWhole: false,
            StartupProblem(.keyIsNoText, in: node, name: member.name))
        }
        try anything(member.node)
      }
    }
  }
}

extension ConfigurationMember {
  /// The name as a value of its own.
  func nameNode(in mapping: ConfigurationNode) -> ConfigurationNode {
    ConfigurationNode(
      value: mapping.value?.with(name), path: mapping.path, rules: mapping.rules)
  }
}
