public import PolicyEditor

/// Why a configuration cannot be read, in one sentence with its place.
extension ValuesError {
  public var message: String {
    switch self {
    case .noFiles: "no configuration was given"
    case .notYAML(let file, let error):
      "\(VisibleText.of(file)):\(error.location.line):\(error.location.column): \(error.message)"
    case .embeddedNotYAML(let position, let error):
      "\(position.words): the text there is not YAML: \(error.message)"
    case .notMapping(let position):
      "\(position.words): a configuration is a mapping, and this is not"
    }
  }
}

extension ValuesError {
  /// The same without the place.
  var sentence: String {
    switch self {
    case .noFiles: message
    case .notYAML(_, let error): error.message
    case .embeddedNotYAML(_, let error): "the text there is not YAML: \(error.message)"
    case .notMapping: "a configuration is a mapping, and this is not"
    }
  }
}

extension SourcePosition {
  /// `values.yaml:41:5`.
  public var words: String { "\(VisibleText.of(file)):\(line):\(column)" }
}

extension YAMLError {
  /// What is wrong. The line itself is not in it, because it may hold a secret.
  var message: String {
    switch reason {
    case .syntax(let problem, let context):
      "not YAML: \(context.map { "\(VisibleText.of($0)), " } ?? "")\(VisibleText.of(problem))"
    case .badCharacter: "not UTF-8, or a character that YAML does not allow"
    case .tooLarge(let limit): "larger than \(limit) bytes"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    case .tooManyValues(let limit): "more than \(limit) values"
    case .aliasesExpandTooFar(let limit): "aliases that stand for more than \(limit) values"
    case .undefinedAlias(let name): "the alias '\(VisibleText.of(name, limit: 80))' names nothing"
    case .recursiveAlias(let name):
      "the alias '\(VisibleText.of(name, limit: 80))' stands inside of what it names"
    case .outOfMemory: "there is not enough memory to read it"
    }
  }
}
