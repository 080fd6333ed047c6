import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let alice = RegistryCredential(user: "alice", password: "s3cret")

private func challenge(_ values: String...) -> FakeServer.Reply {
  .answer(status: 401, headers: values.map { ("WWW-Authenticate", $0) })
}

private func record(
  _ server: FakeServer, _ credential: RegistryCredential? = nil
) async throws -> AuthenticationRecord {
  let source = try NotaryServerSource(NotaryServerURL(server.url), credential: credential)
  return try #require(await source.authentication(for: gun))
}

@Suite("What is recorded of a server's way of letting readers in")
struct AuthenticationRecordTests {
  @Test("a folder and memory let everybody in")
  func noServer() async throws {
    #expect(await MemorySource(name: "m", documents: [:]).authentication(for: gun) == nil)
    let folder = try TemporaryFolder()
    #expect(await (try FolderSource(path: folder.path)).authentication(for: gun) == nil)
  }

  @Test("an open server is asked twice, without credentials")
  func open() async throws {
    let server = try FakeServer { request in
      .answer(status: request.target == "/v2/" ? 200 : 404)
    }
    let record = try await record(server, alice)
    #expect(record.endpoint == .init(.status(200)))
    #expect(record.root == .init(.status(404)))
    #expect(!record.hasCredential)
    #expect(record.tokens.isEmpty)
    #expect(record.basic == nil)
    #expect(
      Set(server.requests.map(\.target)) == [
        "/v2/", "/v2/docker.io/acme/web/_trust/tuf/root.json",
      ])
    #expect(server.requests.allSatisfy { $0.headers["authorization"] == nil })
  }

  @Test("a GUN that climbs is not asked for")
  func climbing() async throws {
    let server = try FakeServer { _ in .answer(status: 200) }
    let source = try NotaryServerSource(NotaryServerURL(server.url))
    let record = await source.authentication(for: GUN("../x"))
    #expect(record?.root == .init(.status(404)))
    #expect(server.requests.map(\.target) == ["/v2/"])
  }

  @Test("challenges are kept as they were sent, of a 401 alone")
  func challenges() async throws {
    let server = try FakeServer { request in
      request.target == "/v2/"
        ? challenge("Negotiate", #"Basic realm="a, b""#)
        : .answer(status: 403, headers: [("WWW-Authenticate", "Basic")])
    }
    let record = try await record(server, alice)
    #expect(record.endpoint.challenges == ["Negotiate", #"Basic realm="a, b""#])
    #expect(record.root == .init(.status(403)))
    #expect(record.basic == .init(.status(403)))
  }

  @Test("a token's members, form and fate are kept, and nothing of what it says")
  func token() async throws {
    let body = """
      {"token": "secret-one", "access_token": "secret.two", "expires_in": 60,
       "issued_at": "2026-11-22T17:00:00Z", "refresh_token": "", "scope": "secret three"}
      """
    let tokens = try FakeServer { _ in .answer(status: 200, body: body) }
    let header = #"Bearer realm="\#(tokens.url)/t",service="s",scope="a b""#
    let server = try FakeServer { request in
      request.headers["authorization"] == "Bearer secret.two"
        ? .answer(status: 200, body: "{}") : challenge(header)
    }
    let record = try await record(server)
    let outcome = TokenExchange.Outcome.answered(
      TokenGrant(
        members: [
          .token: .text, .accessToken: .text, .expiresIn: .integer, .issuedAt: .time,
          .refreshToken: .emptyText,
        ],
        issued: [
          .token: IssuedToken(form: .opaque, answer: .init(.status(401))),
          .accessToken: IssuedToken(form: .webToken, answer: .init(.status(200))),
        ]))
    #expect(record.tokens.map(\.outcome) == [outcome, outcome])
    #expect(record.tokens.map(\.realm) == ["\(tokens.url)/t", "\(tokens.url)/t"])
    #expect(record.tokens.map(\.service) == ["s", "s"])
    #expect(record.tokens.map(\.scopes) == [["repository:docker.io/acme/web:pull"], ["a", "b"]])
    var dumped = ""
    dump(record, to: &dumped)
    for text in ["\(record)", dumped] { #expect(!text.contains("secret")) }
  }

  @Test("a server that names token services without end is followed to four")
  func manyServices() async throws {
    let tokens = try FakeServer { _ in .answer(status: 500) }
    let server = try FakeServer { _ in
      .answer(
        status: 401,
        headers: (0..<16).map { ("WWW-Authenticate", #"Bearer realm="\#(tokens.url)/\#($0)""#) })
    }
    let record = try await record(server)
    #expect(record.tokens.map(\.outcome) == Array(repeating: .refused(status: 500), count: 4))
    #expect(tokens.requests.count == 4)
  }

  @Test("a server to which another redirects is given nothing")
  func redirected() async throws {
    let stranger = try FakeServer { _ in challenge("Basic realm=x") }
    let server = try FakeServer { _ in
      .answer(status: 307, headers: [("Location", "\(stranger.url)/x")])
    }
    let record = try await record(server, alice)
    #expect(record.endpoint.isRedirected)
    #expect(record.endpoint.outcome == .status(401))
    #expect(record.basic == nil)
    #expect(stranger.requests.allSatisfy { $0.headers["authorization"] == nil })
  }

  @Test("a token service on another machine over plain http is sent nothing")
  func plainService() async throws {
    let server = try FakeServer { _ in challenge(#"Bearer realm="http://tokens.invalid/t""#) }
    #expect(try await record(server, alice).tokens.allSatisfy { $0.outcome == .notAsked })
  }

  @Test("a server that is not there is a failure of both")
  func unreachable() async throws {
    let port = try FakeServer { _ in .answer(status: 200) }.port
    let source = try NotaryServerSource(NotaryServerURL("http://127.0.0.1:\(port)"))
    let record = try #require(await source.authentication(for: gun))
    #expect(record.endpoint.outcome == record.root.outcome)
    #expect(
      record.root.outcome == .failed(.connectionRefused(detail: "Connection refused")))
  }
}
