import Inspector
import TerminalKit

/// The answer and the steps of one version: cursor, folds, filter, and the rows laid out for a width.
struct VerdictList: Sendable {
  private(set) var tree = TreeState<VerdictNode.ID>()
  private(set) var rows: [TreeRow<VerdictNode, VerdictNode.ID>] = []
  /// Each row's lines on the screen.
  private(set) var texts: [[StyledText]] = []
  private(set) var scroll = BlockScroll()
  private(set) var filter = FilterMatch("")
  private var content: VerdictTree?
  private var columns = 80
  /// What the user folded (true) or opened; everything else is as the tree suggests.
  private var userFolds: [VerdictNode.ID: Bool] = [:]
  /// Whether the user has chosen a line; until then the cursor goes to the step that decides.
  private var hasMoved = false

  var selectedNode: VerdictNode? {
    tree.list.selection.flatMap { rows.indices.contains($0) ? rows[$0].node : nil }
  }

  mutating func show(_ content: VerdictTree) {
    self.content = content
    refold()
    guard !hasMoved, let start = content.start else { return }
    tree.select(start)
    revealSelection(withChildren: true)
  }

  mutating func resize(_ size: Size) {
    scroll.setHeight(size.rows)
    if size.columns != columns {
      columns = size.columns
      layOut()
    }
    revealSelection(withChildren: !hasMoved)
  }

  mutating func setFilter(_ text: String) {
    guard text != filter.query else { return }
    filter = FilterMatch(text)
    hasMoved = true
    refold()
  }

  // MARK: The cursor

  /// Goes down by lines; a row that ends below what is seen is first scrolled into sight.
  mutating func moveDown() {
    hasMoved = true
    guard let selection = tree.list.selection else { return }
    if scroll.lines(of: selection).upperBound > scroll.visibleLines.upperBound {
      scroll.scroll(by: 1)
    } else {
      move(to: selection + 1)
    }
  }

  mutating func moveUp() {
    hasMoved = true
    guard let selection = tree.list.selection else { return }
    if scroll.lines(of: selection).lowerBound < scroll.top {
      scroll.scroll(by: -1)
    } else {
      move(to: selection - 1)
    }
  }

  /// Goes on by so many lines of the screen, to the row that is there.
  mutating func page(by lines: Int) {
    hasMoved = true
    guard let selection = tree.list.selection else { return }
    let line = scroll.lines(of: selection).lowerBound + lines
    scroll.scroll(by: lines)
    move(to: scroll.item(atLine: max(0, min(line, scroll.lineCount - 1))) ?? selection)
  }

  mutating func move(to row: Int) {
    hasMoved = true
    tree.move { $0.moveTo(row) }
    revealSelection(withChildren: false)
  }

  /// Scrolls as the wheel does; the cursor moves only to stay in sight.
  mutating func turn(by lines: Int) {
    hasMoved = true
    scroll.scroll(by: lines)
    guard let selection = tree.list.selection else { return }
    let own = scroll.lines(of: selection)
    let seen = scroll.visibleLines
    guard !own.overlaps(seen), !seen.isEmpty else { return }
    let line = own.lowerBound < seen.lowerBound ? seen.lowerBound : seen.upperBound - 1
    if let item = scroll.item(atLine: line) { tree.move { $0.moveTo(item) } }
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
  var pageLines: Int { max(scroll.height - 1, 1) }

  /// The row of the list at a line of its place; nil below the end.
  func row(atLine line: Int) -> Int? {
    guard (0..<scroll.height).contains(line) else { return nil }
    return scroll.item(atLine: scroll.top + line)
  }

  // MARK: Folds

  mutating func changeFolds(_ change: (inout TreeState<VerdictNode.ID>) -> Void) {
    let before = tree.folded
    hasMoved = true
    change(&tree)
    for id in before.symmetricDifference(tree.folded) { userFolds[id] = tree.folded.contains(id) }
    refresh()
    revealSelection(withChildren: true)
  }

  mutating func foldAll() {
    let branches = content?.branches ?? []
    changeFolds { $0.setFolded(branches) }
  }

  mutating func unfoldAll() {
    for id in content?.branches ?? [] { userFolds[id] = false }
    changeFolds { $0.setFolded([]) }
  }

  private mutating func refold() {
    var folded = content?.initiallyFolded ?? []
    for (id, isFolded) in userFolds {
      if isFolded { folded.insert(id) } else { folded.remove(id) }
    }
    if !filter.isEmpty {
      var leads: Set<VerdictNode.ID> = []
      _ = roots(leads: &leads)
      folded.subtract(leads)
    }
    tree.setFolded(folded)
    refresh()
    revealSelection(withChildren: false)
  }

  /// The tree with what the filter leaves of it.
  private func roots(leads: inout Set<VerdictNode.ID>) -> [VerdictNode] {
    let roots = content?.roots ?? []
    guard !filter.isEmpty else { return roots }
    return roots.compactMap { node in
      node.filtered(leads: &leads) { $0.contains(filter.matches) }
    }
  }

  private mutating func refresh() {
    var leads: Set<VerdictNode.ID> = []
    rows = tree.rows(of: roots(leads: &leads), id: \.id, children: \.children)
    tree.show(rows)
    layOut()
  }

  private mutating func layOut() {
    texts = rows.map { VerdictRow(row: $0, columns: columns).texts }
    scroll.setHeights(texts.map(\.count))
  }

  /// - Parameter withChildren: as much as there is room for of what stands below the row, too.
  private mutating func revealSelection(withChildren: Bool) {
    guard let selection = tree.list.selection else { return }
    var last = selection
    if withChildren {
      let depth = rows[selection].depth
      while last + 1 < rows.count, rows[last + 1].depth > depth { last += 1 }
    }
    scroll.reveal(selection, through: last)
  }
}
