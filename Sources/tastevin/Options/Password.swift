import Inspector
import TerminalKit

/// Where a password is read from that is not in the environment.
enum Password {
  private static let limit = 65_536

  /// The first line of standard input.
  static func fromStandardInput() throws(CommandFailure) -> String {
    guard !StandardStream.input.isTerminal else {
      throw CommandFailure("--password-stdin reads from a pipe, and standard input is a terminal")
    }
    let bytes = try InputFile.standardInput(limit: limit)
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.isEmpty else { throw CommandFailure("--password-stdin: there is no password") }
    return String(decoding: line, as: UTF8.self)
  }

  /// What is typed at the terminal, which does not show it.
  static func fromTerminal(for user: String) throws(CommandFailure) -> String {
    let shown = VisibleText.of(user, limit: 100)
    switch SecretPrompt.read("Password for \(shown): ") {
    case .line(let line) where !line.isEmpty: return line
    case .line, .ended: throw CommandFailure("there is no password for \(shown)")
    case .noTerminal:
      throw CommandFailure(
        "no password for \(shown): there is no terminal to ask at; give --password-stdin or set"
          + " $TASTEVIN_PASSWORD")
    }
  }
}
