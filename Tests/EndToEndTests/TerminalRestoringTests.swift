import TestSupport
import Testing

/// However the program ends, the terminal is as it was.
@Suite struct `The terminal afterwards` {
  /// Runs the demo, ends it, and expects the shell to find the status and the terminal's settings.
  private func expect(status: Int, _ end: (TmuxSession) async throws -> Void) async throws {
    try await TmuxSession.run(TerminalScript.around("demo"), width: 100) { terminal in
      try await terminal.waitForTree()
      try await end(terminal)
      let screen = try await terminal.waitForShell()
      #expect(screen.contains("status \(status), settings kept"))
      #expect(!screen.contains("2 Trust"))
    }
  }

  @Test func `is as before when one quits`() async throws {
    try await expect(status: 0) { try await $0.press("q") }
  }

  @Test(
    arguments: [
      ("TERM", 143), ("HUP", 129), ("SEGV", 139), ("ABRT", 134), ("USR1", 138), ("ALRM", 142),
      ("XCPU", 152),
    ])
  func `is as before when a signal ends the program`(signal: String, status: Int) async throws {
    try await expect(status: status) { try await TerminalScript.send(signal, to: $0) }
  }

  @Test func `is the shell's while the program is stopped, and the program's after fg`()
    async throws
  {
    let shell = Command(
      "bash", ["--norc", "--noprofile", "-i"],
      environment: Command.plainEnvironment.merging(["PS1": "ready> "]) { $1 })
    try await TmuxSession.run(shell, width: 100) { terminal in
      try await terminal.wait(for: "the prompt") { $0.contains("ready>") }
      try await terminal.type("before=$(stty -a); \(BuiltProduct.tastevin) demo")
      try await terminal.press("Enter")
      try await terminal.waitForTree()
      try await terminal.press("C-z")
      try await terminal.wait(for: "the shell") {
        !$0.isAlternate && !$0.hasMouse && $0.cursorIsVisible && $0.contains("Stopped")
      }
      try await terminal.type("[ \"$before\" = \"$(stty -a)\" ] && echo 'as it' was")
      try await terminal.press("Enter")
      try await terminal.wait(for: "the comparison") { $0.contains("as it was") }
      try await terminal.type("fg")
      try await terminal.press("Enter")
      try await terminal.wait(for: "the program") {
        $0.isAlternate && $0.hasMouse && $0.contains("2 Trust")
      }
      try await terminal.press("v")
      try await terminal.wait(for: "what a key does") { $0.contains("Failed to verify signature") }
      try await terminal.press("q")
      try await terminal.wait(for: "the shell") { !$0.isAlternate && $0.cursorIsVisible }
    }
  }
}
