/// A node of the syntax tree of a glob pattern.
indirect enum GlobNode: Hashable, Sendable {
  case text([Unicode.Scalar])
  /// `*`, which without separators is the same as `**` but is not taken for it when alternatives are
  /// compared.
  case any
  case manyAny
  case single
  case list([Unicode.Scalar], isNegated: Bool)
  case range(ClosedRange<Unicode.Scalar>, isNegated: Bool)
  case anyOf([GlobNode])
  case sequence([GlobNode])
  case nothing
}

/// Reads glob patterns as gobwas/glob 0.2.3 does (`lexer`, `ast.Parse`).
///
/// `*`, `**`, `?`, `[abc]`, `[!abc]`, `[a-z]`, `{a,b}` and `\` before a character that stands for
/// itself. Alternatives that are not closed end with the pattern. A character U+0000 is taken for
/// the end where an element begins, and is skipped inside text; U+FFFD is refused.
struct GlobParser {
  private let text: [Unicode.Scalar]
  private var place = 0
  /// For each brace that is open, the alternatives that are complete, and the nodes before the brace.
  private var open: [(before: [GlobNode], alternatives: [GlobNode])] = []
  private var nodes: [GlobNode] = []

  /// The braces inside each other of which the nodes are kept; what is deeper is only read.
  private static let depthLimit = 64
  private var isTooDeep = false

  enum Outcome {
    /// The elements in sequence.
    case nodes([GlobNode])
    /// More braces inside each other than are kept.
    case tooDeep
    /// The library reports an error.
    case malformed
  }

  static func parse(_ text: [Unicode.Scalar]) -> Outcome {
    var parser = GlobParser(text: text)
    guard parser.parse() else { return .malformed }
    return parser.isTooDeep ? .tooDeep : .nodes(parser.nodes)
  }

  private init(text: [Unicode.Scalar]) { self.text = text }

  private mutating func parse() -> Bool {
    while let scalar = peek, scalar != "\0" {
      guard scalar != "\u{FFFD}", parseElement(scalar) else { return false }
    }
    while !open.isEmpty { closeBrace() }
    return true
  }

  private mutating func parseElement(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "{":
      open.append((nodes, []))
      nodes = []
      place += 1
    case "," where !open.isEmpty:
      open[open.count - 1].alternatives.append(.sequence(nodes))
      nodes = []
      place += 1
    case "}" where !open.isEmpty:
      closeBrace()
      place += 1
    case "[":
      place += 1
      return parseClass()
    case "?":
      nodes.append(.single)
      place += 1
    case "*":
      place += 1
      if peek == "\u{FFFD}" { return false }
      let isDouble = peek == "*"
      if isDouble { place += 1 }
      nodes.append(isDouble ? .manyAny : .any)
    default:
      guard let text = parseText(upTo: open.isEmpty ? "?*[{" : "?*[{},") else { return false }
      if !text.isEmpty { nodes.append(.text(text)) }
    }
    return true
  }

  private mutating func closeBrace() {
    guard var (before, alternatives) = open.popLast() else { return }
    if open.count < Self.depthLimit {
      alternatives.append(.sequence(nodes))
      before.append(.anyOf(alternatives))
    } else {
      isTooDeep = true
    }
    nodes = before
  }

  /// Text up to one of some characters that is not escaped; nil where it cannot be read.
  private mutating func parseText(upTo breakers: String) -> [Unicode.Scalar]? {
    var read: [Unicode.Scalar] = []
    var isEscaped = false
    while let scalar = peek {
      if scalar == "\u{FFFD}" { return nil }
      if !isEscaped, scalar != "\0", breakers.unicodeScalars.contains(scalar) { break }
      place += 1
      if scalar == "\0" { break }
      if !isEscaped, scalar == "\\" {
        isEscaped = true
      } else {
        isEscaped = false
        read.append(scalar)
      }
    }
    return read
  }

  /// A class behind its opening bracket: a list of characters or one range, not both.
  private mutating func parseClass() -> Bool {
    let isNegated = peek == "!"
    if isNegated { place += 1 }
    guard let first = peek, first != "\0", first != "\u{FFFD}" else { return false }
    let second = place + 1 < text.count ? text[place + 1] : nil
    if second == "\u{FFFD}" { return false }
    if second == "-" {
      guard place + 3 < text.count, text[place + 3] == "]" else { return false }
      let last = text[place + 2]
      guard last != "\0", last != "\u{FFFD}", first <= last else { return false }
      place += 4
      nodes.append(.range(first...last, isNegated: isNegated))
      return true
    }
    guard let list = parseText(upTo: "]"), !list.isEmpty, peek == "]" else { return false }
    place += 1
    nodes.append(.list(list, isNegated: isNegated))
    return true
  }

  private var peek: Unicode.Scalar? { place < text.count ? text[place] : nil }
}
