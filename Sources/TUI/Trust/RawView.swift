import Inspector
import TerminalKit

/// A document's JSON with its marks, as lines for the detail pane.
enum RawView {
  static func lines(of document: RawDocument, columns: Int) -> [StyledText] {
    var lines = document.remarks.flatMap {
      StyledText($0.text, Style($0.tone)).wrapped(columns: max(columns, 16))
    }
    if !lines.isEmpty { lines.append(StyledText()) }
    if document.lines.isEmpty { lines.append(StyledText("There is no document.", .dim)) }
    for line in document.lines {
      var text = StyledText(String(repeating: " ", count: 2 * min(line.depth, 200)))
      // The mark stands before the text, so that it is seen without scrolling.
      if let mark = line.mark { text.append(mark.text + " ", Style(mark.tone)) }
      text.append(line.text)
      lines.append(text)
    }
    return lines
  }
}
