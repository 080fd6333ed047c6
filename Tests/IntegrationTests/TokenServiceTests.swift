import Inspector
import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let image = "docker.io/acme/web:v1"
private let service = "notary.test"

@Suite("A real Notary server with a token service")
struct TokenServiceTests {
  @Test("is read with a token that is good, and says why it takes no other")
  func tokens() async throws {
    let guarded = try GuardedServer()
    #expect(try await guarded.root().outcome != .missing)
    guard case .document = try await guarded.root().outcome else {
      Issue.record("\(try await guarded.root())")
      return
    }
    let issuer = guarded.issuer
    let scope = "repository:docker.io/acme/web:pull"
    for (token, words) in [
      (try issuer.token(service: "other.test", gun: gun), "its token is for 'other.test'"),
      (try issuer.token(service: service, gun: gun, seconds: -3_600), "its token ran out at "),
      (try issuer.token(service: service, gun: gun, actions: []), "its token allows nothing here"),
      (try issuer.token(service: service, gun: GUN("a/b")), "its token allows nothing here"),
      (try TokenIssuer().token(service: service, gun: gun), "asking for '\(scope)'"),
      ("rubbish", "asking for '\(scope)'"),
    ] {
      guarded.answers(token: token)
      let (outcome, said) = try await guarded.root()
      guard case .failed(.unauthorized) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(said.contains("the server refuses the credentials of 'alice'"))
      #expect(said.contains(words))
      #expect(!said.contains(token))
    }
  }

  @Test("is not read where the token service fails, in words that name it")
  func failures() async throws {
    let guarded = try GuardedServer()
    let name = "token service \(guarded.tokens.url)"
    for (reply, words) in [
      (FakeServer.Reply.answer(status: 401), "\(name) gives no token to 'alice'"),
      (.answer(status: 403), "\(name) gives no token to 'alice'"),
      (.answer(status: 500), "\(name) answered 500"),
      (.answer(status: 200, body: "<html>"), "\(name) answered no usable token"),
      (.raw("rubbish"), "\(name): "),
      (.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), "\(name): "),
    ] {
      guarded.answers(reply)
      #expect(try await guarded.root().words.contains(words))
    }
    guarded.answers(.stall("HTTP/1.1 200 OK\r\n"))
    var options = TransferOptions()
    options.totalTimeout = 1
    let outcome = try await guarded.root(options: options).outcome
    guard case .failed(.tokenService(_, .timedOut)) = outcome else {
      Issue.record("it answered")
      return
    }
  }

  @Test("answers 404 for a repository that is not there, and 401 to whoever may not know")
  func missing() async throws {
    let guarded = try GuardedServer()
    let other = GUN("docker.io/acme/other")
    for (token, isLetIn) in [
      (try guarded.issuer.token(service: service, gun: other), true),
      (try guarded.issuer.token(service: service, gun: other, actions: []), false),
    ] {
      guarded.answers(token: token)
      let inspection = try await Inspection.run(
        ["inspect", "docker.io/acme/other", "-s", guarded.server.url, "-o", "json"])
      #expect(try inspection.verdict() == (isLetIn ? "broken" : "unavailable"))
      #expect(inspection.status == (isLetIn ? 1 : 3))
    }
  }

  @Test("is inspected with credentials, and its trace tells the whole exchange")
  func inspected() async throws {
    let guarded = try GuardedServer()
    let token = try guarded.issuer.token(service: service, gun: gun)
    guarded.answers(token: token)
    let inspection = try await Inspection.run(
      ["inspect", image, "-s", guarded.server.url, "--trace-auth"],
      environment: ["TASTEVIN_USER": "alice", "TASTEVIN_PASSWORD": "hunter2-s3cret"])
    #expect(inspection.status == 0)
    let trace = inspection.outcome.errors
    for line in [
      #"    asks: Bearer realm="\#(guarded.tokens.url)/token",service="notary.test","#
        + #"scope="repository:docker.io/acme/web:pull""#,
      "  GET \(guarded.tokens.url)/token?service=notary.test"
        + "&scope=repository:docker.io/acme/web:pull\n    as alice with a password: 200 OK",
      "    issuer   test-issuer", "    audience notary.test",
      "    allows   pull on repository docker.io/acme/web",
    ] {
      #expect(trace.contains(line + "\n"))
    }
    for secret in [token, "hunter2-s3cret"] { #expect(!trace.contains(secret)) }
    // One token for all, and one request that was refused for each that came before it.
    #expect(guarded.tokens.requests.count { $0.target.hasPrefix("/token") } >= 1)
  }

  @Test("cannot be reached through a realm that nobody answers at")
  func unreachable() async throws {
    let issuer = try TokenIssuer()
    let server = try NotaryServer(
      authentication: .init(realm: "http://127.0.0.1:1/token", service: service, issuer: issuer))
    let source = try NotaryServerSource(NotaryServerURL(server.url))
    let outcome = await source.answer(TrustRequest(gun: gun, role: .root)).outcome
    guard case .failed(.tokenService(let origin, .connectionRefused)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(origin == "http://127.0.0.1:1")
  }
}
