extension Canvas {
  /// Draws a frame of light lines along the edge of `rect`, with a title in its top edge.
  ///
  /// On a terminal without line drawing `asciiOnly` turns it into `+`, `-` and `|`.
  public mutating func box(
    _ rect: Rect, title: StyledText = StyledText(), style: Style = .dim
  ) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let inner = rect.columns - 2
    edge(rect.line(0), "┌", "─", "┐", inner, style)
    edge(rect.line(rect.rows - 1), "└", "─", "┘", inner, style)
    for row in 1..<max(1, min(rect.rows - 1, Size.maximum)) {
      let y = rect.row + row
      write([Cell(base: "│", style: style)], at: Point(column: rect.column, row: y))
      write(
        [Cell(base: "│", style: style)],
        at: Point(column: rect.column + rect.columns - 1, row: y))
    }
    if !title.runs.isEmpty, inner > 3 {
      let label = StyledText(" ", style) + title
      let room = Rect(column: rect.column + 1, row: rect.row, columns: inner - 1, rows: 1)
      let taken = put(label, in: room)
      put(" ", in: Rect(column: room.column + taken, row: rect.row, columns: 1, rows: 1), style)
    }
  }

  /// Draws a horizontal line through a frame, in a row of the canvas.
  public mutating func divide(_ rect: Rect, at row: Int, style: Style = .dim) {
    guard rect.columns >= 2, rect.rows > 0, row > rect.row, row < rect.row + rect.rows - 1 else {
      return
    }
    edge(rect.line(row - rect.row), "├", "─", "┤", rect.columns - 2, style)
  }

  /// Draws a horizontal line over the first row of `rect`.
  public mutating func rule(_ rect: Rect, style: Style = .dim) {
    let line = Cell(base: "─", style: style)
    write(
      Array(repeating: line, count: min(rect.columns, Size.maximum)), at: rect.origin)
  }

  private mutating func edge(
    _ line: Rect, _ left: Unicode.Scalar, _ middle: Unicode.Scalar, _ right: Unicode.Scalar,
    _ inner: Int, _ style: Style
  ) {
    var cells = [Cell(base: left, style: style)]
    let middle = Cell(base: middle, style: style)
    cells += Array(repeating: middle, count: min(inner, Size.maximum))
    cells.append(Cell(base: right, style: style))
    write(cells, at: line.origin)
  }
}
