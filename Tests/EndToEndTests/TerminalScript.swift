import TestSupport

/// The program below a shell, so that what it leaves behind in the terminal can be seen.
enum TerminalScript {
  /// A shell that writes down the terminal's settings, runs tastevin with these arguments, writes
  /// them down again, tells how it ended, and waits.
  static func around(_ arguments: String) -> Command {
    Command(
      "sh",
      [
        "-c",
        """
        before=$(stty -a); "$0" \(arguments); status=$?; after=$(stty -a)
        [ "$before" = "$after" ] && settings=kept || settings=changed
        echo "status $status, settings $settings"; cat
        """, BuiltProduct.tastevin,
      ])
  }

  /// Sends a signal to the program below the session's shell.
  static func send(_ signal: String, to terminal: TmuxSession) async throws {
    let shell = try await terminal.process() ?? 0
    let outcome = try await Command("pkill", ["-\(signal)", "-P", "\(shell)", "tastevin"]).run()
    guard outcome.status == 0 else { throw NoSuchProcess() }
  }

  struct NoSuchProcess: Error {}
}

extension TmuxSession {
  /// Waits until the demo or an image is there, whole.
  @discardableResult
  func waitForTree() async throws -> Screen {
    try await wait(for: "the tree") { $0.contains("targets") && !$0.contains("loading…") }
  }

  /// Waits for the verdict of the demo, and goes to the tree.
  @discardableResult
  func openTree() async throws -> Screen {
    try await wait(for: "the verdict") {
      $0.lines[0].hasPrefix("3.9 ") && !$0.contains("…  docker")
    }
    try await press("2")
    return try await wait(for: "the tree") {
      $0.contains(/as (the )?Notary/) && $0.contains("targets") && !$0.contains("asked ")
    }
  }

  /// Waits until the terminal is as a shell wants it, with the end of `TerminalScript`.
  @discardableResult
  func waitForShell() async throws -> Screen {
    try await wait(for: "the shell") {
      !$0.isAlternate && !$0.hasMouse && $0.cursorIsVisible && $0.contains("status ")
    }
  }

  /// Turns the wheel at a column and row counted from 0.
  func turnWheel(down: Bool, column: Int, row: Int) async throws {
    let button = down ? 65 : 64
    try await send(bytes: Array("\u{1b}[<\(button);\(column + 1);\(row + 1)M".utf8))
  }
}
