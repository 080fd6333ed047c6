import Foundation
import Inspector
import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let password = "hunter2-s3cret"
private let alice = RegistryCredential(user: "alice", password: password)
private let basic = Base64.encode(Array("alice:\(password)".utf8))
private let request = TrustRequest(gun: gun, role: .root)
private let document = TrustAnswer.Outcome.document(Array("{}".utf8))

private func guarded(_ authorization: String, _ challenge: String) throws -> FakeServer {
  try FakeServer { request in
    request.headers["authorization"] == authorization
      ? .answer(status: 200, body: "{}")
      : .answer(status: 401, headers: [("WWW-Authenticate", challenge)])
  }
}

/// A token as services make them, whose signature is rubbish.
private func webToken(_ claims: String) -> String {
  func part(_ text: String) -> String {
    Base64.encode(Array(text.utf8)).replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }
  return "\(part(#"{"alg":"RS256"}"#)).\(part(claims)).c2lnbmF0dXJlLXNpZ25hdHVyZQ"
}

private func text(_ source: NotaryServerSource) throws -> String {
  try #require(source.authenticationTrace()).lines.map(\.text).joined(separator: "\n")
}

@Suite("The trace of signing in")
struct AuthenticationTraceTests {
  @Test("tells what was asked of whom, the challenge, the credential and what the token allows")
  func whole() async throws {
    let token = webToken(
      #"{"iss":"auth.acme.io","sub":"alice","aud":"notary","exp":1800000000,"nbf":1700000000,"#
        + #""access":[{"type":"repository","name":"docker.io/acme/web","actions":["pull"]}]}"#)
    let tokens = try FakeServer { _ in
      .answer(status: 200, body: #"{"token": "\#(token)", "expires_in": 300}"#)
    }
    let server = try guarded(
      "Bearer \(token)", #"Bearer realm="\#(tokens.url)/token",service="notary""#)
    var credential = alice
    credential.origin = "--user"
    let source = NotaryServerSource(
      try NotaryServerURL(server.url), credentials: FixedCredential(credential))
    #expect(await source.answer(request).outcome == document)
    let root = "\(server.url)/v2/\(gun)/_trust/tuf/root.json"
    #expect(
      try text(source) == """
        Signing in at \(server.url)
          GET \(root)
            as nobody: 401 Unauthorized
            asks: Bearer realm="\(tokens.url)/token",service="notary"
          to sign in with: the password of alice, from --user
          GET \(tokens.url)/token?service=notary&scope=repository:docker.io/acme/web:pull
            as alice with a password: 200 OK
          a token of \(token.utf8.count) bytes, a JSON Web Token, taken to be good for 300 s
            members  token, expires_in
            issuer   auth.acme.io
            subject  alice
            audience notary
            from     2023-11-14T22:13:20Z
            until    2027-01-15T08:00:00Z
            allows   pull on repository docker.io/acme/web
          GET \(root)
            with a token: 200 OK
        """)
  }

  @Test("says that a token allows nothing, and that a service gives none")
  func nothing() async throws {
    let empty = webToken(#"{"access":[{"type":"repository","name":"x","actions":[]}]}"#)
    for (body, words) in [
      (#"{"token": "\#(empty)"}"#, "allows   nothing on repository x"),
      (#"{"token": "\#(webToken(#"{"access":[]}"#))"}"#, "allows   nothing: its access is empty"),
      (#"{"token": "opaque-token"}"#, "a token of 12 bytes, not a JSON Web Token"),
      (#"{"token": 1}"#, "gave no token that can be used"),
      ("<html>", "gave no token that can be used"),
    ] {
      let tokens = try FakeServer { _ in .answer(status: 200, body: body) }
      let server = try guarded("Bearer never", #"Bearer realm="\#(tokens.url)",service="s""#)
      let source = NotaryServerSource(
        try NotaryServerURL(server.url), credentials: FixedCredential(nil))
      _ = await source.answer(request)
      let text = try text(source)
      #expect(text.contains(words))
      #expect(text.contains("to sign in with: nothing was found"))
    }
  }

  @Test("reads no token that a stranger made to harm")
  func hostile() {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    for token in [
      "", "a", "a.b", "a.b.c", "..", "a.\u{0}.c", webToken(""), webToken("[]"), webToken(deep),
      webToken(#"{"iss":"#), "x.!!!!.y",
    ] {
      #expect(TokenClaims(of: token) == nil)
    }
    let large = TokenClaims(
      of: webToken(
        #"{"iss":"\#(String(repeating: "x", count: 9_000))","exp":1e300,"nbf":"1","aud":[1,"a"],"#
          + #""access":[\#(String(repeating: #"{"type":1,"actions":["a"]},"#, count: 99))1]}"#))
    #expect(large?.issuer?.count == 256)
    #expect(large?.expires == nil)
    #expect(large?.audience == ["a"])
    #expect(large?.access?.count == 32)
    #expect(TokenClaims(of: webToken("{}"))?.access == nil)
  }

  @Test("and every failure have no secret in them, whoever repeats one")
  func echo() async throws {
    let token = webToken(#"{"iss":"\#(password)","aud":"\#(basic)"}"#)
    let tokens = try FakeServer { _ in .answer(status: 200, body: #"{"token": "\#(token)"}"#) }
    let box = Box<String>()
    let server = try FakeServer { request in
      guard let sent = request.headers["authorization"] else {
        return .answer(
          status: 401,
          headers: [("WWW-Authenticate", #"Bearer realm="\#(tokens.url)",service="s""#)])
      }
      let secret = String(sent.dropFirst(7))
      return request.target.contains("timestamp")
        ? .answer(status: 302, headers: [("Location", "https://\(password).invalid/\(secret)")])
        : .answer(
          status: 401,
          headers: [("WWW-Authenticate", #"Basic realm="\#(secret)",scope="\#(password)""#)])
    }
    box.value = server.url
    let source = NotaryServerSource(
      try NotaryServerURL(server.url), credentials: FixedCredential(alice))
    for role in [RoleName.root, .timestamp] {
      let answer = await source.answer(TrustRequest(gun: gun, role: role))
      guard case .failed(let failure) = answer.outcome else {
        Issue.record("\(answer.outcome)")
        return
      }
      for secret in [password, basic, token] { #expect(!failure.message.contains(secret)) }
      #expect(failure.message.contains("(secret)"))
    }
    let record = await source.authentication(for: gun)
    let text = try text(source) + "\(String(describing: record))"
    for secret in [password, basic, token] { #expect(!text.contains(secret)) }
    #expect(text.contains("issuer   (secret)"))
  }

  @Test("tells what was refused, and why")
  func refused() async throws {
    let server = try FakeServer { _ in
      .answer(
        status: 401,
        headers: [("WWW-Authenticate", #"Bearer realm="http://tokens.invalid/t",service="s""#)])
    }
    let source = NotaryServerSource(
      try NotaryServerURL(server.url), credentials: FixedCredential(alice))
    _ = await source.answer(request)
    #expect(
      try text(source).contains("refused: the token service http://tokens.invalid is not https"))
  }
}

@Suite("A token")
struct TokenLifeTests {
  private func pair(
    _ body: @escaping @Sendable (Int) -> String
  ) throws -> (tokens: FakeServer, server: FakeServer) {
    let count = Box<Int>()
    let tokens = try FakeServer { _ in
      count.value = (count.value ?? 0) + 1
      return .answer(status: 200, body: body(count.value ?? 0))
    }
    let server = try FakeServer { request in
      request.headers["authorization"] != nil
        ? .answer(status: 200, body: "{}")
        : .answer(
          status: 401,
          headers: [("WWW-Authenticate", #"Bearer realm="\#(tokens.url)",service="s""#)])
    }
    return (tokens, server)
  }

  @Test("is bought anew before it runs out, without a refusal first")
  func expiry() async throws {
    let (tokens, server) = try pair { #"{"token": "token-\#($0)", "expires_in": 1}"# }
    let source = NotaryServerSource(
      try NotaryServerURL(server.url), credentials: FixedCredential(nil))
    #expect(await source.answer(request).outcome == document)
    try await Task.sleep(for: .seconds(1.1))
    #expect(await source.answer(request).outcome == document)
    #expect(tokens.requests.count == 2)
    #expect(
      server.requests.map { $0.headers["authorization"] } == [
        nil, "Bearer token-1", "Bearer token-2",
      ])
  }

  @Test(
    "is kept as long as its service says, and where that makes no sense",
    arguments: [
      #""expires_in": 300"#, #""expires_in": 300, "issued_at": "2009-11-10T23:00:00Z""#,
      #""expires_in": 300, "issued_at": "2999-01-01T00:00:00Z""#, #""issued_at": "soon""#,
      #""expires_in": "300""#, #""expires_in": 1e99"#, #""expires_in": null"#, #""x": 1"#,
    ])
  func kept(members: String) async throws {
    let (tokens, server) = try pair { #"{"token": "token-\#($0)", \#(members)}"# }
    let source = NotaryServerSource(
      try NotaryServerURL(server.url), credentials: FixedCredential(nil))
    for _ in 0..<3 { #expect(await source.answer(request).outcome == document) }
    #expect(tokens.requests.count == 1)
  }

  @Test("counts from when it was made, by its service's clock")
  func issued() async throws {
    let tokens = try FakeServer { _ in
      .answer(
        status: 200, headers: [("Date", "Thu, 01 Jan 2026 00:10:00 GMT")],
        body: #"{"token": "t.o.k", "expires_in": 900, "issued_at": "2026-01-01T00:00:00Z"}"#)
    }
    let server = try guarded("Bearer t.o.k", #"Bearer realm="\#(tokens.url)",service="s""#)
    let source = NotaryServerSource(
      try NotaryServerURL(server.url), credentials: FixedCredential(nil))
    #expect(await source.answer(request).outcome == document)
    let lives = try #require(source.authenticationTrace()).steps.compactMap { step in
      if case .grant(let grant) = step { grant.seconds } else { nil }
    }
    #expect(lives == [300])
  }

  @Test("that the server no longer takes is replaced once, for all requests together")
  func rejectedInTheMiddle() async throws {
    let (tokens, _) = try pair { #"{"token": "token-\#($0)", "expires_in": 300}"# }
    let good = Box<String>()
    good.value = "Bearer token-1"
    let server = try FakeServer { request in
      request.headers["authorization"] == good.value
        ? .answer(status: 200, body: "{}")
        : .answer(
          status: 401,
          headers: [("WWW-Authenticate", #"Bearer realm="\#(tokens.url)",service="s""#)])
    }
    let source = NotaryServerSource(
      try NotaryServerURL(server.url), credentials: FixedCredential(nil))
    #expect(await source.answer(request).outcome == document)
    good.value = "Bearer token-2"
    await withTaskGroup { group in
      for _ in 0..<10 { group.addTask { await source.answer(request).outcome } }
      for await outcome in group { #expect(outcome == document) }
    }
    #expect(tokens.requests.count == 2)
  }

  @Test("is one for each repository")
  func perRepository() async throws {
    let (tokens, server) = try pair { #"{"token": "token-\#($0)"}"# }
    let source = NotaryServerSource(
      try NotaryServerURL(server.url), credentials: FixedCredential(nil))
    for name in ["a/a", "b/b", "a/a"] {
      #expect(
        await source.answer(TrustRequest(gun: GUN(name), role: .root)).outcome == document)
    }
    #expect(
      tokens.requests.map(\.target) == [
        "/?service=s&scope=repository:a/a:pull", "/?service=s&scope=repository:b/b:pull",
      ])
  }

  @Test("is not taken from another service to which the first redirects, where there is a password")
  func redirectedService() async throws {
    let other = try FakeServer { _ in .answer(status: 200, body: #"{"token": "other"}"#) }
    let tokens = try FakeServer { _ in
      .answer(status: 307, headers: [("Location", "\(other.url)/x")])
    }
    let server = try guarded("Bearer other", #"Bearer realm="\#(tokens.url)",service="s""#)
    for (credential, isRefused) in [
      (alice, true), (.identityToken("the-identity-token"), true), (nil, false),
    ] as [(RegistryCredential?, Bool)] {
      let source = NotaryServerSource(
        try NotaryServerURL(server.url), credentials: FixedCredential(credential))
      let outcome = await source.answer(request).outcome
      if isRefused {
        guard case .failed(.tokenService(_, .redirectRefused)) = outcome else {
          Issue.record("\(outcome)")
          return
        }
      } else {
        #expect(outcome == document)
      }
    }
    for sent in other.requests {
      #expect(sent.headers["authorization"] == nil)
      #expect(sent.body.isEmpty)
    }
  }

  @Test("and a password go over plain http where the user wants it")
  func insecure() async throws {
    var options = TransferOptions()
    options.sendsSecretsInTheClear = true
    // A name that is another machine's for all that is known, and leads nowhere.
    let url = try NotaryServerURL("http://notary.invalid")
    #expect(throws: NotaryServerSource.Failure.self) {
      try NotaryServerSource(url, credential: alice)
    }
    _ = try NotaryServerSource(url, credential: alice, options: options)
    let server = try FakeServer { _ in
      .answer(
        status: 401,
        headers: [("WWW-Authenticate", #"Bearer realm="http://tokens.invalid/t",service="s""#)])
    }
    let source = try NotaryServerSource(
      NotaryServerURL(server.url), credential: alice, options: options)
    let failure = TrustFailure.nameNotResolved(host: "tokens.invalid")
    #expect(
      await source.answer(request).outcome
        == .failed(.tokenService(origin: "http://tokens.invalid", failure)))
  }
}
