/// Matches one image with one compiled pattern, as gobwas/glob 0.2.3 does (`Match`).
///
/// The library tries the parts of a tree again and again; what was found for a part of the image is
/// remembered here, and the number of steps is limited.
struct GlobRun {
  /// The most steps for one pattern and one image.
  static let stepLimit = 2_000_000

  private struct Question: Hashable {
    let tree: ObjectIdentifier
    let range: Range<Int>
  }

  let image: [UInt8]
  private var answers: [Question: Bool] = [:]
  private var steps = 0

  static func matches(
    _ matcher: GlobMatcher, _ image: some Sequence<UInt8>
  ) throws(GlobFailure) -> Bool {
    var run = GlobRun(image: Array(image))
    return try run.matches(matcher, 0..<run.image.count)
  }

  private init(image: [UInt8]) { self.image = image }

  /// - Throws: `tooLarge` where the limit is passed.
  mutating func spend(_ count: Int) throws(GlobFailure) {
    steps += count + 1
    if steps > Self.stepLimit { throw .tooLarge }
  }

  /// Whether a matcher takes the whole of a part of the image.
  mutating func matches(
    _ matcher: GlobMatcher, _ range: Range<Int>
  ) throws(GlobFailure) -> Bool {
    try spend(range.count)
    switch matcher {
    case .anything: return true
    case .nothing: return range.isEmpty
    case .text(let text, _): return image[range].elementsEqual(text)
    case .prefix(let prefix): return image[range].starts(with: prefix)
    case .suffix(let suffix): return ends(range, with: suffix)
    case .prefixSuffix(let prefix, let suffix):
      // They may overlap: `ab` begins and ends `abab`, and `aba` both begins and ends itself.
      return image[range].starts(with: prefix) && ends(range, with: suffix)
    case .contains(let word, let isNegated): return (find(word, in: range) != nil) != isNegated
    case .atLeast(let count): return characters(in: range).count >= count
    case .atMost(let count): return characters(in: range).count <= count
    case .single, .list, .range: return isOne(matcher, range)
    case .everyOf(let matchers):
      for matcher in matchers {
        guard try matches(matcher, range) else { return false }
      }
      return true
    case .anyOf(let matchers):
      for matcher in matchers {
        if try matches(matcher, range) { return true }
      }
      return false
    case .row(let matchers, let length):
      guard characters(in: range).count == length else { return false }
      return try matchesRow(matchers, range)
    case .tree(let tree): return try matches(tree, range)
    }
  }

  /// One character at most: nothing at all is taken for a character that is in no list.
  private func isOne(_ matcher: GlobMatcher, _ range: Range<Int>) -> Bool {
    let first = character(at: range.lowerBound, before: range.upperBound)
    return range.count <= first.width && matcher.takes(first.scalar)
  }

  /// Each matcher in turn has the bytes up to the first one of its last character, which is less
  /// than it needs where that character has several bytes, and more than there is at the end.
  mutating func matchesRow(
    _ matchers: [GlobMatcher], _ range: Range<Int>
  ) throws(GlobFailure) -> Bool {
    var place = range.lowerBound
    for matcher in matchers {
      let length = matcher.length ?? 0
      let starts = characters(in: place..<range.upperBound)
      try spend(starts.count)
      // A length of none is never reached, so that all the rest is taken.
      let taken = length > 0 ? starts.prefix(length) : starts[...]
      guard taken.count >= length else { return false }
      let end = (taken.last ?? place) + 1
      guard end <= range.upperBound || end <= image.count && !taken.isEmpty else { throw .panic }
      guard try matches(matcher, place..<end) else { return false }
      place = end
    }
    return true
  }

  /// Looks for the value from left to right, and for each place of it whether the rest fits.
  private mutating func matches(_ tree: GlobTree, _ range: Range<Int>) throws(GlobFailure) -> Bool {
    let question = Question(tree: ObjectIdentifier(tree), range: range)
    if let answer = answers[question] { return answer }
    let answer = try search(tree, range)
    answers[question] = answer
    return answer
  }

  private mutating func search(_ tree: GlobTree, _ range: Range<Int>) throws(GlobFailure) -> Bool {
    if let length = tree.length, length > range.count { return false }
    let limit = range.upperBound - (tree.rightLength ?? 0)
    var place = range.lowerBound + (tree.leftLength ?? 0)
    while place < limit {
      guard let found = try index(of: tree.value, in: place..<limit) else { return false }
      let start = place + found.offset
      if try matches(tree.left, range.lowerBound..<start) {
        for length in found.lengths.reversed() {
          let end = min(start + length, range.upperBound)
          if try matches(tree.right, end..<range.upperBound) { return true }
        }
      }
      // Nothing may stand before the value, and it begins further right from now on.
      if tree.left == nil { return false }
      place = start + character(at: start, before: range.upperBound).width
    }
    return false
  }

  private mutating func matches(
    _ matcher: GlobMatcher?, _ range: Range<Int>
  ) throws(GlobFailure) -> Bool {
    guard let matcher else { return range.isEmpty }
    return try matches(matcher, range)
  }

  // MARK: Bytes

  func ends(_ range: Range<Int>, with suffix: [UInt8]) -> Bool {
    range.count >= suffix.count && image[range].suffix(suffix.count).elementsEqual(suffix)
  }

  /// The first place of a text, from the beginning of the range.
  func find(_ text: [UInt8], in range: Range<Int>) -> Int? {
    guard range.count >= text.count else { return nil }
    return (0...(range.count - text.count)).first { offset in
      image[(range.lowerBound + offset)...].starts(with: text)
    }
  }

  /// The places where characters begin, as Go ranges over a string.
  func characters(in range: Range<Int>) -> [Int] {
    var starts: [Int] = []
    var place = range.lowerBound
    while place < range.upperBound {
      starts.append(place)
      place += character(at: place, before: range.upperBound).width
    }
    return starts
  }

  /// The character at a place and its bytes; nil and one byte where the range cuts through it, nil
  /// and none at the end.
  func character(at place: Int, before end: Int) -> (scalar: Unicode.Scalar?, width: Int) {
    guard place < end else { return (nil, 0) }
    if image[place] < 0x80 { return (Unicode.Scalar(image[place]), 1) }
    var decoder = UTF8()
    var bytes = image[place..<end].prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return (nil, 1) }
    return (scalar, UTF8.width(scalar))
  }
}

extension GlobMatcher {
  /// Whether a matcher of one character takes this one, nil standing for what is no character.
  func takes(_ scalar: Unicode.Scalar?) -> Bool {
    let scalar = scalar ?? "\u{FFFD}"
    return switch self {
    case .single: true
    case .list(let list, let isNegated): list.contains(scalar) != isNegated
    case .range(let range, let isNegated): range.contains(scalar) != isNegated
    default: false
    }
  }
}
