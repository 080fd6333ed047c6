import Foundation
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

  @Test func `marks a problem as it is made, mends it by a key, and tells what is left`()
    async throws
  {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write(
      Self.values.replacing("validator: acme", with: "validator: acne"), to: "values.yaml")
    let command = Command.tastevin(
      "--values", folder.path + "/values.yaml",
      environment: ["XDG_STATE_HOME": folder.path + "/state"])
    try await TmuxSession.run(command, width: 120, height: 40) { terminal in
      try await terminal.wait(for: "the mark") { screen in
        screen.lines.contains { $0.contains("│E ") && $0.contains("docker.io/acme/*:*") }
      }
      try await terminal.press("L")
      try await terminal.type("acne")
      try await terminal.press("Enter")
      try await terminal.wait(for: "the problem") {
        $0.contains("no validator is named \"acne\"") && $0.contains("(F does it)")
      }
      try await terminal.press("F")
      try await terminal.wait(for: "that it is mended") { screen in
        screen.contains("Done: write acme.")
          && !screen.lines.contains { $0.contains("│E ") && $0.contains("docker.io/acme/*:*") }
      }
      try await terminal.press("w")
      try await terminal.wait(for: "what is left") {
        $0.contains("What will be written") && $0.contains("+    validator: acme")
          && $0.contains("by Connaisseur 3.9")
      }
      try await terminal.press("Enter")
      try await terminal.wait(for: "that it is saved") { $0.contains("Saved") }
      let saved = try String(contentsOfFile: folder.path + "/values.yaml", encoding: .utf8)
      #expect(saved == Self.values)
      try await terminal.press("Escape")
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `the suite's images and those of -f are held against an edit`() async throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write(Self.values, to: "values.yaml")
    try folder.write(
      "cases:\n- {image: docker.io/acme/web:v1, expect: admit}\n- {manifest: job.yaml, expect: deny}\n",
      to: "tastevin.tests.yaml")
    for (name, image) in [("job", "ghcr.io/other/job:1"), ("pod", "docker.io/acme/pod:1")] {
      try folder.write(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: \(image)}]}\n",
        to: "\(name).yaml")
    }
    let command = Command.tastevin(
      "--values", folder.path + "/values.yaml", "-f", folder.path + "/pod.yaml",
      environment: ["XDG_STATE_HOME": folder.path + "/state"])
    try await TmuxSession.run(command, width: 120, height: 40) { terminal in
      try await terminal.wait(for: "the images") { $0.contains("docker.io/acme/pod:1") }
      try await terminal.press("3")
      try await terminal.wait(for: "the policy") { $0.contains("Rules  2") }
      try await terminal.press("G", "d", "d")
      try await terminal.wait(for: "the edit") { $0.contains("UNSAVED") }
      try await terminal.press("I")
      try await terminal.wait(for: "what changes, first") { screen in
        guard let title = screen.lines.firstIndex(where: { $0.contains("2 of 3 images") }) else {
          return false
        }
        let images = ["docker.io/acme/pod:1", "docker.io/acme/web:v1", "ghcr.io/other/job:1"]
        let rows = images.map { image in screen.lines.firstIndex { $0.contains("│\(image)") } }
        return rows.allSatisfy { $0.map { $0 > title } ?? false }
          && rows[2] ?? 0 > rows[0] ?? 0
      }
      try await terminal.press("Escape")
      try await terminal.type(":q!")
      try await terminal.press("Enter")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `without an image and without values tells what is missing`() async throws {
    let outcome = try await Command.tastevin().run()
    #expect(outcome.ending == .exited(2))
    #expect(outcome.errors.contains("name an image, a file with --values"))
  }
}

@Suite struct `A policy that is edited in a terminal` {
  private static let key = """
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsx28WV7BsQfnHF1kZmpdCTTLJaWe
    d0CA+JOi8H4REuBaWSZ5zPDe468WuOJ6f71E7WFg3CVEVYHuoZt2UYbN/Q==
    -----END PUBLIC KEY-----

    """

  private static func command(_ folder: TemporaryFolder) -> Command {
    .tastevin(
      "--values", folder.path + "/values.yaml",
      environment: ["XDG_STATE_HOME": folder.path + "/state"])
  }

  private static func saved(in folder: TemporaryFolder) throws -> String {
    try String(contentsOfFile: folder.path + "/values.yaml", encoding: .utf8)
  }

