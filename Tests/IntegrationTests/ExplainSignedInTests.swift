import NotaryCore
import PolicyEditor
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let image = "docker.io/acme/web:v1"
private let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

/// A real server with TLS, its repository, and the authority's certificate.
private struct SecuredRepository {
  let certificates: ServerCertificates
  let server: NotaryServer
  let rootKey: String

  /// - Parameter tokens: where tokens come from; nil lets everybody in.
  init(
    _ certificates: ServerCertificates, tokens: NotaryServer.TokenAuthentication? = nil
  ) async throws {
    self.certificates = certificates
    server = try NotaryServer(certificates: certificates, authentication: tokens, keys: .signer)
    let client = try NotaryCommand(
      server: server, certificates: certificates, login: tokens.map { _ in "alice:s3cret" })
    try client.initialize(gun)
    try client.addHash(gun, "v1", sha256: hello)
    var arguments = [
      "root-key", "-i", image, "-s", server.url, "--cacert", certificates.authorityPath, "-o",
      "json",
    ]
    if tokens != nil { arguments += ["--user", "alice", "--password-stdin"] }
    let keys = try await Inspection.run(arguments, input: "s3cret\n").json()["keys"]
    rootKey = try #require(keys?.elements.first?["pem"]?.string)
  }

  var authority: String { get throws { try certificates.authority() } }

  /// What `explain` says with this validator.
  func explain(
    certificate: String? = nil, authentication: Authentication? = nil, options: [String] = [],
    input: String = ""
  ) async throws -> Inspection {
    let validator = NotaryValidator(
      host: String(server.url.dropFirst("https://".count)),
      trustRoots: [TrustRoot(name: "default", key: rootKey)], authentication: authentication)
    let folder = try TemporaryFolder()
    let text = SignInSituation.yaml(validator, certificate: certificate)
    try folder.write(text, to: "values.yaml")
    return try await Inspection.run(
      ["explain", image, "--values", "\(folder.path)/values.yaml", "-o", "json"] + options,
      input: input)
  }
}

extension Inspection {
  fileprivate func decisions(_ member: String) throws -> [String?] {
    try json()["decisions"]?.elements.map { $0[member]?.string } ?? []
  }

  fileprivate func codes() throws -> [[String?]] {
    try json()["decisions"]?.elements.map { decision in
      decision["causes"]?.elements.map { $0["code"]?.string } ?? []
    } ?? []
  }
}

@Suite("Explaining with a real server and the validator's own means")
struct ExplainSignedInTests {
  @Test("the validator's cert takes the place of the system's roots")
  func certificate() async throws {
    let repository = try await SecuredRepository(try ServerCertificates(for: "IP:127.0.0.1"))
    let trusted = try await repository.explain(certificate: try repository.authority)
    #expect(try trusted.decisions("verdict") == ["admitted", "admitted"])
    #expect(try trusted.decisions("digest") == ["sha256:\(hello)", "sha256:\(hello)"])
    #expect(trusted.status == 0)

    // A secret that nobody asks for is not missed.
    let secret = try await repository.explain(
      certificate: try repository.authority, authentication: .secret(name: "login"))
    #expect(try secret.decisions("verdict") == ["admitted", "admitted"])

    let stranger = try ServerCertificates(for: "IP:127.0.0.1").authority()
    for certificate in [nil, stranger] {
      let untrusted = try await repository.explain(certificate: certificate)
      #expect(try untrusted.decisions("verdict") == ["unknown", "unknown"])
      let messages = try untrusted.decisions("message")
      #expect(messages[0] == "unknown error. please check the logs.")
      #expect(messages[1]?.contains("error pinging notary server: Get \"https://") == true)
      #expect(untrusted.status == 3)
    }
  }

  @Test("the validator's user and password buy the token that both generations send")
  func token() async throws {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let issuer = try TokenIssuer()
    let token = try issuer.token(
      service: "notary.test", gun: gun, actions: ["pull", "push", "*"])
    let tokens = try FakeServer(certificates: certificates) { request in
      request.headers["authorization"] == SignInSituation.basic
        ? .answer(status: 200, body: #"{"token": "\#(token)"}"#) : .answer(status: 401)
    }
    let repository = try await SecuredRepository(
      certificates,
      tokens: .init(realm: "\(tokens.url)/token", service: "notary.test", issuer: issuer))
    let certificate = try repository.authority

    let signedIn = try await repository.explain(
      certificate: certificate, authentication: .inline(SignInSituation.alice))
    #expect(try signedIn.decisions("verdict") == ["admitted", "admitted"])
    #expect(!signedIn.outcome.output.contains(token))
    #expect(!signedIn.outcome.output.contains("s3cret"))

    let user = ["--user", "alice", "--password-stdin"]
    // A user and a password stand for the secret, but not for one that the validator has not.
    let secret = try await repository.explain(
      certificate: certificate, authentication: .secret(name: "login"), options: user,
      input: "s3cret\n")
    #expect(try secret.decisions("verdict") == ["admitted", "admitted"])
    for options in [[], user] {
      let anonymous = try await repository.explain(
        certificate: certificate, options: options, input: "s3cret\n")
      #expect(try anonymous.decisions("verdict") == ["denied", "denied"])
      let messages = try anonymous.decisions("message")
      #expect(messages[0] == "unknown error. please check the logs.")
      #expect(messages[1]?.hasSuffix("unauthorized: authentication required") == true)
    }

    let before = tokens.requests.count
    let absent = try await repository.explain(
      certificate: certificate, authentication: .secret(name: "login"))
    #expect(try absent.decisions("verdict") == ["unknown", "unknown"])
    #expect(try absent.codes().allSatisfy { $0.contains("secret-needed") })
    #expect(absent.status == 3)
    // What anybody would be given is not what the validator is given.
    #expect(tokens.requests.count == before)
  }

  @Test("the validator's password goes to its own host alone")
  func otherServer() async throws {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let other = try FakeServer(certificates: certificates) { _ in
      .answer(status: 401, headers: [("WWW-Authenticate", "Basic realm=x")])
    }
    let repository = try await SecuredRepository(certificates)
    let explained = try await repository.explain(
      authentication: .inline(SignInSituation.alice),
      options: ["--server", other.url, "--cacert", certificates.authorityPath])
    #expect(other.requests.allSatisfy { $0.headers["authorization"] == nil })
    #expect(!other.requests.isEmpty)
    // 3.3 speaks no Basic, whoever it is; what 3.9's password would do there is not known.
    #expect(try explained.decisions("verdict") == ["denied", "unknown"])
  }
}
