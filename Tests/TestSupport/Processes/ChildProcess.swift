import Foundation

/// A child in a session of its own, started with `posix_spawn`.
final class ChildProcess {
  private let identifier: pid_t
  private var ending: Command.Ending?

  convenience init(_ command: Command, files: StandardFiles) throws {
    try self.init(
      command, input: files.input.number, output: files.output.number, errors: files.errors.number)
  }

  /// - Parameter input: the descriptor of its standard input; likewise the others.
  init(_ command: Command, input: Int32, output: Int32, errors: Int32) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)

    // The child starts with no signal blocked or ignored, as from a shell.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    // glibc's POSIX_SPAWN_SETSID, which <spawn.h> shows to GNU sources only.
    let newSession = 0x80
    posix_spawnattr_setflags(
      &attributes,
      Int16(Int(POSIX_SPAWN_SETSIGMASK) | Int(POSIX_SPAWN_SETSIGDEF) | newSession))

    // posix_spawn has no portable way to set the working folder: env does it.
    let words =
      (command.folder.map { ["env", "--chdir=\($0)"] } ?? [])
      + [command.executable] + command.arguments
    let arguments = CStrings(words)
    let environment = CStrings(command.environment.map { "\($0.key)=\($0.value)" }.sorted())
    var started: pid_t = 0
    let problem = posix_spawnp(
      &started, words[0], &actions, &attributes, arguments.pointers, environment.pointers)
    guard problem == 0 else {
      throw Command.Failure.cannotStart(
        command: command.summary, reason: String(cString: strerror(problem)))
    }
    identifier = started
  }

  deinit { _ = kill() }

  /// How the child ended, nil while it runs.
  func reap() -> Command.Ending? { ending ?? wait(options: WNOHANG) }

  /// Waits for the end of the child, however long it takes.
  func waitForEnd() -> Command.Ending { ending ?? wait(options: 0) ?? .killed(signal: SIGKILL) }

  /// Kills the child and what it started, and waits for its end.
  func kill() -> Command.Ending {
    if let ending { return ending }
    Foundation.kill(-identifier, SIGKILL)
    return waitForEnd()
  }

  private func wait(options: Int32) -> Command.Ending? {
    var status: Int32 = 0
    var result: pid_t
    repeat {
      result = waitpid(identifier, &status, options)
    } while result < 0 && errno == EINTR
    guard result == identifier else { return nil }
    // As in <sys/wait.h>: the low seven bits are the signal, the next byte the exit status.
    let signal = status & 0x7f
    ending = signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: signal)
    return ending
  }
}

/// An array of C strings that ends with a null pointer, as `execve` takes it.
private final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ strings: [String]) {
    count = strings.count
    pointers = .allocate(capacity: count + 1)
    for (index, string) in strings.enumerated() {
      (pointers + index).initialize(to: strdup(string))
    }
    (pointers + count).initialize(to: nil)
  }

  deinit {
    for index in 0..<count { free(pointers[index]) }
    pointers.deallocate()
  }
}
