/// A list's cursor and the part of it that is seen.
///
/// The state knows numbers only. What a row looks like is asked for the visible rows alone, so
/// that a list of ten thousand costs what a screen costs.
public struct ListState: Hashable, Sendable {
  /// How many rows there are.
  public private(set) var count: Int
  /// The selected row; 0 in an empty list.
  public private(set) var cursor: Int
  /// The first row that is seen.
  public private(set) var top: Int
  /// How many rows are seen at once, at least 1.
  public private(set) var height: Int

  public init(count: Int = 0, height: Int = 1) {
    self.count = max(count, 0)
    self.height = max(height, 1)
    cursor = 0
    top = 0
  }

  /// The rows to draw.
  public var visibleRows: Range<Int> { top..<min(top + height, count) }

  /// The selected row; nil in an empty list.
  public var selection: Int? { count == 0 ? nil : cursor }

  /// The number of rows has changed: the cursor stays where it is, or moves to the new end.
  public mutating func setCount(_ count: Int) {
    self.count = max(count, 0)
    moveTo(cursor)
  }

  /// The place for the list has changed.
  public mutating func setHeight(_ height: Int) {
    self.height = min(max(height, 1), Size.maximum)
    moveTo(cursor)
  }

  /// Puts the cursor on a row, or the nearest that there is, and scrolls no more than needed.
  public mutating func moveTo(_ row: Int) {
    cursor = min(max(row, 0), max(count - 1, 0))
    top = min(top, cursor)
    if cursor - top >= height { top = cursor - height + 1 }
    top = min(top, max(count - height, 0))
  }

  /// Moves the cursor by rows, negative upwards.
  public mutating func move(by rows: Int) {
    moveTo(cursor + min(max(rows, -count), count))
  }

  public mutating func moveToTop() { moveTo(0) }
  public mutating func moveToBottom() { moveTo(count - 1) }
  public mutating func pageDown() { move(by: max(height - 1, 1)) }
  public mutating func pageUp() { move(by: -max(height - 1, 1)) }
  public mutating func halfPageDown() { move(by: max(height / 2, 1)) }
  public mutating func halfPageUp() { move(by: -max(height / 2, 1)) }

  /// Scrolls by rows, as the wheel does; the cursor moves only to stay in sight.
  public mutating func scroll(by rows: Int) {
    let wanted = top + min(max(rows, -count), count)
    top = min(max(wanted, 0), max(count - height, 0))
    cursor = min(max(cursor, top), max(min(top + height, count) - 1, 0))
  }

  /// The list row drawn at a row of its place, as a mouse click needs it; nil below the end.
  public func row(atLine line: Int) -> Int? {
    guard (0..<height).contains(line), top + line < count else { return nil }
    return top + line
  }
}
