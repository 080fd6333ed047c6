import Inspector
import NotaryCore
import TerminalKit

/// The tree, its cursor, folds and filter, and the pane with the details of the line under the
/// cursor.
struct TrustPane: Sendable {
  private(set) var presentation: Presentation?
  private(set) var tree = TreeState<TrustNode.ID>()
  private(set) var rows: [TreeRow<TrustNode, TrustNode.ID>] = []
  /// The tree's roots with what the filter leaves of them.
  private var roots: [TrustNode] = []
  private var tags = TagNodes()
  /// The width of the longest title with its indentation, up to a bound.
  private(set) var titleWidth = 0
  private(set) var filter = FilterMatch("")
  private(set) var showsRaw = false
  var detail = TextPaneState()
  private(set) var detailTitle = ""
  private(set) var detailLines = DetailText()
  private var detailColumns = 80
  /// What the user folded (true) or opened; everything else is as the tree suggests.
  private var userFolds: [TrustNode.ID: Bool] = [:]
  /// Whether the user has chosen a line; until then the cursor goes to the first failure.
  private var hasMoved = false
  /// The document whose lines are shown, so that moving within it does not lay it out anew.
  private var shownRaw: RoleName?
  /// What another judge than the Notary client makes of each role; empty where that one judges.
  private(set) var outcomes: [RoleName: RoleOutcome] = [:]

  var report: TrustReport? { presentation?.report }
  var selection: TrustNode.ID? { tree.selection }

  /// The node under the cursor.
  var selectedNode: TrustNode? {
    tree.list.selection.flatMap { rows.indices.contains($0) ? rows[$0].node : nil }
  }

  // MARK: What is shown

  mutating func show(_ presentation: Presentation, outcomes: [RoleName: RoleOutcome] = [:]) {
    self.presentation = presentation
    self.outcomes = outcomes
    tags = TagNodes()
    shownRaw = nil
    refold()
    guard presentation.isComplete, !hasMoved, let failure = firstFailure else { return }
    tree.select(failure)
    refreshDetail(keepsPlace: true)
  }

  mutating func clear() {
    let before = self
    self = TrustPane()
    resize(
      tree: before.tree.list.height,
      detail: Size(columns: before.detailColumns, rows: before.detail.height))
  }

  mutating func resize(tree rows: Int, detail area: Size) {
    tree.move { $0.setHeight(rows) }
    detail.setHeight(area.rows)
    guard area.columns != detailColumns else { return }
    detailColumns = area.columns
    shownRaw = nil
    refreshDetail(keepsPlace: true)
  }

  mutating func setFilter(_ text: String) {
    guard text != filter.query else { return }
    filter = FilterMatch(text)
    hasMoved = true
    refold()
  }

  mutating func toggleRaw() {
    showsRaw.toggle()
    refreshDetail(keepsPlace: false)
  }

  /// Goes to the first of these lines that there is, and opens what leads to it.
  mutating func reveal(_ ids: [TrustNode.ID]) {
    guard let tree = presentation?.tree else { return }
    for id in ids {
      guard let path = tree.path(to: id) else { continue }
      for parent in path { userFolds[parent] = false }
      hasMoved = true
      filter = FilterMatch("")
      showsRaw = false
      refold()
      self.tree.select(id)
      refreshDetail(keepsPlace: false)
      return
    }
  }

  /// What another judge makes of the role that a line stands for.
  func outcome(of id: TrustNode.ID) -> RoleOutcome? {
    if case .role(let name) = id { outcomes[name] } else { nil }
  }

  // MARK: The tree

  mutating func move(_ change: (inout ListState) -> Void) {
    let before = tree.selection
    hasMoved = true
    tree.move(change)
    if tree.selection != before { refreshDetail(keepsPlace: false) }
  }

  mutating func changeFolds(_ change: (inout TreeState<TrustNode.ID>) -> Void) {
    let before = tree.folded
    hasMoved = true
    change(&tree)
    for id in before.symmetricDifference(tree.folded) {
      userFolds[id] = tree.folded.contains(id)
    }
    refresh()
  }

  mutating func foldAll() {
    let branches = presentation?.tree.branches ?? []
    changeFolds { $0.setFolded(branches) }
  }

