import NotaryCore
public import PolicyEditor

extension Evidence.Place {
  /// Where it is, in one word: a role, with a key behind `#` or a tag behind `:`, or a file and a line.
  public var words: String {
    switch self {
    case .trust(let role, nil): VisibleText.of(role.rawValue, limit: 80)
    case .trust(let role, let key?):
      VisibleText.of("\(role.rawValue)#\(key.text.prefix(8))", limit: 100)
    case .target(let role, let name):
      VisibleText.of("\(role.rawValue):\(name.text)", limit: 120)
    case .values(let position): VisibleText.of("\(position.file):\(position.line)", limit: 120)
    }
  }

  /// The line of the configuration, where it is one.
  public var position: SourcePosition? {
    if case .values(let position) = self { position } else { nil }
  }
}
