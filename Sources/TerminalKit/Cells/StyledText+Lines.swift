extension StyledText {
  /// The lines of a text, split at every line end, tabs as spaces to the next multiple of
  /// `tabStop`. At most `limit` lines.
  public static func lines(
    of text: String, _ style: Style = .plain, tabStop: Int = 4, limit: Int = 1_000_000
  ) -> [StyledText] {
    text.split(maxSplits: max(limit - 1, 0), omittingEmptySubsequences: false) { $0.isNewline }
      .map { line in
        guard line.utf8.contains(0x09) else { return StyledText(String(line), style) }
        return StyledText(expandingTabs(in: line, stop: max(tabStop, 1)), style)
      }
  }

  private static func expandingTabs(in line: Substring, stop: Int) -> String {
    var text = ""
    var column = 0
    for character in line {
      if character == "\t" {
        let spaces = stop - column % stop
        text += String(repeating: " ", count: spaces)
        column += spaces
      } else {
        text.append(character)
        column += CharacterWidth.cells(of: character)
      }
    }
    return text
  }

  /// The same without its first `columns` cells. A wide character that would be halved is
  /// replaced by a space.
  public func dropping(columns: Int) -> StyledText {
    var left = max(columns, 0)
    var kept: [Run] = []
    for run in runs {
      guard left > 0 else {
        kept.append(run)
        continue
      }
      var rest = VisibleText.of(run.text)[...]
      while left > 0, let first = rest.popFirst() { left -= CharacterWidth.cells(of: first) }
      let halved = String(repeating: " ", count: max(-left, 0))
      if !(halved.isEmpty && rest.isEmpty) { kept.append(Run(halved + rest, run.style)) }
      left = max(left, 0)
    }
    return StyledText(runs: kept)
  }
}
