/// What stands in a rule's `with` and makes Connaisseur 3.3 fail when it is about to use it: its schema
/// asks for a mapping and looks at nothing inside (connaisseur 3.3.4, `config_schema.json`).
public enum UnusableOption: Sendable, Hashable {
  /// A member named like an argument that the program passes itself (`NotaryV1Validator.validate`).
  case argument(String)
  /// A member whose name is no text, which no argument of Python's may have.
  case nameIsNoText(String)
  /// `trustRoot` is no text, and equals no name; in Python's words for it.
  case trustRoot(String)
  /// `delegations` is nothing that can be walked over, or holds what is no text; what it is.
  case delegations(String)

  /// The member of `with` that it is about.
  public var name: String {
    switch self {
    case .argument(let name), .nameIsNoText(let name): name
    case .trustRoot: "trustRoot"
    case .delegations: "delegations"
    }
  }

  /// What is wrong, without the end of the sentence.
  public var sentence: String {
    switch self {
    case .argument(let name): "with.\(name) is named like an argument of the program's own"
    case .nameIsNoText(let name): "with has a member \(name), a name that is no text"
    case .trustRoot(let words): "with.trustRoot is \(words), which is no text"
    case .delegations(let fault): "with.delegations is \(fault), not a list of texts"
    }
  }
}

extension UnusableOption {
  /// The arguments of `validate` beside those that options may set; `session` is set again after them.
  static let arguments = ["image", "self"]

  /// Whether the program fails on it as soon as it calls a validator of any type.
  public var isOfCall: Bool {
    switch self {
    case .argument, .nameIsNoText: true
    case .trustRoot, .delegations: false
    }
  }

  /// Those of a rule's `with`, in the order in which the program meets them.
  static func all(in options: ConfigurationNode) -> [UnusableOption] {
    let members = options.membersByName
    var found = arguments.filter { members[$0] != nil }.map(UnusableOption.argument)
    // The chart writes every name as a text.
    if options.rules != .helm {
      found += options.members.filter { $0.name.scalarType(by: options.rules) != .string }
        .map { .nameIsNoText($0.name.text ?? "") }
    }
    if let root = members["trustRoot"], root.string == nil, root.isTrueInPython {
      found.append(.trustRoot(root.inPython))
    }
    if let delegations = members["delegations"], let fault = fault(ofDelegations: delegations) {
      found.append(.delegations(fault))
    }
    return found
  }

  private static func fault(ofDelegations delegations: ConfigurationNode) -> String? {
    switch delegations.kind {
    case .scalar(let scalar):
      return scalar.type == .string || scalar.type == .null ? nil : delegations.description
    case .mapping:
      return delegations.names == nil ? "a mapping with a name that is no text" : nil
    case .sequence:
      let other = delegations.elements.first { $0.string == nil }
      return other.map { "a list with \($0.description) in it" }
    }
  }
}

extension ConfigurationNode {
  /// The names of a mapping in the order in which Python walks over them; nil where one is no text, or
  /// where this is no mapping. The chart writes names as texts, in their order.
  var names: [String]? {
    guard isMapping else { return nil }
    let members = members
    if rules == .helm {
      return members.map { $0.name.text ?? "" }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    let names = members.compactMap { $0.name.scalarType(by: rules) == .string ? $0.name.text : nil }
    return names.count == members.count ? names : nil
  }

  /// Whether Python takes it for true.
  fileprivate var isTrueInPython: Bool {
    switch kind {
    case .sequence: return !elements.isEmpty
    case .mapping: return !members.isEmpty
    case .scalar(let scalar):
      switch scalar.type {
      case .null: return false
      case .boolean(let value): return value
      case .integer(let value): return value != 0
      case .float: return scalar.number != 0
      case .timestamp: return true
      case .string: return !scalar.text.isEmpty
      }
    }
  }

  /// The value as a message of Python's quotes it.
  fileprivate var inPython: String {
    switch kind {
    case .sequence: return "[" + elements.map(\.quotedInPython).joined(separator: ", ") + "]"
    case .mapping:
      let members = members.map { "'\($0.name.text ?? "")': \($0.node.quotedInPython)" }
      return "{" + members.joined(separator: ", ") + "}"
    case .scalar(let scalar):
      switch scalar.type {
      case .null: return "None"
      case .boolean(let value): return value ? "True" : "False"
      case .integer(let value): return value.map { String($0) } ?? scalar.text
      case .float, .timestamp, .string: return scalar.text
      }
    }
  }

  /// The same within a collection; what stands deeper is left out.
  private var quotedInPython: String {
    switch kind {
    case .sequence: "[…]"
    case .mapping: "{…}"
    case .scalar: string.map { "'\($0)'" } ?? inPython
    }
  }
}
