import PolicyEditor

/// `test` as text: a line for each entry; under what is not as expected, what was expected beside what
/// is, and the explanation; the counts at the end.
extension SuiteReport {
  /// - Parameter columns: the width that there is for what is compared.
  public func lines(columns: Int = StyledLine.usualColumns) -> [StyledLine] {
    var lines: [StyledLine] = []
    var wasDetailed = false
    for group in groups {
      let why = group.explanationLines
      let isDetailed = !why.isEmpty || group.contains { $0.isBad }
      // What has details stands apart.
      if !lines.isEmpty, wasDetailed || isDetailed { lines.append(StyledLine()) }
      for entry in group { lines += entry.lines(columns: columns) }
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

  fileprivate func lines(columns: Int) -> [StyledLine] {
    [headLine] + (isBad ? comparisonLines(columns: columns) : [])
  }

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

  /// What was expected beside what is, of all that differs; then why it could not be found out.
  func comparisonLines(columns: Int = StyledLine.usualColumns) -> [StyledLine] {
    let shown = status == .error ? comparisons.filter { $0.property == .verdict } : mismatches
    let rows = shown.map { $0.row(nil, orElse: "unknown") }
    var lines = ComparisonTable(rows, columns: columns).lines
    if let reason { lines += StyledLine.hanging("      because    ", reason, .dim) }
    return lines
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
