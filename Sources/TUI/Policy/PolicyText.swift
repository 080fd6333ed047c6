import Inspector
import PolicyEditor
import TerminalKit

/// A file's text beside the list, at the line of what is under the cursor.
struct PolicyText: Sendable {
  private(set) var files: [ConfigurationText] = []
  private(set) var shown = 0
  /// The line that is marked, from 1; nil where the cursor is on nothing of a file.
  private(set) var line: Int?
  var pane = TextPaneState()

  var file: ConfigurationText? { files.indices.contains(shown) ? files[shown] : nil }

  mutating func show(_ files: [ConfigurationText]) {
    self.files = files
    shown = min(shown, max(files.count - 1, 0))
    pane.setCount(file?.lines.count ?? 0)
    if let line { reveal(line) }
  }

  mutating func resize(rows: Int) {
    pane.setHeight(rows)
    if let line { reveal(line) }
  }

  /// Goes to a place; nil takes the mark away.
  mutating func follow(_ position: SourcePosition?) {
    line = position?.line
    guard let position else { return }
    if let index = files.firstIndex(where: { $0.name == position.file }) {
      shown = index
      pane.setCount(files[index].lines.count)
    }
    reveal(position.line)
  }

  /// Scrolls no more than it takes to see the line with some of what is around it.
  private mutating func reveal(_ line: Int) {
    let margin = min(6, pane.height / 4)
    pane.reveal(min(line - 1 + margin, max(pane.count - 1, 0)))
    pane.reveal(max(line - 1 - margin, 0))
  }

  /// A line with its number, marked where it is the one in question, and the sign of its worst problem.
  func styled(_ index: Int, problems: PolicyProblems?) -> StyledText {
    guard let file, file.lines.indices.contains(index) else { return StyledText() }
    let severity = problems?.severity(inFile: file.name, line: index + 1)
    return SourceLine(
      file, index: index, isMarked: index + 1 == line, sign: StyledText(signOf: severity)
    ).text
  }
}
