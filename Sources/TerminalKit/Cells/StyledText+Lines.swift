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

  /// The text on lines of at most `columns` cells, broken at spaces, and within a word that is
  /// longer than a line. Nothing but the spaces at the breaks is left out.
  public func wrapped(columns: Int) -> [StyledText] {
    guard columns > 0 else { return [self] }
    var wrapper = LineWrapper(columns: columns)
    for run in runs {
      for character in VisibleText.of(run.text) { wrapper.add(character, run.style) }
    }
    return wrapper.finish()
  }
}

/// Breaks a text into lines, a character at a time.
private struct LineWrapper {
  private struct Piece {
    var character: Character
    var style: Style
    var width: Int
  }

  let columns: Int
  private var lines: [StyledText] = []
  private var line: [Piece] = []
  private var width = 0

  init(columns: Int) {
    self.columns = columns
  }

  mutating func add(_ character: Character, _ style: Style) {
    let piece = Piece(
      character: character, style: style, width: CharacterWidth.cells(of: character))
    while width + piece.width > columns, !line.isEmpty {
      if character == " " {
        flush(line)
        line = []
        width = 0
        return
      }
      breakLine()
    }
    line.append(piece)
    width += piece.width
  }

  mutating func finish() -> [StyledText] {
    if !line.isEmpty || lines.isEmpty { flush(line) }
    return lines
  }

  /// Ends the line at its last space; the word after it begins the next line.
  private mutating func breakLine() {
    guard let space = line.lastIndex(where: { $0.character == " " }) else {
      flush(line)
      line = []
      width = 0
      return
    }
    flush(line[..<space])
    line.removeFirst(space + 1)
    width = line.reduce(0) { $0 + $1.width }
  }

  private mutating func flush(_ pieces: some Collection<Piece>) {
    var text = StyledText()
    for piece in pieces {
      if let last = text.runs.indices.last, text.runs[last].style == piece.style {
        text.runs[last].text.append(piece.character)
      } else {
        text.append(String(piece.character), piece.style)
      }
    }
    lines.append(text)
  }
}
