import TestSupport
import Testing

@Suite("lint and schema") struct LintCommandTests {
  private func run(
    _ arguments: [String], input: String = "", in folder: String? = nil
  ) async throws -> Command.Outcome {
    try await Command(
      BuiltProduct.tastevin, arguments, input: Array(input.utf8), folder: folder
    ).run()
  }

  @Test func `without a file it is values_yaml where one is, and else wrong usage`() async throws {
    let folder = try TemporaryFolder()
    let missing = try await run(["lint"], in: folder.path)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("no configuration"))
    try folder.write("application:\n  features: {detectionMode: true}\n", to: "values.yaml")
    let found = try await run(["lint"], in: folder.path)
    #expect(found.status == 0)
    #expect(found.output.hasPrefix("values.yaml:2:29  warning  detection-mode  3.9\n"))
    #expect(try await run(["lint", "--strict"], in: folder.path).status == 1)
  }

  @Test func `broken YAML is a problem with its place, a missing file is not`() async throws {
    let outcome = try await run(
      ["lint", "-", "-o", "json"], input: "application:\n  policy: [\n")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("\"code\": \"not-yaml\""))
    #expect(try await run(["lint", "/nowhere.yaml"]).status == 2)
  }

  @Test func `a version names what is known, and another is wrong usage`() async throws {
    let text = "application:\n  features: {cache: {expirySeconds: 1}}\n"
    let early = try await run(["lint", "-", "--connaisseur", "3.4"], input: text)
    #expect(early.output.contains("unknown-key"))
    #expect(
      try await run(["lint", "-"], input: text).output == "no problems for Connaisseur 3.9\n")
    #expect(try await run(["lint", "-", "--connaisseur", "2.8"], input: text).status == 2)
    let both = try await run(["lint", "-", "--connaisseur", "all"], input: text)
    #expect(both.output.contains("for Connaisseur 3.3 and 3.9"))
  }

  @Test func `annotations of a file without problems are nothing`() async throws {
    let outcome = try await run(
      ["lint", "-", "-o", "github"], input: "application:\n  logLevel: info\n")
    #expect(outcome.status == 0 && outcome.output.isEmpty)
  }

  @Test func `the schema is JSON of draft-07 for each version`() async throws {
    let new = try await run(["schema"])
    #expect(new.status == 0)
    #expect(new.output.contains("\"http://json-schema.org/draft-07/schema#\""))
    #expect(new.output.contains("\"values.yaml of Connaisseur 3.9\""))
    let old = try await run(["schema", "--connaisseur", "3.3"]).output
    #expect(old.contains("\"isAcr\"") && !new.output.contains("\"isAcr\""))
    let both = try await run(["schema", "--connaisseur", "all"])
    #expect(both.status == 0)
    #expect(both.output.contains("\"values.yaml of Connaisseur 3.3 and of 3.9\""))
    #expect(both.output.contains("\"allOf\"") && both.output.contains("\"isAcr\""))
    #expect(try await run(["schema", "--connaisseur", "2.8"]).status == 2)
  }
}
