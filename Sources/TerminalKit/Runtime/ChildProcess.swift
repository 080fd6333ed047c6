internal import Glibc

/// Another program that gets the terminal, such as an editor.
public struct ChildProcess: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    case exited(status: Int32)
    case killed(signal: Int32)
    /// It could not be started, with the system's error code.
    case failed(code: Int32)
  }

  /// The program, looked up in `PATH` where it has no slash, and its arguments. No shell.
  public var arguments: [String]

  public init(_ arguments: [String]) {
    self.arguments = arguments
  }

  /// Starts the program on this process's terminal and waits for its end. Where the user stops it
  /// (Ctrl-Z), this process stops too, and both go on together.
  func run() -> Outcome {
    guard let name = arguments.first, !name.isEmpty else { return .failed(code: ENOENT) }
    var process = pid_t()
    let code = spawn(name, &process)
    guard code == 0 else { return .failed(code: code) }
    var status: Int32 = 0
    while true {
      guard waitpid(process, &status, WUNTRACED) == process else {
        if errno == EINTR { continue }
        return .failed(code: errno)
      }
      // The macros of <sys/wait.h>, which Swift does not import.
      let low = status & 0x7F
      if status & 0xFF == 0x7F {
        kill(getpid(), SIGSTOP)
      } else if low == 0 {
        return .exited(status: status >> 8 & 0xFF)
      } else {
        return .killed(signal: low)
      }
    }
  }

  /// The child gets no blocked and no ignored signals.
  private func spawn(_ name: String, _ process: inout pid_t) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var words = arguments.map { strdup($0) }
    defer { for word in words { free(word) } }
    guard !words.contains(nil) else { return ENOMEM }
    words.append(nil)
    return posix_spawnp(&process, name, nil, &attributes, words, environ)
  }
}
