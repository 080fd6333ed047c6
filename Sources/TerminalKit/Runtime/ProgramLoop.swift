internal import Glibc

/// The loop of one run: waits for keys, messages and signals, updates, and draws.
final class ProgramLoop<Model, Message: Sendable, Effect> {
  private var program: TerminalProgram<Model, Message, Effect>
  private let signals: SignalSource
  private let mailbox: Mailbox<Message>
  private let modes: TerminalModes
  private let screen: NcursesScreen

  private var parser = InputParser()
  /// When an Esc that waits for the rest of a sequence becomes the key.
  private var escapeDeadline: ContinuousClock.Instant?
  private var tasks = TaskTable()
  /// Set when the program is to end.
  private var status: Int32?

  init(
    _ program: TerminalProgram<Model, Message, Effect>, _ options: TerminalOptions
  ) throws(TerminalError) {
    self.program = program
    modes = try TerminalModes(usesMouse: options.usesMouse)
    signals = try SignalSource()
    mailbox = try Mailbox()
    screen = try NcursesScreen(options)
  }

  func run() throws(TerminalError) -> Int32 {
    modes.enter(leaving: screen.leavingText)
    let first = effects(of: .resize(screen.size))
    draw()
    perform(program.start + first)
    while status == nil {
      try wait()
      if status == nil { draw() }
    }
    return status ?? 0
  }

  /// Gives the terminal back and cancels what still runs.
  func close() {
    tasks.cancelAll()
    leave()
  }

  private func draw() {
    screen.show(program.view(program.model, screen.size))
  }

  // MARK: Waiting

  private func wait() throws(TerminalError) {
    var sources = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&sources, nfds_t(sources.count), escapeTimeout) >= 0 else {
      if errno == EINTR { return }
      throw .system(call: "poll", code: errno)
    }
    if sources[2].revents != 0 { takeSignals() }
    if sources[0].revents != 0, status == nil { takeInput() }
    flushEscape()
    if sources[1].revents != 0, status == nil {
      for message in mailbox.drain() { send(message) }
    }
  }

  private func takeInput() {
    guard let bytes = TerminalModes.read() else {
      // The terminal hung up; its SIGHUP may be late, or went to the shell alone.
      status = 128 + SIGHUP
      return
    }
    handle(parser.feed(bytes))
    escapeDeadline =
      parser.awaitsEscape ? .now + .milliseconds(InputParser.escapeDelayMilliseconds) : nil
  }

  /// Milliseconds to wait for the rest of an escape sequence; -1 without one. Messages that keep
  /// the loop busy do not make it longer.
  private var escapeTimeout: Int32 {
    guard let escapeDeadline else { return -1 }
    let left = max(ContinuousClock.now.duration(to: escapeDeadline), .zero)
    return Int32(left / .milliseconds(1)) + 1
  }

  private func flushEscape() {
    guard let deadline = escapeDeadline, deadline <= .now else { return }
    escapeDeadline = nil
    handle(parser.flush())
  }

  private func takeSignals() {
    while status == nil, let signal = signals.next() {
      switch signal {
      case SIGWINCH: resize()
      case SIGTSTP: suspend(wholeGroup: false)
      case SIGCONT: reenter()
      default: status = 128 + signal
      }
    }
  }

  // MARK: Messages and effects

  private func handle(_ events: [TerminalEvent]) {
    for event in events where status == nil {
      if event == .key(.control("z")) {
        suspend(wholeGroup: true)
      } else {
        perform(effects(of: event))
      }
    }
  }

  private func effects(of event: TerminalEvent) -> [Effect] {
    guard let message = program.receive(event) else { return [] }
    return program.update(&program.model, message)
  }

  private func send(_ message: Message) {
    guard status == nil else { return }
    perform(program.update(&program.model, message))
  }

  private func perform(_ effects: [Effect]) {
    for effect in effects where status == nil {
      switch program.perform(effect) {
      case .task(let id, let work): tasks.start(id, work, mailbox)
      case .cancel(let id): tasks.cancel(id)
      case .quit(let status): self.status = status
      case .suspend: suspend(wholeGroup: true)
      case .run(let child, let then): mailbox.post(then(run(child)))
      case .copy(let text, let then): mailbox.post(then(copy(text)))
      }
    }
  }

  // MARK: The terminal

  private func resize() {
    screen.resize(to: TerminalModes.windowSize ?? screen.size)
    perform(effects(of: .resize(screen.size)))
  }

  private func leave() {
    modes.leave()
    screen.leave()
    modes.restore()
  }

  /// Takes the terminal again and paints it anew, in the size that it has now.
  private func enter() {
    modes.enter(leaving: screen.leavingText)
    resize()
    if status == nil { draw() }
  }

  /// The shell changed the terminal's modes while this process was stopped.
  private func reenter() {
    leave()
    enter()
  }

  private func suspend(wholeGroup: Bool) {
    leave()
    signals.stop(wholeGroup: wholeGroup)
    enter()
  }

  private func run(_ child: ChildProcess) -> ChildProcess.Outcome {
    leave()
    let outcome = child.run()
    if let signal = signals.discardKeyboardSignals() { status = 128 + signal }
    if status == nil { enter() }
    return outcome
  }

  private func copy(_ text: String) -> Clipboard.Outcome {
    let insideTmux = TerminalOptions.environment("TMUX") != nil
    guard let sequence = Clipboard.sequence(for: text, insideTmux: insideTmux) else {
      return .tooLong(bytes: text.utf8.count)
    }
    TerminalModes.write(sequence)
    return .requested
  }
}
