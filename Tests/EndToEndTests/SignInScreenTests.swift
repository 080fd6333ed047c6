import Foundation
import NotaryCore
import TestSupport
import Testing

private let password = "PASSWORD-mark-7f3a91"
private let basic = Base64.encode(Array("alice:\(password)".utf8))

/// A server with a sound repository for alice.
private func server() throws -> FakeServer {
  let files = TestRepository("docker.io/acme/web").files()
  return try FakeServer { request in
    guard request.headers["authorization"] == "Basic \(basic)" else {
      return .answer(status: 401, headers: [("WWW-Authenticate", #"Basic realm="the cellar""#)])
    }
    let name = request.target.split(separator: "/").last ?? ""
    let role = name.split(separator: ".").first.map(String.init) ?? ""
    return .answer(
      status: 200, body: String(decoding: files["\(role).json"] ?? [], as: UTF8.self))
  }
}

@Suite struct `Signing in at a terminal` {
  @Test func `asks for a password that is not seen, and signs in with it`() async throws {
    let server = try server()
    let command = Command.tastevin(
      "inspect", "docker.io/acme/web", "-s", server.url, "--user", "alice")
    try await TmuxSession.run(command) { terminal in
      try await terminal.wait(for: "the question") { $0.contains("Password for alice:") }
      try await terminal.type(password)
      try await terminal.press("Enter")
      let screen = try await terminal.waitForEnd()
      #expect(screen.ending == .exited(0))
      #expect(!screen.contains("mark-7f3a91"))
      #expect(screen.contains("UNPINNED") || screen.contains("unpinned"))
    }
  }

  @Test(arguments: ["C-c", "C-\\", "TERM", "HUP"])
  func `gives the terminal back when it is left at the question`(way: String) async throws {
    let server = try server()
    let folder = try TemporaryFolder()
    let program = "'\(BuiltProduct.tastevin)' inspect docker.io/acme/web -s \(server.url)"
    try folder.write(
      """
      trap : INT QUIT HUP
      stty -a > before
      sh -c 'echo $$ > pid; exec \(program.replacing("'", with: "")) --user alice'
      stty -a > after
      cmp before after && echo same as before
      sleep 1000
      """, to: "script")
    var command = Command("sh", ["-c", "cd \(folder.path) && . ./script"])
    command.environment["SWIFT_BACKTRACE"] = "enable=no"
    try await TmuxSession.run(command) { terminal in
      try await terminal.wait(for: "the question") { $0.contains("Password for alice:") }
      if way.hasPrefix("C-") {
        try await terminal.press(way)
      } else {
        let text = try String(contentsOfFile: "\(folder.path)/pid", encoding: .utf8)
        let process = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        kill(process, way == "TERM" ? SIGTERM : SIGHUP)
      }
      try await terminal.wait(for: "the terminal's modes") { $0.contains("same as before") }
    }
  }

  @Test func `is shown by a, without secrets, and can be copied`() async throws {
    let server = try server()
    let command = Command.tastevin(
      "docker.io/acme/web", "--server", server.url,
      environment: ["TASTEVIN_USER": "alice", "TASTEVIN_PASSWORD": password])
    try await TmuxSession.run(command, width: 100, height: 30) { terminal in
      try await terminal.wait(for: "the tree") { $0.contains("snapshot") }
      try await terminal.press("a")
      let screen = try await terminal.wait(for: "the sign-in") {
        $0.contains("Signing in at \(server.url)")
      }
      #expect(screen.contains(#"asks: Basic realm="the cellar""#))
      #expect(screen.contains("the password of alice, from $TASTEVIN_USER"))
      try await terminal.press("y")
      try await terminal.wait(for: "the menu") { $0.contains("Copy what?") }
      try await terminal.press("Enter")
      try await terminal.wait(for: "the copy") { $0.contains("Copied: sign-in") }
      let copied = try await terminal.clipboard()
      #expect(copied.contains("Signing in at \(server.url)"))
      for text in [copied, "\(screen)"] {
        for secret in [password, basic] { #expect(!text.contains(secret)) }
      }
      try await terminal.press("Escape")
      try await terminal.wait(for: "the tree again") { !$0.contains("Signing in at") }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }
}
