/// How specific a pattern is for an image that it matches, which decides between rules.
struct PatternRank: Sendable {
  /// For each component of the pattern, the length of what it shares with that of the image.
  private let prefixes: [Int]
  /// The lengths that are compared after the prefixes: the first component's (3.3), all (3.9).
  private let lengths: [Int]

  enum Comparison {
    case won
    case equal
    case lost(PolicyCandidate.Reason)
  }

  /// - Parameters:
  ///   - components: the pattern, cut at its slashes.
  ///   - image: the image, cut at its slashes.
  /// - Returns: nil if the pattern has more components than the image, where both programs look
  ///   beyond the end of a list.
  init?(of components: [PatternComponent], for image: [PatternComponent], as generation: Generation)
  {
    guard components.count <= image.count else { return nil }
    prefixes = zip(components, image).map { $0.sharedLength(with: $1, as: generation) }
    let compared = generation == .go ? components[...] : components.prefix(1)
    lengths = compared.map { $0.length(as: generation) }
  }

  func comparison(with other: PatternRank) -> Comparison {
    if prefixes.count != other.prefixes.count {
      return prefixes.count > other.prefixes.count ? .won : .lost(.fewerComponents)
    }
    for (own, others) in zip(prefixes, other.prefixes) where own != others {
      return own > others ? .won : .lost(.shorterPrefix)
    }
    for (own, others) in zip(lengths, other.lengths) where own != others {
      return own > others ? .won : .lost(.shorterComponent)
    }
    return .equal
  }
}

/// What stands between two slashes of a pattern or an image. Python counts characters, Go bytes.
struct PatternComponent: Sendable {
  private let scalars: [Unicode.Scalar]

  init(_ scalars: some Sequence<Unicode.Scalar>) { self.scalars = Array(scalars) }

  /// The components of a text, at least one.
  static func cut(_ text: [Unicode.Scalar]) -> [PatternComponent] {
    text.split(separator: "/", omittingEmptySubsequences: false).map { PatternComponent($0) }
  }

  func length(as generation: Generation) -> Int {
    switch generation {
    case .python: scalars.count
    case .go: scalars.reduce(0) { $0 + UTF8.width($1) }
    }
  }

  func sharedLength(with other: PatternComponent, as generation: Generation) -> Int {
    switch generation {
    case .python: zip(scalars, other.scalars).prefix { $0 == $1 }.count
    case .go:
      // A shared byte outside ASCII is put back as a character of two bytes, and counts as such
      // (connaisseur 3.9.1, `utils.LongestCommonPrefix`).
      zip(Self.bytes(scalars), Self.bytes(other.scalars)).prefix { $0 == $1 }
        .reduce(0) { $0 + ($1.0 < 0x80 ? 1 : 2) }
    }
  }

  private static func bytes(_ scalars: [Unicode.Scalar]) -> some Sequence<UInt8> {
    scalars.lazy.flatMap { UTF8.encode($0) ?? UTF8.encodedReplacementCharacter }
  }
}
