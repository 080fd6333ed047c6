/// A value that is to be written, without a word on how.
public indirect enum YAMLContent: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A string for every reader: quoted where a plain text would be taken for something else.
  case text(String)
  case sequence([YAMLContent])
  case mapping([Member])

  /// A member of a mapping, in the order in which it is written.
  public struct Member: Hashable, Sendable {
    public let name: String
    public let value: YAMLContent

    public init(_ name: String, _ value: YAMLContent) {
      self.name = name
      self.value = value
    }
  }

  var isEmptyCollection: Bool {
    switch self {
    case .sequence(let elements): elements.isEmpty
    case .mapping(let members): members.isEmpty
    default: false
    }
  }

  var isCollection: Bool {
    switch self {
    case .sequence, .mapping: true
    default: false
    }
  }
}

extension YAMLContent {
  /// Whether a value is this for every reader: Helm and both Connaisseurs.
  func isMeant(by value: YAMLValue) -> Bool {
    let value = value.resolved
    switch self {
    case .sequence(let contents):
      let elements = value.elements
      return value.kind == .sequence && value.hasUsualTag && elements.count == contents.count
        && zip(contents, elements).allSatisfy { $0.isMeant(by: $1) }
    case .mapping(let contents):
      let members = value.members
      return value.kind == .mapping && value.hasUsualTag && members.count == contents.count
        && zip(contents, members).allSatisfy { content, member in
          !member.isMerge && member.name.text == content.name
            && content.value.isMeant(by: member.value)
        }
    case .text(let text):
      return value.text == text && value.textBytes.map { $0.elementsEqual(text.utf8) } == true
        && value.isOfType(.string)
    case .null: return value.isOfType(.null)
    case .boolean(let boolean): return value.isOfType(.boolean(boolean))
    case .integer(let integer): return value.isOfType(.integer(integer))
    }
  }
}

extension YAMLValue {
  fileprivate var hasUsualTag: Bool { tag == nil }

  fileprivate func isOfType(_ type: YAMLScalarType) -> Bool {
    YAMLScalarRules.everyReader.allSatisfy { scalarType(by: $0) == type }
  }
}

extension YAMLScalarRules {
  static let everyReader: [YAMLScalarRules] = [.helm, .python, .go]
}
