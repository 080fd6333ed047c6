import Inspector
import TerminalKit

/// Draws a popup over the middle of the screen.
struct PopupView {
  let popup: Popup
  let model: Model

  func draw(on canvas: inout Canvas) {
    switch popup {
    case .help(let pane):
      let lines = PopupView.helpLines(model)
      let rect = PopupView.rect(in: canvas.bounds, columns: 76, rows: lines.count)
      frame("Keys", rect, on: &canvas)
      canvas.textPane(pane, in: rect.inset()) { lines[$0] }
    case .picker(let picker):
      draw(picker, on: &canvas)
    }
  }

  private func draw(_ picker: Picker, on canvas: inout Canvas) {
    let items = picker.shown
    let rect = PopupView.rect(in: canvas.bounds, columns: 96, rows: picker.items.count + 1)
    frame(picker.title, rect, on: &canvas)
    let (field, rest) = rect.inset().split(top: 1)
    let (prompt, text) = field.split(left: 2)
    canvas.put("> ", in: prompt, .accent)
    canvas.textField(picker.field, in: text)
    let width = min(items.reduce(0) { max($0, CharacterWidth.cells(of: $1.title)) }, 48)
    canvas.list(picker.list, in: rest) { row in
      guard items.indices.contains(row) else { return StyledText() }
      return StyledText(items[row].title).padded(to: width + 2)
        + StyledText(items[row].remark, .dim)
    }
  }

  private func frame(_ title: String, _ rect: Rect, on canvas: inout Canvas) {
    canvas.fill(rect)
    canvas.box(rect, title: StyledText(title, Style.accent.bold), style: .accent)
  }

  /// A box in the middle with room for so many rows, as far as there is room.
  static func rect(in bounds: Rect, columns: Int, rows: Int) -> Rect {
    let width = min(columns, max(bounds.columns - 4, min(bounds.columns, 20)))
    let height = min(rows + 2, max(bounds.rows - 2, 3))
    return Rect(
      column: (bounds.columns - width) / 2, row: max(0, (bounds.rows - height) / 2),
      columns: width, rows: height)
  }

  static func helpLines(_ model: Model) -> [StyledText] {
    Keymaps.keymap(for: model).help() + [
      StyledText(), StyledText("Mouse: click selects, the wheel scrolls.", .dim),
      StyledText("Status: ok, FAIL, warn, - (not judged), … (still coming).", .dim),
    ]
  }

  static let helpKeys = hint([("Up/Down", "scroll"), ("Esc", "close")])

  static func keys(of picker: Picker) -> StyledText {
    let complete: [(String, String)] = picker.purpose == .copy ? [] : [("Tab", "complete")]
    return hint([("Up/Down", "choose"), ("Enter", "take")] + complete + [("Esc", "close")])
  }

  private static func hint(_ items: [(String, String)]) -> StyledText {
    var line = StyledText()
    for (index, item) in items.enumerated() {
      line.append(index == 0 ? "" : "  ")
      line.append(item.0, .accent)
      line.append(" " + item.1)
    }
    return line
  }
}
