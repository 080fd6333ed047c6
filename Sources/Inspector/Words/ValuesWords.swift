public import PolicyEditor

/// Why a configuration cannot be read, in one sentence with its place.
extension ValuesError {
  public var message: String {
    switch self {
    case .noFiles: "no configuration was given"
    case .notYAML(let file, let error): "\(VisibleText.of(file)): \(VisibleText.of("\(error)"))"
    case .embeddedNotYAML(let position, let error):
      "\(position.words): the text there is not YAML: \(VisibleText.of("\(error)"))"
    case .notMapping(let position):
      "\(position.words): a configuration is a mapping, and this is not"
    }
  }
}

extension SourcePosition {
  /// `values.yaml:41:5`.
  public var words: String { "\(VisibleText.of(file)):\(line):\(column)" }
}
