import Inspector
import PolicyEditor
import TerminalKit

/// Draws the line in which an image is typed, and below it which rule wins.
struct TryOutView {
  let model: Model
  let rect: Rect

  private var tryOut: TryOutField { model.policy.tryOut }

  func draw(on canvas: inout Canvas) {
    let (label, rest) = rect.line(0).split(left: 5)
    canvas.put("try", in: label, tryOut.isTyped ? .accent : .dim)
    guard rect.rows > 1 else { return drawBriefly(in: rest, on: &canvas) }
    drawField(in: rest, on: &canvas)
    for (index, line) in lines.prefix(rect.rows - 1).enumerated() {
      canvas.put(line, in: rect.line(index + 1).split(left: 5).rest)
    }
  }

  private func drawBriefly(in rest: Rect, on canvas: inout Canvas) {
    let words = tryOut.current?.brief(front: model.session.connaisseur) ?? []
    let answer = StyledText(runs: words.map { StyledText.Run($0.text, Style($0.tone)) })
    let (place, right) = rest.split(right: min(answer.width + 1, rest.columns / 2))
    drawField(in: place, on: &canvas)
    canvas.putRight(answer, in: right)
  }

  private func drawField(in place: Rect, on canvas: inout Canvas) {
    if tryOut.isTyped {
      canvas.textField(tryOut.field, in: place)
    } else if tryOut.field.isEmpty {
      canvas.put("x: type an image to see which rule wins", in: place, .dim)
    } else {
      canvas.put(tryOut.field.text, in: place)
    }
  }

  private var lines: [StyledText] {
    if let answer = tryOut.current {
      return answer.lines(front: model.session.connaisseur).map { StyledText($0) }
    }
    let isAsked = !tryOut.image.isEmpty && model.policy.outline != nil
    return isAsked ? [StyledText("…", .dim)] : []
  }
}
