import Inspector
import TerminalKit

/// Draws a popup over the middle of the screen's body.
struct PopupView {
  let popup: Popup
  let model: Model
  let bounds: Rect

  func draw(on canvas: inout Canvas) {
    switch popup {
    case .help(let pane):
      let (lines, rect) = PopupView.help(model, in: bounds)
      frame("Keys", rect, on: &canvas)
      canvas.textPane(pane, in: rect.inset()) { lines[$0] }
      note(below: pane.count - pane.visibleLines.upperBound, rect, on: &canvas)
    case .picker(let picker):
      draw(picker, on: &canvas)
    case .pin(let form):
      let rect = PinView.rect(of: form, in: bounds)
      frame("Pin a root key", rect, on: &canvas)
      PinView(form: form, bounds: bounds).draw(on: &canvas)
      let pane = PinView.pane(of: form, in: bounds)
      note(below: pane.count - pane.visibleLines.upperBound, rect, on: &canvas)
    case .question(let question):
      let (lines, rect) = PopupView.question(question, in: bounds)
      frame(question.title, rect, on: &canvas)
      for (index, line) in lines.enumerated() { canvas.put(line, in: rect.inset().line(index)) }
    case .note(let note):
      let rect = PopupView.rect(of: note, in: bounds)
      frame(note.title, rect, on: &canvas)
      canvas.textPane(note.pane, in: rect.inset()) { note.lines[$0] }
      self.note(below: note.pane.count - note.pane.visibleLines.upperBound, rect, on: &canvas)
    case .impact(let pane):
      let rect = ImpactView.rect(in: bounds)
      frame(pane.title, rect, on: &canvas)
      ImpactView(pane: pane, rect: rect).draw(on: &canvas)
      note(below: pane.pane.count - pane.pane.visibleLines.upperBound, rect, on: &canvas)
    case .form(let form):
      let rect = PolicyFormView.rect(of: form, in: bounds)
      frame(form.title, rect, on: &canvas)
      PolicyFormView(form: form, rect: rect).draw(on: &canvas)
      note(below: form.scroll.lineCount - form.scroll.visibleLines.upperBound, rect, on: &canvas)
    }
  }

  private func draw(_ picker: Picker, on canvas: inout Canvas) {
    let items = picker.shown
    let rect = PopupView.rect(of: picker, in: bounds)
    frame(picker.title, rect, on: &canvas)
    let (field, rest) = rect.inset().split(top: 1)
    let (prompt, text) = field.split(left: 2)
    canvas.put("> ", in: prompt, .accent)
    canvas.textField(picker.field, in: text)
    canvas.list(picker.list, in: rest) { row in
      guard items.indices.contains(row) else { return StyledText() }
      return StyledText(items[row].title).padded(to: picker.titleWidth) + "  "
        + StyledText(items[row].remark, .dim)
    }
    note(below: picker.list.count - picker.list.visibleRows.upperBound, rect, on: &canvas)
  }

  private func frame(_ title: String, _ rect: Rect, on canvas: inout Canvas) {
    canvas.fill(rect)
    canvas.box(rect, title: StyledText(title, Style.accent.bold), style: .accent)
  }

  private func note(below: Int, _ rect: Rect, on canvas: inout Canvas) {
    guard below > 0, rect.columns > 4, rect.rows > 1 else { return }
    let edge = rect.line(rect.rows - 1)
    canvas.putRight(
      StyledText(" \(below) more ", .dim),
      in: Rect(column: edge.column + 1, row: edge.row, columns: edge.columns - 2, rows: 1))
  }

  // MARK: Sizes

  /// A box in the middle with room for so many columns and rows within it. Where it would leave
  /// but a sliver of what is behind, it takes all.
  static func rect(in bounds: Rect, columns: Int, rows: Int) -> Rect {
    let width = columns + 2 > bounds.columns - 8 ? bounds.columns : columns + 2
    let height = min(rows + 2, bounds.rows)
    return Rect(
      column: bounds.column + (bounds.columns - width) / 2,
      row: bounds.row + (bounds.rows - height) / 2, columns: width, rows: height)
  }

  static func rect(of picker: Picker, in bounds: Rect) -> Rect {
    let remark = picker.items.reduce(38) { max($0, CharacterWidth.cells(of: $1.remark)) }
    let columns = max(picker.titleWidth + 2 + remark, CharacterWidth.cells(of: picker.title) + 2)
    return rect(in: bounds, columns: min(columns, 110), rows: picker.items.count + 1)
  }

  static func rect(of note: Note, in bounds: Rect) -> Rect {
    let width = note.lines.prefix(400).reduce(40) { max($0, $1.width) }
    return rect(in: bounds, columns: min(width, 110), rows: max(note.lines.count, 3))
  }

  static func question(_ question: Question, in bounds: Rect) -> (lines: [StyledText], rect: Rect) {
    let lines = question.text(columns: min(64, bounds.columns - 2), rows: bounds.rows - 2)
    return (lines, rect(in: bounds, columns: 64, rows: lines.count))
  }

  /// The lines of the help, and its box.
  static func help(_ model: Model, in bounds: Rect) -> (lines: [StyledText], rect: Rect) {
    let columns = min(76, bounds.columns - 2)
    let lines = HelpText(model).lines.flatMap { StyledText.lines(of: $0, columns: columns) }
    return (lines, rect(in: bounds, columns: 76, rows: lines.count))
  }

  static let helpKeys = StyledText.keys([("Up/Down", "scroll"), ("Esc", "close")])

  static func keys(of picker: Picker) -> StyledText {
    let first = [("Enter", "take"), ("Esc", "close")]
    let choosing = [("Up/Down", "choose")]
    switch picker.purpose {
    case .values, .manifest, .manifests: return .keys(first)
    case .export: return .keys([("Enter", "write"), ("Esc", "close")])
    case .deployment: return .keys([("Enter", "copy"), ("Esc", "close")] + choosing)
    case .problems: return .keys([("Enter", "go there"), ("Esc", "close")] + choosing)
    case .copy, .keyFile, .earlierState, .context, .namespace: return .keys(first + choosing)
    case .command, .image: return .keys(first + choosing + [("Tab", "complete")])
    }
  }
}

/// All keys that work, in groups.
struct HelpText {
  let lines: [StyledLine]

  init(_ model: Model) {
    let sections = Keymaps.sections(for: model)
    let width = sections.flatMap(\.bindings).map(\.keyNames.count).max() ?? 0
    var lines: [StyledLine] = []
    for section in sections {
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine(section.title, .accent))
      lines += section.bindings.map { HelpText.line(of: $0, width: width) }
    }
    self.lines =
      lines + [
        StyledLine(),
        StyledLine("Mouse: a click selects, a second one opens or folds, the wheel scrolls.", .dim),
        StyledLine("Status: ok, FAIL, warn, - (not judged), … (still coming).", .dim),
      ]
      + (model.view == .policy && model.overlay == nil && model.aside == nil
        ? [StyledLine("Lint: E an error, W a warning, i worth knowing.", .dim)] : [])
  }

  private static func line(of binding: KeyBinding<Action>, width: Int) -> StyledLine {
    let space = String(repeating: " ", count: max(0, width - binding.keyNames.count) + 2)
    let reason = binding.disabled.map { " (\($0))" } ?? ""
    return StyledLine(
      [
        Span(binding.keyNames + space, .accent),
        Span(binding.help + reason, reason.isEmpty ? .plain : .dim),
      ], lead: 1)
  }
}
