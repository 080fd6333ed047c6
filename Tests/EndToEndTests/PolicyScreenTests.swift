import TestSupport
import Testing

@Suite struct `The policy in a terminal` {
  static let values = """
    application:
      validators:
      - name: deny
        type: static
        approve: false
      - name: acme
        type: notaryv1
        host: notary.acme.example
        trustRoots: [{name: default, key: none}]
      policy:
      - pattern: "*:*"
        validator: deny
      - pattern: "docker.io/acme/*:*"
        validator: acme

    """

  @Test func `opens without an image, and tells which rule wins as one types`() async throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write(Self.values, to: "values.yaml")
    let command = Command.tastevin("--values", folder.path + "/values.yaml")
    try await TmuxSession.run(command, width: 120, height: 30) { terminal in
      try await terminal.wait(for: "the policy") {
        $0.contains("Validators  2") && $0.contains("Rules  2") && $0.contains("approve: false")
      }
      try await terminal.press("x")
      try await terminal.type("docker.io/acme/web:v1")
      try await terminal.wait(for: "the winner") { $0.contains("both  rule 2 wins") }
      try await terminal.press("Enter")
      try await terminal.wait(for: "its line") { $0.contains("> 13") }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `without an image and without values tells what is missing`() async throws {
    let outcome = try await Command.tastevin().run()
    #expect(outcome.ending == .exited(2))
    #expect(outcome.errors.contains("name an image, or a file with --values"))
  }
}
