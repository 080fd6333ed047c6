/// For every value of a document the collection that holds it.
struct YAMLParents {
  /// The index of the parent; -1 for an outermost value.
  private let parents: [Int32]
  private let document: YAMLDocument

  init(_ document: YAMLDocument) {
    self.document = document
    var parents: [Int32] = []
    let nodes = document.nodes
    parents.reserveCapacity(nodes.count)
    var open: [Int] = []
    for (index, node) in nodes.enumerated() {
      while let last = open.last, nodes[last].next <= index { open.removeLast() }
      parents.append(Int32(open.last ?? -1))
      if node.kind == .sequence || node.kind == .mapping { open.append(index) }
    }
    self.parents = parents
  }

  func parent(of value: YAMLValue) -> YAMLValue? {
    let parent = Int(parents[value.index])
    return parent < 0 ? nil : YAMLValue(document: document, index: parent)
  }

  /// Whether a value stands inside of a flow collection.
  func isInFlow(_ value: YAMLValue) -> Bool {
    var value = parent(of: value)
    while let collection = value {
      if collection.style == .flow { return true }
      value = parent(of: collection)
    }
    return false
  }

  /// Whether a value is, or stands inside of, another one.
  func isInside(_ index: Int, of outer: Int) -> Bool {
    index >= outer && index < Int(document.nodes[outer].next)
  }
}
