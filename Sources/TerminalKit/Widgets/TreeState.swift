/// A line of a tree that is seen: the node, how deep it is, and what can be done with it.
public struct TreeRow<Node, ID: Hashable> {
  public let node: Node
  public let id: ID
  /// 0 for a root.
  public let depth: Int
  public let hasChildren: Bool
  public let isFolded: Bool
}

extension TreeRow: Sendable where Node: Sendable, ID: Sendable {}

/// Which nodes of a tree are folded, and where its cursor is, by the nodes' IDs, so that both
/// survive when the tree is loaded again or filtered.
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
  public func rows<Node>(
    of roots: [Node], id: (Node) -> ID, children: (Node) -> [Node]
  ) -> [TreeRow<Node, ID>] {
    var rows: [TreeRow<Node, ID>] = []
    var stack = roots.reversed().map { (node: $0, depth: 0) }
    while let (node, depth) = stack.popLast() {
      let below = children(node)
      let nodeID = id(node)
      let isFolded = !below.isEmpty && folded.contains(nodeID)
      rows.append(
        TreeRow(
          node: node, id: nodeID, depth: depth, hasChildren: !below.isEmpty, isFolded: isFolded))
      if !isFolded {
        stack.append(contentsOf: below.reversed().map { (node: $0, depth: depth + 1) })
      }
    }
    return rows
  }

  /// The rows have changed. The cursor stays on its node; where that is gone, on its line.
  public mutating func show<Node>(_ rows: [TreeRow<Node, ID>]) {
    ids = rows.map(\.id)
    branches = rows.map(\.hasChildren)
    parents = Self.parents(of: rows.map(\.depth))
    list.setCount(rows.count)
    if let selection, let row = ids.firstIndex(of: selection) { list.moveTo(row) }
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
