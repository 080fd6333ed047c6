extension Canvas {
  /// Draws the rows of a list that are seen; `row` is asked for these alone. The selected row is
  /// in reverse video over the whole width where the list has the focus, underlined elsewhere. It
  /// is seen even where `rect` has not the height that the state knows of.
  public mutating func list(
    _ state: ListState, in rect: Rect, isFocused: Bool = true, row: (Int) -> StyledText
  ) {
    var state = state
    state.setHeight(rect.rows)
    for (line, index) in state.visibleRows.prefix(rect.rows).enumerated() {
      let place = rect.line(line)
      put(row(index), in: place)
      if index == state.cursor { add(isFocused ? .reverse : .underline, in: place) }
    }
  }

  /// Draws the lines of a text that are seen; `line` is asked for these alone.
  public mutating func textPane(
    _ state: TextPaneState, in rect: Rect, line: (Int) -> StyledText
  ) {
    var state = state
    state.setHeight(rect.rows)
    for (row, index) in state.visibleLines.prefix(rect.rows).enumerated() {
      let text = line(index)
      put(state.left == 0 ? text : text.dropping(columns: state.left), in: rect.line(row))
    }
  }

  /// Draws a text field on the first row of `rect`, its cursor as a reversed cell.
  public mutating func textField(
    _ state: TextFieldState, in rect: Rect, _ style: Style = .plain, isFocused: Bool = true
  ) {
    let line = rect.line(0)
    guard !line.isEmpty else { return }
    let (text, cursor) = state.visible(columns: line.columns)
    put(text, in: line, style)
    guard isFocused else { return }
    let under = self[Point(column: line.column + cursor + 1, row: line.row)]
    let isWide = under?.isContinuation == true && cursor + 1 < line.columns
    add(
      .reverse,
      in: Rect(
        column: line.column + cursor, row: line.row, columns: isWide ? 2 : 1, rows: 1))
  }
}
