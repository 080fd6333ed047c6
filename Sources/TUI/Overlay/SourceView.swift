import Inspector
import TerminalKit

/// Draws a file of configuration over the view that led to it.
struct SourceView {
  let pane: SourcePane
  let frame: PaneFrame

  func draw(on canvas: inout Canvas) {
    let below = pane.text.count - pane.text.visibleLines.upperBound
    var title = StyledText(pane.file.name, Style.accent.bold)
    title.append("  line \(pane.line)", .dim)
    frame.draw(
      title: title, note: below > 0 ? StyledText("\(below) more", .dim) : StyledText(),
      isFocused: true, on: &canvas)
    canvas.textPane(pane.text, in: frame.inner) { pane.styled($0) }
  }
}
