/// A regular expression that is looked for in time proportional to the text and to the expression,
/// whatever both are: all ways of matching are followed at once, none is tried after another
/// (Thompson, "Regular expression search algorithm", 1968).
///
/// It has what every dialect has: `.`, `[a-z]`, `\d \w \s \b`, `^ $`, `* + ? {2,5}`, `|`, groups, and
/// `(?i)` in front for either case. What would need memory of what was matched, such as `\1` or
/// `(?=…)`, is refused.
public struct RegularExpression: Sendable, Hashable {
  /// Without the slashes around it.
  public let pattern: String
  private let program: [Instruction]

  /// One thing that a way of matching does next.
  enum Instruction: Sendable, Hashable {
    case scalar(ScalarSet)
    case anchor(Anchor)
    case jump(Int)
    case fork(Int, Int)
    case found
  }

  enum Anchor: Sendable, Hashable {
    case start, end, word, insideWord
  }

  /// The most characters of a text that are looked at.
  static let textLimit = 32_768

  /// Reads an expression.
  public init(_ pattern: String) throws(Fault) {
    var parser = RegularExpressionParser(pattern)
    let tree = try parser.expression()
    var compiler = RegularExpressionCompiler()
    program = try compiler.program(of: tree)
    self.pattern = pattern
  }

  /// Whether it matches any part of a text.
  public func isFound(in text: String) -> Bool {
    let scalars = Array(text.unicodeScalars.prefix(RegularExpression.textLimit))
    var current = Ways(count: program.count)
    var next = Ways(count: program.count)
    for place in 0...scalars.count {
      // A match may begin anywhere.
      if follow(from: 0, at: place, in: scalars, &current) { return true }
      guard place < scalars.count else { return false }
      for index in current.indices {
        if case .scalar(let set) = program[index], set.contains(scalars[place]),
          follow(from: index + 1, at: place + 1, in: scalars, &next)
        {
          return true
        }
      }
      swap(&current, &next)
      next.removeAll()
    }
    return false
  }

  /// Adds all instructions that wait for a character behind one; true where the end is among them.
  private func follow(
    from index: Int, at place: Int, in text: [Unicode.Scalar], _ ways: inout Ways
  ) -> Bool {
    var pending = [index]
    while let index = pending.popLast() {
      guard ways.insert(index) else { continue }
      switch program[index] {
      case .found: return true
      case .scalar: break
      case .jump(let target): pending.append(target)
      case .fork(let first, let second):
        pending.append(second)
        pending.append(first)
      case .anchor(let anchor):
        if anchor.holds(at: place, in: text) { pending.append(index + 1) }
      }
    }
    return false
  }

  /// The instructions at which ways of matching are, each once.
  private struct Ways {
    private(set) var indices: [Int] = []
    private var isIn: [Bool]

    init(count: Int) { isIn = Array(repeating: false, count: count) }

    mutating func insert(_ index: Int) -> Bool {
      guard !isIn[index] else { return false }
      isIn[index] = true
      indices.append(index)
      return true
    }

    mutating func removeAll() {
      for index in indices { isIn[index] = false }
      indices.removeAll(keepingCapacity: true)
    }
  }
}

extension RegularExpression {
  /// Why a text is no expression that can be used, and at which character from 0.
  public struct Fault: Error, Hashable, Sendable {
    public let reason: Reason
    public let offset: Int

    public enum Reason: Hashable, Sendable {
      case empty
      case tooLong(limit: Int)
      /// Repetitions make too much of it.
      case tooLarge(limit: Int)
      case tooDeep(limit: Int)
      case nothingToRepeat, badRepetition
      case unclosedGroup, unopenedGroup, unclosedSet, badRange
      case badEscape(Unicode.Scalar)
      case endsInEscape
      /// Looking ahead or back, atomic groups, flags other than `(?i)`.
      case unsupportedGroup
    }
  }
}

extension RegularExpression.Anchor {
  fileprivate func holds(at place: Int, in text: [Unicode.Scalar]) -> Bool {
    func isWord(_ index: Int) -> Bool {
      text.indices.contains(index) && ScalarSet.word.contains(text[index])
    }
    return switch self {
    case .start: place == 0
    case .end: place == text.count
    case .word: isWord(place - 1) != isWord(place)
    case .insideWord: isWord(place - 1) == isWord(place)
    }
  }
}