  @Test func `from an empty list of validators to a saved policy by keyboard alone`() async throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write(
      "# ours\napplication:\n  validators: []\n  policy: []\n", to: "values.yaml")
    try await TmuxSession.run(Self.command(folder), width: 110, height: 40) { terminal in
      try await terminal.wait(for: "the empty policy") { $0.contains("Validators  0") }
      try await terminal.press("g", "g", "o")
      try await terminal.wait(for: "the form") { $0.contains("New validator in") }
      try await terminal.type("acme")
      try await terminal.press("Tab", "Tab")
      try await terminal.type("notary.acme.example")
      try await terminal.press("Tab", "Tab", "Tab", "Tab")
      try await terminal.paste(Self.key)
      try await terminal.wait(for: "the key") { $0.contains("ECDSA P-256") }
      try await terminal.press("C-s")
      try await terminal.wait(for: "the validator") { $0.contains("Validators  1") }
      try await terminal.press("G", "o")
      try await terminal.wait(for: "the form") { $0.contains("New rule in") }
      try await terminal.type("docker.io/acme/*:*")
      try await terminal.press("Enter")
      try await terminal.wait(for: "the rule") { $0.contains("Rules  1") }
      try await terminal.press("x")
      try await terminal.type("docker.io/acme/web:v1")
      try await terminal.wait(for: "the winner") { $0.contains("both  rule 1 wins") }
      try await terminal.press("Escape", "w")
      try await terminal.wait(for: "what will be written") {
        $0.contains("What will be written") && $0.contains("+")
      }
      try await terminal.press("Enter")
      try await terminal.wait(for: "how it is deployed") { $0.contains("helm upgrade connaisseur") }
      try await terminal.press("Escape", "q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
    let saved = try Self.saved(in: folder)
    #expect(saved.hasPrefix("# ours\napplication:\n"))
    for part in ["name: acme", "host: notary.acme.example", "-----END PUBLIC KEY-----", "acme/*:*"]
    {
      #expect(saved.contains(part), "\(part)")
    }
    let outcome = try await Command.tastevin(
      "match", folder.path + "/values.yaml", "docker.io/acme/web:v1"
    ).run()
    #expect(outcome.ending == .exited(0))
  }

  @Test func `unsaved work survives a kill, and is offered again`() async throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write(`The policy in a terminal`.values, to: "values.yaml")
    try await TmuxSession.run(Self.command(folder), width: 110, height: 40) { terminal in
      try await terminal.wait(for: "the policy") { $0.contains("Rules  2") }
      try await terminal.press("G", "d", "d")
      try await terminal.wait(for: "the step") { $0.contains("UNSAVED") }
      let process = try #require(try await terminal.process())
      let store = folder.path + "/state/tastevin/recovery"
      for _ in 0..<400
      where (try? FileManager.default.contentsOfDirectory(atPath: store))?.isEmpty
        != false
      {
        try await Task.sleep(for: .milliseconds(50))
      }
      kill(process, SIGKILL)
      _ = try await terminal.waitForEnd()
    }
    #expect(try Self.saved(in: folder) == `The policy in a terminal`.values)
    try await TmuxSession.run(Self.command(folder), width: 110, height: 40) { terminal in
      try await terminal.wait(for: "the offer") { $0.contains("Unsaved work was found") }
      try await terminal.press("r")
      try await terminal.wait(for: "the work") {
        $0.contains("Rules  1") && $0.contains("UNSAVED")
      }
      try await terminal.press("w")
      try await terminal.wait(for: "what will be written") { $0.contains("What will be written") }
      try await terminal.press("Enter")
      try await terminal.wait(for: "the end of saving") { $0.contains("Saved, not deployed") }
      try await terminal.press("Escape", "q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
    #expect(try !Self.saved(in: folder).contains("docker.io/acme/*:*"))
  }

  @Test func `the editor gets a private copy, and what it leaves is one step`() async throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write(`The policy in a terminal`.values, to: "values.yaml")
    try folder.write(
      "#!/bin/sh\nstat -c %a \"$2\" > \(folder.path)/mode\nsed -i s/acme/umbrella/ \"$2\"\n",
      to: "editor")
    chmod(folder.path + "/editor", 0o755)
    let command = Command.tastevin(
      "--values", folder.path + "/values.yaml",
      environment: [
        "XDG_STATE_HOME": folder.path + "/state", "EDITOR": folder.path + "/editor",
        "TMPDIR": folder.path,
      ])
    try await TmuxSession.run(command, width: 110, height: 40) { terminal in
      try await terminal.wait(for: "the policy") { $0.contains("Rules  2") }
      try await terminal.press("e")
      try await terminal.wait(for: "the edited text") {
        $0.contains("umbrella") && $0.contains("UNSAVED")
      }
      try await terminal.press("u")
      try await terminal.wait(for: "the text of before") { !$0.contains("umbrella") }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
    let mode = try String(contentsOfFile: folder.path + "/mode", encoding: .utf8)
    #expect(mode == "600\n")
    #expect(try Self.saved(in: folder) == `The policy in a terminal`.values)
  }
}
