/// What happens to the children of one collection.
struct YAMLListChange {
  /// A child of the collection afterwards.
  enum Slot {
    case kept(Int)
    case new(name: String?, YAMLContent)
    /// A copy of a child in which some values are others.
    case copy(Int, setting: [Int: YAMLContent])
  }

  private(set) var removed: Set<Int> = []
  /// What is put in front of the child of a number, in its order.
  private(set) var added: [Int: [Slot]] = [:]
  private(set) var moved: (from: Int, to: Int)?

  /// Nil where the change fits no collection with so many children, or not beside the others.
  mutating func add(_ change: YAMLChange, count: Int) -> Bool {
    switch change {
    case .insert(let content, _, let number) where (0...count).contains(number):
      added[number, default: []].append(.new(name: nil, content))
    case .insertMember(let member, _, let number) where (0...count).contains(number):
      added[number, default: []].append(.new(name: member.name, member.value))
    case .copy(let from, let number, _, let contents)
    where (0..<count).contains(from) && (0...count).contains(number):
      let setting = Dictionary(contents.map { ($0.key.index, $0.value) }) { first, _ in first }
      added[number, default: []].append(.copy(from, setting: setting))
    case .remove(let number, _) where (0..<count).contains(number):
      removed.insert(number)
    case .move(let from, let to, _)
    where (0..<count).contains(from) && (0..<count).contains(to):
      guard removed.isEmpty, added.isEmpty, moved == nil else { return false }
      moved = (from, to)
    default: return false
    }
    return moved == nil || (removed.isEmpty && added.isEmpty)
  }

  /// The children afterwards.
  func slots(count: Int) -> [Slot] {
    if let moved {
      var order = Array(0..<count)
      order.insert(order.remove(at: moved.from), at: moved.to)
      return order.map { .kept($0) }
    }
    return (0...count).flatMap { number in
      let kept: [Slot] = number < count && !removed.contains(number) ? [.kept(number)] : []
      return (added[number] ?? []) + kept
    }
  }
}
