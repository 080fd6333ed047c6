/// How many cells text takes on a terminal, by a table of our own.
///
/// The C library's `wcwidth` follows the locale of the process, so that the same frame would be
/// laid out differently in a test, in a container and on a desk. Here every machine agrees.
/// East Asian wide and fullwidth characters (UAX #11) and characters with emoji presentation take
/// 2 cells, combining marks 0, all others 1, ambiguous ones too. A regional indicator takes 1, so
/// that a flag, which is a pair of them, takes 2.
public enum CharacterWidth {
  /// The cells of one scalar: 0, 1 or 2.
  ///
  /// Scalars that are never drawn as they are (see `VisibleText`) count as what they would take.
  public static func cells(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    if isJoiningJamo(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if value < 0x1100 { return 1 }
    if isEastAsianWide(value) { return 2 }
    return isWideEmoji(scalar) ? 2 : 1
  }

  /// The cells of a grapheme cluster as it is drawn.
  public static func cells(of character: Character) -> Int {
    cells(of: String(character))
  }

  /// The cells of a text as it is drawn, with what is invisible made visible.
  public static func cells(of text: String) -> Int {
    if VisibleText.isPlainASCII(text) { return text.utf8.count }
    var columns = 0
    VisibleText.forEachCluster(of: text) { cluster in
      columns += cluster.count
      return true
    }
    return columns
  }

  /// Vowels and final consonants that join the Hangul syllable before them.
  private static func isJoiningJamo(_ value: UInt32) -> Bool {
    (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value)
  }

  private static func isWideEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  private static func isEastAsianWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = eastAsianWide.count
    while low < high {
      let middle = (low + high) / 2
      let range = eastAsianWide[middle]
      if value > range.upperBound {
        low = middle + 1
      } else if value < range.lowerBound {
        high = middle
      } else {
        return true
      }
    }
    return false
  }

  /// East_Asian_Width W and F (UAX #11) without the emoji, in order. Gaps that hold no assigned
  /// character are closed.
  private static let eastAsianWide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF,
    0x4E00...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F200...0x1F202,
    0x1F210...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
