/// Whether readers see the members that were changed: of two members of one name, or beside `<<`,
/// they may see another.
struct YAMLNames {
  let plan: YAMLPlan

  /// - Throws: what the readers would see instead.
  func check() throws(YAMLEditRefusal) {
    for (index, list) in plan.lists {
      let mapping = YAMLValue(document: plan.document, index: index)
      guard mapping.kind == .mapping else { continue }
      try check(list, in: mapping)
    }
    for (index, content) in plan.contents {
      let name = YAMLValue(document: plan.document, index: index)
      guard case .text(let text) = content, let mapping = plan.parents.parent(of: name),
        mapping.kind == .mapping, let old = name.text, old != text
      else { continue }
      let children = YAMLChildren(of: mapping)
      guard let number = children.number(holding: index), children[number].name?.index == index
      else { continue }
      try refuse(text, alreadyIn: mapping)
      try refuse(old, remainingIn: mapping, without: [number])
    }
  }

  private func check(_ list: YAMLListChange, in mapping: YAMLValue) throws(YAMLEditRefusal) {
    let children = YAMLChildren(of: mapping)
    for (number, slots) in list.added {
      for case .new(let name?, _) in slots {
        try refuse(name, alreadyIn: mapping)
        // go-yaml 2, which Helm reads with, takes over where `<<` stands, so that what stands before
        // it loses.
        let merges = mapping.members.enumerated().filter {
          $0.element.isMerge && $0.offset >= number
        }
        if let taken = merges.lazy.compactMap({ $0.element.value.taken(name) }).first {
          throw .mergeWins(name, taken.location)
        }
      }
    }
    for number in list.removed {
      guard let name = children[number].name?.text else { continue }
      try refuse(name, remainingIn: mapping, without: list.removed)
    }
  }

  private func refuse(_ name: String, alreadyIn mapping: YAMLValue) throws(YAMLEditRefusal) {
    if let member = mapping.members.first(where: { !$0.isMerge && $0.name.text == name }) {
      throw .nameExists(name, member.name.location)
    }
  }

  /// A name that goes must be gone, unless another member was what readers saw before.
  private func refuse(
    _ name: String, remainingIn mapping: YAMLValue, without numbers: Set<Int>
  ) throws(YAMLEditRefusal) {
    let members = mapping.members
    let seen = members.lastIndex { !$0.isMerge && $0.name.text == name }
    guard let seen, numbers.contains(seen) else { return }
    for (number, member) in members.enumerated() where !numbers.contains(number) {
      let found =
        member.isMerge ? member.value.taken(name) : member.name.text == name ? member.name : nil
      if let found { throw .nameRemains(name, found.location) }
    }
  }
}

extension YAMLValue {
  /// The value of a name that `<<` takes over from this; nil where it has none.
  fileprivate func taken(_ name: String) -> YAMLValue? {
    let mappings = kind == .sequence ? elements : [self]
    return mappings.lazy.compactMap { $0.member(named: name, by: .go) }.first
  }
}
