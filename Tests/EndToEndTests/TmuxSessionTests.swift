import TestSupport
import Testing

/// The tests in a terminal are worth what their terminal is worth: these hold it to its word.
@Suite struct `A session in tmux` {
  @Test func `shows what the built program prints and how it ended`() async throws {
    try await TmuxSession.run(.tastevin("--version")) { terminal in
      let screen = try await terminal.waitForEnd()
      #expect(screen.lines.first == "0.1.0")
      #expect(screen.lines.count == 24)
      #expect(screen.ending == .exited(0))
    }
  }

  @Test func `types, presses keys and pastes`() async throws {
    try await TmuxSession.run(Command("cat"), width: 40, height: 10) { terminal in
      try await terminal.type("Enter the ünïcode")
      try await terminal.press("Enter")
      try await terminal.wait(for: "the echo and the answer") {
        $0.lines.count { $0 == "Enter the ünïcode" } == 2
      }
      try await terminal.paste("-pasted\n")
      try await terminal.wait(for: "what was pasted") { $0.lines.count { $0 == "-pasted" } == 2 }
      try await terminal.press("C-d")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `sees styles, the cursor and the alternate screen`() async throws {
    let escapes = #"printf '\033[?1049h\033[?25l\033[2;3H\033[31mred'; cat"#
    try await TmuxSession.run(Command("sh", ["-c", escapes])) { terminal in
      let screen = try await terminal.wait(for: "the word") { $0.contains("red") }
      #expect(screen.lines[1] == "  red")
      #expect(screen.styledLines[1].contains("\u{1b}[31mred"))
      #expect(screen.cursor == (column: 5, row: 1))
      #expect(!screen.cursorIsVisible)
      #expect(screen.isAlternate)
    }
  }

  @Test func `resizes the terminal under the program`() async throws {
    let report = "trap 'stty size' WINCH; stty size; while :; do read -r line; done"
    try await TmuxSession.run(Command("bash", ["-c", report]), width: 90, height: 20) { terminal in
      try await terminal.wait(for: "the first size") { $0.contains("20 90") }
      try await terminal.resize(width: 40, height: 10)
      try await terminal.press("Enter")
      let screen = try await terminal.wait(for: "the new size") { $0.contains("10 40") }
      #expect(screen.lines.count == 10)
    }
  }

  @Test func `receives what the program copies`() async throws {
    let copy = #"printf '\033]52;c;%s\a' "$(printf copied | base64)"; echo done; cat"#
    try await TmuxSession.run(Command("sh", ["-c", copy])) { terminal in
      try await terminal.wait(for: "the end of the copy") { $0.contains("done") }
      #expect(try await terminal.clipboard() == "copied")
    }
  }

  @Test func `a wait that ends in vain shows the screen`() async throws {
    try await TmuxSession.run(Command("sh", ["-c", "echo what is there; cat"])) { terminal in
      try await terminal.wait(for: "the line") { $0.contains("what is there") }
      let failure = await #expect(throws: TmuxSession.Failure.self) {
        try await terminal.wait(for: "what never comes", deadline: .zero) { _ in false }
      }
      let description = try #require(failure?.description)
      #expect(description.contains("waited in vain for what never comes"))
      #expect(description.contains("|what is there "))
    }
  }

  @Test func `a program that a signal ends is told from one that exits`() async throws {
    try await TmuxSession.run(Command("sh", ["-c", "kill -TERM $$"])) { terminal in
      guard case .killed = try await terminal.waitForEnd().ending else {
        Issue.record("the program was killed")
        return
      }
    }
  }

  @Test func `nothing is left running`() async throws {
    let process = try await TmuxSession.run(Command("cat")) { terminal in
      try #require(try await terminal.process())
    }
    // tmux hangs up on its programs as it ends; a moment later the process is gone, or a zombie that
    // the machine's first process has yet to collect.
    let gone = """
      while grep -q '^State:.[^Z]' /proc/\(process)/status 2>/dev/null; do sleep 0.01; done
      """
    #expect(try await Command("sh", ["-c", gone], deadline: .seconds(20)).run().status == 0)
  }
}
