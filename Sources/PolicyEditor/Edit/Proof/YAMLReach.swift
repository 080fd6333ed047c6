/// The places that take over by an alias what a plan changes.
struct YAMLReach {
  let plan: YAMLPlan

  /// In the order of the text.
  var places: [YAMLEditRefusal.Place] {
    let document = plan.document
    let touched = touched
    let aliases = document.nodes.indices.filter { document.nodes[$0].kind == .alias }
    return aliases.compactMap { alias in
      let target = Int(document.nodes[alias].target)
      let takesOver = touched.contains { index in
        plan.parents.isInside(index, of: target) || plan.parents.isInside(target, of: index)
      }
      let isGone = touched.contains { plan.parents.isInside(alias, of: $0) }
      guard takesOver, !isGone else { return nil }
      let value = YAMLValue(document: document, index: alias)
      return YAMLEditRefusal.Place(
        location: value.location, anchor: value.resolved.anchor ?? "", isMerge: isMerge(value))
    }
  }

  /// What is replaced or removed, and the collections whose children change.
  private var touched: [Int] {
    let document = plan.document
    return Array(plan.contents.keys)
      + plan.lists.flatMap { index, list in
        let children = YAMLChildren(of: YAMLValue(document: document, index: index))
        let removed = list.removed.map { children[$0].value.index }
        return removed + (list.added.isEmpty && list.moved == nil ? [] : [index])
      }
  }

  private func isMerge(_ alias: YAMLValue) -> Bool {
    guard let parent = plan.parents.parent(of: alias) else { return false }
    if parent.kind == .sequence { return isMerge(parent) }
    return parent.members.contains { $0.isMerge && $0.value.index == alias.index }
  }
}
