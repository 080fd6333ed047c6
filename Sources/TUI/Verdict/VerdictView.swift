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
    frame.draw(title: title, note: note(below: list.linesBelow), isFocused: true, on: &canvas)
    guard !list.rows.isEmpty else {
      for (index, line) in emptyLines(columns: frame.inner.columns).enumerated() {
        canvas.put(line, in: frame.inner.line(index))
      }
      return
    }
    drawRows(of: list, in: frame.inner, on: &canvas)
  }

  private func drawRows(of list: VerdictList, in rect: Rect, on canvas: inout Canvas) {
    for (index, line) in list.lines.prefix(rect.rows).enumerated() {
      let place = rect.line(index)
      guard let row = line.row else {
        canvas.divide(layout.main.rect, at: place.row, style: .accent)
        continue
      }
      canvas.put(line.text, in: place)
      let isSpace = line.text.runs.isEmpty
      if row == list.tree.list.selection, !isSpace { canvas.add(.reverse, in: place) }
    }
  }

  private var title: StyledText {
    var title = layout.isFramed ? StyledText() : Tabs.brief(of: model) + " "
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
    guard let image = model.session.image else {
      return [StyledText("No image. Press i to name one.")]
    }
    switch model.explaining {
    case .running where model.isReadingCluster:
      return [StyledText("… what runs in the cluster; Esc gives up", .dim)]
    case .running: return [StyledText("… what both Connaisseurs decide", .dim)]
    case .failed(let reason): return [StyledText(reason, .bad)]
    case .cancelled: return [StyledText("Cancelled. R asks again.", .dim)]
    case .none: break
    }
    let space = layout.isFramed ? [StyledText()] : []
    return [StyledText("No values.yaml, so no verdict.")] + space
      + [StyledText("Press f to name one, or start with", .dim)] + space
      + [
        StyledText("  tastevin \(image.given) --values values.yaml", .accent)
      ] + space + [StyledText("or set $TASTEVIN_VALUES.", .dim)]
  }
}
