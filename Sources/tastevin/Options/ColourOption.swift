import ArgumentParser
import Glibc
import Inspector

/// `--color`: colour only on a terminal, unless it is asked for; `NO_COLOR` is obeyed.
struct ColourOption: ParsableArguments {
  enum Choice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Option(help: "Colour: auto, always or never.")
  var color = Choice.auto

  /// Whether text on a stream is coloured.
  func isOn(for stream: StandardStream) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      let noColour = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
      let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
      return stream.isTerminal && !noColour && !isDumb
    }
  }

  /// Lines with or without colour, each with a newline.
  ///
  /// - Parameter keepsSpaces: whether spaces at the ends of lines mean something, as in a diff.
  func text(
    _ lines: [StyledLine], for stream: StandardStream, keepsSpaces: Bool = false
  ) -> String {
    let isOn = isOn(for: stream)
    return lines.map { line in
      let text = isOn ? line.spans.map(\.coloured).joined() : line.text
      return (keepsSpaces ? text : text.trimmingTrailingSpaces) + "\n"
    }.joined()
  }
}

extension Span {
  /// The 16 colours that every terminal shows readably on light and dark.
  fileprivate var coloured: String {
    let code: String
    switch tone {
    case .plain: return text
    case .good: code = "32"
    case .bad: code = "1;31"
    case .warning: code = "33"
    case .accent: code = "36"
    case .dim: code = "2"
    }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
