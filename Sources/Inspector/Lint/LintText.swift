public import PolicyEditor

/// `lint` as text: a problem with its place, what it is and what to do; the count at the end.
extension LintReport {
  public var lines: [StyledLine] {
    var lines = problems.flatMap(Self.lines)
    if !problems.isEmpty { lines.append(StyledLine()) }
    lines.append(StyledLine(summary, count(.error) > 0 ? .bad : problems.isEmpty ? .good : .plain))
    return lines
  }

  static func lines(of problem: LintProblem) -> [StyledLine] {
    let place =
      "\(VisibleText.of(problem.range.file)):\(problem.range.start.line):"
      + "\(problem.range.start.column)"
    let names = problem.generations.map(\.rawValue).joined(separator: ", ")
    let head = StyledLine([
      Span(place), Span("  "), Span(problem.severity.rawValue, problem.severity.tone), Span("  "),
      Span(problem.code.rawValue, .accent), Span("  \(names)", .dim),
    ])
    let parts = problem.message.split(separator: "\n", omittingEmptySubsequences: false)
    let said = parts.flatMap { StyledLine.wrapped("  \($0)") }
    return [head] + said + (problem.fix.map { StyledLine.wrapped("  fix: \($0)", .dim) } ?? [])
  }

  /// `1 error, 2 warnings for Connaisseur 3.9`.
  public var summary: String {
    let names = versions.map(\.text).joined(separator: " and ")
    return (problems.countWords ?? "no problems") + " for Connaisseur \(names)"
  }
}

extension [LintProblem] {
  /// `1 error, 2 warnings`; nil of none.
  var countWords: String? {
    let counts = LintProblem.Severity.allCases.compactMap { severity -> String? in
      let count = count { $0.severity == severity }
      guard count > 0 else { return nil }
      return severity == .info
        ? "\(count) info" : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return counts.isEmpty ? nil : counts.joined(separator: ", ")
  }
}

extension LintProblem.Severity {
  public var tone: Tone {
    switch self {
    case .error: .bad
    case .warning: .warning
    case .info: .dim
    }
  }
}
