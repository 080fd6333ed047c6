import Inspector
import TerminalKit

extension StyledText {
  /// A line of a report in the terminal's styles.
  init(_ line: StyledLine) {
    self.init(
      runs: line.spans.filter { !$0.text.isEmpty }.map { Run($0.text, Style($0.tone)) })
  }

  /// A line of a report on as many lines as it needs. What follows the lead goes on under itself,
  /// and a part that fits on a line is not broken.
  static func lines(of line: StyledLine, columns: Int) -> [StyledText] {
    let columns = max(columns, 16)
    let whole = StyledText(line)
    guard whole.width > columns else { return [whole] }
    let lead = StyledText(runs: Array(whole.runs.prefix(line.lead)))
    let room = columns - lead.width
    guard room >= 12 else { return whole.wrapped(columns: columns) }
    var parts: [StyledText] = []
    for run in whole.runs.dropFirst(line.lead) {
      let piece = StyledText(runs: [run])
      if let last = parts.last, last.width + piece.width <= room || piece.width > room {
        parts[parts.count - 1] = last + piece
      } else {
        parts.append(parts.isEmpty ? piece : piece.withoutLeadingSpaces)
      }
    }
    let indent = StyledText(String(repeating: " ", count: lead.width))
    return parts.flatMap { $0.wrapped(columns: room) }.enumerated().map { index, text in
      index == 0 ? lead + text : indent + text
    }
  }

  private var withoutLeadingSpaces: StyledText {
    StyledText(runs: runs.map { Run(String($0.text.drop { $0 == " " }), $0.style) })
  }
}

extension Style {
  init(_ tone: Tone) {
    switch tone {
    case .plain: self = .plain
    case .good: self = .good
    case .bad: self = .bad
    case .warning: self = .warning
    case .accent: self = .accent
    case .dim: self = .dim
    }
  }
}
