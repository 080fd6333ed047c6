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

  /// What was expected, what is, and why.
  public var details: [StyledLine] {
    var lines = [
      StyledLine([Span(word, isPending ? .dim : status.word.tone)]),
      StyledLine([Span("place     ", .dim), Span(test.position.words)], lead: 1),
      StyledLine([Span("expected  ", .dim), Span(expected)], lead: 1),
    ]
    if let actual {
      lines.append(
        StyledLine([Span("actual    ", .dim), Span(actual, isBad ? .bad : .plain)], lead: 1))
    }
    for mismatch in mismatches {
      lines += [
        StyledLine(),
        StyledLine([Span("\(mismatch.property.rawValue) is not as expected", .bad)]),
        StyledLine([Span("  expected  ", .dim), Span(mismatch.expected)], lead: 1),
        StyledLine([Span("  actual    ", .dim), Span(mismatch.actual, .bad)], lead: 1),
      ]
    }
    if let reason {
      lines.append(StyledLine([Span("because   ", .dim), Span(reason)], lead: 1))
    }
    if let explanation { lines += [StyledLine()] + explanation.lines }
    return lines
  }

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