  mutating func unfoldAll() {
    // A tag that comes later is open then too.
    for id in presentation?.tree.branches ?? [] { userFolds[id] = false }
    changeFolds { $0.setFolded([]) }
  }

  /// Moves to the next line that itself matches the filter, around the end.
  mutating func moveToMatch(forward: Bool) {
    guard let start = tree.list.selection, !rows.isEmpty else { return }
    let count = rows.count
    for step in 1...count {
      let row = ((start + (forward ? step : -step)) % count + count) % count
      if rows[row].node.contains(filter.matches) {
        move { $0.moveTo(row) }
        return
      }
    }
  }

  private var firstFailure: TrustNode.ID? {
    rows.first { row in
      guard case .role = row.id else { return false }
      return row.node.status == .fail
    }?.id
  }

  /// Folds what the tree suggests and the user did not decide otherwise. What leads to a line that
  /// the filter looks for is open.
  private mutating func refold() {
    var folded = presentation?.tree.initiallyFolded ?? []
    for (id, isFolded) in userFolds {
      if isFolded { folded.insert(id) } else { folded.remove(id) }
    }
    let all = presentation?.tree.roots ?? []
    roots = all
    if !filter.isEmpty {
      let filter = filter
      var (leads, tags) = (Set<TrustNode.ID>(), tags)
      roots = all.compactMap { node in
        node.filtered(leads: &leads, children: { tags.below($0) }) { $0.contains(filter.matches) }
      }
      self.tags = tags
      folded.subtract(leads)
    }
    tree.setFolded(folded)
    refresh()
  }

  private mutating func refresh() {
    let before = tree.selection
    var tags = tags
    rows = tree.rows(of: roots, id: \.id, isBranch: \.hasChildren) { tags.below($0) }
    self.tags = tags
    tree.show(rows)
    titleWidth = rows.reduce(0) { width, row in
      guard width < 20 else { return width }
      let title = row.node.title
      // The width of plain ASCII is its length, without a look at each character.
      let isPlain = title.utf8.allSatisfy { (0x20...0x7E).contains($0) }
      let cells = isPlain ? title.utf8.count : CharacterWidth.cells(of: title)
      return max(width, cells + row.depth)
    }
    titleWidth = min(titleWidth, 20)
    refreshDetail(keepsPlace: tree.selection == before)
  }

  // MARK: The details

  private mutating func refreshDetail(keepsPlace: Bool) {
    let before = (detail.top, detail.left)
    var isSame = keepsPlace
    if let report, let selection {
      isSame = layOut(selection, in: report) || keepsPlace
    } else {
      detailTitle = ""
      detailLines = DetailText()
    }
    detail.setCount(detailLines.count)
    if isSame {
      detail.scrollTo(before.0)
    } else {
      detail.moveToTop()
      detail.scrollSideways(by: -before.1)
    }
  }

  /// Lays the details of a line out; true if they are the same document as before.
  private mutating func layOut(_ id: TrustNode.ID, in report: TrustReport) -> Bool {
    if showsRaw, let role = report.chain[TrustPane.role(of: id)] {
      guard shownRaw != role.name else { return true }
      shownRaw = role.name
      detailTitle = "\(role.name.rawValue).json"
      detailLines = DetailText(RawDocument(of: role), columns: detailColumns)
    } else {
      shownRaw = nil
      let detail = TrustDetail(of: id, in: report)
      detailTitle = detail.title
      let lines = (outcome(of: id)?.lines ?? []) + detail.lines
      detailLines = DetailText(
        lines.flatMap { StyledText.lines(of: $0, columns: detailColumns) })
    }
    return false
  }

  /// The role to whose document a line belongs.
  static func role(of id: TrustNode.ID) -> RoleName {
    switch id {
    case .role(let name), .key(let name, _), .target(let name, _), .targets(let name): name
    case .oldRoots, .oldRoot: .root
    }
  }
}

/// The lines of tags that were unfolded or looked through, made once.
private struct TagNodes: Sendable {
  private var made: [TrustNode.ID: [TrustNode]] = [:]

  mutating func below(_ node: TrustNode) -> [TrustNode] {
    guard case .targets = node.id else { return node.children }
    if let known = made[node.id] { return known }
    let nodes = node.children
    made[node.id] = nodes
    return nodes
  }
}
