import ArgumentParser
import Inspector

/// `--color`: colour only on a terminal, unless it is asked for; `NO_COLOR` is obeyed.
struct ColourOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"),
    transform: ColourOption.choice)
  var color: ColourChoice?

  private static func choice(_ text: String) throws -> ColourChoice {
    guard let choice = ColourChoice(rawValue: text) else {
      throw ValidationError("it takes auto, always or never")
    }
    return choice
  }

  /// `NO_COLOR` asks for none (no-color.org).
  var choice: SettingInForce<ColourChoice> {
    let noColour = Environment.value("NO_COLOR").map { _ in ColourChoice.never }
    return .first(
      flag: ("--color", color), environment: ("NO_COLOR", noColour),
      file: SettingsFile.settings.color, standard: .auto)
  }

  /// Whether text on a stream is coloured.
  func isOn(for stream: StandardStream) -> Bool {
    switch choice.value {
    case .always: return true
    case .never: return false
    case .auto:
      let isPlain = Environment.value("NO_COLOR") != nil || Environment.value("TERM") == "dumb"
      return stream.isTerminal && !isPlain
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
