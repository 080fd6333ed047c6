import Inspector
import TerminalKit

/// Draws what is chosen for a key that is to be pinned, and what speaks for it.
struct PinView {
  let form: PinForm
  let rect: Rect

  private static let labelWidth = 12

  private static func facts(of form: PinForm, columns: Int) -> [StyledText] {
    (form.plan?.lines(signedRoot: form.signedRoot) ?? []).flatMap {
      StyledText.lines(of: $0, columns: columns)
    }
  }

  static func rect(of form: PinForm, in bounds: Rect) -> Rect {
    let facts = facts(of: form, columns: min(76, bounds.columns - 2))
    return PopupView.rect(in: bounds, columns: 76, rows: form.shown.count + facts.count + 3)
  }

  func draw(on canvas: inout Canvas) {
    let (body, foot) = rect.inset().split(bottom: 1)
    let (controls, rest) = body.split(top: form.shown.count)
    for (index, field) in form.shown.enumerated() {
      draw(field, in: controls.line(index), on: &canvas)
    }
    let facts = PinView.facts(of: form, columns: rest.columns)
    let gap = rest.rows > facts.count ? 1 : 0
    for (index, line) in facts.prefix(rest.rows - gap).enumerated() {
      canvas.put(line, in: rest.line(index + gap))
    }
    if let refusal = form.refusal {
      canvas.put(refusal, in: foot, .bad)
    } else {
      canvas.put(form.focused?.help ?? "", in: foot, .dim)
    }
  }

  private func draw(_ field: FormField, in row: Rect, on canvas: inout Canvas) {
    let isFocused = field.name == form.focused?.name
    let (label, place) = row.split(left: PinView.labelWidth)
    canvas.put(field.label, in: label, isFocused ? Style.accent.bold : .dim)
    FieldControlView(field: field, isFocused: isFocused).draw(in: place, on: &canvas)
  }

  static let keys = StyledText.keys([
    ("Enter", "pin"), ("Left/Right", "choose"), ("Tab", "next"), ("Esc", "close"),
  ])
}
