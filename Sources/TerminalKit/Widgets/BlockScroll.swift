/// The part that is seen of a list whose items take several lines each.
///
/// Which item is selected is the caller's; this knows the items' heights and the first line seen.
public struct BlockScroll: Hashable, Sendable {
  /// The line on which each item begins, and behind them the number of lines.
  private var starts = [0]
  /// The first line that is seen.
  public private(set) var top = 0
  /// How many lines are seen at once, at least 1.
  public private(set) var height = 1

  public init() {}

  /// How many lines all items take.
  public var lineCount: Int { starts.last ?? 0 }

  private var itemCount: Int { starts.count - 1 }

  /// The lines to draw.
  public var visibleLines: Range<Int> { top..<min(top + height, lineCount) }

  /// The items have changed; each takes so many lines, at least 1.
  public mutating func setHeights(_ heights: [Int]) {
    starts = [0]
    starts.reserveCapacity(heights.count + 1)
    for height in heights { starts.append(lineCount + min(max(height, 1), 1 << 20)) }
    scrollTo(top)
  }

  /// The place for the list has changed.
  public mutating func setHeight(_ height: Int) {
    self.height = min(max(height, 1), Size.maximum)
    scrollTo(top)
  }

  /// The lines of an item; empty for one that is not there.
  public func lines(of item: Int) -> Range<Int> {
    guard (0..<itemCount).contains(item) else { return lineCount..<lineCount }
    return starts[item]..<starts[item + 1]
  }

  /// The item that has a line; nil beyond the last.
  public func item(atLine line: Int) -> Int? {
    guard (0..<lineCount).contains(line) else { return nil }
    var low = 0
    var high = itemCount
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= line { low = middle } else { high = middle }
    }
    return low
  }

  /// Shows a line at the top, or the last page if it is beyond.
  public mutating func scrollTo(_ line: Int) {
    top = min(max(line, 0), max(lineCount - height, 0))
  }

  /// Scrolls by lines, negative upwards.
  public mutating func scroll(by lines: Int) {
    scrollTo(top + min(max(lines, -lineCount), lineCount))
  }

  /// Scrolls no more than it takes to see the items from `first` to `last`; where they have no room
  /// together, the beginning of the first is seen.
  public mutating func reveal(_ first: Int, through last: Int) {
    let start = lines(of: first).lowerBound
    let end = lines(of: max(first, last)).upperBound
    if end > top + height { scrollTo(end - height) }
    if start < top { scrollTo(start) }
  }
}
