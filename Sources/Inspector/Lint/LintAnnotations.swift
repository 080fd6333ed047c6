import PolicyEditor

/// `lint -o github`: workflow commands, which GitHub shows as annotations of a change.
extension LintReport {
  /// A line each, with a newline; empty where there is no problem.
  public var annotations: String {
    problems.map { $0.annotation + "\n" }.joined()
  }
}

extension LintProblem {
  fileprivate var annotation: String {
    let kind = severity == .info ? "notice" : severity.rawValue
    var properties = [("file", range.file), ("line", String(range.start.line))]
    properties.append(("col", String(range.start.column)))
    properties.append(("endLine", String(range.end.line)))
    // Columns are taken only for one line.
    if range.start.line == range.end.line {
      properties.append(("endColumn", String(range.end.column)))
    }
    properties.append(("title", code.rawValue))
    let list = properties.map { "\($0)=\(Self.escaped($1, isProperty: true))" }
    let names = generations.map(\.rawValue).joined(separator: ", ")
    let text = "\(message)\(fix.map { "\nFix: \($0)" } ?? "") (Connaisseur \(names))"
    return "::\(kind) \(list.joined(separator: ","))::\(Self.escaped(text, isProperty: false))"
  }

  /// What would end the line or the property is written as GitHub's runner reads it.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    VisibleText.ofLines(text).unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where isProperty: escaped += "%3A"
      case "," where isProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
