import Inspector
import PolicyEditor
import TerminalKit

/// Draws the images with their verdicts.
struct ImagesView {
  let model: Model
  let layout: Layout

  private var pane: ImagesPane { model.images }

  func draw(on canvas: inout Canvas) {
    for (index, line) in answer.prefix(layout.answer.rows).enumerated() {
      canvas.put(line, in: layout.answer.line(index))
    }
    if let frame = layout.images.list { drawList(frame, on: &canvas) }
    if let frame = layout.images.detail { drawDetail(frame, on: &canvas) }
  }

  // MARK: What it comes to

  private var answer: [StyledText] {
    var text = StyledText()
    if pane.audit != nil {
      text.append("\(pane.front.rawValue)  ", Style.plain.bold)
      text += summary
    }
    switch pane.loading {
    case .running where pane.audit == nil: text.append("… reading", .dim)
    case .running: text.append("  … \(pane.judged) of \(pane.summary.images)", .dim)
    case .cancelled: text.append("  PARTIAL: cancelled; R begins anew", .warning)
    case .failed(let reason): text.append(pane.audit == nil ? "" : "  " + reason, .bad)
    case .none: break
    }
    if pane.loading == .none, pane.judgedBy != model.imagesBasis, pane.audit != nil {
      text.append("  OUTDATED: the policy was changed, R judges anew", .warning)
    }
    return [text] + pane.gaps.map { StyledText("PARTIAL: \($0)", .warning) }
  }

  private var summary: StyledText {
    let count = pane.summary.images
    var text = StyledText(count == 1 ? "1 image" : "\(count) images")
    for outcome in AuditOutcome.allCases where pane.summary[outcome] > 0 {
      // What is still coming is told as progress.
      if outcome == .pending, pane.loading.isRunning { continue }
      text.append("  \(pane.summary[outcome]) \(outcome.word)", Style(outcome.tone))
    }
    return text
  }

  // MARK: The list

  private func drawList(_ frame: PaneFrame, on canvas: inout Canvas) {
    let isFocused = pane.focus == .list
    frame.draw(title: title(isFocused), note: note, isFocused: isFocused, on: &canvas)
    let inner = frame.inner
    guard !pane.rows.isEmpty else {
      for (index, line) in emptyText.flatMap({ $0.wrapped(columns: inner.columns) }).enumerated() {
        canvas.put(line, in: inner.line(index))
      }
      return
    }
    let columns = ImagesColumns(
      front: pane.front, columns: inner.columns, longest: pane.imageWidth)
    let (head, body) = inner.split(top: ImagesView.headRows(of: frame))
    if head.rows > 0 { canvas.put(columns.head, in: head) }
    canvas.list(pane.list, in: body, isFocused: isFocused) { row in
      switch pane.rows[row] {
      case .heading(let name, let summary):
        columns.heading(name, summary, isFolded: pane.order.folded.contains(name))
      case .image(let index, _): columns.line(pane.entries[index])
      }
    }
  }

  /// The names of the columns, where there is room.
  static func headRows(of frame: PaneFrame) -> Int { frame.inner.rows >= 8 ? 1 : 0 }

  /// The rows that are left for images.
  static func rows(of frame: PaneFrame) -> Int { frame.inner.rows - headRows(of: frame) }

  private func title(_ isFocused: Bool) -> StyledText {
    var title = layout.isFramed ? StyledText() : Tabs.brief(of: model) + " "
    let name = pane.origin.map { "Images of \($0.words)" } ?? "Images"
    title.append(
      layout.isFramed ? name : pane.origin?.words ?? "",
      layout.isFramed && isFocused ? Style.accent.bold : layout.isFramed ? .plain : .dim)
    return title
  }

  private var note: StyledText {
    var parts: [StyledText] = []
    if !pane.filter.isEmpty { parts.append(StyledText("/" + pane.filter.query, .accent)) }
    // A low screen has more use for the names of the views.
    if !pane.rows.isEmpty, layout.isFramed {
      let group = pane.order.grouping
      parts.append(
        StyledText(
          pane.order.sort.label + (group == .none ? "" : ", grouped by \(group.label)"), .dim))
    }
    let below = pane.list.count - pane.list.visibleRows.upperBound
    if below > 0 { parts.append(StyledText("\(below) more", .dim)) }
    return parts.reduce(StyledText()) { $0.runs.isEmpty ? $1 : $0 + "  " + $1 }
  }

  private var emptyText: [StyledText] {
    if case .failed(let reason) = pane.loading {
      return reason.split(separator: "\n").map { StyledText(String($0), .bad) }
    }
    guard model.hasValues else {
      return [
        StyledText("No values.yaml, so nothing can be judged."),
        StyledText("Press f to name one.", .dim),
      ]
    }
    guard let origin = pane.origin else {
      let space = layout.isFramed ? [StyledText()] : []
      return [StyledText("No manifests. Press m to name some, or start with")] + space
        + [StyledText("  tastevin -f deploy/ --values values.yaml", .accent)] + space
        + [StyledText("L lists what runs in a cluster, once one is chosen.", .dim)]
    }
    switch pane.loading {
    case .running: return [StyledText("… reading \(origin.words)", .dim)]
    case .cancelled: return [StyledText("Cancelled. R reads them again.", .dim)]
    case .none, .failed: break
    }
    guard pane.filter.isEmpty else {
      return [StyledText("Nothing matches '\(pane.filter.query)'. Esc clears the filter.", .dim)]
    }
    return [StyledText("There is no image in \(origin.words).", .dim)]
  }

  // MARK: The image under the cursor

  private func drawDetail(_ frame: PaneFrame, on canvas: inout Canvas) {
    let isFocused = pane.focus == .detail
    let below = pane.detail.count - pane.detail.visibleLines.upperBound
    let name =
      if case .heading(let name, _)? = pane.selectedRow { name } else {
        pane.selected?.image.shownWhole ?? ""
      }
    let head = layout.isFramed ? StyledText() : Tabs.brief(of: model) + " "
    frame.draw(
      title: head + StyledText(name, isFocused ? Style.accent.bold : .plain),
      note: below > 0 ? StyledText("\(below) more", .dim) : StyledText(), isFocused: isFocused,
      on: &canvas)
    canvas.textPane(pane.detail, in: frame.inner) { pane.detailLines[$0] }
  }
}
