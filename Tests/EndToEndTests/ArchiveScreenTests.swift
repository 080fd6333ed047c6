import NotaryCore
import TestSupport
import Testing

@Suite struct `An archive, in a terminal` {
  private static let gun = GUN("docker.io/acme/web")
  private static let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
  private static let other = "486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5afaac5d2c5b1a0e"

  @Test func `takes the place of its server, and C compares with it`() async throws {
    let folder = try TemporaryFolder()
    try await save(into: folder)
    let command = Command.tastevin("\(Self.gun):v1", "--trust-dir", "\(folder.path)/after.tar")
    try await TmuxSession.run(command, width: 120, height: 40) { terminal in
      let opened = try await terminal.wait(for: "the tree") { $0.contains("v1 is sha256:486ea462") }
      #expect(opened.contains("ARCHIVE 20"))
      #expect(opened.contains("after.tar, saved 20"))
      try await terminal.press("C")
      try await terminal.wait(for: "the question") { $0.contains("Compare with which archive") }
      try await terminal.type("\(folder.path)/before.tar")
      try await terminal.press("Enter")
      let answer = try await terminal.wait(for: "the comparison") {
        $0.contains("1 tag added, 1 tag moved")
      }
      #expect(answer.contains("targets"))
      try await terminal.press("Escape")
      try await terminal.wait(for: "the tree") { $0.contains("Trust as the Notary client") }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  /// Two states of a real server's repository; the server is gone afterwards.
  private func save(into folder: TemporaryFolder) async throws {
    let server = try NotaryServer()
    let client = try NotaryCommand(server: server)
    try client.initialize(Self.gun)
    try client.addHash(Self.gun, "v1", sha256: Self.hello)
    func save(_ name: String) async throws {
      let saved = try await Command.tastevin(
        "save", "\(Self.gun):v1", "-s", server.url, "-o", "\(folder.path)/\(name)"
      ).run()
      #expect(saved.status == 0, "\(saved.errors)")
    }
    try await save("before.tar")
    try client.addHash(Self.gun, "v1", sha256: Self.other)
    try client.addHash(Self.gun, "v2", sha256: Self.hello)
    try await save("after.tar")
    withExtendedLifetime(server) {}
  }
}
