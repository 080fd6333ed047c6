import Inspector
import NotaryCore
import TerminalKit

/// How signing in went, request by request, without secrets.
struct SignInPane: Sendable {
  /// Each on a line of its own, however long.
  private(set) var lines: [StyledLine] = []
  /// The same, broken to the width of the pane.
  private(set) var shown: [StyledText] = []
  var text = TextPaneState()

  init(_ traces: [AuthenticationTrace]) { show(traces) }

  mutating func show(_ traces: [AuthenticationTrace]) {
    lines = Array(traces.map(\.lines).joined(separator: [StyledLine()]))
  }

  mutating func resize(_ size: Size) {
    shown = lines.flatMap { StyledText.lines(of: $0, columns: size.columns) }
    text.setCount(shown.count)
    text.setHeight(size.rows)
  }

  /// What is copied.
  var plain: String { lines.map { $0.text + "\n" }.joined() }
}
