/// Why a program cannot take over the terminal, or could not go on with it.
public enum TerminalError: Error, Hashable, Sendable {
  /// Which of the two ends is not a terminal.
  public enum Stream: Sendable {
    case input, output
  }

  case notATerminal(Stream)
  /// terminfo does not know `$TERM`; nil if it is not set or empty.
  case unknownTerminal(name: String?)
  /// The terminal cannot do what a full-screen program needs, named as terminfo names it.
  case missingCapability(String)
  /// A call to the system failed.
  case system(call: String, code: Int32)
}
