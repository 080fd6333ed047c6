import Inspector
import TerminalKit

/// What is read in place of a view, until Esc leads back to it.
enum Overlay: Sendable {
  /// The lines of a file of values.
  case file(SourcePane)
  /// How signing in went.
  case signIn(SignInPane)

  /// The part that is seen.
  var text: TextPaneState {
    get {
      switch self {
      case .file(let pane): pane.text
      case .signIn(let pane): pane.text
      }
    }
    set {
      switch self {
      case .file(var pane):
        pane.text = newValue
        self = .file(pane)
      case .signIn(var pane):
        pane.text = newValue
        self = .signIn(pane)
      }
    }
  }

  mutating func resize(_ size: Size) {
    switch self {
    case .file(var pane):
      pane.resize(rows: size.rows)
      self = .file(pane)
    case .signIn(var pane):
      pane.resize(size)
      self = .signIn(pane)
    }
  }

  /// The file that is shown, and the line that is marked.
  var file: SourcePane? {
    if case .file(let pane) = self { pane } else { nil }
  }

  var signIn: SignInPane? {
    if case .signIn(let pane) = self { pane } else { nil }
  }
}
