import Inspector
import NotaryCore
import TerminalKit

/// The top: the verdict and the image, where it comes from and what is special; below it the answer.
struct Header {
  let model: Model
  let layout: Layout

  func draw(on canvas: inout Canvas) {
    drawBreadcrumb(on: &canvas)
    for (index, line) in answer.prefix(layout.answer.rows).enumerated() {
      canvas.put(StyledText(line), in: layout.answer.line(index))
    }
  }

  private func drawBreadcrumb(on canvas: inout Canvas) {
    let rect = layout.header
    var line = verdict
    line.append("  ")
    line += image(columns: rect.columns - line.width)
    if line.width + 6 <= rect.columns {
      for badge in model.session.badges { line.append("  " + badge, .warning) }
      line.append("  ")
      line.append(model.trust.report?.source.text ?? model.session.location, .dim)
    }
    let name = StyledText("tastevin", Style.plain.bold)
    if line.width + 2 + name.width <= rect.columns { canvas.putRight(name, in: rect) }
    canvas.put(line, in: rect)
  }

  /// The image; where it is too long its end, which tells more than its beginning.
  private func image(columns: Int) -> StyledText {
    let name = model.session.image.name
    guard name.count > columns, columns > 1 else { return StyledText(name, .accent) }
    return StyledText("…" + name.suffix(columns - 1), .accent)
  }

  private var status: ChainOfTrust.Status? { model.trust.report?.chain.status }

  private var verdict: StyledText {
    switch model.loading {
    case .running: return StyledText("loading…", .dim)
    case .failed: return StyledText("FAILED", Style.bad.bold)
    case .cancelled where status == nil || status == .pending:
      return StyledText("CANCELLED", Style.warning.bold)
    case .cancelled, .none: break
    }
    guard let verdict = model.trust.report?.verdict else { return StyledText() }
    return StyledText(verdict.text, Style(verdict.tone).bold)
  }

  private var answer: [StyledLine] {
    if case .failed(let reason) = model.loading { return [StyledLine(reason, .bad)] }
    if let answer = model.trust.report?.answer, !answer.isEmpty { return answer }
    let asked = "asked \(model.session.location)"
    if case .running = model.loading {
      let count = model.trust.report?.chain.roles.count { $0.document != nil } ?? 0
      return [StyledLine(count == 0 ? asked : "\(asked), \(count) documents so far", .dim)]
    }
    return [StyledLine(asked, .dim)]
  }
}
