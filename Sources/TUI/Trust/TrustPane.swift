import Inspector
import NotaryCore
import TerminalKit

/// The tree, its cursor, folds and filter, and the pane with the details of the line under the
/// cursor.
struct TrustPane: Sendable {
  private(set) var presentation: Presentation?
  private(set) var tree = TreeState<TrustNode.ID>()
  private(set) var rows: [TreeRow<TrustNode, TrustNode.ID>] = []
  /// The width of the longest title with its indentation, up to a bound.
  private(set) var titleWidth = 0
  private(set) var filter = FilterMatch("")
  private(set) var showsRaw = false
  var detail = TextPaneState()
  private(set) var detailTitle = ""
  private(set) var detailLines: [StyledText] = []
  private var detailColumns = 80
  /// The nodes that were there before, so that only new ones are folded by default.
  private var known: Set<TrustNode.ID> = []

  var report: TrustReport? { presentation?.report }
  var selection: TrustNode.ID? { tree.selection }

  /// The node under the cursor.
  var selectedNode: TrustNode? {
    tree.list.selection.flatMap { rows.indices.contains($0) ? rows[$0].node : nil }
  }

  // MARK: What is shown

  mutating func show(_ presentation: Presentation) {
    self.presentation = presentation
    let fresh = presentation.tree.initiallyFolded.subtracting(known)
    known.formUnion(fresh)
    tree.setFolded(tree.folded.union(fresh))
    refresh()
  }

  mutating func clear() {
    self = TrustPane()
  }

  mutating func resize(tree rows: Int, detail area: Size) {
    tree.move { $0.setHeight(rows) }
    detail.setHeight(area.rows)
    detailColumns = area.columns
    refreshDetail(keepsPlace: true)
  }

  mutating func setFilter(_ text: String) {
    filter = FilterMatch(text)
    refresh()
  }

  mutating func toggleRaw() {
    showsRaw.toggle()
    refreshDetail(keepsPlace: false)
  }

  // MARK: The tree

  mutating func move(_ change: (inout ListState) -> Void) {
    let before = tree.selection
    tree.move(change)
    if tree.selection != before { refreshDetail(keepsPlace: false) }
  }

  mutating func changeFolds(_ change: (inout TreeState<TrustNode.ID>) -> Void) {
    change(&tree)
    refresh()
  }

  mutating func foldAll() {
    var ids: Set<TrustNode.ID> = []
    var stack = presentation?.tree.roots ?? []
    while let node = stack.popLast() {
      if !node.children.isEmpty { ids.insert(node.id) }
      stack += node.children
    }
    changeFolds { $0.setFolded(ids) }
  }

  /// Moves to the next line that itself matches the filter, around the end.
  mutating func moveToMatch(forward: Bool) {
    guard let start = tree.list.selection, !rows.isEmpty else { return }
    let count = rows.count
    for step in 1...count {
      let row = ((start + (forward ? step : -step)) % count + count) % count
      if filter.matches(rows[row].node.searchText) {
        move { $0.moveTo(row) }
        return
      }
    }
  }

  private mutating func refresh() {
    var roots = presentation?.tree.roots ?? []
    if !filter.isEmpty {
      let filter = filter
      roots = roots.compactMap { node in node.filtered { filter.matches($0.searchText) } }
    }
    rows = tree.rows(of: roots, id: \.id, children: \.children)
    tree.show(rows)
    titleWidth = rows.reduce(0) { max($0, CharacterWidth.cells(of: $1.node.title) + $1.depth) }
    titleWidth = min(titleWidth, 20)
    refreshDetail(keepsPlace: true)
  }

  // MARK: The details

  private mutating func refreshDetail(keepsPlace: Bool) {
    let before = (detail.top, detail.left)
    guard let report, let selection else {
      detailTitle = ""
      detailLines = []
      detail.setCount(0)
      return
    }
    if showsRaw, let role = report.chain[TrustPane.role(of: selection)] {
      detailTitle = "\(role.name.rawValue).json"
      detailLines = RawView.lines(of: RawDocument(of: role), columns: detailColumns)
    } else {
      let detail = TrustDetail(of: selection, in: report)
      detailTitle = detail.title
      detailLines = detail.lines.flatMap {
        StyledText($0).wrapped(columns: max(detailColumns, 16))
      }
    }
    detail.setCount(detailLines.count)
    if keepsPlace {
      detail.scrollTo(before.0)
    } else {
      detail.moveToTop()
      detail.scrollSideways(by: -before.1)
    }
  }

  /// The role to whose document a line belongs.
  static func role(of id: TrustNode.ID) -> RoleName {
    switch id {
    case .role(let name), .key(let name, _), .target(let name, _), .targets(let name): name
    case .oldRoots, .oldRoot: .root
    }
  }
}

extension StyledText {
  /// A line of a report in the terminal's styles.
  init(_ line: StyledLine) {
    self.init(runs: line.spans.map { Run($0.text, Style($0.tone)) })
  }
}

extension Style {
  init(_ tone: Tone) {
    switch tone {
    case .plain: self = .plain
    case .good: self = .good
    case .bad: self = .bad
    case .warning: self = .warning
    case .accent: self = .accent
    case .dim: self = .dim
    }
  }
}
