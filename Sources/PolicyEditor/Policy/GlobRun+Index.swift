/// Where a matcher first takes something, and how much it can take there.
struct GlobIndex {
  /// From the beginning of the range that was searched, in bytes.
  var offset: Int
  /// In bytes, ascending.
  var lengths: [Int]
}

extension GlobRun {
  /// Finds the first place in a range at which a matcher can begin (gobwas/glob 0.2.3, `Index`).
  ///
  /// A tree is never found: what has wildcards inside an alternative, with text around them, is
  /// therefore missed wherever something stands before or behind the alternatives.
  mutating func index(
    of matcher: GlobMatcher, in range: Range<Int>
  ) throws(GlobFailure) -> GlobIndex? {
    try spend(range.count)
    switch matcher {
    case .tree: return nil
    case .nothing: return GlobIndex(offset: 0, lengths: [0])
    case .anything:
      return GlobIndex(offset: 0, lengths: boundaries(in: range))
    case .text(let text, _):
      return find(text, in: range).map { GlobIndex(offset: $0, lengths: [text.count]) }
    case .single, .list, .range: return indexOfOne(matcher, in: range)
    case .prefix(let prefix): return index(ofPrefix: prefix, in: range)
    case .suffix(let suffix):
      return find(suffix, in: range).map { GlobIndex(offset: 0, lengths: [$0 + suffix.count]) }
    case .prefixSuffix(let prefix, let suffix):
      return try index(ofPrefix: prefix, suffix: suffix, in: range)
    case .contains(let word, let isNegated):
      return index(ofText: word, isNegated: isNegated, in: range)
    case .atLeast(let count): return index(ofAtLeast: count, in: range)
    case .atMost(let count):
      let lengths = ends(of: characters(in: range).prefix(count), in: range)
      return GlobIndex(offset: 0, lengths: [0] + lengths)
    case .row(let matchers, let length): return try index(ofRow: matchers, length, in: range)
    case .anyOf(let matchers): return try index(ofAny: matchers, in: range)
    case .everyOf(let matchers): return try index(ofEvery: matchers, in: range)
    }
  }

  // MARK: Single matchers

  private func indexOfOne(_ matcher: GlobMatcher, in range: Range<Int>) -> GlobIndex? {
    let starts = characters(in: range)
    guard
      let start = starts.first(where: {
        matcher.takes(character(at: $0, before: range.upperBound).scalar)
      })
    else { return nil }
    return GlobIndex(
      offset: start - range.lowerBound, lengths: [width(at: start, before: range.upperBound)])
  }

  private func index(ofPrefix prefix: [UInt8], in range: Range<Int>) -> GlobIndex? {
    guard let offset = find(prefix, in: range) else { return nil }
    let rest = (range.lowerBound + offset + prefix.count)..<range.upperBound
    let lengths = ends(of: characters(in: rest)[...], in: rest).map { $0 + prefix.count }
    return GlobIndex(offset: offset, lengths: [prefix.count] + lengths)
  }

  /// All ends of the suffix, from the last one back, that do not overlap.
  private mutating func index(
    ofPrefix prefix: [UInt8], suffix: [UInt8], in range: Range<Int>
  ) throws(GlobFailure) -> GlobIndex? {
    guard let offset = find(prefix, in: range) else { return nil }
    let start = range.lowerBound + offset
    var lengths: [Int] = []
    var end = range.upperBound
    while end - start >= suffix.count {
      if ends(start..<end, with: suffix) {
        lengths.append(end - start)
        end -= suffix.count
      } else {
        end -= 1
      }
      try spend(suffix.count)
    }
    return lengths.isEmpty ? nil : GlobIndex(offset: offset, lengths: lengths.reversed())
  }

  private func index(
    ofText word: [UInt8], isNegated: Bool, in range: Range<Int>
  ) -> GlobIndex? {
    let found = find(word, in: range)
    if isNegated {
      let end = found.map { range.lowerBound + $0 } ?? range.upperBound
      return GlobIndex(offset: 0, lengths: boundaries(in: range.lowerBound..<end))
    }
    guard let found else { return nil }
    let behind = found + word.count
    let rest = (range.lowerBound + behind)..<range.upperBound
    return GlobIndex(offset: 0, lengths: boundaries(in: rest).map { $0 + behind })
  }

  private func index(ofAtLeast count: Int, in range: Range<Int>) -> GlobIndex? {
    let lengths = ends(of: characters(in: range).dropFirst(count - 1), in: range)
    return lengths.isEmpty ? nil : GlobIndex(offset: 0, lengths: lengths)
  }

  // MARK: Several matchers

  private mutating func index(
    ofRow matchers: [GlobMatcher], _ length: Int, in range: Range<Int>
  ) throws(GlobFailure) -> GlobIndex? {
    for start in characters(in: range) {
      guard range.upperBound - start >= length else { return nil }
      if try matchesRow(matchers, start..<range.upperBound) {
        // The number of characters is taken for a number of bytes.
        return GlobIndex(offset: start - range.lowerBound, lengths: [length])
      }
    }
    return nil
  }

  private mutating func index(
    ofAny matchers: [GlobMatcher], in range: Range<Int>
  ) throws(GlobFailure) -> GlobIndex? {
    var best: GlobIndex?
    for matcher in matchers {
      guard let found = try index(of: matcher, in: range) else { continue }
      guard let known = best, known.offset <= found.offset else {
        best = found
        continue
      }
      if known.offset == found.offset {
        best?.lengths = Set(known.lengths + found.lengths).sorted()
      }
    }
    return best
  }

  /// What all of them can take, each one searched for where the one before it begins.
  private mutating func index(
    ofEvery matchers: [GlobMatcher], in range: Range<Int>
  ) throws(GlobFailure) -> GlobIndex? {
    var result: GlobIndex?
    for matcher in matchers {
      guard let found = try index(of: matcher, in: range) else { return nil }
      guard let known = result else {
        result = found
        continue
      }
      let common = known.lengths.filter(Set(found.lengths).contains)
      guard !common.isEmpty else { return nil }
      result = GlobIndex(offset: 0, lengths: common)
    }
    return result
  }

  // MARK: Places

  /// Where characters begin, and the end, from the beginning of the range.
  private func boundaries(in range: Range<Int>) -> [Int] {
    characters(in: range).map { $0 - range.lowerBound } + [range.count]
  }

  /// Where characters end, from the beginning of the range.
  private func ends(of starts: ArraySlice<Int>, in range: Range<Int>) -> [Int] {
    starts.map { $0 + width(at: $0, before: range.upperBound) - range.lowerBound }
  }

  /// The bytes that Go counts for a character: three for what is none.
  private func width(at place: Int, before end: Int) -> Int {
    character(at: place, before: end).scalar.map(UTF8.width) ?? 3
  }
}
