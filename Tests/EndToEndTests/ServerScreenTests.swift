import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

@Suite struct `An image of a real server in a terminal` {
  @Test func `shows the whole tree, and what is new after R`() async throws {
    let server = try NotaryServer()
    let client = try NotaryCommand(server: server)
    let key = try DelegationKey(commonName: "alice")
    let alice = RoleName("targets/alice")
    try client.initialize(gun)
    try client.addHash(gun, "v1", sha256: digest)
    try client.addDelegation(gun, alice, key: key.publicPath)
    try client.importKey(key.privatePath, for: alice)
    try client.addHash(gun, "v2", sha256: digest, roles: [alice])

    let command = Command.tastevin("docker.io/acme/web:v1", "--server", server.url)
    try await TmuxSession.run(command, width: 120, height: 40) { terminal in
      let screen = try await terminal.waitForTree()
      #expect(screen.lines[0].hasPrefix("UNPINNED  docker.io/acme/web:v1"))
      #expect(screen.lines[1].contains(server.url))
      #expect(screen.contains("v1 is sha256:\(digest)"))
      #expect(screen.contains("relative to a root that nobody vouched for"))
      for role in ["root", "timestamp", "snapshot", "targets", "alice"] {
        let rows = screen.lines.dropFirst(4).map { $0.prefix(24) }
        let row = rows.first { $0.contains(" \(role) ") || $0.contains("+\(role) ") }
        #expect(row?.contains("│ok") == true)
      }
      #expect(!screen.contains("FAIL"))
      try client.addHash(gun, "v3", sha256: digest)
      try await terminal.press("R")
      try await terminal.wait(for: "the new tag") { screen in
        screen.lines.contains { $0.contains("ok      v3") || $0.contains("v3  ") }
      }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `a validator's connection is tested on a real server`() async throws {
    let server = try NotaryServer()
    try NotaryCommand(server: server).initialize(gun)
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write(
      """
      application:
        validators:
        - name: acme
          type: notaryv1
          host: \(server.url)
          trustRoots: [{name: default, key: none}]
        - name: gone
          type: notaryv1
          host: http://127.0.0.1:1
          trustRoots: [{name: default, key: none}]
        policy:
        - pattern: "docker.io/acme/*:*"
          validator: acme
        - pattern: "docker.io/other/*:*"
          validator: gone

      """, to: "values.yaml")
    let command = Command.tastevin(
      "docker.io/acme/web:v1", "--values", folder.path + "/values.yaml")
    try await TmuxSession.run(command, width: 110, height: 40) { terminal in
      try await terminal.press("3")
      try await terminal.wait(for: "the rule that wins") { $0.contains("wins 1 docker.io/acme") }
      try await terminal.press("t")
      try await terminal.wait(for: "the server's root") {
        $0.contains("Validator acme") && $0.contains("ok      root.json")
          && $0.contains("root of docker.io/acme/web")
      }
      try await terminal.press("Escape")
      try await terminal.press("j")
      try await terminal.press("t")
      try await terminal.wait(for: "why it is not reached") {
        $0.contains("Validator gone") && $0.contains("FAIL")
      }
      try await terminal.press("Escape")
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `a load is cancelled by Esc, down to the socket`() async throws {
    let server = try FakeServer { _ in .stall("") }
    let command = Command.tastevin(
      "docker.io/acme/web:v1", "--server", server.url, "--timeout", "600")
    try await TmuxSession.run(command) { terminal in
      try await terminal.wait(for: "the first screen") { $0.contains("loading…") }
      await server.waitForRequest()
      try await terminal.press("Escape")
      try await terminal.wait(for: "the end of loading") { $0.contains("CANCELLED") }
      await server.waitForDeparture()
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `a load that is under way does not keep the program from quitting`() async throws {
    let server = try FakeServer { _ in .stall("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{") }
    let command = Command.tastevin(
      "docker.io/acme/web:v1", "--server", server.url, "--timeout", "600")
    try await TmuxSession.run(command) { terminal in
      try await terminal.wait(for: "the first screen") { $0.contains("loading…") }
      await server.waitForRequest()
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `a server that is not there is named, with what to do`() async throws {
    // Nothing listens on the port of tcpmux.
    let command = Command.tastevin("docker.io/acme/web:v1", "--server", "http://127.0.0.1:1")
    try await TmuxSession.run(command) { terminal in
      let screen = try await terminal.wait(for: "the failure") { $0.contains("UNAVAILABLE") }
      #expect(screen.contains("no connection"))
      #expect(screen.contains("check --server, its port, and the way there"))
    }
  }

  @Test func `a repository that the server does not know is broken, not unavailable`()
    async throws
  {
    let server = try FakeServer { _ in .answer(status: 404, body: "{}") }
    let command = Command.tastevin("docker.io/acme/nothing:v1", "--server", server.url)
    try await TmuxSession.run(command) { terminal in
      let screen = try await terminal.wait(for: "the verdict") { $0.contains("BROKEN") }
      #expect(
        screen.contains(
          "there is no trust data of docker.io/acme/nothing: check the name and the server"))
    }
  }

  @Test func `that asks to wait is left alone, unless one insists`() async throws {
    let server = try FakeServer { _ in
      .answer(status: 429, headers: [("Retry-After", "3000")])
    }
    let command = Command.tastevin("docker.io/acme/web", "--server", server.url)
    try await TmuxSession.run(command, width: 100, height: 24) { terminal in
      try await terminal.wait(for: "the answer") { $0.contains("429") }
      try await terminal.wait(for: "the end of it") { $0.contains("UNAVAILABLE") }
      try await terminal.press("R")
      try await terminal.wait(for: "the pause") { $0.contains("The server asks to wait 3000 s") }
      let before = server.requests.count
      try await terminal.press("R")
      while server.requests.count == before { try await Task.sleep(for: .milliseconds(20)) }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }
}
