import Inspector
import PolicyEditor
import TerminalKit

/// Draws validators and rules, what is known of one of them, and the file's text.
struct PolicyView {
  let model: Model
  let layout: Layout

  private var pane: PolicyPane { model.policy }

  func draw(on canvas: inout Canvas) {
    TryOutView(model: model, rect: layout.answer).draw(on: &canvas)
    let places = layout.policy
    if let list = places.list { drawList(list, on: &canvas) }
    if let detail = places.detail { drawDetail(detail, on: &canvas) }
    if let text = places.text { drawText(text, on: &canvas) }
  }

  private func title(_ text: String, _ isFocused: Bool) -> StyledText {
    layout.isFramed
      ? StyledText(text, isFocused ? Style.accent.bold : .plain)
      : Tabs.brief(of: model) + StyledText(" " + text, .dim)
  }

  private func note(below: Int) -> StyledText {
    below > 0 ? StyledText("\(below) more", .dim) : StyledText()
  }

  // MARK: The list

  private func drawList(_ frame: PaneFrame, on canvas: inout Canvas) {
    let isFocused = pane.focus == .list
    let name = "Connaisseur \(model.session.connaisseur.rawValue)"
    frame.draw(
      title: title(name, isFocused) + (layout.isFramed ? model.lintTitle : StyledText()),
      note: listNote, isFocused: isFocused, on: &canvas)
    guard let outline = pane.outline, !pane.list.items.isEmpty else {
      for (index, line) in emptyLines(columns: frame.inner.columns).enumerated() {
        canvas.put(line, in: frame.inner.line(index))
      }
      return
    }
    let (tryOut, problems) = (pane.tryOut.current, pane.problems)
    canvas.list(pane.list.list, in: frame.inner, isFocused: isFocused) { row in
      let item = pane.list.items[row]
      return PolicyRow(
        item: item, outline: outline, widths: pane.list.widths, columns: frame.inner.columns,
        isOpen: pane.list.isOpen(item), tryOut: tryOut,
        severity: problems?.severity(of: item, isClosed: pane.list.isOpen(item) == false)
      ).text
    }
  }

  private var listNote: StyledText {
    let more = note(below: pane.list.list.count - pane.list.list.visibleRows.upperBound)
    guard !pane.filter.isEmpty else { return more }
    let query = StyledText("/" + pane.filter.query, .accent)
    return more.runs.isEmpty ? query : query + "  " + more
  }

  private func emptyLines(columns: Int) -> [StyledText] {
    emptyText.flatMap { $0.wrapped(columns: max(columns, 1)) }
  }

  private var emptyText: [StyledText] {
    switch pane.reading {
    case .running:
      return [
        StyledText(
          model.isReadingCluster
            ? "… what runs in the cluster; Esc gives up" : "… reading the files of values", .dim)
      ]
    case .failed(let reason): return [StyledText(reason, .bad)]
    case .none: break
    }
    return [
      StyledText("No values.yaml, so no policy."),
      StyledText("Press f to name one, or start with", .dim),
      StyledText("  tastevin --values values.yaml", .accent),
    ]
  }

  // MARK: What is beside it

  private func drawDetail(_ frame: PaneFrame, on canvas: inout Canvas) {
    let isFocused = pane.focus == .detail
    let below = pane.detail.count - pane.detail.visibleLines.upperBound
    frame.draw(
      title: title(pane.detailTitle, isFocused), note: note(below: below), isFocused: isFocused,
      on: &canvas)
    canvas.textPane(pane.detail, in: frame.inner) { pane.detailLines[$0] }
  }

  private func drawText(_ frame: PaneFrame, on canvas: inout Canvas) {
    let isFocused = pane.focus == .text
    let state = pane.text.pane
    frame.draw(
      title: title(pane.text.file?.name ?? "", isFocused),
      note: note(below: state.count - state.visibleLines.upperBound), isFocused: isFocused,
      on: &canvas)
    let problems = pane.problems
    canvas.textPane(state, in: frame.inner) { pane.text.styled($0, problems: problems) }
  }
}
