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
}
