extension Canvas {
  /// Every row as text, in full width.
  public var lines: [String] {
    (0..<size.rows).map { row($0).text }
  }

  /// All rows without the spaces at their ends, each with a newline.
  public var text: String {
    lines.map { Self.trimmed($0) + "\n" }.joined()
  }

  /// `text`, and under a line `-- style` the same grid with a letter for the style of each cell:
  /// `.` plain, `g`ood, `b`ad, `w`arning, `a`ccent, `d`im, in capitals (`P` for plain) where
  /// reversed; under a line `-- weight`, if there is any, `*` bold, `_` underlined, `#` both.
  public var styledText: String {
    var dump = text + "-- style\n" + grid(Self.styleLetter)
    if cells.contains(where: { Self.weightLetter($0.style) != "." }) {
      dump += "-- weight\n" + grid(Self.weightLetter)
    }
    return dump
  }

  private func grid(_ letter: (Style) -> Character) -> String {
    (0..<size.rows).map { row in
      Self.trimmed(String(self.row(row).map { letter($0.style) }), of: ".") + "\n"
    }.joined()
  }

  private static func styleLetter(_ style: Style) -> Character {
    let reversed = style.attributes.contains(.reverse)
    return switch style.colour {
    case .plain: reversed ? "P" : "."
    case .good: reversed ? "G" : "g"
    case .bad: reversed ? "B" : "b"
    case .warning: reversed ? "W" : "w"
    case .accent: reversed ? "A" : "a"
    case .dim: reversed ? "D" : "d"
    }
  }

  private static func weightLetter(_ style: Style) -> Character {
    switch (style.attributes.contains(.bold), style.attributes.contains(.underline)) {
    case (true, true): "#"
    case (true, false): "*"
    case (false, true): "_"
    case (false, false): "."
    }
  }

  private static func trimmed(_ line: String, of filler: Character = " ") -> String {
    guard let last = line.lastIndex(where: { $0 != filler }) else { return "" }
    return String(line[...last])
  }
}
