internal import CTerminalGuard
internal import Glibc

/// Asks at the controlling terminal for what must not be seen, such as a password.
public enum SecretPrompt {
  public enum Answer: Hashable, Sendable {
    case line(String)
    case noTerminal
    /// The input ended before the line did, or cannot be read.
    case ended
  }

  /// The most bytes of a line that count.
  private static let limit = 4_096

  /// Shows a question and waits for a line, which is not shown while it is typed. However the process
  /// ends meanwhile, the terminal is as before. Blocks.
  public static func read(_ prompt: String) -> Answer {
    var line = [CChar](repeating: 0, count: limit)
    let length = terminal_read_secret(prompt, &line, line.count)
    let code = errno
    defer { explicit_bzero(&line, line.count) }
    guard length >= 0 else { return code == ENXIO ? .noTerminal : .ended }
    return .line(String(decoding: line[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self))
  }
}
