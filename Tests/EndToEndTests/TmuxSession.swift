import TestSupport

/// A program in a real terminal: a private tmux server with one window, which ends with the test.
///
///     try await TmuxSession.run(.tastevin("demo"), width: 80, height: 24) { terminal in
///       try await terminal.wait(for: "the tree") { $0.contains("root") }
///       try await terminal.press("Down", "Enter")
///     }
///
/// Nothing is timed: a test says what it waits for, and a deadline that only a broken program meets
/// ends the wait with the screen in the message. Needs tmux 3.3 or later.
struct TmuxSession: Sendable {
  private let socket: String

  /// Starts the command in a terminal of this size, and kills everything when `body` is done.
  ///
  /// - Parameters:
  ///   - command: What runs; its environment is what it sees, besides what tmux sets. Its input,
  ///     folder and deadline are not used.
  ///   - terminal: The `TERM` that the program finds.
  static func run<Result>(
    _ command: Command, width: Int = 80, height: Int = 24, terminal: String = "tmux-256color",
    _ body: (TmuxSession) async throws -> Result
  ) async throws -> Result {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let session = TmuxSession(socket: folder.path + "/tmux")
    do {
      try await session.start(command, width: width, height: height, terminal: terminal)
      let result = try await body(session)
      await session.killServer()
      return result
    } catch {
      await session.killServer()
      throw error
    }
  }

  private func start(_ command: Command, width: Int, height: Int, terminal: String) async throws {
    var environment = command.environment
    environment["SHELL"] = "/bin/sh"
    environment["TERM"] = "xterm-256color"
    let options: [[String]] = [
      ["-g", "default-terminal", terminal],
      ["-g", "status", "off"],
      ["-g", "remain-on-exit", "on"],  // the last screen and the exit status can be seen
      ["-gq", "remain-on-exit-format", ""],
      ["-s", "escape-time", "0"],
      ["-s", "set-clipboard", "on"],  // OSC 52 fills tmux's buffer
    ]
    var arguments = ["-f", "/dev/null", "start-server"]
    for option in options { arguments += [";", "set-option"] + option }
    arguments += [";", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "--"]
    // With a single word tmux would start a shell around it.
    arguments += ["env", command.executable] + command.arguments
    // Should the tests themselves be killed, the server still ends.
    arguments += [";", "run-shell", "-b", "-d", "900", "-C", "kill-server"]
    try await tmux(arguments, environment: environment)
  }

  private func killServer() async {
    // A server that ended already is as good.
    _ = try? await tmux(["kill-server"])
  }

  // MARK: Input

  /// Types the text, letter by letter.
  func type(_ text: String) async throws {
    try await tmux(["send-keys", "-l", "--", text])
  }

  /// Presses keys by tmux's names: `Enter`, `Escape`, `Down`, `PageUp`, `C-c`, `F1`, `BTab`.
  func press(_ keys: String...) async throws {
    try await tmux(["send-keys", "--"] + keys)
  }

  /// Pastes the text as a terminal does: bracketed, if the program asked for it.
  func paste(_ text: String) async throws {
    try await tmux([
      "set-buffer", "-b", "paste", "--", text, ";", "paste-buffer", "-dpr", "-b", "paste",
    ])
  }

  /// Sends bytes to the program as they are, for what tmux has no name for, such as a mouse event.
  func send(bytes: [UInt8]) async throws {
    try await tmux(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Presses and releases the left button at a column and row counted from 0 (SGR mouse mode).
  func click(column: Int, row: Int) async throws {
    let place = "\(column + 1);\(row + 1)"
    try await send(bytes: Array("\u{1b}[<0;\(place)M\u{1b}[<0;\(place)m".utf8))
  }

  func resize(width: Int, height: Int) async throws {
    try await tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  // MARK: What can be seen

  /// The screen now.
  func screen() async throws -> Screen {
    let screen = try await capture()
    guard screen.lacksEnding else { return screen }
    // Where tmux keeps utmp records, it can miss the signal that tells of the program's end; it looks
    // for every ended child when the next one, such as this, ends.
    try await tmux(["run-shell", "true"])
    return try await capture()
  }

  private func capture() async throws -> Screen {
    let answer = try await tmux([
      "display-message", "-p", Screen.format, ";", "capture-pane", "-p", ";", "capture-pane", "-pe",
    ])
    guard let screen = Screen(answer: answer) else { throw Failure.unreadable(answer) }
    return screen
  }

  /// Waits until the screen is as `condition` says, and returns it.
  ///
  /// - Throws: `Failure.deadlinePassed` with the last screen.
  @discardableResult
  func wait(
    for what: String, deadline: Duration = .seconds(90), until condition: (Screen) -> Bool
  ) async throws -> Screen {
    let start = ContinuousClock.now
    while true {
      let screen = try await screen()
      if condition(screen) { return screen }
      if ContinuousClock.now - start > deadline {
        throw Failure.deadlinePassed(waitingFor: what, screen: screen)
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Waits until the program has ended.
  func waitForEnd() async throws -> Screen {
    try await wait(for: "the program's end") { $0.ending != nil }
  }

  /// What the program copied last with OSC 52.
  func clipboard() async throws -> String {
    try await tmux(["show-buffer"])
  }

  /// The process that was started, to send it a signal.
  func process() async throws -> Int32? {
    Int32(try await tmux(["display-message", "-p", "#{pane_pid}"]).prefix { $0.isNumber })
  }

  // MARK: tmux

  enum Failure: Error, CustomStringConvertible {
    case tmux(arguments: [String], message: String)
    case unreadable(String)
    case deadlinePassed(waitingFor: String, screen: Screen)

    var description: String {
      switch self {
      case .tmux(let arguments, let message):
        "tmux \(arguments.joined(separator: " ")): \(message)"
      case .unreadable(let answer):
        "tmux answered something else than a screen: \(answer)"
      case .deadlinePassed(let what, let screen):
        "waited in vain for \(what)\n\(screen)"
      }
    }
  }

  /// Has tmux do something, and returns what it prints.
  @discardableResult
  private func tmux(
    _ arguments: [String], environment: [String: String] = Command.plainEnvironment
  ) async throws -> String {
    let outcome = try await Command(
      "tmux", ["-S", socket] + arguments, environment: environment
    ).run()
    guard outcome.ending == .exited(0) else {
      throw Failure.tmux(arguments: arguments, message: outcome.errors + outcome.output)
    }
    return outcome.output
  }
}
