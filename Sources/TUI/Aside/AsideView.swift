import Inspector
import TerminalKit

/// Draws facts beside the chain of trust: the list and the details of its line.
struct AsideView {
  let pane: AsidePane
  let layout: Layout

  func draw(on canvas: inout Canvas) {
    if let frame = layout.tree { drawList(frame, on: &canvas) }
    if let frame = layout.detail { drawDetail(frame, on: &canvas) }
  }

  private func drawList(_ frame: PaneFrame, on canvas: inout Canvas) {
    let isFocused = pane.focus == .tree
    let below = pane.list.count - pane.list.visibleRows.upperBound
    frame.draw(
      title: StyledText(pane.kind.title, isFocused ? Style.accent.bold : .plain),
      note: note(below: below), isFocused: isFocused, on: &canvas)
    let inner = frame.inner
    guard !pane.rows.isEmpty else {
      for (index, line) in emptyText.wrapped(columns: inner.columns).enumerated() {
        canvas.put(line, in: inner.line(index))
      }
      return
    }
    canvas.list(pane.list, in: inner, isFocused: isFocused) { row in
      StyledText(pane.rows[row].line(titleWidth: pane.titleWidth))
    }
  }

  private func note(below: Int) -> StyledText {
    let more = below > 0 ? StyledText("\(below) more", .dim) : StyledText()
    guard !pane.filter.isEmpty else { return more }
    let query = StyledText("/" + pane.filter.query, .accent)
    return below > 0 ? query + "  " + more : query
  }

  private var emptyText: StyledText {
    if !pane.filter.isEmpty, pane.sheet?.rows.isEmpty == false {
      return StyledText("Nothing matches '\(pane.filter.query)'. Esc clears the filter.", .dim)
    }
    return switch pane.loading {
    case .running: StyledText("… loading", .dim)
    case .failed(let reason): StyledText(reason, .bad)
    case .cancelled: StyledText("Cancelled. R asks again.", .dim)
    case .none: StyledText("There is nothing to show.", .dim)
    }
  }

  private func drawDetail(_ frame: PaneFrame, on canvas: inout Canvas) {
    let isFocused = pane.focus == .detail
    let below = pane.detail.count - pane.detail.visibleLines.upperBound
    frame.draw(
      title: StyledText(pane.selected?.title ?? "", isFocused ? Style.accent.bold : .plain),
      note: below > 0 ? StyledText("\(below) more", .dim) : StyledText(), isFocused: isFocused,
      on: &canvas)
    canvas.textPane(pane.detail, in: frame.inner) { pane.detailLines[$0] }
  }
}

extension AsidePane {
  /// What the facts come to, and how far they are.
  var answer: [StyledText] {
    var lines = sheet?.summary.map { StyledText($0) } ?? []
    if case .failed(let reason) = loading { lines = [StyledText(reason, .bad)] }
    guard loading.isRunning else { return lines }
    let words = progress.isEmpty ? "…" : "… \(progress)"
    // A low screen has room for the first line alone.
    return [StyledText(words, .dim)] + lines
  }
}
