/// What gobwas/glob 0.2.3 compiles a pattern to (`match`). Lengths count characters.
indirect enum GlobMatcher: Sendable {
  case text([UInt8], length: Int)
  case anything
  case single
  case list([Unicode.Scalar], isNegated: Bool)
  case range(ClosedRange<Unicode.Scalar>, isNegated: Bool)
  case nothing
  case prefix([UInt8])
  case suffix([UInt8])
  case prefixSuffix([UInt8], [UInt8])
  case contains([UInt8], isNegated: Bool)
  case atLeast(Int)
  case atMost(Int)
  /// All of them match.
  case everyOf([GlobMatcher])
  case anyOf([GlobMatcher])
  /// Matchers of known length, one after the other.
  case row([GlobMatcher], length: Int)
  case tree(GlobTree)

  /// The number of characters that it matches; nil where that is not known.
  var length: Int? {
    switch self {
    case .text(_, let length), .row(_, let length): length
    case .single, .list, .range: 1
    case .nothing: 0
    case .anyOf(let matchers): Self.commonLength(matchers)
    case .tree(let tree): tree.length
    case .anything, .prefix, .suffix, .prefixSuffix, .contains, .atLeast, .atMost, .everyOf: nil
    }
  }

  /// The length that all have. As in `AnyOf.Len`, those before the first known one are not looked at.
  private static func commonLength(_ matchers: [GlobMatcher]) -> Int? {
    var common: Int?
    for matcher in matchers {
      let length = matcher.length
      if let known = common {
        if length != known { return nil }
      } else {
        common = length
      }
    }
    return common
  }
}

/// A matcher with one before and one behind it (`match.BTree`).
final class GlobTree: Sendable {
  let value: GlobMatcher
  /// Nil where nothing may stand there.
  let left: GlobMatcher?
  let right: GlobMatcher?
  let leftLength: Int?
  let rightLength: Int?
  let length: Int?

  init(_ value: GlobMatcher, left: GlobMatcher?, right: GlobMatcher?) {
    self.value = value
    self.left = left
    self.right = right
    leftLength = left.map(\.length) ?? 0
    rightLength = right.map(\.length) ?? 0
    if let leftLength, let rightLength, let own = value.length {
      length = leftLength + own + rightLength
    } else {
      length = nil
    }
  }
}
