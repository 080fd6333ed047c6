import Inspector
import TerminalKit

/// Draws what is chosen for a key that is to be pinned, and what speaks for it.
struct PinView {
  let form: PinForm
  let bounds: Rect

  private static let labelWidth = 12

  /// What speaks for the key, in lines of the box's width.
  private static func facts(of form: PinForm, in bounds: Rect) -> [StyledText] {
    let columns = min(76, bounds.columns - 2)
    return (form.plan?.lines(signedRoot: form.signedRoot) ?? []).flatMap {
      StyledText.lines(of: $0, columns: columns)
    }
  }

  static func rect(of form: PinForm, in bounds: Rect) -> Rect {
    PopupView.rect(
      in: bounds, columns: 76, rows: form.shown.count + facts(of: form, in: bounds).count + 3)
  }

  /// The rows that scroll, the fields and then the facts, and the last one, which does not.
  private static func places(of form: PinForm, in bounds: Rect) -> (body: Rect, foot: Rect) {
    let (body, foot) = rect(of: form, in: bounds).inset().split(bottom: 1)
    return (body: body, foot: foot)
  }

  /// The line between fields and facts, where there is room for all.
  private static func gap(of form: PinForm, _ facts: Int, in body: Rect) -> Int {
    form.shown.count + facts < body.rows ? 1 : 0
  }

  /// What is seen of the fields and the facts.
  static func pane(of form: PinForm, in bounds: Rect) -> TextPaneState {
    let facts = facts(of: form, in: bounds).count
    let body = places(of: form, in: bounds).body
    var pane = TextPaneState(
      count: form.shown.count + gap(of: form, facts, in: body) + facts, height: body.rows)
    pane.scrollTo(form.top)
    return pane
  }

  /// The field at a point, by its place among those that are shown.
  static func field(at point: Point, of form: PinForm, in bounds: Rect) -> Int? {
    let body = places(of: form, in: bounds).body
    guard body.contains(point) else { return nil }
    return pane(of: form, in: bounds).top + point.row - body.row
  }

  func draw(on canvas: inout Canvas) {
    let facts = PinView.facts(of: form, in: bounds)
    let (body, foot) = PinView.places(of: form, in: bounds)
    let pane = PinView.pane(of: form, in: bounds)
    let fields = form.shown
    let behind = fields.count + PinView.gap(of: form, facts.count, in: body)
    for line in pane.visibleLines {
      let row = body.line(line - pane.top)
      if line < fields.count {
        draw(fields[line], in: row, on: &canvas)
      } else if line >= behind {
        canvas.put(facts[line - behind], in: row)
      }
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

  static func keys(of form: PinForm, in bounds: Rect) -> StyledText {
    let pane = pane(of: form, in: bounds)
    let scroll = pane.count > pane.height ? [("PgUp/PgDn", "scroll")] : []
    return .keys(
      [("Enter", "pin"), ("Esc", "close")] + scroll + [
        ("Left/Right", "choose"), ("Tab", "next"),
      ])
  }
}
