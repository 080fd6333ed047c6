/// Takes what alternatives have in common out of them (gobwas/glob 0.2.3,
/// `compiler.minimizeTreeAnyOf`).
enum GlobAlternatives {
  /// The alternatives with their common beginning and end outside; nil if they have none.
  static func factored(_ alternatives: [GlobNode]) -> GlobNode? {
    let sequences = alternatives.compactMap { node -> [GlobNode]? in
      if case .sequence(let children) = node { children } else { nil }
    }
    guard sequences.count == alternatives.count else { return nil }
    let (left, right) = commonEnds(sequences)
    guard !left.isEmpty || !right.isEmpty else { return nil }
    var rests: [GlobNode] = []
    for sequence in sequences {
      let rest = sequence.dropFirst(left.count).dropLast(right.count)
      let node = rest.isEmpty ? GlobNode.nothing : .sequence(Array(rest))
      if !rests.contains(node) { rests.append(node) }
    }
    var result: [GlobNode] = []
    if !left.isEmpty { result.append(.sequence(left)) }
    if rests.count > 1 {
      result.append(.anyOf(rests))
    } else if let rest = rests.first, rest != .nothing {
      result.append(rest)
    }
    if !right.isEmpty { result.append(.sequence(right)) }
    return .sequence(result)
  }

  /// Goes from both ends of the shortest sequence at once. Every sequence is compared with it only
  /// until both ends have been found to differ.
  private static func commonEnds(
    _ sequences: [[GlobNode]]
  ) -> (left: [GlobNode], right: [GlobNode]) {
    guard sequences.count > 1,
      let shortest = sequences.indices.min(by: { sequences[$0].count < sequences[$1].count })
    else { return ([], []) }
    let tree = sequences[shortest]
    var (left, right): ([GlobNode], [GlobNode]) = ([], [])
    var (differsLeft, differsRight) = (false, false)
    for (i, j) in zip(tree.indices, tree.indices.reversed()) {
      guard left.count + right.count < tree.count, !(differsLeft && differsRight) else { break }
      for (index, sequence) in sequences.enumerated() where index != shortest {
        if differsLeft && differsRight { break }
        differsLeft = differsLeft || tree[i] != sequence[i]
        differsRight = differsRight || (!differsLeft && j <= i)
        differsRight = differsRight || tree[j] != sequence[j + sequence.count - tree.count]
      }
      if !differsLeft { left.append(tree[i]) }
      if !differsRight { right.insert(tree[j], at: 0) }
    }
    return (left, right)
  }
}
