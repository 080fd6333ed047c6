import PolicyEditor

/// `lint -o github`: workflow commands, which GitHub shows as annotations of a change.
extension LintReport {
  /// A line each, with a newline; empty where there is no problem.
  public var annotations: String {
    problems.map(\.annotation.text).joined()
  }
}

extension LintProblem {
  fileprivate var annotation: GitHubAnnotation {
    let level: GitHubAnnotation.Level =
      switch severity {
      case .error: .error
      case .warning: .warning
      case .info: .notice
      }
    var properties = [("file", range.file), ("line", String(range.start.line))]
    properties.append(("col", String(range.start.column)))
    properties.append(("endLine", String(range.end.line)))
    // Columns are taken only for one line.
    if range.start.line == range.end.line {
      properties.append(("endColumn", String(range.end.column)))
    }
    properties.append(("title", code.rawValue))
    let names = generations.map(\.rawValue).joined(separator: ", ")
    return GitHubAnnotation(
      level: level, properties: properties,
      message: "\(message)\(fix.map { "\nFix: \($0)" } ?? "") (Connaisseur \(names))")
  }
}
