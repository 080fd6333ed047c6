import Inspector
import TerminalKit

/// Draws a form: a line for each field, and below the one that has the cursor what is to be known.
struct PolicyFormView {
  let form: PolicyForm
  let rect: Rect

  /// The columns of the labels: as many as the longest takes, up to a third.
  private var labelWidth: Int {
    let longest = form.shown.map { CharacterWidth.cells(of: $0.label) }.max() ?? 0
    return max(12, min(longest + 2, rect.columns / 3))
  }

  /// The lines of each field that is shown: its control, and a remark or a help below it.
  static func heights(of form: PolicyForm) -> [Int] {
    form.shown.map { field in
      let hasNote = field.name == form.focused?.name || form.remark(on: field) != nil
      return field.height + (hasNote ? 1 : 0)
    }
  }

  static func rect(of form: PolicyForm, in bounds: Rect) -> Rect {
    let rows = heights(of: form).reduce(0, +) + 1
    return PopupView.rect(in: bounds, columns: 78, rows: max(rows, 8))
  }

  func draw(on canvas: inout Canvas) {
    let (body, foot) = rect.inset().split(bottom: 1)
    var line = -form.scroll.top
    for (field, height) in zip(form.shown, PolicyFormView.heights(of: form)) {
      draw(field, at: line, height: height, in: body, on: &canvas)
      line += height
    }
    drawFoot(in: foot, on: &canvas)
  }

  private func row(_ line: Int, in body: Rect) -> Rect? {
    (0..<body.rows).contains(line) ? body.line(line) : nil
  }

  /// Lines of the body as far as they are seen; a control that is cut above is not drawn.
  private func rows(_ lines: Range<Int>, in body: Rect) -> Rect {
    guard lines.lowerBound >= 0, lines.lowerBound < body.rows else {
      return Rect(column: body.column, row: body.row, columns: body.columns, rows: 0)
    }
    return Rect(
      column: body.column, row: body.row + lines.lowerBound, columns: body.columns,
      rows: min(lines.upperBound, body.rows) - lines.lowerBound)
  }

  private func draw(
    _ field: FormField, at line: Int, height: Int, in body: Rect, on canvas: inout Canvas
  ) {
    let isFocused = field.name == form.focused?.name && !form.isAsking
    if let row = row(line, in: body) {
      let style = isFocused ? Style.accent.bold : form.isChanged(field.name) ? .plain.bold : .dim
      canvas.put(field.label, in: row.split(left: labelWidth).left, style)
    }
    let place = rows(line..<line + field.height, in: body).split(left: labelWidth)
      .rest
    FieldControlView(field: field, isFocused: isFocused).draw(in: place, on: &canvas)
    guard height > field.height, let row = row(line + field.height, in: body) else { return }
    let note = row.split(left: labelWidth).rest
    if let remark = form.remark(on: field) {
      canvas.put(remark.text, in: note, Style(remark.tone))
    } else {
      canvas.put(field.noteText, in: note, .dim)
    }
  }

  private func drawFoot(in foot: Rect, on canvas: inout Canvas) {
    if form.isAsking {
      canvas.put("Apply what was changed here?", in: foot, Style.warning.bold)
    } else if let refusal = form.refusal {
      canvas.put(refusal, in: foot, .bad)
    }
  }

  static func keys(of form: PolicyForm) -> StyledText {
    if form.isAsking {
      return .keys([("y", "apply"), ("n", "discard"), ("Esc", "go on")])
    }
    var keys = [("Ctrl-s", "apply"), ("Esc", "close"), ("Tab", "next")]
    switch form.focused?.control {
    case .choice: keys.insert(("Left/Right", "choose"), at: 1)
    case .lines: keys.insert(("Ctrl-o", "take a file"), at: 1)
    case .text(_, let offers) where !offers.isEmpty: keys.insert(("Ctrl-n", "offer"), at: 1)
    default: break
    }
    if case .lines? = form.focused?.control { return .keys(keys) }
    keys[0] = ("Enter", "apply")
    return .keys(keys)
  }
}

extension FormField {
  /// What is to be known of the field, with the words that are offered for it.
  fileprivate var noteText: String {
    guard case .text(_, let offers) = control, !offers.isEmpty else { return help }
    return "offered: " + offers.prefix(12).joined(separator: ", ")
  }
}
