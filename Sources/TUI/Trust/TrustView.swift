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

  private func drawTree(_ rect: Rect, on canvas: inout Canvas) {
    let isFocused = model.focus == .tree
    var title = StyledText("Chain of trust", isFocused ? Style.accent.bold : .plain)
    title.append("  as the Notary client judges it", .dim)
    canvas.box(rect, title: title, style: isFocused ? .accent : .dim)
    let inner = rect.inset()
    guard !pane.rows.isEmpty else {
      for (index, line) in emptyLines.enumerated() {
        for (offset, text) in line.wrapped(columns: inner.columns).enumerated() {
          canvas.put(text, in: inner.line(index + offset))
        }
      }
      return
    }
    canvas.list(pane.tree.list, in: inner, isFocused: isFocused) { row in
      NodeRow(pane.rows[row], titleWidth: pane.titleWidth).text
    }
  }

  private var emptyLines: [StyledText] {
    if !pane.filter.isEmpty, pane.report != nil {
      return [StyledText("Nothing matches '\(pane.filter.query)'. Esc clears the filter.", .dim)]
    }
    switch model.loading {
    case .running: return [StyledText("… loading", .dim)]
    case .failed(let reason): return [StyledText(reason, .bad)]
    case .cancelled: return [StyledText("Cancelled. R loads again.", .dim)]
    case .none: return []
    }
  }

  private func drawDetail(_ rect: Rect, on canvas: inout Canvas) {
    let isFocused = model.focus == .detail
    let title = StyledText(pane.detailTitle, isFocused ? Style.accent.bold : .plain)
    canvas.box(
      rect, title: pane.detailTitle.isEmpty ? StyledText() : title,
      style: isFocused ? .accent : .dim)
    let inner = rect.inset()
    canvas.textPane(pane.detail, in: inner) { pane.detailLines[$0] }
    let below = pane.detail.count - pane.detail.visibleLines.upperBound
    guard below > 0, rect.rows > 2 else { return }
    let more = StyledText(" \(below) more ", .dim)
    let edge = Rect(
      column: rect.column + 1, row: rect.row + rect.rows - 1, columns: rect.columns - 2, rows: 1)
    canvas.putRight(more, in: edge)
  }
}

/// One line of the tree: status, fold mark, title, facts.
private struct NodeRow {
  private let row: TreeRow<TrustNode, TrustNode.ID>
  private let titleWidth: Int

  init(_ row: TreeRow<TrustNode, TrustNode.ID>, titleWidth: Int) {
    self.row = row
    self.titleWidth = titleWidth
  }

  var text: StyledText {
    let node = row.node
    var text = StyledText(node.status.rawValue, Style(node.status.tone)).padded(to: 5)
    text.append(String(repeating: " ", count: row.depth))
    text.append(row.isFolded ? "+" : " ", .accent)
    text += StyledText(node.title, titleStyle).padded(to: max(0, titleWidth - row.depth))
    for fact in node.facts {
      text.append("  ")
      text.append(fact.text, Style(fact.tone))
    }
    return text
  }

  private var titleStyle: Style {
    if case .role = row.node.id { .plain.bold } else { .plain }
  }
}
