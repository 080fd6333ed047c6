extension JSONDocument {
  /// Whether the names of an object's members stand for themselves and ascend in byte order, none of
  /// them twice: so Notary writes what it signs.
  func hasAscendingNames(objectAt index: Int) -> Bool {
    let (nodes, bytes) = (nodes, bytes)
    let end = Int(nodes[index].next)
    var previous = 0..<0
    var child = index + 1
    while child < end {
      let name = nodes[child]
      guard !name.needsDecoding else { return false }
      // Nothing is named at 0, where the object itself would begin.
      if previous.lowerBound > 0,
        ByteOrder.of(bytes.span.extracting(previous), bytes.span.extracting(name.content)) >= 0
      {
        return false
      }
      previous = name.content
      child = Int(nodes[child + 1].next)
    }
    return true
  }
}
