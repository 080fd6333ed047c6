import Foundation
import NotaryCore
import TestSupport
import Testing

private let image = "docker.io/acme/web:v1"

/// The members of an object but some, as they were written.
private func members(_ value: JSONValue?, without left: Set<String>) -> [String: [UInt8]] {
  var members: [String: [UInt8]] = [:]
  guard let value else { return [:] }
  for member in value.members {
    let name = String(decoding: member.nameBytes, as: UTF8.self)
    if !left.contains(name) { members[name] = Array(member.value.rawBytes) }
  }
  return members
}

@Suite("tastevin save")
struct SaveCommandTests {
  @Test("keeps what a real server answered, so that everything is judged as there")
  func sameAnswers() async throws {
    let server = try await ArchivedServer()
    #expect(
      server.saved.status == 0, "\(server.saved.outcome.output)\(server.saved.outcome.errors)")
    #expect(server.saved.outcome.output.contains("ok    docker.io/acme/web  from \(server.url)"))
    for tag in ArchivedServer.tags {
      let image = ArchivedServer.image(tag)
      let inspected = try await Inspection.run(
        ["inspect", image, "--trust-dir", server.archive, "-o", "json"])
      let before = try #require(server.inspected[tag])
      #expect(inspected.status == before.status)
      #expect(
        try members(inspected.json(), without: ["source", "at"])
          == members(before.json(), without: ["source", "at"]), "\(tag)")
      let source = try inspected.json()["source"]
      #expect(source?["kind"]?.string == "archive")
      #expect(source?["savedFrom"]?.string == server.url)

