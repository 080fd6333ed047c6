/// Facts beside the chain of trust, as a list of which each line can be opened. Text and screens are
/// views of it.
public struct FactSheet: Sendable, Hashable {
  public let title: String
  /// What it comes to, in a line or two.
  public let summary: [StyledLine]
  public let rows: [FactRow]

  public init(title: String, summary: [StyledLine], rows: [FactRow]) {
    self.title = title
    self.summary = summary
    self.rows = rows
  }

  /// All of it as text.
  public var lines: [StyledLine] {
    var lines = [StyledLine(title, .accent)] + summary
    let width = rows.map { VisibleText.of($0.title).count }.max() ?? 0
    for row in rows { lines += row.text(titleWidth: min(width, 24)) }
    return lines
  }
}

/// A line of a sheet: an outcome, a name, facts, and what stands behind them.
public struct FactRow: Sendable, Hashable {
  public let status: StatusWord
  public let title: String
  /// The most important first.
  public let facts: [Span]
  public let details: [StyledLine]
  /// What can be copied of it, by name.
  public let copies: [Copy]

  public struct Copy: Sendable, Hashable {
    public let title: String
    public let text: String

    public init(_ title: String, _ text: String) {
      self.title = title
      self.text = text
    }
  }

  public init(
    _ status: StatusWord, _ title: String, _ facts: [Span], details: [StyledLine] = [],
    copies: [Copy] = []
  ) {
    self.status = status
    self.title = title
    self.facts = facts
    self.details = details
    self.copies = copies
  }

  /// The line itself.
  public func line(titleWidth: Int) -> StyledLine {
    let word = status.rawValue + String(repeating: " ", count: max(1, 5 - status.rawValue.count))
    let shown = VisibleText.of(title)
    let name = shown + String(repeating: " ", count: max(0, titleWidth - shown.count))
    return StyledLine(
      [Span(word, status.tone), Span(name)] + facts.flatMap { [Span("  "), $0] }, lead: 2)
  }

  fileprivate func text(titleWidth: Int) -> [StyledLine] {
    [line(titleWidth: titleWidth)]
      + details.map { line in
        line.spans.isEmpty ? line : StyledLine([Span("     ")] + line.spans, lead: line.lead + 1)
      }
  }
}
