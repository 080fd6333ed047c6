import Inspector
import TerminalKit

/// The cursor among the rows of a verdict, of which each may take several lines.
extension VerdictList {
  /// Goes down by lines; a row that ends below what is seen is first scrolled into sight.
  mutating func moveDown() {
    hasMoved = true
    guard let selection = tree.list.selection else { return }
    if block.lines(of: item).upperBound > block.visibleLines.upperBound {
      block.scroll(by: 1)
    } else {
      move(to: selection + 1)
    }
  }

  mutating func moveUp() {
    hasMoved = true
    guard let selection = tree.list.selection else { return }
    if block.lines(of: item).lowerBound < block.top {
      block.scroll(by: -1)
    } else {
      move(to: selection - 1)
    }
  }

  /// Goes on by so many lines of the screen, to the row that is there.
  mutating func page(by lines: Int) {
    hasMoved = true
    guard let selection = tree.list.selection else { return }
    let line = block.lines(of: item).lowerBound + lines
    if head.isOpen, line >= head.scroll.lineCount {
      move(to: head.count + (scroll.item(atLine: line - head.scroll.lineCount) ?? 0))
    } else if !head.isOpen, line < 0 {
      move(to: 0)
    } else {
      block.scroll(by: lines)
      let last = max(0, min(line, block.lineCount - 1))
      move(to: block.item(atLine: last).map { $0 + offset } ?? selection)
    }
  }

  mutating func move(to row: Int) {
    hasMoved = true
    tree.move { $0.moveTo(row) }
    revealSelection(withChildren: false)
  }

  /// Scrolls as the wheel does; the cursor moves only to stay in sight.
  mutating func turn(by lines: Int) {
    hasMoved = true
    if head.isOpen {
      // Where there is nothing more to be seen of the answer, the steps are scrolled.
      let top = head.scroll.top
      head.scroll.scroll(by: lines)
      guard head.scroll.top == top, lines > 0, scroll.lineCount > scroll.height else { return }
    }
    scroll.scroll(by: lines)
    let own = head.isOpen ? 0..<0 : scroll.lines(of: item)
    let seen = scroll.visibleLines
    guard !own.overlaps(seen), !seen.isEmpty else { return }
    let line = own.lowerBound < seen.lowerBound ? seen.lowerBound : seen.upperBound - 1
    if let item = scroll.item(atLine: line) { move(to: head.count + item) }
  }

  /// Moves to the next row that itself matches the filter, around the end.
  mutating func moveToMatch(forward: Bool) {
    guard let start = tree.list.selection, !rows.isEmpty else { return }
    let count = rows.count
    for step in 1...count {
      let row = ((start + (forward ? step : -step)) % count + count) % count
      if rows[row].node.contains(filter.matches) {
        move(to: row)
        return
      }
    }
  }

  /// The lines in reach of a page key.
  var pageLines: Int { max((head.isOpen ? size.rows : scroll.height) - 1, 1) }

  /// The row of the list at a line of its place; nil below the end.
  func row(atLine line: Int) -> Int? {
    let lines = lines
    return lines.indices.contains(line) ? lines[line].row : nil
  }

  // MARK: The part that has the cursor

  private var block: BlockScroll {
    get { head.isOpen ? head.scroll : scroll }
    set { if head.isOpen { head.scroll = newValue } else { scroll = newValue } }
  }

  /// The first row of the part.
  private var offset: Int { head.isOpen ? 0 : head.count }

  /// The row under the cursor, counted from there.
  private var item: Int { (tree.list.selection ?? 0) - offset }
}
