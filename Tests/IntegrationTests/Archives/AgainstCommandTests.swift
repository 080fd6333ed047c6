import Foundation
import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let image = "docker.io/acme/web:v1"
private let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
private let other = "486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5afaac5d2c5b1a0e"

@Suite("tastevin inspect --against")
struct AgainstCommandTests {
  @Test("tells what a real client has changed, either way")
  func changes() async throws {
    let server = try NotaryServer()
    let client = try NotaryCommand(server: server)
    try client.initialize(gun)
    try client.addHash(gun, "v1", sha256: hello)
    try client.addHash(gun, "v2", sha256: hello)
    let folder = try TemporaryFolder()
    func save(_ name: String) async throws {
      let saved = try await Inspection.run(
        ["save", image, "-s", server.url, "-o", "\(folder.path)/\(name)"])
      #expect(saved.status == 0)
    }
    try await save("before.tar")
    try client.addHash(gun, "v1", sha256: other)
    try client.removeTarget(gun, "v2")
    try client.addHash(gun, "v3", sha256: hello)
    try client.rotateKey(gun, .root)
    try await save("after/")

    func compared(_ now: [String], _ then: String) async throws -> Inspection {
      try await Inspection.run(
        ["inspect", image, "--against", "\(folder.path)/\(then)", "-o", "json"] + now)
    }
    for now in [["-s", server.url], ["--trust-dir", "\(folder.path)/after"]] {
      let comparison = try await compared(now, "before.tar")
      #expect(comparison.status == 0)
      let against = try #require(try comparison.json()["against"])
      #expect(against["severity"]?.string == "change")
      #expect(against["rootLinked"]?.boolean == true)
      #expect(against["source"]?["savedFrom"]?.string == server.url)
      let tags = against["tags"]?.elements.map { tag in
        [tag["name"]?.string, tag["change"]?.string, tag["before"]?.string, tag["after"]?.string]
      }
      #expect(
        tags == [
          ["v1", "moved", "sha256:\(hello)", "sha256:\(other)"],
          ["v2", "removed", "sha256:\(hello)", nil], ["v3", "added", nil, "sha256:\(hello)"],
        ])
      let root = against["roles"]?.elements.first
      #expect(root?["change"]?.string == "advanced")
      #expect(root?["keysAdded"]?.elements.count == 1)
      #expect(root?["keysRemoved"]?.elements.count == 1)
    }

    // The other way round the server would have gone back.
    let back = try await compared(["--trust-dir", "\(folder.path)/before.tar"], "after")
    #expect(back.status == 0)
    let against = try #require(try back.json()["against"])
    #expect(against["severity"]?.string == "alarm")
    let changes = against["roles"]?.elements.map { $0["change"]?.string }
    #expect(changes == ["rolled-back", "rolled-back", "rolled-back", "rolled-back"])
    let text = try await Inspection.run(
      [
        "inspect", image, "--trust-dir", "\(folder.path)/before.tar", "--against",
        "\(folder.path)/after",
      ])
    #expect(text.outcome.output.contains("ROLLED BACK: root, timestamp, snapshot and targets"))
    #expect(text.isHarmless)
    withExtendedLifetime(server) {}
  }

  @Test("is loud about a repository that was made anew")
  func anotherRoot() async throws {
    let folder = try TemporaryFolder()
    for name in ["before.tar", "after.tar"] {
      let repository = try FilledRepository()
      _ = try await Inspection.run(
        ["save", image, "-s", repository.server.url, "-o", "\(folder.path)/\(name)"])
    }
    let text = try await Inspection.run(
      [
        "inspect", image, "--trust-dir", "\(folder.path)/after.tar", "--against",
        "\(folder.path)/before.tar",
      ])
    #expect(text.outcome.output.contains("ANOTHER ROOT than before, and nothing links them"))
    #expect(text.outcome.output.contains("NOT LINKED"))
  }

  @Test("says what cannot be compared with")
  func nothing() async throws {
    let repository = try FilledRepository()
    let folder = try TemporaryFolder()
    _ = try await Inspection.run(
      ["save", "docker.io/acme/api:v1", "-s", repository.server.url, "-o", "\(folder.path)/x.tar"])
    let other = try await Inspection.run(
      ["inspect", image, "-s", repository.server.url, "--against", "\(folder.path)/x.tar"])
    #expect(other.status == 0)
    #expect(
      other.outcome.output.contains(
        "There is nothing to compare with: nothing of docker.io/acme/web is in this archive"))
    let missing = try await Inspection.run(
      ["inspect", image, "-s", repository.server.url, "--against", "\(folder.path)/y.tar"])
    #expect(missing.status == 2)
    #expect(missing.outcome.errors.contains("y.tar: there is no such file or folder"))
    withExtendedLifetime(repository) {}
  }
}
