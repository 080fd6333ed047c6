/// What was expected beside what is, a row for each property: in two columns where the width has room for
/// both, and one above the other where it has not.
struct ComparisonTable {
  struct Row {
    /// How it came out; nil where all that is shown came out badly.
    let mark: StatusWord?
    let name: String
    let expected: String
    let actual: String
    /// Of what is.
    let tone: Tone
  }

  private let rows: [Row]
  private let columns: Int

  private static let markWidth = 6
  private static let nameWidth = 11
  private static let leadWidth = markWidth + nameWidth
  private static let gap = "  "
  private static let heads = (expected: "expected", actual: "actual")
  /// The cells of either head and the gap behind it, where one stands above the other.
  private static let headWidth = heads.expected.count + gap.count
  /// Behind names and heads there must be so much room, or they stand above.
  private static let leastRoom = 20

  /// - Parameter columns: the width that there is.
  init(_ rows: [Row], columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  var lines: [StyledLine] {
    var beside: [Row] = []
    var widths: Widths?
    let places = rows.map { row in
      guard let wider = Widths(beside + [row], room: columns - Self.leadWidth - Self.gap.count)
      else { return false }
      beside.append(row)
      widths = wider
      return true
    }
    guard let widths else { return rows.flatMap(stacked) }
    let head = StyledLine([
      Span(Self.spaces(Self.leadWidth)),
      Span(Self.padded(Self.heads.expected, to: widths.expected) + Self.gap, .dim),
      Span(Self.heads.actual, .dim),
    ])
    return [head]
      + zip(rows, places).flatMap { $1 ? Self.beside($0, widths) : stacked($0) }
  }

  // MARK: Side by side

  /// The cells of the two columns.
  fileprivate struct Widths {
    let expected: Int
    let actual: Int

    /// A column that has to be broken has at least so many.
    private static let least = 16

    /// Nil where there is no room for both: no word is broken, and no column is so narrow that nobody
    /// likes to read it.
    init?(_ rows: [Row], room: Int) {
      let left = Extent([ComparisonTable.heads.expected] + rows.map(\.expected))
      let right = Extent([ComparisonTable.heads.actual] + rows.map(\.actual))
      guard left.word + right.word <= room else { return nil }
      // The shorter one keeps its width as long as half is enough for it.
      let share = min(left.whole, max(room / 2, room - right.whole))
      expected = min(max(share, left.word), room - right.word)
      actual = min(right.whole, room - expected)
      guard expected >= min(left.whole, Self.least), actual >= min(right.whole, Self.least) else {
        return nil
      }
    }
  }

  /// How wide texts are: the longest in one line, and the longest word, which is never broken.
  private struct Extent {
    let whole: Int
    let word: Int

    init(_ texts: [String]) {
      let texts = texts.map { VisibleText.of($0) }
      whole = texts.map(\.count).max() ?? 0
      word = texts.flatMap { $0.split(separator: " ") }.map(\.count).max() ?? 0
    }
  }

  private static func beside(_ row: Row, _ widths: Widths) -> [StyledLine] {
    let expected = broken(row.expected, at: widths.expected)
    let actual = broken(row.actual, at: widths.actual)
    return (0..<max(expected.count, actual.count)).map { index in
      let lead = index == 0 ? self.lead(of: row) : [Span(spaces(leadWidth))]
      let left = index < expected.count ? expected[index] : ""
      guard index < actual.count else { return StyledLine(lead + [Span(left)]) }
      return StyledLine(
        lead + [Span(padded(left, to: widths.expected) + gap), Span(actual[index], row.tone)])
    }
  }

  // MARK: One above the other

  private func stacked(_ row: Row) -> [StyledLine] {
    let lead = Self.lead(of: row)
    guard row.expected != row.actual || row.tone == .bad else {
      return hanging(lead, Self.leadWidth, row.expected, row.tone)
    }
    let isRoomy = columns - Self.leadWidth - Self.headWidth >= Self.leastRoom
    let margin = isRoomy ? Self.leadWidth : Self.markWidth
    let blank = [Span(Self.spaces(margin))]
    func line(_ lead: [Span], _ head: String, _ text: String, _ tone: Tone) -> [StyledLine] {
      hanging(
        lead + [Span(Self.padded(head, to: Self.headWidth), .dim)], margin + Self.headWidth, text,
        tone)
    }
    return (isRoomy ? [] : [StyledLine(lead)])
      + line(isRoomy ? lead : blank, Self.heads.expected, row.expected, .plain)
      + line(blank, Self.heads.actual, row.actual, row.tone)
  }

  /// A text behind spans of so many cells, its further lines under its first word.
  private func hanging(_ lead: [Span], _ width: Int, _ text: String, _ tone: Tone) -> [StyledLine] {
    Self.broken(text, at: max(columns - width, 1)).enumerated().map { index, part in
      let lead = index == 0 ? lead : [Span(Self.spaces(width))]
      return StyledLine(lead + [Span(part, tone)], lead: lead.count)
    }
  }

  // MARK: Pieces

  /// `FAIL  verdict    `.
  private static func lead(of row: Row) -> [Span] {
    let mark = row.mark.map { Span(padded($0.rawValue, to: markWidth), $0.tone) }
    return [mark ?? Span(spaces(markWidth)), Span(padded(row.name, to: nameWidth))]
  }

  private static func broken(_ text: String, at columns: Int) -> [String] {
    StyledLine.wrapped(text, indent: 0, columns: columns).map(\.text)
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + spaces(width - text.count)
  }

  private static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(count, 0))
  }
}
