/// The elements of a sequence or the members of a mapping, and where each begins and ends.
struct YAMLChildren {
  struct Child {
    /// The member's name; nil for an element.
    let name: YAMLValue?
    let value: YAMLValue

    var first: YAMLValue { name ?? value }
  }

  let document: YAMLDocument
  let collection: YAMLValue
  private let indices: [Int]
  private let isMapping: Bool

  init(of collection: YAMLValue) {
    document = collection.document
    self.collection = collection
    isMapping = collection.kind == .mapping
    var indices: [Int] = []
    var index = collection.index + 1
    let nodes = document.nodes
    let end = Int(nodes[collection.index].next)
    while index < end {
      indices.append(index)
      index = Int(nodes[index].next)
      if isMapping { index = Int(nodes[index].next) }
    }
    self.indices = indices
  }

  var count: Int { indices.count }

  subscript(number: Int) -> Child {
    let first = YAMLValue(document: document, index: indices[number])
    guard isMapping else { return Child(name: nil, value: first) }
    let value = Int(document.nodes[first.index].next)
    return Child(name: first, value: YAMLValue(document: document, index: value))
  }

  /// The number of the child that holds a value; nil where none does.
  func number(holding index: Int) -> Int? {
    guard index > collection.index, index < Int(document.nodes[collection.index].next) else {
      return nil
    }
    var low = 0
    var high = indices.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if indices[middle] <= index { low = middle } else { high = middle }
    }
    return low < indices.count ? low : nil
  }

  /// Where a child begins: at its `-`, its `?`, its name or, in flow style, itself.
  func start(_ number: Int) -> Int {
    let first = self[number].first.fullRange.lowerBound
    guard collection.style == .block || isMapping else { return first }
    if number == 0 {
      let start = collection.range.lowerBound
      return collection.style == .block ? start : document.skipSpaceAndComments(from: start + 1)
    }
    var position = document.skipSpaceAndComments(from: end(number - 1))
    if collection.style == .flow, position < first, document.bytes[position] == UInt8(ascii: ",") {
      position = document.skipSpaceAndComments(from: position + 1)
    }
    return min(position, first)
  }

  func end(_ number: Int) -> Int {
    let child = self[number]
    return max(child.first.fullRange.upperBound, child.value.fullRange.upperBound)
  }

  /// Where a value may stand behind its `:` or `-`; nil for a name without a colon.
  func behindIndicator(_ number: Int) -> Int? {
    guard let name = self[number].name else { return start(number) + 1 }
    let position = document.skipSpaceAndComments(from: name.fullRange.upperBound)
    guard position < document.bytes.count, document.bytes[position] == UInt8(ascii: ":") else {
      return nil
    }
    return position + 1
  }
}
