import NotaryCore
import PolicyEditor
import Inspector
import TerminalKit

/// Draws the answer and the steps.
struct VerdictView {
  let model: Model
  let layout: Layout

  func draw(on canvas: inout Canvas) {
    let frame = layout.main
    let list = model.verdict.list
    let below = list.scroll.lineCount - list.scroll.visibleLines.upperBound
    frame.draw(title: title, note: note(below: below), isFocused: true, on: &canvas)
    guard !list.rows.isEmpty else {
      for (index, line) in emptyLines(columns: frame.inner.columns).enumerated() {
        canvas.put(line, in: frame.inner.line(index))
      }
      return
    }
    drawRows(of: list, in: frame.inner, on: &canvas)
  }

  private func drawRows(of list: VerdictList, in rect: Rect, on canvas: inout Canvas) {
    var scroll = list.scroll
    scroll.setHeight(rect.rows)
    for (row, line) in scroll.visibleLines.prefix(rect.rows).enumerated() {
      guard let item = scroll.item(atLine: line), list.texts.indices.contains(item) else {
        continue
      }
      let index = line - scroll.lines(of: item).lowerBound
      guard list.texts[item].indices.contains(index) else { continue }
      let text = list.texts[item][index]
      let place = rect.line(row)
      canvas.put(text, in: place)
      let isSpace = index == 0 && text.runs.isEmpty
      if item == list.tree.list.selection, !isSpace { canvas.add(.reverse, in: place) }
    }
  }

  private var title: StyledText {
    var title = layout.isFramed ? StyledText() : Tabs.text(of: model) + " "
    let name = model.hasValues ? "Connaisseur \(model.verdict.front.rawValue)" : "Verdict"
    title.append(
      layout.isFramed || model.hasValues ? name : "", layout.isFramed ? Style.accent.bold : .dim)
    return title
  }

  private func note(below: Int) -> StyledText {
    let more = below > 0 ? StyledText("\(below) more", .dim) : StyledText()
    let filter = model.verdict.list.filter
    guard !filter.isEmpty else { return more }
    let query = StyledText("/" + filter.query, .accent)
    return below > 0 ? query + "  " + more : query
  }

  private func emptyLines(columns: Int) -> [StyledText] {
    emptyText.flatMap { $0.wrapped(columns: max(columns, 1)) }
  }

  private var emptyText: [StyledText] {
    let filter = model.verdict.list.filter
    if model.verdict.report != nil, !filter.isEmpty {
      return [StyledText("Nothing matches '\(filter.query)'. Esc clears the filter.", .dim)]
    }
    switch model.explaining {
    case .running: return [StyledText("… what both Connaisseurs decide", .dim)]
    case .failed(let reason): return [StyledText(reason, .bad)]
    case .cancelled: return [StyledText("Cancelled. R asks again.", .dim)]
    case .none: break
    }
    let space = layout.isFramed ? [StyledText()] : []
    return [StyledText("No values.yaml, so no verdict.")] + space
      + [StyledText("Press f to name one, or start with", .dim)] + space
      + [
        StyledText("  tastevin \(model.session.image.given) --values values.yaml", .accent)
      ] + space + [StyledText("or set $TASTEVIN_VALUES.", .dim)]
  }
}
