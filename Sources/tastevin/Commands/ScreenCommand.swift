import ArgumentParser

/// A command that opens the interactive program where there is a terminal.
///
/// `run` blocks the main thread for as long as the program is open, before any other thread exists:
/// signals must be blocked first, and stay so in all threads.
protocol ScreenCommand: ParsableCommand {
  var opensScreen: Bool { get }

  /// What is done where there is no terminal.
  func runWithoutScreen() async throws
}
