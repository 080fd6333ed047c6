import TerminalKit

/// Draws what becomes of images.
struct ImpactView {
  let pane: ImpactPane
  let rect: Rect

  static func rect(in bounds: Rect) -> Rect {
    PopupView.rect(in: bounds, columns: min(bounds.columns - 10, 140), rows: bounds.rows - 4)
  }

  static func columns(in bounds: Rect) -> Int { rect(in: bounds).inset().columns }

  func draw(on canvas: inout Canvas) {
    let (field, body) = rect.inset().split(top: pane.field == nil ? 0 : 1)
    if let state = pane.field {
      let (label, place) = field.split(left: 8)
      canvas.put("images ", in: label, .accent)
      canvas.textField(state, in: place)
    }
    if pane.lines.isEmpty, pane.field == nil {
      canvas.put(pane.isRunning ? "…" : "No images. a adds some.", in: body, .dim)
    }
    canvas.textPane(pane.pane, in: body) { pane.lines[$0] }
  }
}
