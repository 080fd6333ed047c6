import NotaryCore
import TestSupport
import Testing

/// Signing in at services that are not to be had in a test, as their documentation shows it. The
/// addresses alone are the test's own.
@Suite("The documented exchange of")
struct ServiceExchangeTests {
  private func exchange(
    _ repository: String, _ credential: RegistryCredential?, challenge: String, token: String,
    reply: @escaping @Sendable (FakeServer.Request) -> FakeServer.Reply
  ) async throws -> (requests: [FakeServer.Request], trace: AuthenticationTrace) {
    let address = Box<String>()
    let server = try FakeServer { request in
      if request.target.hasPrefix("/v2/") {
        return request.headers["authorization"] == "Bearer \(token)"
          ? .answer(status: 200, body: "{}")
          : .answer(
            status: 401,
            headers: [
              ("Content-Type", "application/json; charset=utf-8"),
              ("Docker-Distribution-Api-Version", "registry/2.0"),
              ("Www-Authenticate", challenge.replacing("{url}", with: address.value ?? "")),
            ],
            body: #"{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}"#)
      }
      return reply(request)
    }
    address.value = server.url
    let source = NotaryServerSource(
      try NotaryServerURL(server.url), credentials: FixedCredential(credential))
    let answer = await source.answer(TrustRequest(gun: GUN(repository), role: .root))
    #expect(answer.outcome == .document(Array("{}".utf8)))
    return (server.requests, try #require(source.authenticationTrace()))
  }

  /// Azure/acr, docs/Token-BasicAuth.md.
  @Test("Azure Container Registry with a user and a password")
  func azureBasic() async throws {
    let (requests, _) = try await exchange(
      "contosoregistry.azurecr.io/hello-world",
      RegistryCredential(user: "username", password: "password"),
      challenge: #"Bearer realm="{url}/oauth2/token",service="contosoregistry.azurecr.io","#
        + #"scope="repository:hello-world:pull""#, token: "eyJ...xcg"
    ) { request in
      request.headers["authorization"] == "Basic dXNlcm5hbWU6cGFzc3dvcmQ="
        ? .answer(status: 200, body: #"{"access_token":"eyJ...xcg"}"#) : .answer(status: 401)
    }
    #expect(
      requests.map(\.target).dropFirst().first
        == "/oauth2/token?service=contosoregistry.azurecr.io&scope=repository:hello-world:pull")
    // There is no health endpoint to ask.
    #expect(requests.count == 3)
  }

  /// Azure/acr, docs/AAD-OAuth.md: what `docker login` keeps of an Azure login is exchanged.
  @Test("Azure Container Registry with a refresh token")
  func azureRefresh() async throws {
    let user = "00000000-0000-0000-0000-000000000000"
    let (requests, _) = try await exchange(
      "contosoregistry.azurecr.io/hello-world", .identityToken("eyJ...L7a", user: user),
      challenge: #"Bearer realm="{url}/oauth2/token",service="contosoregistry.azurecr.io","#
        + #"scope="repository:hello-world:pull""#, token: "eyJ...xcg"
    ) { request in
      request.method == "POST"
        ? .answer(status: 200, body: #"{"access_token":"eyJ...xcg"}"#) : .answer(status: 401)
    }
    let asked = requests[1]
    #expect(asked.target == "/oauth2/token")
    #expect(asked.headers["content-type"] == "application/x-www-form-urlencoded")
    #expect(
      asked.body.hasPrefix(
        "grant_type=refresh_token&service=contosoregistry.azurecr.io"
          + "&scope=repository:hello-world:pull&refresh_token=eyJ...L7a"))
    #expect(asked.headers["authorization"] == nil)
  }

  /// goharbor/harbor 1.10, `service/token`: the service is `harbor-notary`, and a repository is named
  /// with Harbor's host in front.
  @Test("Harbor with a robot account")
  func harbor() async throws {
    let name = "harbor.acme.io/library/web"
    let (requests, trace) = try await exchange(
      name, RegistryCredential(user: "robot$library+reader", password: "secret-of-the-robot"),
      challenge: #"Bearer realm="{url}/service/token",service="harbor-notary","#
        + #"scope="repository:\#(name):pull""#, token: "a.b.c"
    ) { request in
      let basic = Base64.encode(Array("robot$library+reader:secret-of-the-robot".utf8))
      return request.headers["authorization"] == "Basic \(basic)"
        ? .answer(
          status: 200,
          body: #"{"token":"a.b.c","access_token":"","expires_in":1800,"#
            + #""issued_at":"2020-05-28T02:04:57Z"}"#) : .answer(status: 401)
    }
    #expect(
      requests[1].target == "/service/token?service=harbor-notary&scope=repository:\(name):pull")
    let seconds = trace.steps.compactMap { step in
      if case .grant(let grant) = step { grant.seconds } else { nil }
    }
    #expect(seconds == [1_800])
  }

  /// distribution, "Token Authentication Specification": the answer is its example, which was made
  /// long ago.
  @Test("Docker Hub, for a repository that anybody reads")
  func hub() async throws {
    let token =
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiIsImtpZCI6IlBZWU86VEVXVTpWN0pIOjI2SlY6QVFUWjpMSkMzOlNYVko6WE"
      + "dIQTozNEYyOjJMQVE6WlJNSzpaN1E2In0.eyJpc3MiOiJhdXRoLmRvY2tlci5jb20iLCJzdWIiOiJqbGhhd24iLCJhdW"
      + "QiOiJyZWdpc3RyeS5kb2NrZXIuY29tIiwiZXhwIjoxNDE1Mzg3MzE1LCJuYmYiOjE0MTUzODcwMTUsImlhdCI6MTQxNT"
      + "M4NzAxNSwianRpIjoidFlKQ08xYzZjbnl5N2tBbjBjN3JLUGdiVjFIMWJGd3MiLCJhY2Nlc3MiOlt7InR5cGUiOiJyZX"
      + "Bvc2l0b3J5IiwibmFtZSI6InNhbWFsYmEvbXktYXBwIiwiYWN0aW9ucyI6WyJwdXNoIl19XX0.QhflHPfbd6eVF4lM9b"
      + "wYpFZIV0PfikbyXuLx959ykRTBpe3CYnzs6YBK8FToVb5R47920PVLrh8zuLzdCr9t3w"
    let (requests, trace) = try await exchange(
      "docker.io/samalba/my-app", nil,
      challenge: #"Bearer realm="{url}/token",service="registry.docker.io","#
        + #"scope="repository:samalba/my-app:pull,push""#, token: token
    ) { _ in
      .answer(
        status: 200,
        body: #"{"token": "\#(token)", "expires_in": 3600,"issued_at": "2009-11-10T23:00:00Z"}"#)
    }
    #expect(
      requests[1].target
        == "/token?service=registry.docker.io&scope=repository:samalba/my-app:pull,push")
    #expect(requests[1].headers["authorization"] == nil)
    let claims = trace.steps.compactMap { step in
      if case .grant(let grant) = step { grant.claims } else { nil }
    }
    #expect(claims.map(\.issuer) == ["auth.docker.com"])
    #expect(claims.map(\.subject) == ["jlhawn"])
    let access = try #require(claims.first?.access?.first)
    #expect(access.type == "repository")
    #expect(access.name == "samalba/my-app")
    #expect(access.actions == ["push"])
  }

  @Test("a server under a path, whose token service is under another")
  func path() async throws {
    let address = Box<String>()
    let server = try FakeServer { request in
      if request.target.hasPrefix("/auth/") {
        return .answer(status: 200, body: #"{"token": "a.b.c"}"#)
      }
      guard request.target.hasPrefix("/notary/v2/docker.io/acme/web/_trust/tuf/") else {
        return .answer(status: 404)
      }
      return request.headers["authorization"] == "Bearer a.b.c"
        ? .answer(status: 200, body: "{}")
        : .answer(
          status: 401,
          headers: [
            ("WWW-Authenticate", #"Bearer realm="\#(address.value ?? "")/auth/token",service="n""#)
          ])
    }
    address.value = server.url
    let source = NotaryServerSource(
      try NotaryServerURL("\(server.url)/notary/"), credentials: FixedCredential(nil))
    let answer = await source.answer(
      TrustRequest(gun: GUN("docker.io/acme/web"), role: .root))
    #expect(answer.outcome == .document(Array("{}".utf8)))
    #expect(
      server.requests[1].target == "/auth/token?service=n&scope=repository:docker.io/acme/web:pull")
  }
}
