import Inspector
import TerminalKit

/// Draws how signing in went over the view in which it was asked for.
struct SignInView {
  let pane: SignInPane
  let frame: PaneFrame

  func draw(on canvas: inout Canvas) {
    let below = pane.text.count - pane.text.visibleLines.upperBound
    frame.draw(
      title: StyledText("Sign-in", Style.accent.bold) + StyledText("  secrets are left out", .dim),
      note: below > 0 ? StyledText("\(below) more", .dim) : StyledText(), isFocused: true,
      on: &canvas)
    canvas.textPane(pane.text, in: frame.inner) { pane.shown[$0] }
  }
}
