/// Makes the instructions of an expression.
struct RegularExpressionCompiler {
  typealias Instruction = RegularExpression.Instruction

  /// The most instructions. With the bound on texts it bounds the time of a search.
  private static let limit = 2_000

  private var instructions: [Instruction] = []

  mutating func program(
    of tree: RegularExpressionTree
  ) throws(RegularExpression.Fault) -> [Instruction] {
    try add(tree)
    try append(.found)
    return instructions
  }

  private mutating func append(_ instruction: Instruction) throws(RegularExpression.Fault) {
    guard instructions.count < Self.limit else {
      throw RegularExpression.Fault(reason: .tooLarge(limit: Self.limit), offset: 0)
    }
    instructions.append(instruction)
  }

  /// As deep as the brackets of the expression, whose depth is bounded.
  private mutating func add(_ tree: RegularExpressionTree) throws(RegularExpression.Fault) {
    switch tree {
    case .set(let set): try append(.scalar(set))
    case .anchor(let anchor): try append(.anchor(anchor))
    case .sequence(let parts): for part in parts { try add(part) }
    case .anyOf(let branches): try add(anyOf: branches)
    case .repeated(let tree, let least, let most): try add(tree, least: least, most: most)
    }
  }

  private mutating func add(
    anyOf branches: [RegularExpressionTree]
  ) throws(RegularExpression.Fault) {
    var ends: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index + 1 < branches.count else {
        try add(branch)
        break
      }
      let fork = instructions.count
      try append(.fork(fork + 1, 0))
      try add(branch)
      ends.append(instructions.count)
      try append(.jump(0))
      instructions[fork] = .fork(fork + 1, instructions.count)
    }
    for end in ends { instructions[end] = .jump(instructions.count) }
  }

  private mutating func add(
    _ tree: RegularExpressionTree, least: Int, most: Int?
  ) throws(RegularExpression.Fault) {
    for _ in 0..<least { try addCounted(tree) }
    guard let most else {
      let fork = instructions.count
      try append(.fork(fork + 1, 0))
      try add(tree)
      try append(.jump(fork))
      instructions[fork] = .fork(fork + 1, instructions.count)
      return
    }
    var forks: [Int] = []
    for _ in least..<most {
      forks.append(instructions.count)
      try append(.fork(0, 0))
      try addCounted(tree)
    }
    for fork in forks { instructions[fork] = .fork(fork + 1, instructions.count) }
  }

  /// What is nothing, such as `()`, must not be copied without end: copies of copies cost time, too.
  private mutating func addCounted(
    _ tree: RegularExpressionTree
  ) throws(RegularExpression.Fault) {
    let count = instructions.count
    try add(tree)
    if instructions.count == count { try append(.jump(count + 1)) }
  }
}
