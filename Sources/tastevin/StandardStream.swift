import Glibc
import Inspector

/// The three standard streams, written without buffering of our own.
struct StandardStream {
  let descriptor: Int32

  static let input = StandardStream(descriptor: STDIN_FILENO)
  static let output = StandardStream(descriptor: STDOUT_FILENO)
  static let error = StandardStream(descriptor: STDERR_FILENO)

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes everything; a reader that went away ends the program as it would any other (SIGPIPE).
  func write(_ text: String) {
    var text = text
    text.withUTF8 { write($0) }
  }

  func write(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { write($0) } }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let slice = UnsafeBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, slice.baseAddress, slice.count)
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes the controlling terminal the standard input, after a pipe there has been read.
  ///
  /// - Returns: whether there is one.
  static func takeTerminalAsInput() -> Bool {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return false }
    defer { close(terminal) }
    return dup2(terminal, STDIN_FILENO) >= 0
  }

  static func exit(status: Int32) -> Never { Glibc.exit(status) }
}
