import Foundation
import Glibc

/// A pseudo terminal that takes the place of this process's standard input and output. For exit
/// tests only, whose process is their own.
final class PseudoTerminal {
  private let master: Int32
  private let collector: Collector

  /// Ends the process after 60 seconds: a program that waits for ever is a failure, not a hang.
  init(term: String, columns: UInt16, rows: UInt16) {
    alarm(60)
    setenv("TERM", term, 1)
    unsetenv("TMUX")
    var master: Int32 = -1
    var slave: Int32 = -1
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    precondition(openpty(&master, &slave, nil, nil, &size) == 0)
    dup2(slave, STDIN_FILENO)
    dup2(slave, STDOUT_FILENO)
    close(slave)
    self.master = master
    collector = Collector(master)
  }

  /// The modes that stty shows.
  var modes: String {
    var modes = termios()
    tcgetattr(STDIN_FILENO, &modes)
    return "\(modes.c_iflag) \(modes.c_oflag) \(modes.c_cflag) \(modes.c_lflag) \(modes.c_cc)"
  }

  /// What types on this terminal's keyboard. May be called from any thread.
  var keyboard: @Sendable (String) -> Void {
    { [master] text in
      let bytes = Array(text.utf8)
      _ = write(master, bytes, bytes.count)
    }
  }

  /// What gives this terminal's window another size. May be called from any thread.
  var resize: @Sendable (_ columns: UInt16, _ rows: UInt16) -> Void {
    { [master] columns, rows in
      var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
      _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }
  }

  /// What was written to the terminal so far, once `end` has come.
  func output(until end: String) -> String { collector.text(until: end) }
}

/// Reads what is written to a terminal, so that its writer never waits.
private final class Collector: @unchecked Sendable {
  // Unchecked because `bytes` is used by two threads, always under the condition's lock.
  private let condition = NSCondition()
  private var bytes: [UInt8] = []

  init(_ descriptor: Int32) {
    Thread.detachNewThread { [self] in
      var buffer = [UInt8](repeating: 0, count: 4096)
      while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
        condition.withLock {
          bytes += buffer[..<count]
          condition.broadcast()
        }
      }
    }
  }

  func text(until end: String) -> String {
    condition.withLock {
      while true {
        let text = String(decoding: bytes, as: UTF8.self)
        if text.contains(end) { return text }
        condition.wait()
      }
    }
  }
}
