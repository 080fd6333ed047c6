/// Finds the lines that two texts have in common: as many as can be (Myers, "An O(ND) Difference
/// Algorithm and Its Variations", the greedy one, forward).
///
/// Texts that differ in so many lines that this would take long are first cut at the lines that each
/// has once; only then the result may be larger than the least.
struct LineMatcher {
  /// Lines as numbers, equal where the lines are.
  private var old: [Int] = []
  private var new: [Int] = []
  /// The most lines in which two stretches may differ for the exact algorithm: its memory grows with
  /// their square.
  private let limit = 1_000

  init(_ old: TextLines, _ new: TextLines) {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    self.old = (0..<old.count).map { number(old[$0]) }
    self.new = (0..<new.count).map { number(new[$0]) }
  }

  typealias Pair = (old: Int, new: Int)

  /// The numbers of equal lines, growing.
  func pairs() -> [Pair] { pairs(0..<old.count, 0..<new.count) }

  private func pairs(_ olds: Range<Int>, _ news: Range<Int>) -> [Pair] {
    var (olds, news) = (olds, news)
    var head: [Pair] = []
    while let first = olds.first, let other = news.first, old[first] == new[other] {
      head.append((first, other))
      olds = olds.dropFirst()
      news = news.dropFirst()
    }
    var tail: [Pair] = []
    while let last = olds.last, let other = news.last, old[last] == new[other] {
      tail.append((last, other))
      olds = olds.dropLast()
      news = news.dropLast()
    }
    guard !olds.isEmpty, !news.isEmpty else { return head + tail.reversed() }
    let middle = shortest(olds, news) ?? split(olds, news)
    return head + middle + tail.reversed()
  }

  /// Cuts two stretches at lines that each of them has exactly once, in the longest row that has the
  /// same order in both.
  private func split(_ olds: Range<Int>, _ news: Range<Int>) -> [Pair] {
    let places = unique(old, olds)
    let candidates = unique(new, news).compactMap { line, place in
      places[line].map { (old: $0, new: place) }
    }.sorted { $0.old < $1.old }
    let anchors = longestRow(candidates)
    guard !anchors.isEmpty else { return [] }
    var result: [Pair] = []
    var from: Pair = (olds.lowerBound, news.lowerBound)
    for anchor in anchors {
      if anchor.old > from.old || anchor.new > from.new {
        result += pairs(from.old..<anchor.old, from.new..<anchor.new)
      }
      result.append(anchor)
      from = (anchor.old + 1, anchor.new + 1)
    }
    return result + pairs(from.old..<olds.upperBound, from.new..<news.upperBound)
  }

  private func unique(_ lines: [Int], _ range: Range<Int>) -> [Int: Int] {
    var places: [Int: Int] = [:]
    for index in range { places[lines[index]] = places[lines[index]] == nil ? index : -1 }
    return places.filter { $0.value >= 0 }
  }

  /// The longest row of pairs in which the new numbers grow as the old ones do (patience sorting).
  private func longestRow(_ pairs: [Pair]) -> [Pair] {
    var tops: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      let pile = tops.partitioningIndex { pairs[$0].new > pair.new }
      if pile > 0 { before[index] = tops[pile - 1] }
      if pile == tops.count { tops.append(index) } else { tops[pile] = index }
    }
    var row: [Pair] = []
    var index = tops.last ?? -1
    while index >= 0 {
      row.append(pairs[index])
      index = before[index]
    }
    return row.reversed()
  }

  /// Nil where the stretches differ in more lines than the limit.
  private func shortest(_ olds: Range<Int>, _ news: Range<Int>) -> [Pair]? {
    let (width, height) = (olds.count, news.count)
    // How far each diagonal reached after each step; diagonal d of step s is at d + s.
    var reached: [[Int]] = []
    for step in 0...min(width + height, limit) {
      var next = [Int](repeating: 0, count: 2 * step + 1)
      for diagonal in stride(from: -step, through: step, by: 2) {
        var x = step == 0 ? 0 : Self.start(of: diagonal, step, after: reached[step - 1]).x
        while x < width, x - diagonal < height,
          old[olds.lowerBound + x] == new[news.lowerBound + x - diagonal]
        { x += 1 }
        next[diagonal + step] = x
        guard x >= width, x - diagonal >= height else { continue }
        reached.append(next)
        return path(reached, width, height).map {
          ($0.old + olds.lowerBound, $0.new + news.lowerBound)
        }
      }
      reached.append(next)
    }
    return nil
  }

  /// Where a diagonal begins in a step: one line further from the neighbour that reached farther.
  private static func start(
    of diagonal: Int, _ step: Int, after reached: [Int]
  ) -> (x: Int, isDown: Bool) {
    let above = diagonal < step ? reach(diagonal + 1, step - 1, reached) : -1
    let left = diagonal > -step ? reach(diagonal - 1, step - 1, reached) : -1
    let isDown = diagonal == -step || (diagonal != step && left < above)
    return (isDown ? above : left + 1, isDown)
  }

  private static func reach(_ diagonal: Int, _ step: Int, _ reached: [Int]) -> Int {
    abs(diagonal) <= step ? reached[diagonal + step] : -1
  }

  /// Walks back from the end through what was reached.
  private func path(_ reached: [[Int]], _ width: Int, _ height: Int) -> [Pair] {
    var pairs: [Pair] = []
    var (x, y) = (width, height)
    for step in stride(from: reached.count - 1, through: 1, by: -1) {
      let diagonal = x - y
      let start = Self.start(of: diagonal, step, after: reached[step - 1])
      while x > start.x {
        x -= 1
        y -= 1
        pairs.append((x, y))
      }
      if start.isDown { y -= 1 } else { x -= 1 }
    }
    while x > 0, y > 0 {
      x -= 1
      y -= 1
      pairs.append((x, y))
    }
    return pairs.reversed()
  }
}
