import Inspector
import PolicyEditor
import TerminalKit

/// Draws the cases of a suite and what is known of one of them.
struct TestsView {
  let model: Model
  let layout: Layout

  private var pane: TestsPane { model.tests }

  func draw(on canvas: inout Canvas) {
    canvas.put(answer, in: layout.answer.line(0))
    if let frame = layout.tree { drawList(frame, on: &canvas) }
    if let frame = layout.detail { drawDetail(frame, on: &canvas) }
  }

  /// What the suite comes to, how far it is, and by what it is judged.
  private var answer: StyledText {
    var text = StyledText()
    if let run = pane.run {
      text.append("… \(run.done) of \(run.total) images  ", .dim)
    } else if pane.isCancelled {
      text.append("CANCELLED  ", Style.warning.bold)
    }
    if let report = pane.report,
      pane.run == nil || report.entries.contains(where: { !$0.isPending })
    {
      text.append(report.summary, Style(report.summaryTone).bold)
      text.append("  ")
    }
    guard let suite = pane.suite?.plan.suite else { return text }
    var facts = [suite.generations.map(\.rawValue).joined(separator: ", ")]
    if let moment = suite.moment { facts.append("as of \(DateWords.day(moment.value))") }
    if let trust = suite.trust {
      facts.append("trust of \(VisibleText.of(trust.value, limit: 60))")
    }
    text.append(facts.joined(separator: "  "), .dim)
    return text
  }

  private func title(_ text: String, _ isFocused: Bool) -> StyledText {
    layout.isFramed
      ? StyledText(text, isFocused ? Style.accent.bold : .plain)
      : Tabs.brief(of: model) + StyledText(" " + text, .dim)
  }

  private func drawList(_ frame: PaneFrame, on canvas: inout Canvas) {
    let isFocused = pane.focus == .tree
    frame.draw(
      title: title(VisibleText.of(pane.file ?? "Tests", limit: 200), isFocused), note: listNote,
      isFocused: isFocused, on: &canvas)
    guard !pane.rows.isEmpty else {
      let lines = emptyText.flatMap { $0.wrapped(columns: max(frame.inner.columns, 1)) }
      for (index, line) in lines.enumerated() { canvas.put(line, in: frame.inner.line(index)) }
      return
    }
    canvas.list(pane.list, in: frame.inner, isFocused: isFocused) { row in
      StyledText(StyledLine(pane.entry(at: row)?.row ?? []))
    }
  }

  private var listNote: StyledText {
    let below = pane.list.count - pane.list.visibleRows.upperBound
    let more = below > 0 ? StyledText("\(below) more", .dim) : StyledText()
    guard !pane.filter.isEmpty else { return more }
    let query = StyledText("/" + pane.filter.query, .accent)
    return more.runs.isEmpty ? query : query + "  " + more
  }

  private var emptyText: [StyledText] {
    if case .failed(let reason) = model.policy.reading {
      return [StyledText("There is no policy to test: \(reason)", .bad)]
    }
    switch pane.reading {
    case .unread, .running:
      return pane.file == nil
        ? [
          StyledText("No values.yaml, so nothing to test."),
          StyledText("Press f to name one, or start with", .dim),
          StyledText("  tastevin --values values.yaml", .accent),
        ] : [StyledText("… reading the suite", .dim)]
    case .failed(let reason): return [StyledText(reason, .bad)]
    case .missing:
      return [
        StyledText("There is no \(VisibleText.of(pane.file ?? "", limit: 200))."),
        StyledText("o begins it with what is decided on the current image.", .dim),
        StyledText("tastevin test --init writes one for each rule.", .dim),
      ]
    case .read where !pane.filter.isEmpty: return [StyledText("No case matches.", .dim)]
    case .read: return [StyledText("The suite has no cases. o adds the current image.", .dim)]
    }
  }

  private func drawDetail(_ frame: PaneFrame, on canvas: inout Canvas) {
    let isFocused = pane.focus == .detail
    let below = pane.detail.count - pane.detail.visibleLines.upperBound
    frame.draw(
      title: title(pane.selected?.title ?? "", isFocused),
      note: below > 0 ? StyledText("\(below) more", .dim) : StyledText(), isFocused: isFocused,
      on: &canvas)
    canvas.textPane(pane.detail, in: frame.inner) { pane.detailLines[$0] }
  }
}
