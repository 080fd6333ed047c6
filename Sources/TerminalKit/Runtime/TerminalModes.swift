internal import CTerminalGuard
internal import Glibc

/// What is switched at the terminal beside ncurses, and how all of it is taken back.
struct TerminalModes {
  private let saved: termios
  private let usesMouse: Bool
  private static let input = STDIN_FILENO
  private static let output = STDOUT_FILENO

  /// Remembers the terminal's modes, before ncurses changes them.
  init(usesMouse: Bool) throws(TerminalError) {
    guard isatty(Self.input) == 1 else { throw .notATerminal(.input) }
    guard isatty(Self.output) == 1 else { throw .notATerminal(.output) }
    var modes = termios()
    guard tcgetattr(Self.input, &modes) == 0 else {
      throw .system(call: "tcgetattr", code: errno)
    }
    saved = modes
    self.usesMouse = usesMouse
  }

  /// Switches mouse reports and bracketed paste on, and arms the guard with `leaving`, the
  /// terminal's own strings that undo what ncurses did.
  func enter(leaving: String) {
    let reset = Self.off + leaving
    var modes = saved
    reset.withCString { terminal_guard_arm(Self.output, &modes, $0, reset.utf8.count) }
    // 1000: buttons and wheel; 1006: coordinates in decimal; 2004: paste between marks.
    Self.write((usesMouse ? "\u{1B}[?1000h\u{1B}[?1006h" : "") + "\u{1B}[?2004h")
  }

  /// Switches them off; to be called before ncurses leaves.
  func leave() {
    Self.write(Self.off)
  }

  /// Sets the modes that were remembered; to be called after ncurses left.
  func restore() {
    var modes = saved
    tcsetattr(Self.input, TCSADRAIN, &modes)
    terminal_guard_disarm()
  }

  private static let off = "\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l"

  /// The window's size as the kernel knows it; nil if it does not.
  static var windowSize: Size? {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return nil }
    return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }

  /// Writes to the terminal, past ncurses. A terminal that is gone is noticed elsewhere.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let done = Glibc.write(output, rest.baseAddress, rest.count)
        if done > 0 {
          written += done
        } else if done == 0 || errno != EINTR {
          return
        }
      }
    }
  }

  /// The bytes that wait to be read: nil at the end of input, empty if there are none.
  static func read() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(input, &buffer, buffer.count)
    if count > 0 { return Array(buffer[..<count]) }
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? [] : nil
  }
}
