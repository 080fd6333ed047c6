import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let tuf = "/v2/\(gun)/_trust/tuf"
private let password = "hunter2-s3cret"
private let alice = RegistryCredential(user: "alice", password: password)
private let basic = "Basic " + Base64.encode(Array("alice:\(password)".utf8))

private func outcome(
  _ url: String, credential: RegistryCredential? = alice
) async throws -> TrustAnswer.Outcome {
  let source = try NotaryServerSource(NotaryServerURL(url), credential: credential)
  let answer = await source.answer(TrustRequest(gun: gun, role: .root))
  // Whatever happened, no secret is in what is said of it.
  #expect(!"\(answer)".contains(password))
  #expect(!"\(answer)".contains(basic.dropFirst(6)))
  return answer.outcome
}

private func detail(of outcome: TrustAnswer.Outcome) -> String? {
  if case .failed(.unauthorized(let detail)) = outcome { detail } else { nil }
}

private func challenge(_ value: String) -> FakeServer.Reply {
  .answer(status: 401, headers: [("WWW-Authenticate", value)])
}

/// Asks for `authorization` with a challenge, and gives a document to whoever sends it.
private func guarded(_ challenge: String, _ authorization: String) throws -> FakeServer {
  try FakeServer { request in
    request.headers["authorization"] == authorization
      ? .answer(status: 200, body: "{}") : IntegrationTests.challenge(challenge)
  }
}

private let document = TrustAnswer.Outcome.document(Array("{}".utf8))

