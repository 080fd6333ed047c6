import PolicyEditor

/// Why a manifest cannot be read, in one sentence with its place.
extension ManifestError {
  public var message: String {
    switch self {
    case .tooLarge(let file, let limit): "\(VisibleText.of(file)): more than \(limit) bytes"
    case .unreadable(let file, let reason): "\(VisibleText.of(file)): \(reason)"
    case .notYAML(let file, let error):
      "\(VisibleText.of(file)):\(error.location.line):\(error.location.column): \(error.message)"
    case .notJSON(let file, let line):
      "\(VisibleText.of(file)):\(line): neither JSON nor YAML"
    case .tooMany(let file, let what, let limit):
      "\(VisibleText.of(file)): more than \(limit) \(what)"
    }
  }
}
