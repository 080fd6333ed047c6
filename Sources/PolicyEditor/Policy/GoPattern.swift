/// A pattern as Connaisseur 3.9 matches it: by gobwas/glob 0.2.3 without separators.
///
/// For most patterns that library matches what they say, and so does the wildcard matcher here. It
/// compiles a pattern to a tree with shortcuts, some of which go wrong: with alternatives in braces,
/// with negated classes side by side, and outside ASCII. There the tree is built and followed as
/// the library does it, within bounds.
struct GoPattern: Sendable {
  /// The pattern, if the library matches what it says.
  private let plain: WildcardPattern?
  private let tree: Tree

  /// The library's tree; nil if it would be too large to be followed in bounded time.
  private enum Tree {
    case compiled(GlobMatcher?)
    /// Made where it is needed, which it rarely is beside a plain pattern.
    case later([GlobNode])
  }

  /// Nil if the library refuses the pattern, at which Connaisseur panics (`glob.MustCompile`).
  init?(_ text: [Unicode.Scalar]) {
    switch GlobParser.parse(Self.withImpliedWildcards(text)) {
    case .malformed: return nil
    case .tooDeep: (plain, tree) = (nil, .compiled(nil))
    case .nodes(let nodes):
      plain = Self.plain(nodes)
      tree = plain == nil ? .compiled(GlobCompiler.compile(nodes)) : .later(nodes)
    }
  }

  func matches(_ image: [Unicode.Scalar]) throws(GlobFailure) -> Bool {
    if let plain, image.allSatisfy(\.isASCII) { return plain.matches(image) }
    let tree =
      switch self.tree {
      case .compiled(let tree): tree
      case .later(let nodes): GlobCompiler.compile(nodes)
      }
    guard let tree else { throw .tooLarge }
    return try GlobRun.matches(tree, String(String.UnicodeScalarView(image)).utf8)
  }

  /// `*` in front and behind, where there is none (connaisseur 3.9.1, `Config.MatchingRule`). An
  /// escaped one at the end counts as one.
  private static func withImpliedWildcards(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    (text.first == "*" ? [] : ["*"]) + text + (text.last == "*" ? [] : ["*"])
  }

  private static func plain(_ nodes: [GlobNode]) -> WildcardPattern? {
    var elements: [WildcardPattern.Element] = []
    var followsNegated = false
    for node in nodes {
      var isNegated = false
      switch node {
      case .text(let text):
        guard text.allSatisfy(\.isASCII) else { return nil }
        elements += text.map { .character($0) }
      case .any, .manyAny:
        if elements.last != .anything { elements.append(.anything) }
      case .single:
        elements.append(.anyCharacter)
      case .list(let list, let negated):
        elements.append(.oneOf(list.map { $0...$0 }, isNegated: negated))
        isNegated = negated
      case .range(let range, let negated):
        elements.append(.oneOf([range], isNegated: negated))
      case .anyOf, .sequence, .nothing:
        return nil
      }
      if isNegated && followsNegated { return nil }
      followsNegated = isNegated
    }
    return WildcardPattern(elements: elements)
  }
}

/// Why a pattern cannot be matched with an image.
enum GlobFailure: Error {
  /// The library reads beyond the end of the image.
  case panic
  /// More steps than are taken here.
  case tooLarge
}
