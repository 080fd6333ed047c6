/// A picture of cells: what a view returns, a test compares and the terminal shows.
///
/// Drawing outside of a canvas is allowed and does nothing. A wide character is never split: what
/// would show half of one shows a space.
public struct Canvas: Hashable, Sendable {
  public let size: Size
  /// Row by row, `size.columns` cells each.
  public private(set) var cells: [Cell]

  public init(_ size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  public var bounds: Rect { Rect(size) }

  /// The cells of a row; none if there is no such row.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    guard (0..<size.rows).contains(row) else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// The cell at a point; nil outside.
  public subscript(point: Point) -> Cell? {
    guard bounds.contains(point) else { return nil }
    return cells[point.row * size.columns + point.column]
  }

  // MARK: Drawing

  /// Puts one line of text at the left of the first row of `rect`, cut with `…` where it does not
  /// fit. Returns the number of cells taken.
  @discardableResult
  public mutating func put(_ text: StyledText, in rect: Rect) -> Int {
    guard rect.rows > 0, rect.columns > 0 else { return 0 }
    let row = CellRow(text, width: min(rect.columns, Size.maximum))
    write(row.cells, at: rect.origin)
    return row.cells.count
  }

  /// Puts one line of text in one style; see `put(_:in:)`.
  @discardableResult
  public mutating func put(_ text: String, in rect: Rect, _ style: Style = .plain) -> Int {
    put(StyledText(text, style), in: rect)
  }

  /// Puts one line of text at the right of the first row of `rect`.
  public mutating func putRight(_ text: StyledText, in rect: Rect) {
    guard rect.rows > 0, rect.columns > 0 else { return }
    let row = CellRow(text, width: min(rect.columns, Size.maximum))
    write(
      row.cells,
      at: Point(column: rect.column + rect.columns - row.cells.count, row: rect.row))
  }

  /// Fills a rectangle with spaces of a style.
  public mutating func fill(_ rect: Rect, _ style: Style = .plain) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    var blank = Cell.blank
    blank.style = style
    let row = Array(repeating: blank, count: area.columns)
    for line in area.row..<area.row + area.rows {
      write(row, at: Point(column: area.column, row: line))
    }
  }

  /// Adds attributes to every cell of a rectangle, and keeps what is written there.
  public mutating func add(_ attributes: Style.Attributes, in rect: Rect) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.row..<area.row + area.rows {
      for column in area.column..<area.column + area.columns {
        cells[row * size.columns + column].style.attributes.formUnion(attributes)
      }
    }
  }

  /// Copies another canvas onto this one, its top left cell to `origin`.
  public mutating func draw(_ other: Canvas, at origin: Point) {
    for row in 0..<other.size.rows {
      write(other.row(row), at: Point(column: origin.column, row: origin.row + row))
    }
  }

  /// Writes cells into a row, clipped to this canvas, and blanks the other half of every wide
  /// character of which only one half would be left.
  mutating func write(_ new: some RandomAccessCollection<Cell>, at origin: Point) {
    guard (0..<size.rows).contains(origin.row) else { return }
    let first = max(origin.column, 0)
    let last = min(origin.column + new.count, size.columns)
    guard first < last else { return }
    let start = origin.row * size.columns
    blankHalves(outside: start + first..<start + last, inRowAt: start)
    var source = new.index(new.startIndex, offsetBy: first - origin.column)
    for index in start + first..<start + last {
      cells[index] = new[source]
      new.formIndex(after: &source)
    }
    if cells[start + first].isContinuation { blank(start + first) }
    if source < new.endIndex, new[source].isContinuation { blank(start + last - 1) }
  }

  private mutating func blankHalves(outside range: Range<Int>, inRowAt start: Int) {
    if range.lowerBound > start, cells[range.lowerBound].isContinuation {
      blank(range.lowerBound - 1)
    }
    if range.upperBound < start + size.columns, cells[range.upperBound].isContinuation {
      blank(range.upperBound)
    }
  }

  private mutating func blank(_ index: Int) {
    let style = cells[index].style
    cells[index] = .blank
    cells[index].style = style
  }
}
