/// Whether an edited text means exactly the old one with the changes that were wanted.
///
/// Both are walked side by side with aliases put in place. Where a change is wanted, what is read must
/// be what was to be written; everywhere else, names, values, tags and whether a scalar is quoted
/// must be as before. What is reached through an alias counts as elsewhere: a change that it takes
/// over makes a difference.
struct YAMLProof {
  let plan: YAMLPlan
  private let old: YAMLDocument
  private let new: YAMLDocument
  /// What aliases stand for and was found to be the same.
  private var same: Set<Pair> = []

  private struct Pair: Hashable {
    let old: Int
    let new: Int
  }

  init(_ plan: YAMLPlan, edited new: YAMLDocument) {
    self.plan = plan
    self.new = new
    old = plan.document
  }

  /// Whether two values of any documents mean the same.
  static func same(_ value: YAMLValue, _ other: YAMLValue) throws(YAMLEditRefusal) -> Bool {
    var proof = YAMLProof(try YAMLPlan([], of: value.document), edited: other.document)
    return proof.agree(value.index, other.index, isHere: false)
  }

  /// - Parameter region: the part outside of which both are the same by construction; nil for none.
  mutating func holds(in region: YAMLRegion?) -> Bool {
    guard let region, plan.isInside(region) else {
      let pairs = (old.roots, new.roots)
      return pairs.0.count == pairs.1.count
        && zip(pairs.0, pairs.1).allSatisfy { agree($0.index, $1.index, isHere: true) }
    }
    let collection = YAMLValue(document: old, index: region.collection)
    let edited = YAMLValue(document: new, index: region.collection)
    return agree(childrenOf: collection, edited, isHere: true, in: region)
  }

  /// - Parameter isHere: whether the changes of the plan apply, because no alias led here.
  private mutating func agree(_ oldIndex: Int, _ newIndex: Int, isHere: Bool) -> Bool {
    let value = YAMLValue(document: old, index: oldIndex)
    let edited = YAMLValue(document: new, index: newIndex)
    if isHere, let content = plan.contents[oldIndex] { return content.isMeant(by: edited) }
    if value.isAlias {
      let pair = Pair(old: value.resolved.index, new: edited.resolved.index)
      if same.contains(pair) { return true }
      guard agree(pair.old, pair.new, isHere: false) else { return false }
      same.insert(pair)
      return true
    }
    let target = edited.resolved
    guard value.kind == target.kind, value.tag == target.tag else { return false }
    if value.kind == .scalar {
      return (value.style == .plain) == (target.style == .plain)
        && old.texts[value.textRange].elementsEqual(new.texts[target.textRange])
    }
    return agree(childrenOf: value, target, isHere: isHere, in: nil)
  }

  private mutating func agree(
    childrenOf value: YAMLValue, _ edited: YAMLValue, isHere: Bool, in region: YAMLRegion?
  ) -> Bool {
    guard value.kind == edited.kind else { return false }
    let before = YAMLChildren(of: value)
    let after = YAMLChildren(of: edited)
    guard isHere, let list = plan.lists[value.index] else {
      guard before.count == after.count else { return false }
      let numbers = region?.children ?? 0..<before.count
      return numbers.allSatisfy { agree(before[$0], after[$0], isHere: isHere) }
    }
    let slots = list.slots(count: before.count)
    guard slots.count == after.count else { return false }
    for (number, slot) in slots.enumerated() {
      if let region, region.isUnchanged(slot, at: number, of: slots.count, before: before.count) {
        continue
      }
      guard agree(slot, of: before, after[number]) else { return false }
    }
    return true
  }

  private mutating func agree(
    _ slot: YAMLListChange.Slot, of before: YAMLChildren, _ child: YAMLChildren.Child
  ) -> Bool {
    switch slot {
    case .kept(let number):
      return agree(before[number], child, isHere: true)
    case .new(let name, let content):
      return name == child.name?.text && content.isMeant(by: child.value)
    case .copy(let number, let contents):
      var copied = self
      copied.setting(contents)
      return copied.agree(before[number], child, isHere: true)
    }
  }

  private mutating func agree(
    _ before: YAMLChildren.Child, _ after: YAMLChildren.Child, isHere: Bool
  ) -> Bool {
    switch (before.name, after.name) {
    case (let name?, let edited?):
      guard agree(name.index, edited.index, isHere: isHere) else { return false }
    case (nil, nil): break
    default: return false
    }
    return agree(before.value.index, after.value.index, isHere: isHere)
  }

  private mutating func setting(_ contents: [Int: YAMLContent]) {
    self = YAMLProof(plan.setting(contents), edited: new)
  }
}

extension YAMLValue {
  var textRange: Range<Int> {
    let text = document.nodes[resolved.index].text
    return Int(text.lowerBound)..<Int(text.upperBound)
  }
}

extension YAMLPlan {
  /// Whether all that changes stands in a region.
  fileprivate func isInside(_ region: YAMLRegion) -> Bool {
    contents.keys.allSatisfy(region.nodes.contains)
      && lists.keys.allSatisfy { $0 == region.collection || region.nodes.contains($0) }
  }
}

extension YAMLRegion {
  /// Whether a child of the region's collection is one outside of the region, at its place.
  fileprivate func isUnchanged(
    _ slot: YAMLListChange.Slot, at number: Int, of count: Int, before: Int
  ) -> Bool {
    guard case .kept(let old) = slot else { return false }
    return old < children.lowerBound
      ? old == number : old >= children.upperBound && before - old == count - number
  }
}
