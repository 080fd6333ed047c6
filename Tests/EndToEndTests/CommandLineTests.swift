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
}
