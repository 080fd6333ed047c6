/// Compiles a glob pattern as gobwas/glob 0.2.3 does without separators (`compiler`).
///
/// The order in which it looks for shortcuts decides what a pattern matches, so it is kept.
enum GlobCompiler {
  /// The most nodes of a pattern that is compiled. It bounds the depth of the recursion here and in
  /// `GlobRun`.
  static let nodeLimit = 512
  /// The most nodes in sequence, with the fourth power of which the time here grows.
  static let sequenceLimit = 64

  /// Nil if the pattern is beyond the limits.
  static func compile(_ nodes: [GlobNode]) -> GlobMatcher? {
    isWithinLimits(.sequence(nodes)) ? compile(.sequence(nodes)) : nil
  }

  private static func isWithinLimits(_ root: GlobNode) -> Bool {
    var pending = [root]
    var count = 0
    while let node = pending.popLast() {
      count += 1
      switch node {
      case .anyOf(let children): pending += children
      case .sequence(let children):
        if children.count > sequenceLimit { return false }
        pending += children
      default: break
      }
      if count + pending.count > nodeLimit { return false }
    }
    return true
  }

  private static func compile(_ node: GlobNode) -> GlobMatcher {
    switch node {
    case .anyOf(let children):
      if let factored = GlobAlternatives.factored(children) { return compile(factored) }
      let matchers = children.map { optimised(compile($0)) }
      return matchers.count == 1 ? matchers[0] : .anyOf(matchers)
    case .sequence(let children):
      return children.isEmpty
        ? .nothing : optimised(joined(minimised(children.map { optimised(compile($0)) })[...]))
    case .any, .manyAny: return .anything
    case .single: return .single
    case .nothing: return .nothing
    case .list(let list, let isNegated): return optimised(.list(list, isNegated: isNegated))
    case .range(let range, let isNegated): return .range(range, isNegated: isNegated)
    case .text(let text): return .text(bytes(text), length: text.count)
    }
  }

  private static func bytes(_ scalars: [Unicode.Scalar]) -> [UInt8] {
    Array(String(String.UnicodeScalarView(scalars)).utf8)
  }

  // MARK: Shortcuts

  private static func optimised(_ matcher: GlobMatcher) -> GlobMatcher {
    switch matcher {
    case .anyOf(let matchers) where matchers.count == 1: matchers[0]
    case .list(let list, isNegated: false) where list.count == 1: .text(bytes(list), length: 1)
    case .tree(let tree): optimised(tree)
    default: matcher
    }
  }

  private static func optimised(_ tree: GlobTree) -> GlobMatcher {
    let left = tree.left.map(optimised)
    let right = tree.right.map(optimised)
    let whole = GlobMatcher.tree(GlobTree(tree.value, left: left, right: right))
    guard case .text(let text, _) = tree.value else { return whole }
    switch (left, right) {
    case (nil, nil): return tree.value
    case (.anything, .anything): return .contains(text, isNegated: false)
    case (.anything, nil): return .suffix(text)
    case (nil, .anything): return .prefix(text)
    case (nil, .suffix(let suffix)): return .prefixSuffix(text, suffix)
    case (.prefix(let prefix), nil): return .prefixSuffix(prefix, text)
    default: return whole
    }
  }

  /// Replaces the longest run of matchers that one can stand for, as long as there is one.
  private static func minimised(_ matchers: [GlobMatcher]) -> [GlobMatcher] {
    var matchers = matchers
    while let (range, glued) = bestGlue(matchers) {
      let count = matchers.count
      matchers.replaceSubrange(range, with: [glued])
      if matchers.count == count { break }
    }
    return matchers
  }

  private static func bestGlue(_ matchers: [GlobMatcher]) -> (Range<Int>, GlobMatcher)? {
    var best: (range: Range<Int>, matcher: GlobMatcher)?
    for start in matchers.indices {
      for end in (start + 1...matchers.count).reversed() {
        guard let glued = glue(matchers[start..<end]) else { continue }
        guard let (range, matcher) = best else {
          best = (start..<end, glued)
          continue
        }
        let isLonger = matcher.length.flatMap { old in glued.length.map { $0 > old } } ?? false
        if isLonger || range.count < end - start { best = (start..<end, glued) }
      }
    }
    return best
  }

  // MARK: Joining

  /// One matcher for several in sequence: around the last of those with the greatest known length,
  /// or else around the first.
  private static func joined(_ matchers: ArraySlice<GlobMatcher>) -> GlobMatcher {
    guard let first = matchers.first, matchers.count > 1 else { return matchers.first ?? .nothing }
    if let glued = glue(matchers) { return glued }
    var longest: (index: Int, length: Int)?
    for (index, matcher) in zip(matchers.indices, matchers) {
      guard let length = matcher.length, length >= longest?.length ?? 0 else { continue }
      longest = (index, length)
    }
    guard let (index, _) = longest else {
      return .tree(GlobTree(first, left: nil, right: joined(matchers.dropFirst())))
    }
    let left = matchers[..<index]
    let right = matchers[(index + 1)...]
    return .tree(
      GlobTree(
        matchers[index], left: left.isEmpty ? nil : joined(left),
        right: right.isEmpty ? nil : joined(right)))
  }

  private static func glue(_ matchers: ArraySlice<GlobMatcher>) -> GlobMatcher? {
    matchers.count > 1 ? glueEvery(matchers) ?? glueRow(matchers) : nil
  }

  /// Wildcards, single characters and equal negated lists. Several of the lists are wrongly taken
  /// for text in which the list, as a word, does not stand.
  private static func glueEvery(_ matchers: ArraySlice<GlobMatcher>) -> GlobMatcher? {
    var (hasAnything, count) = (false, 0)
    var separators: [Unicode.Scalar]?
    for matcher in matchers {
      var own: [Unicode.Scalar] = []
      switch matcher {
      case .anything: hasAnything = true
      case .single: count += 1
      case .list(let list, isNegated: true): (own, count) = (list, count + 1)
      default: return nil
      }
      if let separators, separators != own { return nil }
      separators = own
    }
    if count == 0 { return .anything }
    let word = bytes(separators ?? [])
    if hasAnything, word.isEmpty { return .atLeast(count) }
    var all = [GlobMatcher.atLeast(count)]
    if !hasAnything { all.append(.atMost(count)) }
    if !word.isEmpty { all.append(.contains(word, isNegated: true)) }
    return .everyOf(all)
  }

  private static func glueRow(_ matchers: ArraySlice<GlobMatcher>) -> GlobMatcher? {
    var total = 0
    for matcher in matchers {
      guard let length = matcher.length else { return nil }
      total += length
    }
    return .row(Array(matchers), length: total)
  }
}
