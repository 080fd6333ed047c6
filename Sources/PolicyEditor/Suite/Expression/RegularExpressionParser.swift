/// What an expression is made of.
indirect enum RegularExpressionTree: Sendable {
  case set(ScalarSet)
  case anchor(RegularExpression.Anchor)
  case sequence([RegularExpressionTree])
  case anyOf([RegularExpressionTree])
  /// From so many times to so many; without end where there is no most.
  case repeated(RegularExpressionTree, least: Int, most: Int?)
}

/// Reads the text of an expression.
struct RegularExpressionParser {
  typealias Fault = RegularExpression.Fault
  typealias Tree = RegularExpressionTree

  private static let lengthLimit = 1_000
  private static let depthLimit = 50
  private static let repetitionLimit = 1_000

  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var depth = 0
  private var ignoresCase = false

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  mutating func expression() throws(Fault) -> Tree {
    guard !scalars.isEmpty else { throw Fault(reason: .empty, offset: 0) }
    guard scalars.count <= Self.lengthLimit else {
      throw Fault(reason: .tooLong(limit: Self.lengthLimit), offset: Self.lengthLimit)
    }
    if scalars.starts(with: Array("(?i)".unicodeScalars)) {
      ignoresCase = true
      place = 4
    }
    let tree = try alternatives()
    guard place == scalars.count else { throw Fault(reason: .unopenedGroup, offset: place) }
    return tree
  }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    place += 1
    return true
  }

  private mutating func alternatives() throws(Fault) -> Tree {
    var branches: [Tree] = []
    repeat { branches.append(try sequence()) } while take("|")
    return branches.count == 1 ? branches[0] : .anyOf(branches)
  }

  private mutating func sequence() throws(Fault) -> Tree {
    var parts: [Tree] = []
    while let scalar = next, scalar != "|", scalar != ")" { parts.append(try repetition()) }
    return .sequence(parts)
  }

  // MARK: Repetitions

  private mutating func repetition() throws(Fault) -> Tree {
    var tree = try atom()
    while let (least, most) = try bounds() {
      if case .anchor = tree { throw Fault(reason: .nothingToRepeat, offset: place - 1) }
      tree = .repeated(tree, least: least, most: most)
      // The shortest match is as much a match as the longest.
      _ = take("?")
    }
    return tree
  }

  private mutating func bounds() throws(Fault) -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard next == "{", place + 1 < scalars.count, ScalarSet.digit.contains(scalars[place + 1])
    else {
      return nil
    }
    let start = place
    place += 1
    let least = number()
    var most: Int? = least
    if take(",") { most = next == "}" ? nil : number() }
    guard take("}"), least <= Self.repetitionLimit, most ?? least >= least,
      most ?? 0 <= Self.repetitionLimit
    else { throw Fault(reason: .badRepetition, offset: start) }
    return (least, most)
  }

  /// The digits here as a number; one beyond all bounds where there are none or too many.
  private mutating func number() -> Int {
    var digits = ""
    while let scalar = next, ScalarSet.digit.contains(scalar) {
      digits.unicodeScalars.append(scalar)
      place += 1
    }
    return digits.count <= 6 ? Int(digits) ?? .max : .max
  }

  // MARK: Single things

  private mutating func atom() throws(Fault) -> Tree {
    let start = place
    guard let scalar = next else { return .sequence([]) }
    place += 1
    switch scalar {
    case "(": return try group(from: start)
    case "[": return .set(try set(from: start))
    case ".": return .set(.any)
    case "^": return .anchor(.start)
    case "$": return .anchor(.end)
    case "*", "+", "?": throw Fault(reason: .nothingToRepeat, offset: start)
    case "\\": return try escape()
    default: return .set(folded(.only(scalar)))
    }
  }

  private mutating func group(from start: Int) throws(Fault) -> Tree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw Fault(reason: .tooDeep(limit: Self.depthLimit), offset: start)
    }
    if next == "?" {
      place += 1
      guard take(":") else { throw Fault(reason: .unsupportedGroup, offset: start) }
    }
    let tree = try alternatives()
    guard take(")") else { throw Fault(reason: .unclosedGroup, offset: start) }
    return tree
  }

  private func folded(_ set: ScalarSet) -> ScalarSet {
    var set = set
    set.ignoresCase = ignoresCase
    return set
  }

  private mutating func escape() throws(Fault) -> Tree {
    switch next {
    case "b":
      place += 1
      return .anchor(.word)
    case "B":
      place += 1
      return .anchor(.insideWord)
    default: return .set(folded(try escapedSet()))
    }
  }

  /// What stands behind a backslash.
  private mutating func escapedSet() throws(Fault) -> ScalarSet {
    guard let scalar = next else { throw Fault(reason: .endsInEscape, offset: place) }
    place += 1
    switch scalar {
    case "d": return .digit
    case "D": return ScalarSet(ranges: ScalarSet.digit.inverted)
    case "w": return .word
    case "W": return ScalarSet(ranges: ScalarSet.word.inverted)
    case "s": return .space
    case "S": return ScalarSet(ranges: ScalarSet.space.inverted)
    case "n": return .only("\n")
    case "t": return .only("\t")
    case "r": return .only("\r")
    case _ where ScalarSet.word.contains(scalar):
      throw Fault(reason: .badEscape(scalar), offset: place - 2)
    default: return .only(scalar)
    }
  }

  // MARK: Sets

  private mutating func set(from start: Int) throws(Fault) -> ScalarSet {
    var set = folded(ScalarSet(ranges: []))
    set.isNegated = take("^")
    // A bracket that closes stands for itself where it is the first.
    var isFirst = true
    while let scalar = next, isFirst || scalar != "]" {
      isFirst = false
      let low = try member()
      guard next == "-", place + 1 < scalars.count, scalars[place + 1] != "]",
        let first = low.single
      else {
        set.ranges += low.ranges
        continue
      }
      let dash = place
      place += 1
      guard let last = try member().single, first <= last else {
        throw Fault(reason: .badRange, offset: dash - 1)
      }
      set.ranges.append(first...last)
    }
    guard take("]") else { throw Fault(reason: .unclosedSet, offset: start) }
    return set
  }

  private mutating func member() throws(Fault) -> ScalarSet {
    if take("\\") { return try escapedSet() }
    guard let scalar = next else { return ScalarSet(ranges: []) }
    place += 1
    return .only(scalar)
  }
}

extension ScalarSet {
  /// The only character; nil where there are others.
  fileprivate var single: Unicode.Scalar? {
    guard ranges.count == 1, ranges[0].lowerBound == ranges[0].upperBound else { return nil }
    return ranges[0].lowerBound
  }
}
