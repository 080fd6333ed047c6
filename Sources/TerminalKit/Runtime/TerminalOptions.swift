internal import Glibc

/// How a program uses the terminal.
public struct TerminalOptions: Hashable, Sendable {
  /// Colours, or attributes alone.
  public var usesColour: Bool
  /// Lines of `+`, `-` and `|`, and no other character beyond ASCII.
  public var asciiOnly: Bool
  /// Reports of buttons and wheel. Without it the terminal's own selection works unhindered.
  public var usesMouse: Bool

  public init(usesColour: Bool = true, asciiOnly: Bool = false, usesMouse: Bool = true) {
    self.usesColour = usesColour
    self.asciiOnly = asciiOnly
    self.usesMouse = usesMouse
  }

  /// What the environment asks for: no colours where `NO_COLOR` is set and not empty
  /// (no-color.org), ASCII where the locale's character set is not UTF-8.
  public static var fromEnvironment: TerminalOptions {
    TerminalOptions(
      usesColour: environment("NO_COLOR") == nil,
      asciiOnly: !isUTF8(environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG")))
  }

  /// A variable's value; nil if it is not set or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Whether a locale's name, such as `de_DE.UTF-8`, says UTF-8.
  static func isUTF8(_ locale: String?) -> Bool {
    guard let codeset = locale?.split(separator: ".", maxSplits: 1).dropFirst().first else {
      return false
    }
    let name = codeset.prefix { $0 != "@" }.lowercased()
    return name == "utf-8" || name == "utf8"
  }
}
