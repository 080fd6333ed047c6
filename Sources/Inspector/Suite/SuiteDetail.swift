import PolicyEditor

/// What there is to see of an entry: in one line, and in full.
extension SuiteEntry {
  /// `FAIL  3.9  the release is admitted`.
  public var row: [Span] {
    let mark = isPending ? StatusWord.pending : status.word
    return [
      Span(
        mark.rawValue + String(repeating: " ", count: max(1, 6 - mark.rawValue.count)), mark.tone),
      Span("\(generation.rawValue)  ", .dim), Span(title, isPending ? .dim : .plain),
    ]
  }

  /// What the entry can be found by.
  public var searchText: String {
    "\(status.word.rawValue) \(generation.rawValue) \(title) \(answer?.decision.message ?? "")"
  }

  /// What was expected beside what is, and why.
  ///
  /// - Parameter columns: the width that there is.
  public func details(columns: Int = StyledLine.usualColumns) -> [StyledLine] {
    var lines = [
      StyledLine([
        Span(word, isPending ? .dim : status.word.tone), Span("  \(test.position.words)", .dim),
      ])
    ]
    // What stands above may be cut.
    if title.count + SuiteEntry.frame(columns) > columns { lines.append(StyledLine(title)) }
    lines.append(StyledLine())
    let nothing = (isPending ? StatusWord.pending : .none).rawValue
    let rows = comparisons.map { $0.row(isPending ? .pending : $0.status, orElse: nothing) }
    lines += ComparisonTable(rows, columns: columns).lines
    if let reason, !isPending {
      lines += [StyledLine(), StyledLine([Span("because  ", .dim), Span(reason)], lead: 1)]
    }
    if let answer { lines += [StyledLine()] + answer.explanationLines }
    return lines
  }

  /// The cells that a title leaves to its frame; on a small screen, to the names of the views.
  private static func frame(_ columns: Int) -> Int { columns > 40 ? 4 : 16 }

  private var word: String {
    if isPending { return "… not asked yet" }
    return switch status {
    case .passed: "passed"
    case .failed: "FAILED"
    case .error: "could not be found out"
    case .skipped: "skipped"
    }
  }
}

extension Explanation.Answer {
  /// The explanation in lines that a pane of any width breaks, what is said first, then why and what to
  /// do, then the steps.
  fileprivate var explanationLines: [StyledLine] {
    var lines = [StyledLine([headline]), StyledLine(said)]
    for cause in causes.filter(\.isReached) { lines += [StyledLine()] + cause.lines }
    let next = causes.filter { !$0.isReached }
    if !next.isEmpty { lines += [StyledLine(), StyledLine("Would fail next", .dim)] }
    lines += next.map { cause in
      let step = cause.step.map { "\($0.rawValue): " } ?? ""
      return StyledLine([Span("- ", .dim), Span(step + cause.message, .dim)], lead: 1)
    }
    lines += [StyledLine(), StyledLine("Step by step", .accent)]
    if let rule = choice?.winner {
      let place = rule.position.map { "  (\($0.words))" } ?? ""
      lines.append(
        StyledLine([Span("rule \(rule.index + 1): \(rule.pattern)"), Span(place, .dim)]))
    }
    return lines + decision.steps.filter { $0.reached || $0.isExamined }.map(\.line)
  }
}

extension DecisionCause {
  /// What is wrong, what shows it, and what to do.
  fileprivate var lines: [StyledLine] {
    let place = step.map { ", at \($0.rawValue)" } ?? ""
    var lines = [
      StyledLine([Span("Why\(place)  ", .accent), Span(code.rawValue, .dim)]),
      StyledLine(message, .bad),
    ]
    lines += evidence.map { fact in
      let place = fact.place?.position.map { " (\($0.words))" } ?? ""
      return StyledLine([Span("- "), Span(fact.text), Span(place, .dim)], lead: 1)
    }
    guard !remedies.isEmpty else { return lines }
    lines.append(StyledLine("What to do", .accent))
    for (index, remedy) in remedies.enumerated() {
      lines.append(StyledLine([Span("\(index + 1). "), Span(remedy.text)], lead: 1))
      lines += remedy.lines.map { StyledLine("     \($0)") }
    }
    return lines
  }
}

extension DecisionStep {
  fileprivate var isExamined: Bool { status == .ok || status == .fail }

  /// `FAIL digest      nobody signs it`.
  fileprivate var line: StyledLine {
    func padded(_ text: String, to width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    return StyledLine(
      [
        Span(padded(word.rawValue, to: 5), reached ? word.tone : .dim),
        Span(padded(name.rawValue, to: 12), reached ? .plain : .dim),
        Span(message, reached ? .plain : .dim),
      ], lead: 2)
  }
}
