import Inspector
import PolicyEditor
import TerminalKit

/// A file of configuration, secrets masked, at a line that is marked.
struct SourcePane: Sendable {
  let file: ConfigurationText
  /// From 1.
  let line: Int
  var text: TextPaneState

  /// Nil where the file is not among those that were read.
  init?(_ position: SourcePosition, in files: [ConfigurationText]) {
    guard let file = files.first(where: { $0.name == position.file }) else { return nil }
    self.file = file
    line = min(max(position.line, 1), max(file.lines.count, 1))
    text = TextPaneState(count: file.lines.count)
  }

  /// The marked line has a third of the pane above it.
  mutating func resize(rows: Int) {
    let isFirst = text.height == 1
    text.setHeight(rows)
    if isFirst { text.scrollTo(line - 1 - rows / 3) }
  }

  /// A line with its number, marked where it is the one in question.
  func styled(_ index: Int) -> StyledText {
    guard file.lines.indices.contains(index) else { return StyledText() }
    return SourceLine(file, index: index, isMarked: index + 1 == line).text
  }
}
