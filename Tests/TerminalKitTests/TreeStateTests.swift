import TerminalKit
import Testing

private struct Branch {
  let name: String
  var below: [Branch] = []
}

@Suite("A tree keeps its cursor and its folds by ID")
struct TreeStateTests {
  private let roots = [
    Branch(name: "root", below: [Branch(name: "key1"), Branch(name: "key2")]),
    Branch(
      name: "targets",
      below: [Branch(name: "releases", below: [Branch(name: "alice")]), Branch(name: "bob")]),
  ]

  private func names(_ tree: TreeState<String>, _ roots: [Branch]) -> [String] {
    rows(tree, roots).map { String(repeating: " ", count: $0.depth) + $0.id }
  }

  private func rows(_ tree: TreeState<String>, _ roots: [Branch]) -> [TreeRow<Branch, String>] {
    tree.rows(of: roots, id: \.name, children: \.below)
  }

  private func shown(_ change: (inout TreeState<String>) -> Void) -> TreeState<String> {
    var tree = TreeState<String>()
    tree.show(rows(tree, roots))
    tree.move { $0.setHeight(20) }
    change(&tree)
    tree.show(rows(tree, roots))
    return tree
  }

  @Test("Rows come depth first, without what is folded")
  func flattening() {
    #expect(
      names(TreeState(), roots) == [
        "root", " key1", " key2", "targets", " releases", "  alice", " bob",
      ])
    #expect(
      names(TreeState(folded: ["root", "releases", "bob"]), roots) == [
        "root", "targets", " releases", " bob",
      ])
  }

  @Test("h folds, then goes to the parent; l opens, then goes to the first child")
  func folding() {
    var tree = shown { $0.select("releases") }
    tree.fold()
    tree.show(rows(tree, roots))
    #expect(tree.folded == ["releases"])
    #expect(tree.selection == "releases")
    tree.fold()
    #expect(tree.selection == "targets")
    tree.select("releases")
    tree.unfold()
    tree.show(rows(tree, roots))
    #expect(tree.folded.isEmpty)
    tree.unfold()
    #expect(tree.selection == "alice")
    tree.unfold()
    #expect(tree.selection == "alice")
  }

  @Test("Space folds and opens, and does nothing to a leaf")
  func toggling() {
    var tree = shown { $0.select("targets") }
    tree.toggleFold()
    #expect(tree.folded == ["targets"])
    tree.toggleFold()
    #expect(tree.folded.isEmpty)
    tree.select("bob")
    tree.toggleFold()
    #expect(tree.folded.isEmpty)
  }

  @Test("When rows appear above, the cursor stays on its node")
  func stability() {
    var tree = shown { $0.select("bob") }
    let longer = [Branch(name: "new", below: [Branch(name: "newer")])] + roots
    tree.show(rows(tree, longer))
    #expect(tree.selection == "bob")
    #expect(tree.list.cursor == 8)
  }

  @Test("When its node is gone, the cursor stays on its line")
  func disappearance() {
    var tree = shown { $0.select("key2") }
    tree.show(rows(tree, [roots[1]]))
    #expect(tree.selection == "alice")
    tree.show(rows(tree, []))
    #expect(tree.selection == nil)
  }

  @Test("A tree a hundred thousand levels deep is flattened")
  func depth() {
    let tree = TreeState<Int>()
    let rows = tree.rows(of: [0], id: { $0 }, children: { $0 < 100_000 ? [$0 + 1] : [] })
    #expect(rows.count == 100_001)
    #expect(rows.last?.depth == 100_000)
  }
}
