import TestSupport
import Testing

@Suite struct `The command line` {
  @Test func `tells its version`() async throws {
    let outcome = try await Command.tastevin("--version").run()
    #expect(outcome.ending == .exited(0))
    #expect(outcome.output == "0.1.0\n")
    #expect(outcome.errors.isEmpty)
  }

  @Test func `tells what it can do`() async throws {
    let outcome = try await Command.tastevin("--help").run()
    #expect(outcome.ending == .exited(0))
    #expect(outcome.output.contains("USAGE: tastevin"))
    #expect(outcome.errors.isEmpty)
  }

  @Test(arguments: [
    "inspect", "explain", "audit", "match", "lint", "test", "schema", "root-key", "save", "diff",
    "upgrade", "freeze", "ping", "config", "demo",
  ])
  func `tells how a command is used, and what of its arguments is wrong`(name: String) async throws
  {
    for command in [
      Command.tastevin(name, "--help"), .tastevin(name, "-h"), .tastevin("help", name),
    ] {
      let help = try await command.run()
      #expect(help.ending == .exited(0))
      #expect(help.output.contains("USAGE: tastevin \(name)"))
      #expect(help.errors.isEmpty)
    }
    let wrong = try await Command.tastevin(name, "--no-such-option").run()
    #expect(wrong.ending == .exited(2))
    #expect(wrong.errors.contains("tastevin \(name) --help"))
    let version = try await Command.tastevin(name, "--version").run()
    #expect(version.output == "0.1.0\n")
  }
}
