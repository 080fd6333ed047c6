/// Text by strangers, made safe to show: what would control a terminal or reorder a line is written
/// out.
public enum VisibleText {
  /// Control characters as `^[`, and other invisible or direction-changing characters as `<U+202E>`.
  public static func of(_ text: String) -> String {
    // Most text is plain ASCII, and is told by its bytes.
    guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }),
      text.unicodeScalars.contains(where: { replacement(for: $0) != nil })
    else { return text }
    var visible = ""
    for scalar in text.unicodeScalars {
      if let replacement = replacement(for: scalar) {
        visible += replacement
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  /// The same for text of several lines: only its newlines stay.
  public static func ofLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { of(String($0)) }
      .joined(separator: "\n")
  }

  /// The same, cut after a number of characters.
  public static func of(_ text: String, limit: Int) -> String {
    let cut = text.prefix(limit)
    return of(String(cut)) + (cut.endIndex == text.endIndex ? "" : "…")
  }

  /// Whether a character is shown as it is.
  static func isVisible(_ scalar: Unicode.Scalar) -> Bool { replacement(for: scalar) == nil }

  private static func replacement(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0..<0x20: return "^" + String(Unicode.Scalar(UInt8(scalar.value) + 0x40))
    case 0x7F: return "^?"
    case 0x20..<0x7F: return nil
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    default:
      return nil
    }
  }
}
