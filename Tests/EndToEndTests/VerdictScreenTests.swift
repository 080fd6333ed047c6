import TestSupport
import Testing

@Suite struct `A verdict in a terminal` {
  @Test func `opens on what is denied, leads to the evidence and back, and asks the other judges`()
    async throws
  {
    try await TmuxSession.run(.tastevin("demo"), width: 100, height: 30) { terminal in
      let first = try await terminal.wait(for: "the verdict") {
        $0.lines[0].hasPrefix("3.9 DENIED  docker.io/acme/broken:v1") && $0.contains("to do")
      }
      #expect(first.contains("error during notaryv1 validation of image"))
      #expect(first.contains("FAIL  delegations"))
      try await terminal.press("Enter")
      try await terminal.wait(for: "the evidence") {
        $0.contains("Trust as Connaisseur 3.9 judges it") && $0.contains("releases")
          && $0.contains("Esc back")
      }
      try await terminal.press("Escape")
      let back = try await terminal.wait(for: "the verdict again") {
        $0.contains("FAIL  delegations")
      }
      #expect(back.lines == first.lines)
      try await terminal.press("v")
      try await terminal.wait(for: "the other version") {
        $0.contains("Failed to verify signature of trust data targets/releases.")
      }
      try await terminal.press("2")
      for judge in ["the Notary client", "Connaisseur 3.3", "Connaisseur 3.9"] {
        try await terminal.wait(for: judge) { $0.contains("Trust as \(judge) judges it") }
        try await terminal.press("v")
      }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `shows the line of the file, and never a password`() async throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let values = folder.path + "/values.yaml"
    try folder.write(
      """
      application:
        validators:
        - name: default
          type: notaryv1
          host: notary.acme.example
          # auth: {username: ada, password: hunter2}
          trustRoots: [{name: default, key: none}]
        policy:
        - pattern: "*:*"

      """, to: "values.yaml")
    let command = Command.tastevin(
      "docker.io/acme/web:v1", "--values", values, "--trust-dir", folder.path)
    try await TmuxSession.run(command, width: 120, height: 30) { terminal in
      try await terminal.wait(for: "the verdict") { $0.lines[0].contains(/3.9 [A-Z]/) }
      try await terminal.press("/")
      try await terminal.type("rule 1")
      try await terminal.press("Enter", "Enter")
      let file = try await terminal.wait(for: "the file") { $0.contains("> 9") }
      #expect(file.contains("password: ********"))
      #expect(!file.contains("hunter2"))
      try await terminal.press("Escape")
      try await terminal.wait(for: "the verdict") { !$0.contains("> 9") && $0.contains("rule 1") }
    }
  }

  @Test func `a file of values that cannot be read is named before the screen opens`() async throws
  {
    let outcome = try await Command.tastevin("docker.io/acme/web:v1", "--values", "/nowhere.yaml")
      .run()
    #expect(outcome.ending == .exited(2))
    #expect(outcome.errors.contains("/nowhere.yaml"))
  }
}