      let explained = try await Inspection.run(
        [
          "explain", image, "--values", server.values, "--trust-dir", server.archive, "-o", "json",
        ])
      let decided = try #require(server.explained[tag])
      #expect(explained.status == decided.status)
      let decisions = try explained.json()["decisions"]?.elements ?? []
      let expected = try decided.json()["decisions"]?.elements ?? []
      #expect(decisions.count == 2)
      #expect(
        decisions.map { members($0, without: ["source"]) }
          == expected.map { members($0, without: ["source"]) }, "\(tag)")
      #expect(decisions.allSatisfy { $0["source"]?["isClusters"]?.boolean == true })
    }
    let keys = try await Inspection.run(
      ["root-key", "-i", image, "--trust-dir", server.archive, "-o", "yaml"])
    let host = server.url.dropFirst("https://".count)
    #expect(keys.outcome.output.contains("host: \"\(host)\""))
    let verdicts = try ArchivedServer.tags.map { tag in
      try server.explained[tag]?.json()["decisions"]?.elements.compactMap { $0["verdict"]?.string }
    }
    for generation in 0..<2 {
      #expect(Set(verdicts.compactMap { $0?[generation] }) == ["admitted", "denied"])
    }
  }

  @Test("gives the same bytes for the same answers and --at, and overwrites nothing")
  func reproducible() async throws {
    let repository = try FilledRepository()
    let folder = try TemporaryFolder()
    func save(_ name: String, _ options: [String] = []) async throws -> Inspection {
      try await Inspection.run(
        [
          "save", image, "-s", repository.server.url, "-o", "\(folder.path)/\(name)", "--at",
          "2026-11-22T17:00:00Z",
        ] + options)
    }
    #expect(try await save("a.tar").status == 0)
    #expect(try await save("b.tar").status == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/a.tar"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/b.tar")) == bytes)

    try folder.write("precious", to: "c.tar")
    let refused = try await save("c.tar")
    #expect(refused.status == 2)
    #expect(refused.outcome.errors.contains("c.tar is there already; --force replaces it"))
    #expect(try String(contentsOfFile: "\(folder.path)/c.tar", encoding: .utf8) == "precious")
    #expect(try await save("c.tar", ["--force"]).status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/c.tar")) == bytes)

    #expect(try await save("trust/").status == 0)
    #expect(try await save("trust/").status == 2)
    #expect(try await save("trust", ["--folder", "--force"]).status == 2)
    let listed = try await Command("tar", ["-tf", "a.tar"], folder: folder.path).run()
    let names = listed.output.split(separator: "\n").map(String.init)
    #expect(names.first == "tastevin-archive.json")
    #expect(names.contains("docker.io/acme/web/targets/alice.json"))
    #expect(names.contains("docker.io/acme/web/1.root.json"))
    for name in names {
      let packed = try await Command("tar", ["-xOf", "a.tar", name], folder: folder.path).run()
      let plain = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/trust/\(name)"))
      #expect([UInt8](plain) == packed.outputBytes, "\(name)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.sorted() == ["a.tar", "b.tar", "c.tar", "trust"])
  }

  @Test("saves the rest where a repository cannot be had, and says so")
  func partly() async throws {
    let repository = try FilledRepository()
    let closed = try FakeServer { _ in .answer(status: 503) }
    let folder = try TemporaryFolder()
    func validator(_ name: String, _ host: String) -> String {
      """
        - name: \(name)
          type: notaryv1
          host: \(host)
          trustRoots:
          - name: default
            key: |
              -----BEGIN PUBLIC KEY-----
              MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAECMIvnePIkTOEQWOGLkH/5RuwEMAZ
              KplcgUd6IKTl+Z9+a/PyGCSO7/1YvkG/0j6ja6+EGA9/OiGsW/AsEcOpng==
              -----END PUBLIC KEY-----

      """
    }
    let values =
      "application:\n  validators:\n" + validator("default", repository.server.url)
      + validator("failing", closed.url) + validator("gone", "http://127.0.0.1:1")
        + """
          - {name: free, type: static, approve: true}
          policy:
          - {pattern: "*:*", validator: default}
          - {pattern: "docker.io/acme/api:*", validator: failing}
          - {pattern: "docker.io/acme/gone:*", validator: gone}
          - {pattern: "docker.io/acme/free:*", validator: free}
        """
    try folder.write(values, to: "values.yaml")
    try folder.write(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        containers:
        - {name: a, image: "docker.io/acme/api:v1"}
        - {name: b, image: "docker.io/acme/gone:v1"}
        - {name: c, image: "docker.io/acme/free:v1"}
        - {name: d, image: "docker.io/acme/none:v1"}
      """, to: "pod.yaml")
    let named = ["--values", "\(folder.path)/values.yaml"]
    let saved = try await Inspection.run(
      ["save", image, "-f", "\(folder.path)/pod.yaml", "-o", "\(folder.path)/x.tar"] + named)
    #expect(saved.status == 3)
    let text = saved.outcome.output
    #expect(text.contains("NOT saved: the server answered with status 503"))
    #expect(text.contains("NOT saved: no connection"))
    #expect(text.contains("no trust data: the answer was 404, and is saved"))
    #expect(text.contains("docker.io/acme/free:v1  nothing to save for 3.3"))
    #expect(text.contains("x.tar has 2 repositories, "))
    #expect(text.contains("; 2 NOT saved"))
    #expect(saved.isHarmless)

    func explain(_ name: String) async throws -> [JSONValue] {
      let archive = ["--trust-dir", "\(folder.path)/x.tar", "--connaisseur", "3.9", "-o", "json"]
      let explained = try await Inspection.run(
        ["explain", "docker.io/acme/\(name):v1"] + archive + named)
      return try explained.json()["decisions"]?.elements ?? []
    }
    // What the server answered is decided on, and that nobody answered is not.
    #expect(try await explain("api").map { $0["verdict"]?.string } == ["denied"])
    let gone = try await explain("gone")
    #expect(gone.map { $0["verdict"]?.string } == ["unknown"])
    #expect(
      gone.first?["causes"]?.elements.first?["message"]?.string
        == "could not be asked when this was saved: no connection: Connection refused")
    let unsaved = try await explain("unsaved")
    #expect(unsaved.map { $0["verdict"]?.string } == ["unknown"])
    #expect(
      unsaved.first?["causes"]?.elements.first?["message"]?.string
        == "nothing of docker.io/acme/unsaved is in this archive")
    #expect(try await explain("none").map { $0["verdict"]?.string } == ["denied"])
    let inspected = try await Inspection.run(
      ["inspect", "docker.io/acme/api:v1", "--trust-dir", "\(folder.path)/x.tar"])
    #expect(inspected.status == 3)
    #expect(inspected.outcome.output.contains("health"))
    withExtendedLifetime((repository, closed)) {}
  }

  @Test("replays a refusal as it was, and keeps no secret")
  func refusal() async throws {
    let guarded = try GuardedServer()
    let folder = try TemporaryFolder()
    let token = try guarded.issuer.token(
      service: "notary.test", gun: ArchivedServer.gun, actions: ["pull"])
    guarded.answers(token: token)
    let login = ["--user", "alice", "--password-stdin"]
    let saved = try await Inspection.run(
      ["save", image, "-s", guarded.server.url, "-o", "\(folder.path)/in.tar"] + login,
      input: "hunter2-s3cret")
    #expect(saved.status == 0, "\(saved.outcome.output)\(saved.outcome.errors)")
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/in.tar")))
    for secret in ["hunter2-s3cret", token, Base64.encode(Array("alice:hunter2-s3cret".utf8))] {
      #expect(bytes.firstRange(of: Array(secret.utf8)) == nil)
    }
    let inspected = try await Inspection.run([
      "inspect", image, "--trust-dir", "\(folder.path)/in.tar",
    ])
    #expect(inspected.status == 0)

    let closed = try FakeServer { _ in
      .answer(status: 401, headers: [("WWW-Authenticate", #"Basic realm="notary""#)])
    }
    let outside = try await Inspection.run(
      ["save", image, "-s", closed.url, "-o", "\(folder.path)/out.tar"])
    #expect(outside.status == 3)
    #expect(outside.outcome.output.contains("out.tar has no repository, only how each was refused"))
    // What was saved before is worth more than that.
    try folder.write("precious", to: "before.tar")
    let kept = try await Inspection.run(
      ["save", image, "-s", closed.url, "-o", "\(folder.path)/before.tar", "--force"])
    #expect(kept.status == 3)
    #expect(kept.outcome.output.contains("NOT saved: "))
    #expect(kept.complaint.contains("no repository could be had; "))
    #expect(try String(contentsOfFile: "\(folder.path)/before.tar", encoding: .utf8) == "precious")
    let refused = try await Inspection.run(
      ["inspect", image, "--trust-dir", "\(folder.path)/out.tar", "-o", "json"])
    #expect(refused.status == 3)
    let root = try refused.role("root")
    #expect(root["httpStatus"]?.integer == 401)
    let hasRecorded = root["problems"]?.elements.first?["failure"]?["recorded"] != nil
    #expect(!hasRecorded)
    withExtendedLifetime(closed) {}
    withExtendedLifetime(guarded) {}
  }

  @Test("has nothing to do without images, and takes no archive for a server")
  func nothing() async throws {
    let server = try await ArchivedServer()
    let folder = server.folder.path
    #expect(try await Inspection.run(["save", "-o", "\(folder)/y.tar"]).status == 4)
    let again = try await Inspection.run(
      ["save", image, "--trust-dir", server.archive, "-o", "\(folder)/y.tar"])
    #expect(again.status == 2)
    #expect(again.outcome.errors.contains("its answers are of another time"))
    let free = try await Inspection.run(
      ["save", "docker.io/acme/static:v1", "--values", server.values, "-o", "\(folder)/y.tar"])
    #expect(free.status == 4)
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/y.tar"))
  }

  @Test("shows an archive that was changed loudly, and one that is none as what it is")
  func changed() async throws {
    let server = try await ArchivedServer()
    let folder = server.folder
    var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: server.archive)))
    let place = try #require(bytes.firstRange(of: Array(#"{"signed":{"_type":"Targets""#.utf8)))
    bytes[place.lowerBound + 12] ^= 1
    try folder.write(bytes, to: "changed.tar")
    let changed = try await Inspection.run(
      ["inspect", image, "--trust-dir", "\(folder.path)/changed.tar"])
    #expect(changed.status == 3)
    #expect(changed.outcome.output.contains("CHANGED: docker.io/acme/web/targets"))
    let cut = Array(bytes.prefix(2_000))
    try folder.write(cut, to: "cut.tar")
    let refused = try await Inspection.run(
      ["inspect", image, "--trust-dir", "\(folder.path)/cut.tar"])
    #expect(refused.status == 2)
    #expect(refused.outcome.errors.contains("the archive is cut off"))
  }
}
