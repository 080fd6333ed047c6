extension TrustTree {
  /// The nodes above a node, the outermost first; nil where the tree has no such node. No tree is
  /// deeper than role names have components.
  public func path(to id: TrustNode.ID) -> [TrustNode.ID]? {
    var path: [TrustNode.ID] = []
    return TrustTree.find(id, in: roots, path: &path) ? path : nil
  }

  private static func find(
    _ id: TrustNode.ID, in nodes: [TrustNode], path: inout [TrustNode.ID]
  ) -> Bool {
    for node in nodes {
      if node.id == id { return true }
      path.append(node.id)
      if find(id, in: node.children, path: &path) { return true }
      path.removeLast()
    }
    return false
  }
}
