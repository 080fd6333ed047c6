import Glibc

/// A running helper program, as its parent sees it: a process and the other ends of its pipes.
struct HelperProcess {
  /// What it has printed so far.
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []

  private let identifier: pid_t
  private var status: Int32?
  private var unwritten: ArraySlice<UInt8>
  private let pipes: HelperPipes
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)
  private var isOutputOpen = true
  private var isErrorOpen = true

  /// One start at a time: a pipe that is still without its flags would be inherited by the other.
  private static let lock = Lock()

  static func start(_ program: HelperProgram) -> Result<HelperProcess, HelperProgram.Fault> {
    lock.withLock {
      guard let pipes = HelperPipes() else { return .failure(.notStarted(code: EMFILE)) }
      var process = pid_t()
      switch HelperSpawn(program).run(pipes, &process) {
      case 0: break
      case ENOENT, ENOTDIR: return .failure(.notFound)
      case EACCES, ENOEXEC, EPERM: return .failure(.notExecutable)
      case let code: return .failure(.notStarted(code: code))
      }
      return .success(HelperProcess(process, pipes, program.input))
    }
  }

  private init(_ identifier: pid_t, _ pipes: HelperPipes, _ input: [UInt8]) {
    self.identifier = identifier
    self.pipes = pipes
    unwritten = input[...]
    pipes.giveAway()
    if input.isEmpty { pipes.input.closeWriting() }
  }

  /// Moves what can be moved through the pipes, waiting for it at most so long, and not where another
  /// descriptor becomes readable. Whether there was nothing to move.
  mutating func transfer(
    milliseconds: Int32, until stop: Int32, outputLimit: Int
  ) -> Bool {
    var ends = [
      pollfd(fd: isOutputOpen ? pipes.output.reading : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isErrorOpen ? pipes.errors.reading : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: pipes.input.writingEnd, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
    ]
    // A program that has closed its output is waited for in short steps: it is about to end.
    let patience = isOutputOpen || isErrorOpen ? milliseconds : 2
    guard poll(&ends, nfds_t(ends.count), patience) > 0 else { return true }
    if ends[0].revents != 0 { readOutput(atMost: outputLimit - output.count + 1) }
    if ends[1].revents != 0 { readErrors() }
    if ends[2].revents != 0 { write() }
    return ends[0...2].allSatisfy { $0.revents == 0 }
  }

  /// How it ended; nil while it runs.
  mutating func outcome() -> HelperProgram.Outcome? {
    guard let status = reap(WNOHANG) else { return nil }
    // As in <sys/wait.h>: the low seven bits are the signal, the next byte the exit status.
    let signal = status & 0x7F
    return signal == 0
      ? .exited(status: status >> 8 & 0xFF, output: output, errors: errors)
      : .failed(.killed(signal: signal))
  }

  /// Ends the process, if it runs, and its pipes.
  mutating func end() {
    if status == nil {
      kill(identifier, SIGKILL)
      _ = reap(0)
    }
  }

  private mutating func reap(_ options: Int32) -> Int32? {
    if let status { return status }
    var value: Int32 = 0
    var result: pid_t
    repeat { result = waitpid(identifier, &value, options) } while result < 0 && errno == EINTR
    // Where somebody else has taken its end, nothing is known of it.
    if result < 0 { value = SIGKILL }
    if result != 0 { status = value }
    return status
  }

  private mutating func readOutput(atMost limit: Int) {
    let count = read(pipes.output.reading, &buffer, min(buffer.count, max(limit, 1)))
    if count > 0 { output += buffer[..<count] }
    if count == 0 || (count < 0 && errno != EINTR) { isOutputOpen = false }
  }

  private mutating func readErrors() {
    let count = read(pipes.errors.reading, &buffer, buffer.count)
    if count > 0 { errors += buffer[..<min(count, HelperProgram.errorLimit - errors.count)] }
    if count == 0 || (count < 0 && errno != EINTR) { isErrorOpen = false }
  }

  /// A program that reads no more of its input is left without the rest.
  private mutating func write() {
    let count = unwritten.withUnsafeBytes {
      Glibc.write(pipes.input.writingEnd, $0.baseAddress, min($0.count, Int(PIPE_BUF)))
    }
    if count > 0 { unwritten = unwritten.dropFirst(count) }
    let isLost = count < 0 && errno != EINTR && errno != EAGAIN
    if unwritten.isEmpty || isLost { pipes.input.closeWriting() }
  }
}

/// The three pipes of a helper program.
struct HelperPipes {
  let input: HelperPipe
  let output: HelperPipe
  let errors: HelperPipe

  init?() {
    guard let input = HelperPipe(), let output = HelperPipe(), let errors = HelperPipe() else {
      return nil
    }
    (self.input, self.output, self.errors) = (input, output, errors)
  }

  /// Closes here what the program writes to. Its end of the input stays with it and here: a program
  /// that is gone is noticed by its process, not by its input.
  func giveAway() {
    output.closeWriting()
    errors.closeWriting()
  }
}

/// Starts a process with the pipes as its standard streams.
private struct HelperSpawn {
  let program: HelperProgram

  init(_ program: HelperProgram) { self.program = program }

  /// The system's error code.
  func run(_ pipes: HelperPipes, _ process: inout pid_t) -> Int32 {
    guard let name = program.words.first, !name.isEmpty, !name.utf8.contains(0) else {
      return ENOENT
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes.input.reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes.output.writingEnd, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes.errors.writingEnd, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words = CStrings()
    for word in program.words { words.append(word) }
    let environment = variables
    guard words.isComplete, environment.isComplete else { return ENOMEM }
    return posix_spawnp(
      &process, name, &actions, &attributes, words.terminated, environment.terminated)
  }

  /// Those of this process, byte for byte, and those that are set for the program.
  private var variables: CStrings {
    let variables = CStrings()
    var next = environ
    while let variable = next.pointee {
      let name = String(String(cString: variable).prefix { $0 != "=" })
      if program.environment[name] == nil { variables.append(variable) }
      next += 1
    }
    for (name, value) in program.environment {
      if let value { variables.append("\(name)=\(value)") }
    }
    return variables
  }
}

/// Copies of C strings, as `execve` takes them.
private final class CStrings {
  private var pointers: [UnsafeMutablePointer<CChar>?] = []

  deinit { for pointer in pointers { free(pointer) } }

  func append(_ string: UnsafePointer<CChar>) { pointers.append(strdup(string)) }

  /// False where there was no memory for one of them.
  var isComplete: Bool { !pointers.contains(nil) }

  /// With the null pointer at the end.
  var terminated: [UnsafeMutablePointer<CChar>?] { pointers + [nil] }
}
