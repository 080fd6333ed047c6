import Inspector
import TerminalKit

/// The lines of the detail pane: some facts, or a document's JSON with its marks, of which each line
/// is made when it is drawn.
struct DetailText: Sendable {
  private let first: [StyledText]
  private let document: RawDocument?

  init(_ lines: [StyledText] = []) {
    first = lines
    document = nil
  }

  init(_ document: RawDocument, columns: Int) {
    var lines = document.remarks.flatMap {
      StyledText($0.text, Style($0.tone)).wrapped(columns: max(columns, 16))
    }
    if !lines.isEmpty { lines.append(StyledText()) }
    if document.count == 0 { lines.append(StyledText("There is no document.", .dim)) }
    first = lines
    self.document = document
  }

  var count: Int { first.count + (document?.count ?? 0) }

  /// - Parameter index: less than ``count``.
  subscript(index: Int) -> StyledText {
    guard index >= first.count, let line = document?[index - first.count] else {
      return first[index]
    }
    var text = StyledText(String(repeating: " ", count: 2 * min(line.depth, 200)))
    // The mark stands before the text, so that it is seen without scrolling.
    if let mark = line.mark { text.append(mark.text + " ", Style(mark.tone)) }
    text.append(line.text)
    return text
  }
}