@Suite("Credentials")
struct CredentialTests {
  @Test("are sent by the Basic scheme only to a server that asks for it, and then at once")
  func basicScheme() async throws {
    let server = try guarded(#"Basic realm="notary""#, basic)
    let source = try NotaryServerSource(NotaryServerURL(server.url), credential: alice)
    for _ in 0..<2 {
      #expect(await source.answer(TrustRequest(gun: gun, role: .root)).outcome == document)
    }
    #expect(server.requests.map { $0.headers["authorization"] } == [nil, basic, basic])
  }

  @Test("that are missing or wrong end in a refusal that says what was asked")
  func refusedBasic() async throws {
    let server = try FakeServer { _ in challenge(#"Basic realm="the cellar""#) }
    let without = detail(of: try await outcome(server.url, credential: nil))
    #expect(without?.contains("the cellar") == true)
    let wrong = detail(of: try await outcome(server.url))
    #expect(wrong?.contains("alice") == true)
    #expect(server.requests.count == 3)
  }

  @Test("buy a token where the server asks for one", arguments: ["token", "access_token"])
  func bearer(member: String) async throws {
    let tokens = try FakeServer { _ in .answer(status: 200, body: #"{"\#(member)": "abc.def"}"#) }
    let server = try guarded(
      #"Bearer realm="\#(tokens.url)/t?x=1",service="a \"b\" & c",scope="repository:r:pull x:y:z""#,
      "Bearer abc.def")
    #expect(try await outcome(server.url) == document)
    #expect(
      tokens.requests.map(\.target) == [
        "/t?x=1&service=a%20%22b%22%20%26%20c&scope=repository:r:pull&scope=x:y:z"
      ])
    #expect(tokens.requests.map { $0.headers["authorization"] } == [basic])
    #expect(server.requests.map { $0.headers["authorization"] } == [nil, "Bearer abc.def"])
  }

  @Test("are not needed for a token that anyone gets")
  func anonymousToken() async throws {
    let tokens = try FakeServer { _ in .answer(status: 200, body: #"{"token": "abc"}"#) }
    let server = try guarded(#"Bearer realm="\#(tokens.url)",service="s""#, "Bearer abc")
    #expect(try await outcome(server.url, credential: nil) == document)
    #expect(tokens.requests.map { $0.headers["authorization"] } == [nil])
    #expect(
      tokens.requests.map(\.target) == ["/?service=s&scope=repository:docker.io/acme/web:pull"])
  }

  @Test("buy one token for requests at the same time, and a new one when it has run out")
  func oneToken() async throws {
    let tokens = try FakeServer { _ in .answer(status: 200, body: #"{"token": "abc"}"#) }
    let server = try guarded(#"Bearer realm="\#(tokens.url)",service="s""#, "Bearer abc")
    let source = try NotaryServerSource(NotaryServerURL(server.url), credential: alice)
    await withTaskGroup { group in
      for _ in 0..<20 {
        group.addTask { await source.answer(TrustRequest(gun: gun, role: .root)).outcome }
      }
      for await outcome in group { #expect(outcome == document) }
    }
    #expect(tokens.requests.count == 1)
  }

  @Test("are tried once more and not again when the server refuses a token")
  func refusedToken() async throws {
    let tokens = try FakeServer { _ in .answer(status: 200, body: #"{"token": "abc"}"#) }
    let header = #"Bearer realm="\#(tokens.url)",service="s",scope="the:scope""#
    let server = try FakeServer { _ in challenge(header) }
    let detail = detail(of: try await outcome(server.url))
    #expect(detail?.contains("the:scope") == true)
    #expect(detail?.contains("abc") == false)
    #expect(server.requests.count == 2)
    #expect(tokens.requests.count == 1)
  }

  @Test(
    "get no token from a service that fails, which is named",
    arguments: [
      FakeServer.Reply.answer(status: 401), .answer(status: 403), .answer(status: 500),
      .answer(status: 200, body: "{}"), .answer(status: 200, body: "<html>"),
      .answer(status: 200, body: #"{"token": "a\r\nX: y"}"#),
      .answer(status: 200, body: #"{"token": 1}"#),
      .flood("HTTP/1.1 200 OK\r\n\r\n"),
    ])
  func badTokenService(reply: FakeServer.Reply) async throws {
    let tokens = try FakeServer { _ in reply }
    let server = try FakeServer { _ in challenge(#"Bearer realm="\#(tokens.url)",service="s""#) }
    let detail = detail(of: try await outcome(server.url))
    #expect(detail?.contains("token service \(tokens.url)") == true)
    #expect(server.requests.count == 1)
  }

  @Test("never go to a token service on another machine over plain http")
  func plainRealm() async throws {
    let server = try FakeServer { _ in
      challenge(#"Bearer realm="http://tokens.invalid/",service="s""#)
    }
    #expect(
      try await outcome(server.url)
        == .failed(.credentials(.plainRealm("http://tokens.invalid"))))
  }

  @Test("are not given to a plain http server on another machine")
  func plainServer() throws {
    for url in [
      "http://notary.test", "http://127.0.0.1.test", "http://10.0.0.1:4443", "http://127.1",
    ] {
      #expect(throws: NotaryServerSource.Failure.credentialsInTheClear(server: url)) {
        try NotaryServerSource(NotaryServerURL(url), credential: alice)
      }
    }
    for url in [
      "http://localhost:4443", "http://127.8.9.10", "http://[::1]", "https://notary.test",
    ] {
      _ = try NotaryServerSource(NotaryServerURL(url), credential: alice)
    }
  }

  @Test(
    "end in a refusal where the challenge is rubbish",
    arguments: [
      "", ",,,", "Bearer", "Bearer realm", #"Bearer realm="unclosed"#, "Bearer realm=nowhere",
      #"Bearer realm="ftp://x""#, "Digest realm=x", "Negotiate", "=\"", "\u{1}",
      "Bearer realm=\"\(String(repeating: "x", count: 60_000))\"",
    ])
  func badChallenge(header: String) async throws {
    let server = try FakeServer { _ in challenge(header) }
    #expect(detail(of: try await outcome(server.url)) != nil)
    #expect(server.requests.count == 1)
  }

  @Test("choose the scheme that they can answer among several challenges")
  func severalChallenges() async throws {
    let server = try guarded(#"Negotiate, Digest realm="a, b", nonce=x, Basic realm="c""#, basic)
    #expect(try await outcome(server.url) == document)
  }

  @Test("never show in a description")
  func descriptions() {
    var dumped = ""
    dump(alice, to: &dumped)
    for text in ["\(alice)", String(reflecting: alice), "\([alice])", dumped] {
      #expect(text.contains("alice"))
      #expect(!text.contains(password))
    }
  }
}

@Suite("A redirect")
struct RedirectTests {
  private func redirect(_ location: String, status: Int = 307) -> FakeServer.Reply {
    .answer(status: status, headers: [("Location", location)])
  }

  @Test(
    "on the same server is followed with the credentials", arguments: [301, 302, 303, 307, 308])
  func sameServer(status: Int) async throws {
    let server = try FakeServer { request in
      guard request.headers["authorization"] == basic else { return challenge("Basic") }
      return request.target == "/elsewhere?x=1"
        ? .answer(status: 200, body: "{}") : redirect("/elsewhere?x=1#part", status: status)
    }
    #expect(try await outcome(server.url) == document)
  }

  @Test(
    "is followed to where it points from the place that gave it",
    arguments: [
      ("?x=1", "\(tuf)/root.json?x=1"), ("other.json", "\(tuf)/other.json"), ("/top", "/top"),
      ("sub/other.json#part", "\(tuf)/sub/other.json"), ("../up.json", "/v2/\(gun)/_trust/up.json"),
    ])
  func relative(location: String, target: String) async throws {
    let server = try FakeServer { request in
      request.target == target
        ? .answer(status: 200, body: "{}")
        : .answer(status: 307, headers: [("Location", location)])
    }
    #expect(try await outcome(server.url) == document)
    #expect(server.requests.count == 2)
  }

  @Test("to another server is followed without them")
  func otherServer() async throws {
    let other = try FakeServer { _ in .answer(status: 200, body: "{}") }
    let server = try FakeServer { request in
      request.headers["authorization"] == basic
        ? redirect("\(other.url)/x") : challenge("Basic realm=x")
    }
    #expect(try await outcome(server.url) == document)
    #expect(other.requests.map(\.target) == ["/x"])
    #expect(other.requests.map { $0.headers["authorization"] } == [nil])
  }

  @Test("to another server and back does not bring them back")
  func thereAndBack() async throws {
    let first = Box<String>()
    let other = try FakeServer { _ in
      .answer(status: 307, headers: [("Location", "\(first.value ?? "")/back")])
    }
    let server = try FakeServer { request in
      if request.target == "/back" { return .answer(status: 200, body: "{}") }
      return request.headers["authorization"] == basic
        ? redirect("\(other.url)/x") : challenge("Basic realm=x")
    }
    first.value = server.url
    #expect(try await outcome(server.url) == document)
    #expect(server.requests.last?.target == "/back")
    #expect(server.requests.last?.headers["authorization"] == nil)
  }

  @Test("to another server that asks for credentials gets none")
  func askedElsewhere() async throws {
    let other = try FakeServer { _ in challenge("Basic realm=x") }
    let server = try FakeServer { _ in redirect("\(other.url)/x") }
    #expect(detail(of: try await outcome(server.url))?.contains(other.url) == true)
    #expect(other.requests.map { $0.headers["authorization"] } == [nil])
  }

  @Test(
    "is refused to other schemes, with credentials, to no URL, and without end",
    arguments: [
      "ftp://127.0.0.1/x", "file:///etc/passwd", "http://user:pass@127.0.0.1/", "http://",
      "http://a b/",
      "http://127.0.0.1\\@evil.test/", "//", "http://[::1", "http://x:99999/", "/loop", "loop",
    ])
  func refused(location: String) async throws {
    let server = try FakeServer { _ in redirect(location) }
    let outcome = try await outcome(server.url)
    guard case .failed(.redirectRefused(let detail)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(!detail.contains("pass"))
    #expect(server.requests.count == (location.contains("loop") ? 6 : 1))
  }

  @Test("without a place is only a status")
  func noLocation() async throws {
    let server = try FakeServer { _ in .answer(status: 302) }
    #expect(try await outcome(server.url) == .failed(.status(302)))
  }
}
