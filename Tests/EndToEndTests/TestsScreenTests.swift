import Foundation
import TestSupport
import Testing

@Suite struct `Tests in a terminal` {
  private static let values = """
    application:
      validators:
      - {name: deny, type: static, approve: false}
      - {name: allow, type: static, approve: true}
      policy:
      - pattern: "*:*"
        validator: deny
      - pattern: "registry.k8s.io/*:*"
        validator: allow

    """

  private static let suite = """
    # What must not happen.
    cases:
    - name: strangers stay out
      image: quay.io/stranger/app:v1
      expect: deny

    """

  @Test func `a suite runs, gets a case, and follows the edited policy`() async throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write(Self.values, to: "values.yaml")
    try folder.write(Self.suite, to: "tastevin.tests.yaml")
    let command = Command.tastevin(
      "registry.k8s.io/pause:3.9", "--values", folder.path + "/values.yaml",
      environment: ["XDG_STATE_HOME": folder.path + "/state"])
    try await TmuxSession.run(command, width: 120, height: 40) { terminal in
      try await terminal.wait(for: "the verdict") { $0.contains("3.9 ADMITTED") }
      try await terminal.press("4")
      try await terminal.wait(for: "the outcome") { $0.contains("2 passed") }
      try await terminal.press("o")
      try await terminal.wait(for: "the case") {
        $0.contains("+- image: registry.k8s.io/pause:3.9")
      }
      try await terminal.press("Enter")
      try await terminal.wait(for: "the outcome with it") {
        $0.contains("4 passed") && $0.contains("admit registry.k8s.io/pause:3.9")
      }
      let saved = try String(contentsOfFile: folder.path + "/tastevin.tests.yaml", encoding: .utf8)
      #expect(saved.hasPrefix(Self.suite) && saved.contains("validator: allow"))
      try await terminal.press("3", "G", "d", "d")
      try await terminal.wait(for: "what that breaks") { $0.contains("TESTS: 2 FAILED") }
      try await terminal.press("4")
      try await terminal.wait(for: "the failures") {
        $0.contains("2 passed, 2 failed") && $0.contains("FAIL")
      }
      try await terminal.press("q")
      try await terminal.wait(for: "the question") { $0.contains("Leave?") }
      try await terminal.press("!")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `a case is edited at its line, and the suite runs anew with R and after that`()
    async throws
  {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write(Self.values, to: "values.yaml")
    let second = "- name: nothing runs\n  image: registry.k8s.io/pause:3.9\n  expect: deny\n"
    try folder.write(Self.suite + second, to: "tastevin.tests.yaml")
    try folder.write(
      "#!/bin/sh\necho \"$1\" > \(folder.path)/line\nsed -i '$s/deny/admit/' \"$2\"\n", to: "editor"
    )
    chmod(folder.path + "/editor", 0o755)
    let command = Command.tastevin(
      "--values", folder.path + "/values.yaml",
      environment: [
        "XDG_STATE_HOME": folder.path + "/state", "EDITOR": folder.path + "/editor",
      ])
    try await TmuxSession.run(command, width: 120, height: 40) { terminal in
      try await terminal.wait(for: "the policy") { $0.contains("Rules  2") }
      try await terminal.press("4")
      try await terminal.wait(for: "the outcome") { $0.contains("2 passed, 2 failed") }
      try await terminal.press("/")
      try await terminal.type("nothing")
      try await terminal.press("Enter")
      try await terminal.wait(for: "the one case") {
        !$0.contains("strangers") && $0.contains("FAIL  verdict    deny      admit")
      }
      try await terminal.press("e")
      try await terminal.wait(for: "the outcome of what was edited") { $0.contains("4 passed") }
      try await terminal.press("Escape")
      try await terminal.wait(for: "all cases") { $0.contains("strangers") }
      // Somebody else changes the suite.
      try folder.write(Self.suite, to: "tastevin.tests.yaml")
      try await terminal.press("R")
      try await terminal.wait(for: "what is left") { $0.contains("2 passed") }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
    let line = try String(contentsOfFile: folder.path + "/line", encoding: .utf8)
    #expect(line == "+6\n")
  }

  @Test func `the demo has a suite of its own`() async throws {
    try await TmuxSession.run(.tastevin("demo"), width: 100, height: 30) { terminal in
      try await terminal.openTree()
      try await terminal.press("4")
      try await terminal.wait(for: "the outcome") { $0.contains("5 passed, 1 failed") }
    }
  }
}
