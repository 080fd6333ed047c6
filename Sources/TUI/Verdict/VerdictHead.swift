import TerminalKit

/// The rows of the answer, which stay in sight above the steps: cut to a few lines while the cursor is
/// among the steps, whole when it comes up to them.
struct VerdictHead: Sendable {
  /// A row of the list as it is laid out.
  struct Block: Sendable {
    /// All its lines.
    let texts: [StyledText]
    /// The same in one line that may be too long.
    let brief: StyledText
    /// Whether it stands below another row.
    let isBelow: Bool
  }

  private var blocks: [Block] = []
  /// What is seen of the whole.
  var scroll = BlockScroll()
  /// Whether the cursor is here.
  private(set) var isOpen = false

  /// How many rows of the list it takes.
  var count: Int { blocks.count }

  mutating func show(_ blocks: [Block]) {
    self.blocks = blocks
    scroll.setHeights(blocks.map(\.texts.count))
  }

  /// - Parameter rows: of the whole list.
  mutating func fit(rows: Int, isOpen: Bool) {
    self.isOpen = isOpen
    scroll.setHeight(isOpen ? rows : max(2, rows / 3))
  }

  /// What is drawn: each line with the index of its row.
  var lines: [(row: Int, text: StyledText)] {
    if isOpen || scroll.lineCount <= scroll.height {
      return scroll.visibleLines.compactMap { line in
        guard let row = scroll.item(atLine: line) else { return nil }
        return (row, blocks[row].texts[line - scroll.lines(of: row).lowerBound])
      }
    }
    let shown = blocks.indices.filter { !blocks[$0].isBelow }.prefix(scroll.height)
    var spare = scroll.height - shown.count
    return shown.flatMap { row in
      let count = min(blocks[row].texts.count, 1 + spare)
      spare -= count - 1
      return blocks[row].lines(count).map { (row, $0) }
    }
  }
}

extension VerdictHead.Block {
  /// So many lines; where there are more, the last goes on beyond the edge.
  fileprivate func lines(_ count: Int) -> [StyledText] {
    guard count < texts.count else { return texts }
    guard count > 1 else { return [brief] }
    let rest = texts[count].runs.map(\.text).joined().drop { $0 == " " }
    return texts.prefix(count - 1) + [texts[count - 1] + StyledText(" " + rest)]
  }
}
