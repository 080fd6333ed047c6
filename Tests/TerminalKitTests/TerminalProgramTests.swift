import Foundation
import Glibc
import TerminalKit
import Testing

/// A program that shows the events it got, and the last key's effect.
private struct Recorder {
  enum Message: Equatable, Sendable {
    case event(TerminalEvent)
    case answered(String)
    case child(ChildProcess.Outcome)
  }

  enum Effect: Equatable {
    case type(String)
    case answer
    case run([String])
    case copy
    case loop
    case cancel
    case quit
    case crash
    case raise(Int32)
    case widen
  }

  var events: [TerminalEvent] = []
  var answers: [String] = []

  mutating func update(_ message: Message) -> [Effect] {
    switch message {
    case .answered(let answer): answers.append(answer)
    case .child(let outcome): answers.append("\(outcome)")
    case .event(let event):
      events.append(event)
      switch event {
      case .key("a"): return [.answer]
      case .key("r"): return [.run(["sh", "-c", "exit 5"])]
      case .key("R"): return [.run(["/nonexistent/editor"])]
      case .key("y"): return [.copy]
      case .key("l"): return [.loop]
      case .key("c"): return [.cancel]
      case .key("X"): return [.crash]
      case .key("T"): return [.raise(SIGTERM)]
      case .key("H"): return [.raise(SIGHUP)]
      case .key("W"): return [.widen]
      case .resize(let size) where size.columns == 100: return [.answer]
      default: break
      }
    }
    // Quits when everything has answered, so that no test waits for a time to pass.
    return events.contains(.key("q")) && answers.count >= expectedAnswers ? [.quit] : []
  }

  var expectedAnswers = 0

  func view(_ size: Size) -> Canvas {
    var canvas = Canvas(size)
    canvas.put("events \(events.count) answers \(answers.count)", in: canvas.bounds)
    canvas.put("evil \u{1B}]0;title\u{7} 漢", in: canvas.bounds.line(1), .bad)
    return canvas
  }
}

@Suite("A program gets the terminal and gives it back")
struct TerminalProgramTests {
  /// Runs the recorder and types `keys` once its first frame is drawn.
  private static func run(
    _ terminal: PseudoTerminal, keys: String, expectedAnswers: Int = 0,
    options: TerminalOptions = TerminalOptions()
  ) throws -> (status: Int32, model: Recorder) {
    let last = Last()
    let keyboard = terminal.keyboard
    let resize = terminal.resize
    // To this thread and no other: the test runner's own threads have not blocked the signals.
    let thread = pthread_self()
    let program = TerminalProgram<Recorder, Recorder.Message, Recorder.Effect>(
      model: Recorder(expectedAnswers: expectedAnswers), start: [.type(keys)],
      receive: { .event($0) },
      update: { model, message in
        defer { last.model = model }
        return model.update(message)
      },
      view: { $0.view($1) },
      perform: { effect in
        switch effect {
        case .type(let keys): .task("type") { _ in keyboard(keys) }
        case .answer: .task("answer") { $0.post(.answered("task")) }
        case .run(let words): .run(ChildProcess(words)) { .child($0) }
        case .copy: .copy("copied") { .answered("\($0)") }
        case .loop:
          .task("loop") { mailbox in
            while !Task.isCancelled { await Task.yield() }
            mailbox.post(.answered("cancelled"))
          }
        case .cancel: .cancel("loop")
        case .raise(let signal): .task("raise") { _ in pthread_kill(thread, signal) }
        case .widen:
          .task("widen") { _ in
            resize(100, 30)
            pthread_kill(thread, SIGWINCH)
          }
        case .quit: .quit(status: 7)
        case .crash:
          .task("crash") { _ in
            // What abort() does first; what it does where that is blocked depends on glibc.
            raise(SIGABRT)
            _exit(1)
          }
        }
      })
    let status = try program.run(options)
    return (status, last.model)
  }

  private final class Last {
    var model = Recorder()
  }

