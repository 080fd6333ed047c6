import NotaryCore
import TestSupport
import Testing

private let basic = "Basic " + Base64.encode(Array("alice:marked-word".utf8))

/// A server that asks everybody for a user and a password, and has nothing.
private func askingServer(_ certificates: ServerCertificates) throws -> FakeServer {
  try FakeServer(certificates: certificates) { request in
    request.headers["authorization"] == nil
      ? .answer(status: 401, headers: [("WWW-Authenticate", "Basic realm=x")])
      : .answer(status: 404)
  }
}

@Suite("What is given with --user goes to a registry")
struct RegistryCredentialTests {
  private let certificates: ServerCertificates
  private let registry: FakeServer
  private let notary: FakeServer
  private let folder: TemporaryFolder
  private var image: String { "\(registry.host)/acme/web:v1" }

  init() throws {
    certificates = try ServerCertificates(for: "IP:127.0.0.1")
    registry = try askingServer(certificates)
    notary = try askingServer(certificates)
    folder = try TemporaryFolder()
    try folder.write("", to: "trust/none")
    try folder.write(
      """
      application:
        validators:
        - name: default
          type: notaryv1
          host: \(notary.url)
          auth: {secretName: pull}
          trustRoots: [{name: default, key: k}]
        policy: [{pattern: "*:*", validator: default}]
      """, to: "values.yaml")
  }

  private func run(_ arguments: String...) async throws {
    let user = [
      "--user", "alice", "--password-stdin", "--cacert", certificates.authorityPath,
      "--docker-config", "/nonexistent",
    ]
    let inspection = try await Inspection.run(arguments + user, input: "marked-word\n")
    #expect(!inspection.outcome.output.contains("marked-word"))
  }

  private func wasGiven(_ server: FakeServer) -> Bool {
    server.requests.contains { $0.headers["authorization"] == basic }
  }

  private var wasAsked: Bool { registry.requests.contains { $0.target.contains("/manifests/") } }

  @Test("where trust data comes from a folder")
  func folderAlone() async throws {
    try await run("inspect", image, "--registry", "--trust-dir", "\(folder.path)/trust")
    #expect(wasGiven(registry))
  }

  @Test("where trust data comes from the registry's own server")
  func ownServer() async throws {
    try await run("inspect", image, "--registry")
    #expect(wasGiven(registry) && wasAsked)
    #expect(
      registry.requests.contains {
        $0.target.contains("/manifests/") && $0.headers["authorization"] == basic
      })
  }

  @Test("but not where they are for another server")
  func otherServer() async throws {
    try await run("inspect", image, "--registry", "-s", notary.url)
    #expect(wasGiven(notary))
    #expect(wasAsked && !wasGiven(registry))
  }

  @Test("but not where they are for a validator's server")
  func validator() async throws {
    try await run("explain", image, "--registry", "--values", "\(folder.path)/values.yaml")
    #expect(wasGiven(notary))
    #expect(wasAsked && !wasGiven(registry))
  }

  @Test("but not where the registry is named to be elsewhere")
  func elsewhere() async throws {
    try await run(
      "inspect", "docker.io/acme/web:v1", "--registry-url", registry.url, "--trust-dir",
      "\(folder.path)/trust")
    #expect(wasAsked && !wasGiven(registry))
  }
}
