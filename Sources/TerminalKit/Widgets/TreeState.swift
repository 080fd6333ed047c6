/// A line of a tree that is seen: the node, how deep it is, and what can be done with it.
public struct TreeRow<Node, ID: Hashable> {
  public let node: Node
  public let id: ID
  /// 0 for a root.
  public let depth: Int
  public let hasChildren: Bool
  public let isFolded: Bool

  @usableFromInline
  init(node: Node, id: ID, depth: Int, hasChildren: Bool, isFolded: Bool) {
    self.node = node
    self.id = id
    self.depth = depth
    self.hasChildren = hasChildren
    self.isFolded = isFolded
  }
}

extension TreeRow: Sendable where Node: Sendable, ID: Sendable {}

/// Which nodes of a tree are folded, and where its cursor is, by the nodes' IDs, so that both
/// survive when the tree is loaded again or filtered.
///
/// What walks over all rows is inlinable: one key may open ten thousand of them, and each takes many
/// times as long where the type of the nodes is not known when it is compiled.
public struct TreeState<ID: Hashable & Sendable>: Sendable {
  public private(set) var folded: Set<ID>
  /// The ID under the cursor; nil in an empty tree.
  public private(set) var selection: ID?
  public private(set) var list = ListState()

  private var ids: [ID] = []
  private var parents: [Int?] = []
  private var branches: [Bool] = []

  public init(folded: Set<ID> = []) {
    self.folded = folded
  }

  /// The rows of a tree from top to bottom, without what is folded away.
  ///
  /// Works without recursion: a tree may be as deep as a stranger likes.
  @inlinable
  public func rows<Node>(
    of roots: [Node], id: (Node) -> ID, children: (Node) -> [Node]
  ) -> [TreeRow<Node, ID>] {
    rows(of: roots, id: id, isBranch: { !children($0).isEmpty }, children: children)
  }

  /// The same, for a tree whose nodes know whether there is something below them: what is folded away
  /// is never asked for.
  @inlinable
  public func rows<Node>(
    of roots: [Node], id: (Node) -> ID, isBranch: (Node) -> Bool, children: (Node) -> [Node]
  ) -> [TreeRow<Node, ID>] {
    var rows: [TreeRow<Node, ID>] = []
    var stack = roots.reversed().map { (node: $0, depth: 0) }
    while let (node, depth) = stack.popLast() {
      let nodeID = id(node)
      let isBranch = isBranch(node)
      let isFolded = isBranch && folded.contains(nodeID)
      rows.append(
        TreeRow(node: node, id: nodeID, depth: depth, hasChildren: isBranch, isFolded: isFolded))
      if isBranch, !isFolded {
        stack.append(contentsOf: children(node).reversed().map { (node: $0, depth: depth + 1) })
      }
    }
    return rows
  }

  /// The rows have changed. The cursor stays on its node; where that is gone, on its line.
  @inlinable
  public mutating func show<Node>(_ rows: [TreeRow<Node, ID>]) {
    let row = selection.flatMap { selection in rows.firstIndex { $0.id == selection } }
    show(
      ids: rows.map(\.id), depths: rows.map(\.depth), branches: rows.map(\.hasChildren),
      selected: row)
  }

  @usableFromInline
  mutating func show(ids: [ID], depths: [Int], branches: [Bool], selected: Int?) {
    self.ids = ids
    self.branches = branches
    parents = Self.parents(of: depths)
    list.setCount(ids.count)
    if let selected { list.moveTo(selected) }
    selection = list.selection.map { ids[$0] }
  }

  /// Moves, pages or scrolls the list of rows.
  public mutating func move(_ change: (inout ListState) -> Void) {
    change(&list)
    list.setCount(ids.count)
    selection = list.selection.map { ids[$0] }
  }

  /// Puts the cursor on a node, if it is on a row that is shown.
  public mutating func select(_ id: ID) {
    guard let row = ids.firstIndex(of: id) else { return }
    move { $0.moveTo(row) }
  }

  // MARK: Folding (call `rows` and `show` afterwards)

  /// Folds the node under the cursor, or opens it.
  public mutating func toggleFold() {
    guard let row = list.selection, branches[row] else { return }
    folded.formSymmetricDifference([ids[row]])
  }

  /// Folds the node under the cursor; one that has nothing to fold gives the cursor to its parent.
  public mutating func fold() {
    guard let row = list.selection else { return }
    if branches[row], !folded.contains(ids[row]) {
      folded.insert(ids[row])
    } else if let parent = parents[row] {
      move { $0.moveTo(parent) }
    }
  }

  /// Opens the node under the cursor; one that is open gives the cursor to its first child.
  public mutating func unfold() {
    guard let row = list.selection, branches[row] else { return }
    if folded.remove(ids[row]) == nil { move { $0.move(by: 1) } }
  }

  public mutating func setFolded(_ ids: Set<ID>) {
    folded = ids
  }

  /// The row of each row's parent.
  private static func parents(of depths: [Int]) -> [Int?] {
    var path: [Int] = []
    return depths.enumerated().map { row, depth in
      path.removeLast(max(path.count - depth, 0))
      defer { path.append(row) }
      return path.last
    }
  }
}
