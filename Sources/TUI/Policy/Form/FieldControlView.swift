import TerminalKit

/// Draws the control of a field on as many lines as it has.
struct FieldControlView {
  let field: FormField
  let isFocused: Bool

  func draw(in rect: Rect, on canvas: inout Canvas) {
    switch field.control {
    case .text(let state, _): canvas.textField(state, in: rect, isFocused: isFocused)
    case .secret(let state):
      let hidden = TextFieldState(String(repeating: "*", count: state.text.count))
      canvas.textField(hidden, in: rect, isFocused: isFocused)
    case .choice(let options, let index): draw(options, index, in: rect, on: &canvas)
    case .lines(let area):
      let height = field.height
      let first = min(max(0, area.row - height + 1), max(0, area.count - height))
      for offset in 0..<min(height, rect.rows) {
        canvas.textField(
          area[first + offset], in: rect.line(offset),
          isFocused: isFocused && first + offset == area.row)
      }
    }
  }

  private func draw(
    _ options: [FormField.Option], _ index: Int, in rect: Rect, on canvas: inout Canvas
  ) {
    guard options.indices.contains(index) else { return }
    let title = StyledText(options[index].title, isFocused ? Style.plain.reversed : .plain)
    canvas.put(
      StyledText("< ", .accent) + title + StyledText(" >", .accent)
        + StyledText("  \(index + 1) of \(options.count)", .dim), in: rect.line(0))
  }
}
