import TestSupport
import Testing

/// The standard streams as a shell sets them up.
@Suite("Standard streams")
struct StandardStreamTests {
  /// Runs a line of a shell in which `$0` is the program.
  private func run(_ line: String, input: String = "") async throws -> Command.Outcome {
    try await Command("sh", ["-c", line, BuiltProduct.tastevin], input: Array(input.utf8)).run()
  }

  @Test("an answer that cannot be written is no good answer")
  func fullDisk() async throws {
    for arguments in ["schema", "--help", "lint -o json -"] {
      let outcome = try await run("\"$0\" \(arguments) > /dev/full", input: "application: {}\n")
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.errors.contains("standard output: No space left on device"), "\(arguments)")
    }
  }

  @Test("a closed stream is told, and no file takes its place")
  func closed() async throws {
    let output = try await run("\"$0\" schema >&-")
    #expect(output.status == 2)
    #expect(output.errors.contains("standard output: Bad file descriptor"))
    let input = try await run("\"$0\" lint - <&-")
    #expect(input.status == 2)
    #expect(input.errors == "tastevin: standard input: Bad file descriptor\n")
    let folder = try TemporaryFolder()
    let files = try await run(
      "\"$0\" test --init \(folder.path)/values.yaml --suite \(folder.path)/suite.yaml <&- >&- 2>&-"
    )
    #expect(files.status == 2)
  }

  @Test("standard input is read from where it is, and not opened anew")
  func offset() async throws {
    let outcome = try await run(
      "read -r line; \"$0\" lint -", input: "][\napplication:\n  logLevel: info\n")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output == "no problems for Connaisseur 3.9\n")
  }
}
