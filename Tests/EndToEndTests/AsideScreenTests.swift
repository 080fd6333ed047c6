import NotaryCore
import TestSupport
import Testing

@Suite struct `Beside a real server's trust data, in a terminal` {
  @Test func `H shows the history of root, D the registry, and the tree the keys that one holds`()
    async throws
  {
    let image = TestImage(
      index: "acme/web", tag: "v1", platforms: ["linux/amd64", "linux/arm64"], content: "one")
    let registry = try DockerRegistry([image])
    let gun = GUN("\(registry.host)/acme/web")
    let server = try NotaryServer()
    let client = try NotaryCommand(server: server)
    try client.initialize(gun)
    try client.addHash(
      gun, "v1", sha256: image.manifest.hex, length: image.manifest.bytes.count)
    try client.rotateKey(gun, .root)

    let command = Command.tastevin(
      "\(gun):v1", "--server", server.url, "--trust-store", client.trustStore)
    try await TmuxSession.run(command, width: 120, height: 40) { terminal in
      try await terminal.wait(for: "the marks") { $0.contains("you hold it") }
      try await terminal.press("H")
      try await terminal.wait(for: "the history") {
        $0.contains("2 versions of root, v1 to v2; the root key changed once")
          && $0.contains("every step holds by the rule of TUF")
      }
      try await terminal.press("D")
      try await terminal.wait(for: "the registry") {
        $0.contains("v1 points to what is signed") && $0.contains("index of 2 platforms")
      }
      try await terminal.press("Escape")
      try await terminal.wait(for: "the tree") { $0.contains("you hold it") }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `a registry that asks to wait is left alone until one insists`() async throws {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let registry = try FakeServer(certificates: certificates) { _ in
      .answer(status: 429, headers: [("Retry-After", "600")])
    }
    let host = registry.url.dropFirst("https://".count)
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    var repository = TestRepository("\(host)/acme/web")
    repository.targets.targets = ["v1": TestTarget("hello")]
    try repository.write(to: folder.path)
    let command = Command.tastevin(
      "\(host)/acme/web:v1", "--trust-dir", folder.path, "--cacert", certificates.authorityPath)
    try await TmuxSession.run(command, width: 120, height: 30) { terminal in
      try await terminal.wait(for: "the tree") { $0.contains("targets") }
      try await terminal.press("D")
      try await terminal.wait(for: "the refusal") { $0.contains("429") && !$0.contains("asking") }
      let asked = registry.requests.count
      try await terminal.press("R")
      try await terminal.wait(for: "what it asks for") {
        $0.contains("asks to wait 600 s, until") && $0.contains("R again asks all the same")
      }
      #expect(registry.requests.count == asked)
      try await terminal.press("R")
      try await terminal.wait(for: "another answer") { _ in registry.requests.count > asked }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }
}
