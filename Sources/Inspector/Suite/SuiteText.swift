import PolicyEditor

/// `test` as text: a line for each entry; under what is not as expected, what was expected beside what
/// is, and the explanation; the counts at the end.
extension SuiteReport {
  public var lines: [StyledLine] {
    var lines: [StyledLine] = []
    var wasDetailed = false
    for group in groups {
      let why = group.explanationLines
      let isDetailed = !why.isEmpty || group.contains { $0.isBad }
      // What has details stands apart.
      if !lines.isEmpty, wasDetailed || isDetailed { lines.append(StyledLine()) }
      for entry in group { lines += entry.lines }
      if !why.isEmpty { lines += [StyledLine()] + why }
      wasDetailed = isDetailed
    }
    if !entries.isEmpty { lines.append(StyledLine()) }
    return lines + [StyledLine(summary, summaryTone)]
  }

  /// The entries of one image of one case, by each Connaisseur.
  private var groups: [[SuiteEntry]] {
    var groups: [[SuiteEntry]] = []
    for entry in entries {
      if let last = groups.last?.last, last.test.position == entry.test.position,
        last.image == entry.image, last.generation != entry.generation
      {
        groups[groups.count - 1].append(entry)
      } else {
        groups.append([entry])
      }
    }
    return groups
  }

  /// `3 passed, 1 failed`.
  public var summary: String {
    guard !entries.isEmpty else { return "no cases" }
    let words: [(SuiteEntry.Status, String)] = [
      (.passed, "passed"), (.failed, "failed"), (.error, "could not be found out"),
      (.skipped, "skipped"),
    ]
    return words.compactMap { status, word in
      let count = count(status)
      return count == 0 && status != .passed ? nil : "\(count) \(word)"
    }.joined(separator: ", ")
  }

  public var summaryTone: Tone {
    if count(.failed) > 0 { return .bad }
    return count(.error) > 0 || isEmpty ? .warning : .good
  }
}

extension SuiteEntry.Status {
  public var word: StatusWord {
    switch self {
    case .passed: .ok
    case .failed: .fail
    case .error: .warn
    case .skipped: .none
    }
  }
}

extension SuiteEntry {
  /// Whether it is not as expected.
  public var isBad: Bool { status == .failed || status == .error }

  fileprivate var lines: [StyledLine] { [headLine] + (isBad ? comparisonLines : []) }

  /// `FAIL  3.9  the release is admitted  tastevin.tests.yaml:5`.
  private var headLine: StyledLine {
    let mark = status.word.rawValue
    var spans = [
      Span(mark + String(repeating: " ", count: 6 - mark.count), status.word.tone),
      Span("\(generation.rawValue)  ", .dim), Span(title),
    ]
    if isBad {
      spans.append(Span("  \(test.position.file):\(test.position.line)", .dim))
    } else if let reason {
      spans.append(Span("  \(reason)", .dim))
    }
    return StyledLine(spans)
  }

  /// What was expected beside what is: all that differs, each with both.
  public var comparisonLines: [StyledLine] {
    var lines: [StyledLine] = []
    if status == .error {
      lines += Self.pair("verdict", test.expectation.verdict.value.rawValue, actual ?? "unknown")
    }
    for mismatch in mismatches {
      lines += Self.pair(mismatch.property.rawValue, mismatch.expected, mismatch.actual)
    }
    if let reason { lines += StyledLine.hanging("      because    ", reason, .dim) }
    return lines
  }

  private static func pair(_ name: String, _ expected: String, _ actual: String) -> [StyledLine] {
    let name = name + String(repeating: " ", count: 11 - name.count)
    return StyledLine.hanging("      \(name)expected  ", expected)
      + StyledLine.hanging("                 actual    ", actual, .bad)
  }
}

extension [SuiteEntry] {
  /// Why those that are not as expected are as they are, once for all.
  fileprivate var explanationLines: [StyledLine] {
    let explanations = filter(\.isBad).compactMap(\.explanation)
    guard let first = explanations.first else { return [] }
    return first.with(explanations.flatMap(\.answers)).lines
  }
}
