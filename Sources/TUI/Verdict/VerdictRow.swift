import Inspector
import TerminalKit

/// A line of a verdict on as many rows of the screen as it needs: status, fold mark, title, text, and
/// below them the lines to run or to paste.
struct VerdictRow {
  let row: TreeRow<VerdictNode, VerdictNode.ID>
  let columns: Int

  /// Where text begins on a wide screen.
  static let lead = 19
  /// Below this width the text of an open line goes on under its title.
  static let narrowColumns = 60
  private static let statusWidth = 5

  private var node: VerdictNode { row.node }

  /// At least one row.
  var texts: [StyledText] {
    (node.beginsPart && row.depth == 0 ? [StyledText()] : []) + lines
  }

  /// The same without the space above it.
  var lines: [StyledText] { body + node.lines.flatMap(pasted) }

  /// All in one line, however long.
  var brief: StyledText { head + text }

  private var text: StyledText {
    // What the children tell is not told above them.
    let spans = row.isFolded ? node.text : node.openText ?? node.text
    return StyledText(runs: spans.map { StyledText.Run($0.text, Style($0.tone)) }) + place
  }

  private var body: [StyledText] {
    let head = self.head
    let text = self.text
    guard text.width > 0 else { return [head.trimmed] }
    if row.isFolded { return [head + text] }
    let room = columns - head.width
    if columns < VerdictRow.narrowColumns, text.width > room {
      let indent = StyledText(String(repeating: " ", count: 2 + row.depth))
      return [head.trimmed]
        + text.wrapped(columns: max(columns - indent.width, 8)).map { indent + $0 }
    }
    let indent = StyledText(String(repeating: " ", count: head.width))
    return text.wrapped(columns: max(room, 8)).enumerated().map { index, line in
      index == 0 ? head + line : indent + line
    }
  }

  private var head: StyledText {
    var head = StyledText()
    if node.isAnswer, row.depth == 0 {
      head.append(mark, .accent)
    } else {
      let word = node.status?.rawValue ?? ""
      let tone = node.status.map { node.isLater ? .dim : Style($0.tone) } ?? .plain
      head = StyledText(word, tone).padded(to: VerdictRow.statusWidth)
      head.append(mark, .accent)
      head.append(String(repeating: " ", count: indent))
    }
    head.append(node.title.text, titleStyle)
    let width = max(VerdictRow.lead, head.width + (node.text.isEmpty ? 0 : 1))
    return head.padded(to: width)
  }

  private var mark: String { row.hasChildren && row.isFolded ? "+" : " " }

  /// Where the text has its column, the title gives room.
  private var indent: Int {
    let room = VerdictRow.lead - VerdictRow.statusWidth - 2 - node.title.text.count
    return max(0, min(row.depth, room))
  }

  private var titleStyle: Style {
    let style = Style(node.title.tone)
    switch row.id {
    case .answer: return style.bold
    case .step where !node.isLater: return style.bold
    default: return style
    }
  }

  /// Where the fact can be looked at, behind the fact.
  private var place: StyledText {
    guard case .evidence = row.id, let place = node.place else { return StyledText() }
    return StyledText("  [\(place.words)]", .accent)
  }

  /// A line to paste, which is broken only where it has no room at all.
  private func pasted(_ line: String) -> [StyledText] {
    let longest = node.lines.reduce(0) { max($0, CharacterWidth.cells(of: $1)) }
    let usual = columns < VerdictRow.narrowColumns ? 3 : VerdictRow.lead + 2
    let indent = StyledText(
      String(repeating: " ", count: max(3, min(usual, columns - longest))))
    return StyledText(line).wrapped(columns: max(columns - indent.width, 8)).map { indent + $0 }
  }
}

extension StyledText {
  /// The same without the spaces at its end.
  fileprivate var trimmed: StyledText {
    var text = self
    while let last = text.runs.last, last.text.allSatisfy({ $0 == " " }) { text.runs.removeLast() }
    return text
  }
}
