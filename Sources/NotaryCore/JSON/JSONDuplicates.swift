extension JSONDocument {
  /// A member whose name was already there in the same object.
  public struct Duplicate: Hashable, Sendable {
    /// The way to the later member.
    public let path: String
    /// Where the later name stands, in bytes from the start.
    public let offset: Int
  }

  /// The members that repeat an earlier name of their object, in the order of the text, at most
  /// 100 of them.
  public var duplicates: [Duplicate] {
    var found: [Duplicate] = []
    for index in nodes.indices
    where nodes[index].kind == .object && !hasAscendingNames(objectAt: index) {
      for value in duplicateValues(ofObjectAt: index) {
        found.append(Duplicate(path: path(to: value), offset: Int(nodes[value - 1].start)))
        if found.count == 100 { return found }
      }
    }
    return found
  }

  private func duplicateValues(ofObjectAt index: Int) -> [Int] {
    let end = Int(nodes[index].next)
    var child = index + 1
    guard child < end, Int(nodes[child + 1].next) < end else { return [] }
    var names: [Int] = []
    while child < end {
      names.append(child)
      child = Int(nodes[child + 1].next)
    }
    // The usual object is small and its names plain: no copies are needed to compare them.
    if names.count <= 8, names.allSatisfy({ !nodes[$0].needsDecoding }) {
      return names.indices.dropFirst().filter { later in
        let name = nameSlice(names[later])
        return names[..<later].contains { nameSlice($0) == name }
      }.map { names[$0] + 1 }
    }
    var seen: Set<[UInt8]> = []
    return names.filter { name in
      !seen.insert(JSONValue(document: self, index: name).stringBytes ?? []).inserted
    }.map { $0 + 1 }
  }

  private func nameSlice(_ index: Int) -> ArraySlice<UInt8> {
    bytes[Int(nodes[index].start)..<Int(nodes[index].end)]
  }
}
