import Foundation
import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let image = "docker.io/acme/web:v1"
private let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

/// A real server, and a real client that has rotated its root key twice.
private struct RotatedRepository {
  let server: NotaryServer
  let client: NotaryCommand
  /// The client's store before anything was rotated.
  let firstStore: TemporaryFolder

  init() throws {
    server = try NotaryServer()
    client = try NotaryCommand(server: server)
    try client.initialize(gun)
    try client.addHash(gun, "v1", sha256: hello)
    firstStore = try client.copyOfStore()
    try client.rotateKey(gun, .root)
    try client.rotateKey(gun, .snapshot, serverManaged: true)
    try client.rotateKey(gun, .root)
    _ = try client.list(gun)
  }

  func inspect(_ options: [String]) async throws -> Inspection {
    try await Inspection.run(["inspect", image, "-s", server.url] + options)
  }
}

@Suite("History and local stores on a real server")
struct LocalAndHistoryTests {
  @Test("show every root that a real client made, and agree with it about the way")
  func history() async throws {
    let repository = try RotatedRepository()
    let inspection = try await repository.inspect(
      ["--history", "--trust-store", "\(repository.firstStore.path)/trust", "-o", "json"])
    let history = try #require(try inspection.json()["history"])
    let versions = history["versions"]?.elements ?? []
    #expect(versions.compactMap { $0["version"]?.integer } == [4, 3, 2, 1])
    #expect(history["gaps"]?.elements.isEmpty == true)
    #expect(
      versions.map { $0["step"]?["holds"].map { String(decoding: $0.rawBytes, as: UTF8.self) } }
        == ["true", "true", "true", nil])
    #expect(
      versions.map { $0["wayToNewest"]?["outcome"]?.string } == [
        "newest", "direct", "direct", "step-by-step",
      ])
    let roles = versions.map { version in
      version["step"]?["changes"]?.elements.compactMap { $0["role"]?.string } ?? []
    }
    #expect(roles == [["root"], ["snapshot"], ["root"], []])
    #expect(
      versions.last?["origins"]?.elements.last?.string
        == "\(repository.firstStore.path)/trust/tuf/\(gun)/metadata/root.json")
    // The client that has version 1 in its cache goes the same way.
    #expect(try repository.client.with(store: repository.firstStore).list(gun).count == 1)
    #expect(inspection.status == 0)
  }

  @Test("show a real client's cache and keys beside the server")
  func local() async throws {
    let repository = try RotatedRepository()
    let inspection = try await repository.inspect(
      [
        "--trust-store", repository.client.trustStore, "--trust-store",
        "\(repository.firstStore.path)/trust", "-o", "json",
      ])
    let stores = try #require(try inspection.json()["local"]?["stores"]?.elements)
    func states(_ store: JSONValue) -> [String] {
      store["roles"]?.elements.map { "\($0["name"]?.string ?? "") \($0["state"]?.string ?? "")" }
        ?? []
    }
    #expect(
      states(stores[0]) == ["root same", "timestamp same", "snapshot same", "targets same"])
    #expect(
      states(stores[1]) == ["root older", "timestamp older", "snapshot older", "targets older"]
        || states(stores[1]) == ["root older", "timestamp older", "snapshot older", "targets same"])
    let keys = stores[0]["keys"]?.elements ?? []
    let signing = keys.filter { $0["signsFor"]?.elements.isEmpty == false }
    #expect(
      signing.compactMap { $0["signsFor"]?.elements.first?.string }.sorted() == ["root", "targets"])
    #expect(signing.allSatisfy { $0["encrypted"]?.kind == .boolean })
  }

  @Test("say loudly that a server serves less than a client has seen, and change no verdict")
  func rolledBack() async throws {
    let repository = try RotatedRepository()
    // What the client had before it signed v2 takes the place of the server.
    let before = try repository.client.copyOfStore()
    try repository.client.addHash(gun, "v2", sha256: hello)
    _ = try repository.client.list(gun)
    let options = ["--trust-dir", "\(before.path)/trust/tuf"]
    let plain = try await Inspection.run(["inspect", image] + options)
    let inspection = try await Inspection.run(
      ["inspect", image, "--trust-store", repository.client.trustStore] + options)
    let text = inspection.outcome.output
    #expect(text.contains("ROLLED BACK: timestamp, snapshot, targets; later ones"))
    #expect(text.contains("FAIL targets       ROLLED BACK: v3 is served, v4 was seen before"))
    #expect(text.contains("status   UNPINNED"))
    #expect(inspection.status == plain.status)
  }

  @Test("show nothing of a private key, and harm no terminal")
  func secrets() async throws {
    let repository = try RotatedRepository()
    let store = repository.client.trustStore
    let folder = "\(store)/private"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let id = String(repeating: "ab", count: 32)
    try "-----BEGIN EC PRIVATE KEY-----\nrole: \u{1B}[31mroot\u{202E}\n\nMARKEDSECRET\n".write(
      toFile: "\(folder)/\(id).key", atomically: false, encoding: .utf8)
    try "".write(toFile: "\(folder)/\u{1B}]0;x\u{7}.key", atomically: false, encoding: .utf8)
    for output in ["text", "json"] {
      let inspection = try await repository.inspect(["--trust-store", store, "-o", output])
      #expect(inspection.isHarmless)
      #expect(!inspection.outcome.output.contains("MARKEDSECRET"))
      for file in files {
        let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        for line in text.split(separator: "\n") where line.count == 64 && !line.contains(":") {
          #expect(!inspection.outcome.output.contains(line))
        }
      }
    }
  }

  @Test("are added members alone: without the options nothing is read and nothing added")
  func optIn() async throws {
    let repository = try RotatedRepository()
    let home = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: repository.client.trustStore, toPath: "\(home.path)/trust")
    let plain = try await repository.inspect(["-o", "json", "--docker-config", home.path])
    #expect(try plain.json()["history"] == nil)
    #expect(try plain.json()["local"] == nil)
    let local = try await repository.inspect(
      ["-o", "json", "--docker-config", home.path, "--local"])
    #expect(try local.json()["local"]?["stores"]?.elements.count == 1)
    let missing = try await repository.inspect(["--trust-store", "/nonexistent"])
    #expect(missing.status == 2)
    #expect(missing.outcome.errors.contains("--trust-store /nonexistent: there is no such folder"))
  }
}
