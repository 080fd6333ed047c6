/// Text as it may be shown: everything that would act on a terminal or hide from a reader is
/// replaced by something visible.
///
/// - C0 control characters and DEL are written in caret notation: `^[`, `^J`, `^?`.
/// - All other controls, every format character (bidirectional overrides and isolates, zero width
///   joiners, tags), everything Unicode calls default-ignorable (variation selectors, fillers),
///   line and paragraph separators, private use, unassigned and surrogate code points are written
///   as `<U+202E>`.
/// - A combining mark without a base, or beyond the third on one base, is written that way too.
///
/// Two names that look alike because one hides a character therefore do not look alike here. The
/// price is that an emoji joined of several is shown as its parts.
public enum VisibleText {
  /// The text as a canvas shows it.
  public static func of(_ text: String) -> String {
    if isPlainASCII(text) { return text }
    var shown = String.UnicodeScalarView()
    forEachCluster(of: text) { cluster in
      for cell in cluster { shown.append(contentsOf: cell.scalars) }
      return true
    }
    return String(shown)
  }

  /// Whether the text is printable ASCII only, which is drawn as it is, a byte a cell.
  static func isPlainASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// Calls `body` with the cells of each grapheme cluster in turn, until it returns false.
  ///
  /// A cluster with several bases (a flag, a syllable with a spacing vowel) has a cell for each,
  /// because that is what ncurses, and a terminal without clusters, paints.
  static func forEachCluster(
    of text: String, style: Style = .plain, _ body: (ArraySlice<Cell>) -> Bool
  ) {
    var cluster = Cluster(style: style)
    for character in text {
      cluster.removeAll()
      for scalar in character.unicodeScalars { cluster.append(scalar) }
      guard cluster.isWritten else {
        guard body(cluster.cells[...]) else { return }
        continue
      }
      // What was written out is no cluster any more: it may be cut between any two characters.
      for part in cluster.cells[...].characters {
        guard body(part) else { return }
      }
    }
  }

  /// What stands for a scalar that must not be shown as it is.
  static func replacement(for scalar: Unicode.Scalar) -> String? {
    let value = scalar.value
    if value < 0x20 || value == 0x7F {
      return "^" + String(Character(Unicode.Scalar(UInt8(value) ^ 0x40)))
    }
    if value < 0x7F || isCommonlyVisible(value) { return nil }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate:
      return codePoint(scalar)
    default:
      return scalar.properties.isDefaultIgnorableCodePoint ? codePoint(scalar) : nil
    }
  }

  /// Ranges without any exception, so that the usual text needs no look into Unicode's tables:
  /// Latin without the soft hyphen, box drawing, kana, unified ideographs and Hangul.
  private static func isCommonlyVisible(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0...0xAC, 0xAE...0x2FF, 0x2026, 0x2500...0x257F, 0x3041...0x3096, 0x30A1...0x30FF,
      0x4E00...0x9FFF, 0xAC00...0xD7A3:
      true
    default: false
    }
  }

  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}