  @Test("Keys, mouse and paste arrive, and the terminal is as it was")
  func keys() async {
    await #expect(processExitsWith: .success) {
      let terminal = PseudoTerminal(term: "xterm-256color", columns: 60, rows: 12)
      let before = terminal.modes
      let (status, model) = try Self.run(
        terminal, keys: "j\u{1B}[A\u{1B}[<0;3;2M\u{1B}[200~a\rb\u{1B}[201~é\u{1B}[6~q")
      #expect(status == 7)
      #expect(
        model.events == [
          .resize(Size(columns: 60, rows: 12)), .key("j"), .key(.up),
          .mouse(MouseEvent(.press(.left), at: Point(column: 2, row: 1))), .paste(Paste("a\nb")),
          .key("é"), .key(.pageDown), .key("q"),
        ])
      #expect(terminal.modes == before)
      let output = terminal.output(until: "\u{1B}[?1049l")
      for (on, off) in [("?1049h", "?1049l"), ("?1000h", "?1000l"), ("?2004h", "?2004l")] {
        #expect(output.components(separatedBy: "\u{1B}[" + on).count == 2)
        #expect(output.components(separatedBy: "\u{1B}[" + off).count == 2)
      }
    }
  }

  @Test("What a view shows is drawn, and nothing in it acts on the terminal")
  func drawing() async {
    await #expect(processExitsWith: .success) {
      let terminal = PseudoTerminal(term: "xterm-256color", columns: 60, rows: 12)
      _ = try Self.run(terminal, keys: "q")
      let output = terminal.output(until: "\u{1B}[?1049l")
      #expect(output.contains("evil ^[]0;title^G 漢"))
      #expect(!output.contains("\u{1B}]0;title"))
      #expect(output.contains("\u{1B}[38;5;160m"))
    }
  }

  @Test("Without colour and in ASCII it says the same")
  func plain() async {
    await #expect(processExitsWith: .success) {
      let terminal = PseudoTerminal(term: "xterm", columns: 60, rows: 12)
      _ = try Self.run(
        terminal, keys: "q", options: TerminalOptions(usesColour: false, asciiOnly: true))
      let output = terminal.output(until: "\u{1B}[?1049l")
      #expect(output.contains("evil ^[]0;title^G ??"))
      #expect(!output.contains("\u{1B}[31m"))
    }
  }

  @Test("Effects answer with messages; a child gets the terminal and gives it back")
  func effects() async {
    await #expect(processExitsWith: .success) {
      let terminal = PseudoTerminal(term: "xterm-256color", columns: 60, rows: 12)
      let before = terminal.modes
      let (status, model) = try Self.run(terminal, keys: "rRyaq", expectedAnswers: 4)
      #expect(status == 7)
      #expect(
        Set(model.answers) == [
          "exited(status: 5)", "failed(code: \(ENOENT))", "requested", "task",
        ])
      #expect(terminal.modes == before)
      #expect(terminal.output(until: "Y29waWVk\u{7}").contains("\u{1B}]52;c;Y29waWVk"))
    }
  }

  @Test("A task that is cancelled can tell")
  func cancellation() async {
    await #expect(processExitsWith: .success) {
      let terminal = PseudoTerminal(term: "xterm-256color", columns: 60, rows: 12)
      let (_, model) = try Self.run(terminal, keys: "lcq", expectedAnswers: 1)
      #expect(model.answers == ["cancelled"])
    }
  }

  @Test("A signal that ends the program gives the terminal back and is its status")
  func signals() async {
    await #expect(processExitsWith: .success) {
      let terminal = PseudoTerminal(term: "xterm-256color", columns: 60, rows: 12)
      let before = terminal.modes
      for (key, signal) in [("T", SIGTERM), ("H", SIGHUP)] {
        let (status, _) = try Self.run(terminal, keys: key)
        #expect(status == 128 + signal)
        #expect(terminal.modes == before)
      }
    }
  }

  @Test("When the window's size changes, the program is told the new one")
  func resizing() async {
    await #expect(processExitsWith: .success) {
      let terminal = PseudoTerminal(term: "xterm-256color", columns: 60, rows: 12)
      let (_, model) = try Self.run(terminal, keys: "Wq", expectedAnswers: 1)
      #expect(model.events.contains(.resize(Size(columns: 100, rows: 30))))
    }
  }

  @Test("A crash gives the terminal back, and stays a crash")
  func crash() async {
    await #expect(processExitsWith: .exitCode(42)) {
      Witness.terminal = PseudoTerminal(term: "xterm-256color", columns: 60, rows: 12)
      guard let terminal = Witness.terminal else { return }
      Witness.before = terminal.modes
      // The handler that was there before is called after the terminal is restored.
      Glibc.signal(SIGABRT) { _ in
        let output = Witness.terminal?.output(until: "\u{1B}[?1049l") ?? ""
        let restored = Witness.terminal?.modes == Witness.before
        _exit(restored && output.contains("\u{1B}[?1000l\u{1B}[?2004l") ? 42 : 1)
      }
      _ = try Self.run(terminal, keys: "X")
    }
  }

  @Test("A terminal that terminfo does not know, or that cannot move its cursor, is an error")
  func unknownTerminals() async {
    await #expect(processExitsWith: .success) {
      let terminal = PseudoTerminal(term: "no-such-terminal", columns: 60, rows: 12)
      let before = terminal.modes
      #expect(throws: TerminalError.unknownTerminal(name: "no-such-terminal")) {
        try Self.run(terminal, keys: "q")
      }
      setenv("TERM", "dumb", 1)
      #expect(throws: TerminalError.missingCapability("cup")) {
        try Self.run(terminal, keys: "q")
      }
      #expect(terminal.modes == before)
    }
  }

  @Test("Without a terminal it is an error, and nothing is written")
  func noTerminal() async {
    await #expect(processExitsWith: .success) {
      let null = open("/dev/null", O_RDWR)
      dup2(null, STDIN_FILENO)
      let program = TerminalProgram<Int, Int, Int>(
        model: 0, receive: { _ in nil }, update: { _, _ in [] }, view: { Canvas($1) },
        perform: { _ in .quit(status: 0) })
      #expect(throws: TerminalError.notATerminal(.input)) { try program.run() }
    }
  }
}

/// What the crash test's signal handler can reach: it cannot capture anything. Set before the
/// program runs and read after it crashed.
private enum Witness {
  nonisolated(unsafe) static var terminal: PseudoTerminal?
  nonisolated(unsafe) static var before = ""
}
