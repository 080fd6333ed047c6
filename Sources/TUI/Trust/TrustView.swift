import Inspector
import NotaryCore
import TerminalKit

/// Draws the tree and the details.
struct TrustView {
  let model: Model
  let layout: Layout

  func draw(on canvas: inout Canvas) {
    if let tree = layout.tree { drawTree(tree, on: &canvas) }
    if let detail = layout.detail { drawDetail(detail, on: &canvas) }
  }

  private var pane: TrustPane { model.trust }

  private func drawTree(_ frame: PaneFrame, on canvas: inout Canvas) {
    let isFocused = model.focus == .tree
    var title = StyledText("Trust", isFocused ? Style.accent.bold : .plain)
    if layout.isFramed {
      title.append(" as \(model.judge.name) judges it", .dim)
    } else {
      title = Tabs.brief(of: model)
      title.append(" as \(model.judge.shortName)", .dim)
    }
    frame.draw(title: title, note: treeNote, isFocused: isFocused, on: &canvas)
    let inner = frame.inner
    guard !pane.rows.isEmpty else {
      for (index, line) in emptyText.wrapped(columns: inner.columns).enumerated() {
        canvas.put(line, in: inner.line(index))
      }
      return
    }
    canvas.list(pane.tree.list, in: inner, isFocused: isFocused) { row in
      let id = pane.rows[row].id
      return NodeRow(
        row: pane.rows[row], titleWidth: pane.titleWidth, columns: inner.columns,
        tag: model.session.image?.reference?.tag, outcome: pane.outcome(of: id),
        localMark: pane.report?.local?.mark(of: id)
      ).text
    }
  }

  private var treeNote: StyledText {
    let below = pane.tree.list.count - pane.tree.list.visibleRows.upperBound
    let more = below > 0 ? StyledText("\(below) more", .dim) : StyledText()
    guard !pane.filter.isEmpty else { return more }
    let filter = StyledText("/" + pane.filter.query, .accent)
    return below > 0 ? filter + "  " + more : filter
  }

  private var emptyText: StyledText {
    if !pane.filter.isEmpty, pane.report != nil {
      return StyledText("Nothing matches '\(pane.filter.query)'. Esc clears the filter.", .dim)
    }
    switch model.loading {
    case .running: return StyledText("… loading", .dim)
    case .failed(let reason): return StyledText(reason, .bad)
    case .cancelled: return StyledText("Cancelled. R loads again.", .dim)
    case .none:
      return StyledText(model.session.image == nil ? "No image. Press i to name one." : "")
    }
  }

  private func drawDetail(_ frame: PaneFrame, on canvas: inout Canvas) {
    let isFocused = model.focus == .detail
    let below = pane.detail.count - pane.detail.visibleLines.upperBound
    frame.draw(
      title: pane.detailTitle.isEmpty
        ? StyledText() : StyledText(pane.detailTitle, isFocused ? Style.accent.bold : .plain),
      note: below > 0 ? StyledText("\(below) more", .dim) : StyledText(), isFocused: isFocused,
      on: &canvas)
    canvas.textPane(pane.detail, in: frame.inner) { pane.detailLines[$0] }
  }
}
