import Foundation
import NotaryCore
import TestSupport
import Testing

/// What ends work early.
enum EarlyEnd: CaseIterable {
  case controlC
  /// As a pipeline ends what it started.
  case terminated

  func come(to terminal: TmuxSession) async throws {
    switch self {
    case .controlC: try await terminal.press("C-c")
    case .terminated: kill(try #require(try await terminal.process()), SIGTERM)
    }
  }
}

@Suite struct `Work that is ended early at a terminal` {
  /// A folder with a policy that denies, and one that has to ask a server that says nothing.
  private func folder(_ server: FakeServer) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      application:
        validators:
        - {name: deny, type: static, approve: false}
        - name: default
          type: notaryv1
          host: "\(server.url)"
          trustRoots: [{name: default, key: none}]
        policy:
        - {pattern: "*:*"}
        - {pattern: "docker.io/other/*:*", validator: deny}

      """, to: "values.yaml")
    return folder
  }

  @Test func `an audit tells how far it is, and keeps what is known`() async throws {
    let server = try FakeServer { _ in .stall("") }
    let folder = try folder(server)
    defer { withExtendedLifetime(folder) {} }
    try folder.write(
      """
      kind: Pod
      metadata: {name: shop}
      spec: {containers: [{name: a, image: "acme/web:v1"}, {name: b, image: "other/x:v1"}]}
      """, to: "pod.yaml")
    let command = Command.tastevin(
      "audit", "\(folder.path)/pod.yaml", "--values", "\(folder.path)/values.yaml", "--timeout",
      "600")
    try await TmuxSession.run(command, width: 100, height: 40) { terminal in
      try await terminal.wait(for: "the progress") {
        $0.contains("judging… 1 of 2 images: 1 denied; Ctrl-C ends it")
      }
      try await terminal.press("C-c")
      let ended = try await terminal.waitForEnd()
      #expect(ended.ending == .exited(1))
      #expect(ended.contains("PARTIAL: the audit was ended before 1 of 2 images were judged."))
      #expect(ended.contains("FAIL  denied    denied    other/x:v1"))
    }
  }

  @Test(arguments: EarlyEnd.allCases)
  func `a suite prints what is known, into files too`(_ end: EarlyEnd) async throws {
    let server = try FakeServer { _ in .stall("") }
    let folder = try folder(server)
    try folder.write(
      """
      cases:
      - {image: "other/x:v1", expect: deny}
      - {name: the release, image: "acme/web:v1", expect: admit}

      """, to: "tastevin.tests.yaml")
    let command = Command.tastevin(
      "test", "\(folder.path)/values.yaml", "--timeout", "600", "-o", "json=\(folder.path)/t.json",
      "-o", "text")
    try await TmuxSession.run(command, width: 100, height: 40) { terminal in
      try await terminal.wait(for: "the progress") {
        $0.contains("testing… 1 of 2 images; Ctrl-C ends it")
      }
      try await end.come(to: terminal)
      let ended = try await terminal.waitForEnd()
      #expect(ended.ending == .exited(3))
      #expect(ended.contains("tastevin: interrupted; what follows is what is known"))
      #expect(ended.contains("ok    3.9  deny other/x:v1"))
      #expect(ended.contains("-     3.9  the release (acme/web:v1)  not asked"))
      #expect(ended.contains("2 passed, 2 skipped"))
      #expect(!ended.contains("testing…"))
    }
    let text = try String(contentsOfFile: "\(folder.path)/t.json", encoding: .utf8)
    let cases = try JSONDocument(parsing: Array(text.utf8)).root["cases"]?.elements ?? []
    #expect(cases.map { $0["status"]?.string } == ["passed", "passed", "skipped", "skipped"])
    withExtendedLifetime(server) {}
  }

  @Test(arguments: EarlyEnd.allCases)
  func `an archive is not begun`(_ end: EarlyEnd) async throws {
    let server = try FakeServer { _ in .stall("") }
    let folder = try folder(server)
    for target in ["trust.tar", "trust/"] {
      let command = Command.tastevin(
        "save", "acme/web:v1", "--values", "\(folder.path)/values.yaml", "--timeout", "600", "-o",
        "\(folder.path)/\(target)")
      try await TmuxSession.run(command, width: 100, height: 40) { terminal in
        try await terminal.wait(for: "the progress") {
          $0.contains("saving… 0 of 1 repositories; Ctrl-C ends it")
        }
        try await end.come(to: terminal)
        let ended = try await terminal.waitForEnd()
        #expect(ended.ending == .exited(3))
        #expect(ended.contains("tastevin: interrupted; nothing is saved"))
        #expect(!ended.contains("saving…"))
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left == ["values.yaml"])
    }
    withExtendedLifetime(server) {}
  }
}
