import Inspector
import NotaryCore
import Synchronization
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let alice = RegistryCredential(user: "alice", password: "s3cret")
private let basic = "Basic " + Base64.encode(Array("alice:s3cret".utf8))
private let document = TrustAnswer.Outcome.document(Array("{}".utf8))
private let request = TrustRequest(gun: gun, role: .root)

/// Answers as a test says, and remembers who asked.
private final class CountingSource: CredentialSource {
  private let answer: Result<RegistryCredential?, CredentialProblem>
  private let servers = Mutex<[String]>([])

  init(_ answer: Result<RegistryCredential?, CredentialProblem>) { self.answer = answer }

  var asked: [String] { servers.withLock { $0 } }

  func credential(
    for server: ServerOrigin
  ) async -> Result<RegistryCredential?, CredentialProblem> {
    servers.withLock { $0.append(server.description) }
    return answer
  }
}

private func guarded(_ authorization: String, _ challenge: String = "Basic") throws -> FakeServer {
  try FakeServer { request in
    request.headers["authorization"] == authorization
      ? .answer(status: 200, headers: [("Docker-Content-Digest", "sha256:ab")], body: "{}")
      : .answer(status: 401, headers: [("WWW-Authenticate", challenge)])
  }
}

@Suite("A source of credentials")
struct CredentialSourceTests {
  @Test("is not asked for a server that lets everybody in")
  func anonymous() async throws {
    let server = try FakeServer { _ in .answer(status: 200, body: "{}") }
    let credentials = CountingSource(.success(alice))
    let source = NotaryServerSource(try NotaryServerURL(server.url), credentials: credentials)
    #expect(await source.answer(request).outcome == document)
    #expect(await source.authentication(for: gun)?.hasCredential == false)
    #expect(credentials.asked.isEmpty)
  }

