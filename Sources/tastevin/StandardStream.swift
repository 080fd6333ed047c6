import Glibc
import Inspector

/// The three standard streams, written without buffering of our own.
struct StandardStream {
  let descriptor: Int32

  static let input = StandardStream(descriptor: STDIN_FILENO)
  static let output = StandardStream(descriptor: STDOUT_FILENO)
  static let error = StandardStream(descriptor: STDERR_FILENO)

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Gives each standard stream that is closed a place where it can be neither read nor written, so that
  /// no file that is opened later takes it.
  static func reserve() {
    for stream in [input, output, error] where fcntl(stream.descriptor, F_GETFD) < 0 {
      // The lowest free number is taken, which is this one.
      _ = open("/dev/null", stream.descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// The cells of a line of the terminal that it is; nil where it is none, or does not say.
  var columns: Int? {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    return Int(window.ws_col)
  }

  /// Writes everything; a reader that went away ends the program as it would any other (SIGPIPE). So
  /// does an answer that cannot be written whole, with the reason on standard error: it must not look
  /// like a good one.
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
      guard count < 0 else {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: break
      case EAGAIN: waitUntilWritable()
      case let failure: return fail(failure)
      }
    }
  }

  /// - Parameter failure: as `errno` has it.
  private func fail(_ failure: Int32) {
    guard descriptor == STDOUT_FILENO else { return }
    let reason = String(cString: strerror(failure))
    StandardStream.error.write("tastevin: standard output: \(reason)\n")
    StandardStream.exit(status: ExitCode.usage.rawValue)
  }

  /// For a pipe that somebody else has told not to wait.
  private func waitUntilWritable() {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&wanted, 1, -1)
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
