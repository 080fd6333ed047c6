import Inspector
import TerminalKit

/// The answer and the steps of one version: cursor, folds, filter, and the rows laid out for a width.
struct VerdictList: Sendable {
  var tree = TreeState<VerdictNode.ID>()
  private(set) var rows: [TreeRow<VerdictNode, VerdictNode.ID>] = []
  /// The first rows, which are the answer.
  var head = VerdictHead()
  /// Each line of the rows below the answer.
  private var texts: [[StyledText]] = []
  /// What is seen of those.
  var scroll = BlockScroll()
  private(set) var filter = FilterMatch("")
  private var content: VerdictTree?
  private(set) var size = Size(columns: 80, rows: 20)
  /// What the user folded (true) or opened; everything else is as the tree suggests.
  private var userFolds: [VerdictNode.ID: Bool] = [:]
  /// Whether the user has chosen a line; until then the cursor goes to the step that decides.
  var hasMoved = false

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
    let isAsWide = size.columns == self.size.columns
    self.size = size
    if !isAsWide { layOut() }
    revealSelection(withChildren: !hasMoved)
  }

  mutating func setFilter(_ text: String) {
    guard text != filter.query else { return }
    filter = FilterMatch(text)
    hasMoved = true
    refold()
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
    let all = rows.map { VerdictRow(row: $0, columns: size.columns) }
    let roots = rows.indices.filter { rows[$0].depth == 0 }
    let count = roots.first { !rows[$0].node.isAnswer } ?? rows.count
    head.show(
      all.prefix(count).map {
        VerdictHead.Block(texts: $0.texts, brief: $0.brief, isBelow: $0.row.depth > 0)
      })
    texts = all.dropFirst(count).enumerated().map { index, row in
      // The answer is set off from what is below it in another way.
      index == 0 && count > 0 ? row.lines : row.texts
    }
    scroll.setHeights(texts.map(\.count))
  }

  /// - Parameter withChildren: as much as there is room for of what stands below the row, too.
  mutating func revealSelection(withChildren: Bool) {
    guard let selection = tree.list.selection else { return }
    head.fit(rows: size.rows, isOpen: selection < head.count)
    scroll.setHeight(size.rows - head.lines.count - (isRuled ? 1 : 0))
    guard selection >= head.count else {
      head.scroll.reveal(selection, through: selection)
      scroll.scrollTo(0)
      return
    }
    var last = selection
    if withChildren {
      let depth = rows[selection].depth
      while last + 1 < rows.count, rows[last + 1].depth > depth { last += 1 }
    }
    scroll.reveal(selection - head.count, through: last - head.count)
  }

  // MARK: What is drawn

  /// A line of the list's place: of a row, or the rule below the answer.
  struct Line {
    let row: Int?
    let text: StyledText
  }

  /// From this height a rule divides the answer from what is below it.
  private static let ruledRows = 13

  private var isRuled: Bool {
    head.count > 0 && head.count < rows.count && size.rows >= VerdictList.ruledRows
  }

  /// What is seen, from top to bottom.
  var lines: [Line] {
    var lines = head.lines.map { Line(row: $0.row, text: $0.text) }
    if isRuled { lines.append(Line(row: nil, text: StyledText())) }
    for line in scroll.visibleLines {
      guard let item = scroll.item(atLine: line) else { continue }
      let text = texts[item][line - scroll.lines(of: item).lowerBound]
      lines.append(Line(row: head.count + item, text: text))
    }
    return Array(lines.prefix(size.rows))
  }

  /// How many lines are below those that are seen.
  var linesBelow: Int {
    let seen = max(0, size.rows - head.lines.count - (isRuled ? 1 : 0))
    let below = scroll.lineCount - min(scroll.top + seen, scroll.lineCount)
    guard head.isOpen else { return below }
    return below + head.scroll.lineCount - head.scroll.visibleLines.upperBound
  }
}
