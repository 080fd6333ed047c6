/// Changes of one document, sorted by what they touch.
struct YAMLPlan {
  let document: YAMLDocument
  let parents: YAMLParents
  /// Values, and names as texts, that are replaced, by their indices.
  private(set) var contents: [Int: YAMLContent] = [:]
  /// What happens to the children of collections, by their indices.
  private(set) var lists: [Int: YAMLListChange] = [:]

  init(_ changes: [YAMLChange], of document: YAMLDocument) throws(YAMLEditRefusal) {
    self.document = document
    parents = YAMLParents(document)
    for change in changes { try add(change) }
    try refuseWhatIsTwice()
  }

  private mutating func add(_ change: YAMLChange) throws(YAMLEditRefusal) {
    switch change {
    case .set(let place, let content):
      try replace(value(at: place), by: content)
    case .rename(let place, let name):
      try replace(value(at: place), by: .text(name))
    case .insert(_, let place, _), .copy(_, _, let place, _):
      try add(change, to: value(at: place), kind: .sequence)
    case .insertMember(_, let place, _):
      try add(change, to: value(at: place), kind: .mapping)
    case .remove(_, let place), .move(_, _, let place):
      let collection = try value(at: place)
      try add(change, to: collection, kind: collection.kind)
    }
  }

  private func value(at place: YAMLPlace) throws(YAMLEditRefusal) -> YAMLValue {
    guard document.nodes.indices.contains(place.index) else {
      throw .doesNotFit(document.location(of: 0))
    }
    return YAMLValue(document: document, index: place.index)
  }

  private mutating func replace(
    _ value: YAMLValue, by content: YAMLContent
  ) throws(YAMLEditRefusal) {
    guard contents.updateValue(content, forKey: value.index) == nil else {
      throw .changesOverlap(value.location)
    }
  }

  /// The same document with no other change than these values.
  func setting(_ contents: [Int: YAMLContent]) -> YAMLPlan {
    var plan = self
    plan.lists = [:]
    plan.contents = contents
    return plan
  }

  private mutating func add(
    _ change: YAMLChange, to collection: YAMLValue, kind: YAMLValue.Kind
  ) throws(YAMLEditRefusal) {
    guard !collection.isAlias else { throw .changesElsewhere([.init(anchorOf: collection)]) }
    guard collection.kind == kind, kind != .scalar else { throw .doesNotFit(collection.location) }
    let count = YAMLChildren(of: collection).count
    guard lists[collection.index, default: YAMLListChange()].add(change, count: count) else {
      throw .doesNotFit(collection.location)
    }
  }

  /// Nothing may be changed inside of what is replaced or removed.
  private func refuseWhatIsTwice() throws(YAMLEditRefusal) {
    var gone: [Int] = Array(contents.keys)
    for (index, list) in lists {
      let children = YAMLChildren(of: YAMLValue(document: document, index: index))
      gone += list.removed.flatMap { number in
        [children[number].name?.index, children[number].value.index].compactMap { $0 }
      }
    }
    let changed = Set(contents.keys).union(lists.keys).sorted()
    for outer in gone {
      let end = Int(document.nodes[outer].next)
      var next = changed.partitioningIndex { $0 >= outer }
      while next < changed.count, changed[next] < end {
        let inside = changed[next]
        if inside > outer || lists[inside] != nil {
          throw .changesOverlap(YAMLValue(document: document, index: inside).location)
        }
        next += 1
      }
    }
    let removedAndSet = gone.count - Set(gone).count
    if removedAndSet > 0, let first = gone.first {
      throw .changesOverlap(YAMLValue(document: document, index: first).location)
    }
  }
}

extension YAMLEditRefusal.Place {
  /// The anchor that an alias refers to.
  init(anchorOf alias: YAMLValue) {
    location = alias.resolved.location
    anchor = alias.resolved.anchor ?? ""
    isMerge = false
  }
}

extension Array {
  /// The first index whose element fulfils a condition, which all behind it fulfil too.
  func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
