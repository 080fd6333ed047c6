import Inspector
import TerminalKit

/// A line of a file with its number, marked where it is the one in question.
struct SourceLine {
  let text: StyledText

  /// - Parameters:
  ///   - index: from 0, one that the file has.
  ///   - sign: what stands behind the number; nil where no line has one.
  init(_ file: ConfigurationText, index: Int, isMarked: Bool, sign: StyledText? = nil) {
    let width = String(file.lines.count).count
    let number = String(index + 1)
    let padding = String(repeating: " ", count: max(0, width - number.count))
    let gutter = "\(isMarked ? ">" : " ") \(padding)\(number) "
    let content = file.lines[index].replacing("\t", with: "    ")
    text =
      StyledText(gutter, isMarked ? Style.accent.bold : .dim)
      + (sign.map { $0 + " " } ?? " ") + StyledText(content, isMarked ? Style.plain.bold : .plain)
  }
}