  @Test("is asked once for all requests, by the server's scheme, host and port")
  func once() async throws {
    let server = try guarded(basic)
    let credentials = CountingSource(.success(alice))
    let source = NotaryServerSource(
      try NotaryServerURL("\(server.url)/below"), credentials: credentials)
    await withTaskGroup { group in
      for _ in 0..<20 { group.addTask { await source.answer(request).outcome } }
      for await outcome in group { #expect(outcome == document) }
    }
    #expect(await source.authentication(for: gun)?.hasCredential == true)
    #expect(credentials.asked == [server.url])
  }

  @Test("that has a problem leaves the answer unknown, and says why")
  func problem() async throws {
    let server = try guarded(basic)
    let problem = CredentialProblem.program(name: "docker-credential-x", .notFound)
    let source = NotaryServerSource(
      try NotaryServerURL(server.url), credentials: CountingSource(.failure(problem)))
    let answer = await source.answer(request)
    #expect(answer.outcome == .failed(.credentials(problem)))
    #expect(await source.authentication(for: gun)?.credentialProblem == problem)
    #expect(server.requests.allSatisfy { $0.headers["authorization"] == nil })
    guard case .failed(let failure) = answer.outcome else { return }
    #expect(failure.message.contains("docker-credential-x is not installed"))
  }

  @Test("that knows nothing for a server signs in with nothing")
  func nothing() async throws {
    let server = try guarded(basic)
    let source = NotaryServerSource(
      try NotaryServerURL(server.url), credentials: CountingSource(.success(nil)))
    guard case .failed(.unauthorized) = await source.answer(request).outcome else {
      Issue.record("it is let in")
      return
    }
  }

  @Test(
    "that is asked by several at once is asked once, and a caller that leaves is not waited for")
  func leaving() async throws {
    let credentials = RememberedCredentials(Waiting())
    let origin = try NotaryServerURL("https://notary.test/x").origin
    let task = Task { await credentials.credential(for: origin) }
    task.cancel()
    #expect(await task.value == .failure(.cancelled))
  }

  /// Never answers by itself.
  private struct Waiting: CredentialSource {
    func credential(
      for server: ServerOrigin
    ) async -> Result<RegistryCredential?, CredentialProblem> {
      while !Task.isCancelled { await Task.yield() }
      return .success(nil)
    }
  }

  @Test("of an identity token buys tokens with it, which only the token service sees")
  func identityToken() async throws {
    let tokens = try FakeServer { _ in .answer(status: 200, body: #"{"access_token": "abc"}"#) }
    let server = try guarded("Bearer abc", #"Bearer realm="\#(tokens.url)/t",service="s s""#)
    let source = NotaryServerSource(
      try NotaryServerURL(server.url),
      credentials: FixedCredential(.identityToken("i&d=s3cret", user: "alice")))
    #expect(await source.answer(request).outcome == document)
    #expect(tokens.requests.map(\.method) == ["POST"])
    #expect(tokens.requests.map(\.target) == ["/t"])
    #expect(
      tokens.requests.map(\.body) == [
        "grant_type=refresh_token&service=s%20s&scope=repository:docker.io/acme/web:pull"
          + "&refresh_token=i%26d%3Ds3cret&client_id=tastevin"
      ])
    #expect(tokens.requests.map { $0.headers["authorization"] } == [nil])
    #expect(server.requests.map { $0.headers["authorization"] } == [nil, "Bearer abc"])
  }

  @Test("of a registry token sends it as it is, and asks no token service")
  func registryToken() async throws {
    let tokens = try FakeServer { _ in .answer(status: 500) }
    let server = try guarded("Bearer r.e.g", #"Bearer realm="\#(tokens.url)",service="s""#)
    let source = NotaryServerSource(
      try NotaryServerURL(server.url), credentials: FixedCredential(.registryToken("r.e.g")))
    #expect(await source.answer(request).outcome == document)
    #expect(tokens.requests.isEmpty)
  }

  @Test("never shows what it gives")
  func descriptions() {
    let token = "t0ken-s3cret"
    for credential in [RegistryCredential.identityToken(token, user: "u"), .registryToken(token)] {
      var dumped = ""
      dump(credential, to: &dumped)
      for text in ["\(credential)", String(reflecting: credential), dumped] {
        #expect(!text.contains(token))
      }
    }
  }
}

@Suite("Access to a server")
struct HTTPAccessTests {
  private let scope = AccessScope.pull("acme/web")

  @Test("sends a method and media types, signs in, and gives the header lines of the answer")
  func head() async throws {
    let tokens = try FakeServer { _ in .answer(status: 200, body: #"{"token": "abc"}"#) }
    let server = try guarded("Bearer abc", #"Bearer realm="\#(tokens.url)",service="s""#)
    let access = HTTPAccess(
      try NotaryServerURL("\(server.url)/below"), credentials: FixedCredential(nil))
    let response = try await access.send(
      AccessRequest(
        "/v2/acme/web/manifests/v 1", method: .head, scope: scope, accept: ["a/b", "c/d"],
        limit: 100))
    #expect(response.status == 200)
    #expect(response.headers["docker-content-digest"] == "sha256:ab")
    #expect(response.isAuthorized)
    #expect(response.body.isEmpty)
    let last = try #require(server.requests.last)
    #expect(last.method == "HEAD")
    #expect(last.target == "/below/v2/acme/web/manifests/v%201")
    #expect(tokens.requests.map(\.target) == ["/?service=s&scope=repository:acme/web:pull"])
  }

  @Test("keeps to the size that it may have, and hands on every other status")
  func outcomes() async throws {
    let server = try FakeServer { request in
      request.target.hasSuffix("large")
        ? .answer(status: 200, body: String(repeating: "x", count: 101)) : .answer(status: 404)
    }
    let access = HTTPAccess(try NotaryServerURL(server.url), credentials: FixedCredential(nil))
    await #expect(throws: TransferError.tooLarge(size: 101)) {
      try await access.send(AccessRequest("/large", scope: scope, limit: 100))
    }
    #expect(try await access.send(AccessRequest("/none", scope: scope, limit: 9)).status == 404)
  }
}
