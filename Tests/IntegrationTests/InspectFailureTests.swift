import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let image = "docker.io/acme/web:v1"

/// A server that has a sound repository.
private func serving(
  _ repository: TestRepository = TestRepository("docker.io/acme/web"),
  except: @escaping @Sendable (String) -> FakeServer.Reply? = { _ in nil }
) throws -> FakeServer {
  let files = repository.files()
  return try FakeServer { request in
    let name = request.target.split(separator: "/").last.map(String.init) ?? ""
    if let reply = except(name) { return reply }
    let role = name.split(separator: ".").first.map(String.init) ?? ""
    guard let bytes = files["\(role).json"] else { return .answer(status: 404) }
    return .answer(status: 200, body: String(decoding: bytes, as: UTF8.self))
  }
}

private func inspect(_ url: String, _ options: [String] = [], input: String = "") async throws
  -> Inspection
{
  try await Inspection.run(
    ["inspect", image, "-s", url, "-o", "json", "--at", TestRepository.now.rfc3339] + options,
    input: input)
}

@Suite("inspect, where answers fail,")
struct InspectFailureTests {
  @Test("writes every member of the contract in its order")
  func contract() async throws {
    let server = try serving()
    let inspection = try await inspect(server.url)
    let json = try inspection.json()
    #expect(inspection.status == 0)
    #expect(
      json.names.starts(with: [
        "schema", "image", "source", "at", "status", "roles", "targets", "resolved", "rootKeys",
      ]))
    #expect(json["schema"]?.string == "tastevin/inspect/v1")
    #expect(json["image"]?.names == ["given", "name", "gun", "tag", "digest"])
    #expect(json["image"]?["digest"]?.kind == .null)
    #expect(json["source"]?.names.starts(with: ["kind", "location"]) == true)
    #expect(json["at"]?.string == "2026-11-22T17:00:00Z")
    let roles = try inspection.roles()
    #expect(
      roles.map { $0["name"]?.string } == ["root", "timestamp", "snapshot", "targets"])
    for role in roles {
      let members = [
        "name", "parent", "status", "version", "expires", "threshold", "validSignatures", "keys",
        "signatures", "hashes", "length",
      ]
      #expect(role.names.starts(with: members))
      #expect(role.names.last == "problems")
      #expect(role["length"]?.names == ["expected", "actual"])
      #expect(role["keys"]?.elements.first?.names == ["id", "canonicalId", "type", "name"])
      #expect(role["signatures"]?.elements.first?.names == ["keyId", "method", "status"])
    }
    #expect(roles[0]["parent"]?.kind == .null)
    #expect(roles[1]["hashes"]?.elements.isEmpty == true)
    #expect(roles[1]["length"]?["expected"]?.kind == .null)
    #expect(roles[2]["hashes"]?.elements.map { $0["status"]?.string } == ["match", "match"])
  }

  @Test(
    "is unavailable where a base role has no answer",
    arguments: [401, 403, 429, 500, 502, 503], ["root", "timestamp", "snapshot", "targets"])
  func unavailable(status: Int, role: String) async throws {
    let server = try serving { name in
      name.hasPrefix("\(role).") ? .answer(status: status) : nil
    }
    let inspection = try await inspect(server.url)
    #expect(inspection.status == 3)
    #expect(try inspection.verdict() == "unavailable")
    #expect(try inspection.problems(role).contains("unavailable"))
    #expect(try inspection.role(role)["status"]?.string == "unchecked")
    #expect(try inspection.targets().isEmpty)
  }

  @Test("tells roles apart that fail in different ways, and calls missing with unavailable broken")
  func several() async throws {
    let server = try serving { name in
      if name.hasPrefix("root.") { return .answer(status: 500) }
      if name.hasPrefix("timestamp.") { return .answer(status: 404) }
      return name.hasPrefix("snapshot.") ? .raw("rubbish") : nil
    }
    let inspection = try await inspect(server.url)
    #expect(inspection.status == 1)
    #expect(try inspection.verdict() == "broken")
    #expect(try inspection.problems("root") == ["unavailable"])
    #expect(try inspection.problems("timestamp").contains("missing"))
    #expect(try inspection.problems("snapshot") == ["unavailable"])
  }

  @Test("says that nothing listens, and what to do")
  func down() async throws {
    let server = try await Inspection.run(["inspect", image, "-s", "http://127.0.0.1:1"])
    #expect(server.status == 3)
    #expect(server.outcome.output.contains("UNAVAILABLE"))
    #expect(server.outcome.output.contains("Connection refused"))
    #expect(server.outcome.output.contains("check --server"))
  }

  @Test("stops waiting for a server that answers nothing, however much there is to ask for")
  func patience() async throws {
    let names = (0..<200).map { #""targets/d\#($0)": {"length": 5, "hashes": {}}"# }
    let snapshot = #"{"signed": {"_type": "Snapshot", "meta": {\#(names.joined(separator: ","))}}}"#
    let server = try serving { name in
      name.hasPrefix("snapshot.") ? .answer(status: 200, body: snapshot) : .stall("")
    }
    let inspection = try await inspect(server.url, ["--timeout", "0.5"])
    #expect(try inspection.problems("targets/d199").contains("unavailable"))
    #expect(server.requests.count < 60)
  }

  @Test("refuses wrong passwords with exit 3 and never shows them, redirected or not")
  func secrets() async throws {
    let challenge = FakeServer.Reply.answer(
      status: 401, headers: [("WWW-Authenticate", #"Basic realm="the cellar""#)])
    let refusing = try FakeServer { _ in challenge }
    let redirecting = try FakeServer { _ in
      .answer(status: 307, headers: [("Location", "\(refusing.url)/x?token=s3cret-token")])
    }
    for url in [refusing.url, redirecting.url] {
      for output in ["text", "json"] {
        let inspection = try await Inspection.run(
          ["inspect", image, "-s", url, "--user", "alice", "--password-stdin", "-o", output],
          input: "hunter2-s3cret\n")
        #expect(inspection.status == 3)
        let said = inspection.outcome.output + inspection.outcome.errors
        let encoded = Base64.encode(Array("alice:hunter2-s3cret".utf8))
        for secret in ["hunter2", "s3cret", encoded] { #expect(!said.contains(secret)) }
      }
    }
    #expect(
      refusing.requests.allSatisfy {
        !$0.target.hasPrefix("/x") || $0.headers["authorization"] == nil
      })
  }

  @Test("is let in by --user and by what docker login left")
  func credentials() async throws {
    let authorization = "Basic " + Base64.encode(Array("alice:pw".utf8))
    let files = TestRepository("docker.io/acme/web").files()
    let server = try FakeServer { request in
      guard request.headers["authorization"] == authorization else {
        return .answer(status: 401, headers: [("WWW-Authenticate", "Basic realm=x")])
      }
      let name = request.target.split(separator: "/").last ?? ""
      let role = name.split(separator: ".").first.map(String.init) ?? ""
      let bytes = files["\(role).json"] ?? []
      return .answer(status: 200, body: String(decoding: bytes, as: UTF8.self))
    }
    let given = try await inspect(
      server.url, ["--user", "alice", "--password-stdin"], input: "pw\n")
    #expect(given.status == 0)
    let folder = try TemporaryFolder()
    let auth = authorization.dropFirst(6)
    try folder.write(
      #"{"auths": {"127.0.0.1:\#(server.port)": {"auth": "\#(auth)"}}}"#, to: "config.json")
    #expect(try await inspect(server.url, ["--docker-config", folder.path]).status == 0)
    #expect(try await inspect(server.url).status == 3)
  }

  @Test(
    "calls wrong usage exit 2, on standard error alone",
    arguments: [
      ["inspect"], ["inspect", "a", "b"], ["inspect", "a/UPPER"], ["inspect", ""],
      ["inspect", "a/b", "--at", "tomorrow"], ["inspect", "a/b", "--timeout", "0"],
      ["inspect", "a/b", "--timeout", "nan"], ["inspect", "a/b", "--user", "x"],
      ["inspect", "a/b", "--password-stdin"], ["inspect", "a/b", "--trust-dir", "/nonexistent"],
      ["inspect", "a/b", "--pin", "/nonexistent"], ["inspect", "a/b", "--cacert", "/nonexistent"],
      ["inspect", "a/b", "--pin", "/dev/null"], ["inspect", "a/b", "-s", "ftp://x"],
      ["inspect", "a/b", "-s", "http://u:p@x"], ["inspect", "a/b", "-o", "xml"],
      ["inspect", "a/b", "--no-such"], ["root-key"], ["root-key", "-i", "A"],
      ["root-key", "-i", "a", "-o", "xml"],
    ])
  func usage(arguments: [String]) async throws {
    let inspection = try await Inspection.run(arguments)
    #expect(inspection.status == 2)
    #expect(inspection.outcome.output.isEmpty)
    #expect(!inspection.outcome.errors.isEmpty)
  }
}
