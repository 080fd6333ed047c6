/// A size in cells.
public struct Size: Hashable, Sendable {
  public let columns: Int
  public let rows: Int

  /// Negative numbers become 0, and nothing is larger than `maximum`, so that a product of both
  /// never overflows and a terminal that lies about itself costs no memory.
  public init(columns: Int, rows: Int) {
    self.columns = min(max(columns, 0), Self.maximum)
    self.rows = min(max(rows, 0), Self.maximum)
  }

  /// The largest number of columns or rows that is drawn.
  public static let maximum = 2_000
}

/// A cell's place: column and row count from 0 at the top left.
public struct Point: Hashable, Sendable {
  public var column: Int
  public var row: Int

  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A rectangle of cells. It may lie partly or wholly outside a canvas; drawing clips it.
public struct Rect: Hashable, Sendable {
  public let column: Int
  public let row: Int
  public let columns: Int
  public let rows: Int

  /// Sizes below 0 become 0; everything is kept within a range in which sums cannot overflow.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    let limit = 1 << 30
    self.column = min(max(column, -limit), limit)
    self.row = min(max(row, -limit), limit)
    self.columns = min(max(columns, 0), limit)
    self.rows = min(max(rows, 0), limit)
  }

  public init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  public var origin: Point { Point(column: column, row: row) }
  public var size: Size { Size(columns: columns, rows: rows) }
  public var isEmpty: Bool { columns == 0 || rows == 0 }

  public func contains(_ point: Point) -> Bool {
    (column..<column + columns).contains(point.column) && (row..<row + rows).contains(point.row)
  }

  /// What lies inside both.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top,
      columns: min(column + columns, other.column + other.columns) - left,
      rows: min(row + rows, other.row + other.rows) - top)
  }

  /// The same without `cells` cells at every edge; the inside of a box with `cells` 1.
  public func inset(by cells: Int = 1) -> Rect {
    Rect(
      column: column + cells, row: row + cells, columns: columns - 2 * cells,
      rows: rows - 2 * cells)
  }

  /// Row `index`, counted from this rectangle's top; empty if it has no such row.
  public func line(_ index: Int) -> Rect {
    guard (0..<rows).contains(index) else {
      return Rect(column: column, row: row, columns: 0, rows: 0)
    }
    return Rect(column: column, row: row + index, columns: columns, rows: 1)
  }

  /// The first `count` rows, and the rest.
  public func split(top count: Int) -> (top: Rect, rest: Rect) {
    let taken = min(max(count, 0), rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: taken),
      Rect(column: column, row: row + taken, columns: columns, rows: rows - taken)
    )
  }

  /// The last `count` rows, and what is above them.
  public func split(bottom count: Int) -> (rest: Rect, bottom: Rect) {
    let (rest, bottom) = split(top: rows - min(max(count, 0), rows))
    return (rest, bottom)
  }

  /// The first `count` columns, and the rest.
  public func split(left count: Int) -> (left: Rect, rest: Rect) {
    let taken = min(max(count, 0), columns)
    return (
      Rect(column: column, row: row, columns: taken, rows: rows),
      Rect(column: column + taken, row: row, columns: columns - taken, rows: rows)
    )
  }

  /// The last `count` columns, and what is left of them.
  public func split(right count: Int) -> (rest: Rect, right: Rect) {
    let (rest, right) = split(left: columns - min(max(count, 0), columns))
    return (rest, right)
  }
}
