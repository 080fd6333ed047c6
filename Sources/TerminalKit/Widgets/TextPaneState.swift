/// The part of a longer text that is seen, with the lines given by the caller.
public struct TextPaneState: Hashable, Sendable {
  public private(set) var count: Int
  public private(set) var top = 0
  /// How many columns are scrolled away to the left.
  public private(set) var left = 0
  public private(set) var height: Int

  public init(count: Int = 0, height: Int = 1) {
    self.count = max(count, 0)
    self.height = max(height, 1)
  }

  public var visibleLines: Range<Int> { top..<min(top + height, count) }

  public mutating func setCount(_ count: Int) {
    self.count = max(count, 0)
    scrollTo(top)
  }

  public mutating func setHeight(_ height: Int) {
    self.height = min(max(height, 1), Size.maximum)
    scrollTo(top)
  }

  /// Shows `line` at the top, or the last page if it is beyond.
  public mutating func scrollTo(_ line: Int) {
    top = min(max(line, 0), max(count - height, 0))
  }

  /// Scrolls until `line` is seen, and no further.
  public mutating func reveal(_ line: Int) {
    if line < top { scrollTo(line) }
    if line >= top + height { scrollTo(line - height + 1) }
  }

  public mutating func scroll(by lines: Int) {
    scrollTo(top + min(max(lines, -count), count))
  }

  public mutating func scrollSideways(by columns: Int) {
    left = min(max(left + min(max(columns, -Self.furthest), Self.furthest), 0), Self.furthest)
  }

  public mutating func moveToTop() { scrollTo(0) }
  public mutating func moveToBottom() { scrollTo(count) }
  public mutating func pageDown() { scroll(by: max(height - 1, 1)) }
  public mutating func pageUp() { scroll(by: -max(height - 1, 1)) }
  public mutating func halfPageDown() { scroll(by: max(height / 2, 1)) }
  public mutating func halfPageUp() { scroll(by: -max(height / 2, 1)) }

  private static let furthest = 1 << 20
}
