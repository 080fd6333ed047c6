import NotaryCore
import TestSupport
import Testing

@Suite("How signing in went, in JSON")
struct TraceOutputTests {
  private static let password = "PASSWORD-mark-2b90"
  private let token: String
  private let tokens: FakeServer
  private let server: FakeServer

  init() throws {
    let certificates = try SignInSituation.certificates.get()
    let token = try TokenIssuer().token(service: "notary", gun: GUN("docker.io/acme/web"))
    let tokens = try FakeServer(certificates: certificates) { _ in
      .answer(status: 200, body: #"{"token": "\#(token)", "expires_in": 300}"#)
    }
    let challenge = #"Bearer realm="\#(tokens.url)/token",service="notary""#
    self.token = token
    self.tokens = tokens
    server = try FakeServer(certificates: certificates) { request in
      request.headers["authorization"] == nil
        ? .answer(status: 401, headers: [("WWW-Authenticate", challenge)]) : .answer(status: 404)
    }
  }

  private func run(_ arguments: [String], isTraced: Bool = true) async throws -> Inspection {
    let authority = try SignInSituation.certificates.get().authorityPath
    let inspection = try await Inspection.run(
      arguments + ["-s", server.url, "--user", "alice", "--password-stdin", "-o", "json"]
        + ["--cacert", authority] + (isTraced ? ["--trace-auth"] : []),
      input: "\(Self.password)\n")
    for secret in [Self.password, token, Base64.encode(Array("alice:\(Self.password)".utf8))] {
      #expect(!inspection.outcome.output.contains(secret))
      #expect(!inspection.outcome.errors.contains(secret))
    }
    return inspection
  }

  @Test("has every step in its order, behind all other members")
  func inspect() async throws {
    let json = try await run(["inspect", "docker.io/acme/web:v1"]).json()
    let names = json.members.map { String(decoding: $0.nameBytes, as: UTF8.self) }
    #expect(names.last == "authentication")
    let trace = try #require(json["authentication"]?.elements.first)
    #expect(json["authentication"]?.elements.count == 1)
    #expect(trace["server"]?.string == server.url)
    #expect(trace["omitted"]?.integer == 0)
    let steps = trace["steps"]?.elements ?? []
    let asked = try #require(steps.first)
    #expect(asked["step"]?.string == "request" && asked["as"]?.string == "nobody")
    #expect(asked["httpStatus"]?.integer == 401)
    #expect(asked["challenges"]?.elements.first?.string?.hasPrefix("Bearer realm=") == true)
    let found = try #require(steps.first { $0["step"]?.string == "credential" })
    #expect(found["found"]?.string == "password" && found["user"]?.string == "alice")
    #expect(found["origin"]?.string == "--user")
    let grant = try #require(steps.first { $0["step"]?.string == "grant" })
    #expect(grant["service"]?.string == tokens.url)
    #expect(grant["tokenLength"]?.integer == token.utf8.count)
    #expect(grant["claims"]?["access"]?.elements.first?["name"]?.string == "docker.io/acme/web")
    #expect(steps.contains { $0["as"]?.string == "password" && $0["user"]?.string == "alice" })
    #expect(steps.contains { $0["as"]?.string == "token" && $0["httpStatus"]?.integer == 404 })
  }

  @Test("is told of each validator's server")
  func explain() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      application:
        validators:
        - name: default
          type: notaryv1
          host: \(server.url)
          auth: {secretName: pull}
          trustRoots: [{name: default, key: k}]
        policy: [{pattern: "*:*", validator: default}]
      """, to: "values.yaml")
    let json = try await run(
      ["explain", "docker.io/acme/web:v1", "--values", "\(folder.path)/values.yaml"]
    ).json()
    let traces = json["authentication"]?.elements ?? []
    #expect(traces.allSatisfy { $0["server"]?.string == server.url } && !traces.isEmpty)
  }

  @Test("is not there unless it is asked for")
  func untold() async throws {
    let json = try await run(["inspect", "docker.io/acme/web:v1"], isTraced: false).json()
    #expect(json["authentication"] == nil)
  }
}
