/// What a terminal shows at one moment.
struct Screen: Sendable, CustomStringConvertible {
  /// The rows without styles, trailing blanks removed, as many as the terminal has.
  let lines: [String]
  /// The rows with their SGR sequences, as tmux writes them.
  let styledLines: [String]
  let width: Int
  /// Column and row of the cursor, counted from 0.
  let cursor: (column: Int, row: Int)
  let cursorIsVisible: Bool
  /// True while the program has the alternate screen, which hides the shell's lines.
  let isAlternate: Bool
  /// True while the program asks for mouse events.
  let hasMouse: Bool
  /// How the program ended, nil while it runs.
  let ending: Ending?
  /// True if the program has closed its terminal and tmux does not know yet how it ended.
  let lacksEnding: Bool

  enum Ending: Sendable, Equatable {
    case exited(Int)
    case killed(signal: String)
  }

  var text: String { lines.joined(separator: "\n") }

  func contains(_ part: String) -> Bool { text.contains(part) }

  func contains(_ pattern: some RegexComponent) -> Bool { text.contains(pattern) }

  /// The first row that contains the text, nil if none does.
  func row(of part: String) -> Int? { lines.firstIndex { $0.contains(part) } }

  /// The screen in a frame, to be read in a failed test.
  var description: String {
    let edge = "+" + String(repeating: "-", count: width) + "+"
    let rows = lines.map { line in
      "|" + line + String(repeating: " ", count: max(0, width - line.count)) + "|"
    }
    let state =
      "cursor \(cursor)\(cursorIsVisible ? "" : " hidden"), \(ending.map { "\($0)" } ?? "running")"
    return ([edge] + rows + [edge, state]).joined(separator: "\n")
  }
}

extension Screen {
  /// What tmux is asked to print in front of the rows, and `init(answer:)` reads.
  static let format = [
    "pane_width", "pane_height", "cursor_x", "cursor_y", "cursor_flag", "alternate_on",
    "mouse_any_flag", "pane_dead", "pane_dead_status", "pane_dead_signal",
  ].map { "#{\($0)}" }.joined(separator: ",")

  /// Reads one line of `format`, the plain rows, and the styled rows; nil if that is not what it is.
  init?(answer: String) {
    var rows = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let facts = rows.removeFirst().split(separator: ",", omittingEmptySubsequences: false)
    guard facts.count == 10, let width = Int(facts[0]), let height = Int(facts[1]),
      let column = Int(facts[2]), let row = Int(facts[3]), rows.count >= 2 * height
    else { return nil }
    self.width = width
    lines = Array(rows[..<height])
    styledLines = Array(rows[height..<(2 * height)])
    cursor = (column, row)
    cursorIsVisible = facts[4] == "1"
    isAlternate = facts[5] == "1"
    hasMouse = facts[6] == "1"
    if let status = Int(facts[8]) {
      ending = .exited(status)
    } else {
      ending = facts[9].isEmpty ? nil : .killed(signal: String(facts[9]))
    }
    lacksEnding = facts[7] == "1" && ending == nil
  }
}
