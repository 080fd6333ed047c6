import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let image = "docker.io/acme/web:v1"
private let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
private let other = "486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7"

@Suite("The program on a real Notary server")
struct InspectRealServerTests {
  /// Inspects, and holds targets and delegations against what the client prints.
  private func expectAgreement(
    _ server: NotaryServer, _ client: NotaryCommand, options: [String] = [],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws -> Inspection {
    let inspection = try await Inspection.run(
      ["inspect", image, "-s", server.url, "-o", "json"] + options)
    #expect(try inspection.targets() == client.list(gun), sourceLocation: sourceLocation)
    let declared = try inspection.roles().filter {
      $0["name"]?.string?.hasPrefix("targets/") == true
    }.map { $0["name"]?.string ?? "" }
    let listed = try client.listDelegations(gun).compactMap(\.first).filter {
      $0.hasPrefix("targets/")
    }
    #expect(declared == listed.sorted(), sourceLocation: sourceLocation)
    #expect(inspection.status == 0, sourceLocation: sourceLocation)
    #expect(inspection.outcome.errors.isEmpty, sourceLocation: sourceLocation)
    return inspection
  }

  @Test("agrees with the client after every step of a repository's life")
  func life() async throws {
    let server = try NotaryServer()
    let client = try NotaryCommand(server: server)
    let alice = try DelegationKey(commonName: "alice")
    try client.initialize(gun)
    let empty = try await expectAgreement(server, client)
    #expect(try empty.verdict() == "unpinned")
    #expect(try empty.targets().isEmpty)
    #expect(try empty.json()["resolved"]?.elements.isEmpty == true)

    try client.addHash(gun, "v1", sha256: hello)
    try client.addHash(gun, "v2", sha256: other, length: 1_234)
    let added = try await expectAgreement(server, client)
    #expect(
      try added.targets() == [["v1", hello, "5", "targets"], ["v2", other, "1234", "targets"]])
    #expect(
      try added.json()["resolved"]?.elements.map { $0["digest"]?.string } == ["sha256:\(hello)"])

    try client.addDelegation(gun, FilledRepository.alice, key: alice.publicPath, paths: ["v"])
    try client.addDelegation(gun, .releases, key: alice.certificatePath)
    let delegated = try await expectAgreement(server, client)
    // Nobody has signed into them yet.
    #expect(try delegated.statuses()["targets/alice"] == "missing")
    #expect(try delegated.problems("targets/alice") == ["not-in-snapshot"])

    try client.importKey(alice.privatePath, for: FilledRepository.alice)
    try client.addHash(gun, "v1", sha256: other, roles: [FilledRepository.alice, .releases])
    try client.addHash(gun, "v3", sha256: hello, roles: [.releases])
    let signed = try await expectAgreement(server, client)
    #expect(Set(try signed.statuses().values) == ["verified"])
    // The first hit wins in the listing; what is shadowed is resolved all the same.
    #expect(
      try signed.json()["resolved"]?.elements.map { $0["role"]?.string } == [
        "targets", "targets/alice", "targets/releases",
      ])
    #expect(try signed.role("targets/alice")["keys"]?.elements.first?["name"]?.string == "alice")

    try client.removeTarget(gun, "v1")
    let removed = try await expectAgreement(server, client)
    #expect(try removed.targets().map { $0[0] }.sorted() == ["v1", "v2", "v3"])
    for role in [RoleName.targets, .root] { try client.rotateKey(gun, role) }
    try client.rotateKey(gun, .snapshot, serverManaged: true)
    _ = try await expectAgreement(server, client)
  }

  @Test("shows the roots before a rotation, and that each led to the next")
  func rotation() async throws {
    let repository = try FilledRepository()
    try repository.client.rotateKey(gun, .root)
    let inspection = try await expectAgreement(repository.server, repository.client)
    let old = try #require(try inspection.json()["rootVersions"]?.elements)
    let current = try #require(try inspection.role("root")["version"]?.integer)
    #expect(old.map { $0["version"]?.integer } == (1..<current).reversed().map { $0 })
    #expect(old.map { $0["signaturesOnNext"]?.integer } == old.map { _ in 1 })
    // After a rotation the old key still signs, and only the new one counts from scratch.
    let text = try await Inspection.run(["inspect", image, "-s", repository.server.url])
    #expect(text.outcome.output.contains("old roots"))
    #expect(text.outcome.output.contains("signed the next root"))
  }

  @Test("verifies under the pinned root key and breaks under another")
  func pins() async throws {
    let repository = try FilledRepository()
    let folder = try TemporaryFolder()
    let keys = try await Inspection.run(
      ["root-key", "-i", image, "-s", repository.server.url, "-o", "json"])
    let pem = try #require(try keys.json()["keys"]?.elements.first?["pem"]?.string)
    try folder.write(pem, to: "right.pem")
    let mallory = try DelegationKey(commonName: "mallory")

    let right = try await expectAgreement(
      repository.server, repository.client, options: ["--pin", "\(folder.path)/right.pem"])
    #expect(try right.verdict() == "verified")
    #expect(try right.json()["rootKeys"]?.elements.first?["pinned"]?.boolean == true)

    let options = [
      "inspect", image, "-s", repository.server.url, "--pin", mallory.publicPath,
    ]
    let broken = try await Inspection.run(options + ["-o", "json"])
    #expect(broken.status == 1)
    #expect(try broken.verdict() == "broken")
    #expect(try broken.problems("root").contains("no-pin-matches"))
    #expect(try broken.targets().isEmpty)
    #expect(try broken.statuses()["targets"] == "unchecked")
    // Either of two pins is enough.
    let both = try await Inspection.run(options + ["--pin", "\(folder.path)/right.pem"])
    #expect(both.status == 0)
  }

  @Test("judges dates as of another time")
  func at() async throws {
    let repository = try FilledRepository()
    let options = ["inspect", image, "-s", repository.server.url, "-o", "json", "--at"]
    let later = try await Inspection.run(options + ["2099-01-01"])
    #expect(later.status == 1)
    #expect(try later.json()["at"]?.string == "2099-01-01T00:00:00Z")
    for role in ["root", "timestamp", "snapshot", "targets", "targets/alice"] {
      #expect(try later.problems(role).contains("expired"), "\(role)")
    }
  }

  @Test("reads the trust folder that the client itself keeps")
  func dockerFolder() async throws {
    let repository = try FilledRepository()
    // The client writes to its folder what it verifies.
    let listed = try repository.client.list(gun)
    let inspection = try await Inspection.run(
      ["inspect", image, "--trust-dir", repository.client.trustFolder, "-o", "json"])
    #expect(inspection.status == 0)
    #expect(try inspection.json()["source"]?["kind"]?.string == "docker")
    #expect(try inspection.json()["source"]?["location"]?.string == repository.client.trustFolder)
    #expect(try inspection.targets() == listed)
  }

  @Test(
    "finds the server in Docker's environment variable, and prefers the one on the command line")
  func environment() async throws {
    let repository = try FilledRepository()
    let variable = ["DOCKER_CONTENT_TRUST_SERVER": repository.server.url]
    let named = try await Inspection.run(["inspect", image, "-o", "json"], environment: variable)
    #expect(named.status == 0)
    #expect(try named.json()["source"]?["location"]?.string == repository.server.url)
    let overridden = try await Inspection.run(
      ["inspect", image, "-s", "http://127.0.0.1:1"], environment: variable)
    #expect(overridden.status == 3)
    let bad = try await Inspection.run(
      ["inspect", image], environment: ["DOCKER_CONTENT_TRUST_SERVER": "ftp://x"])
    #expect(bad.status == 2)
    #expect(bad.outcome.errors.contains("$DOCKER_CONTENT_TRUST_SERVER"))
  }

  @Test("needs the authority of a TLS server, and names the remedy where it is missing")
  func tls() async throws {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let repository = try FilledRepository(certificates: certificates)
    let inspection = try await expectAgreement(
      repository.server, repository.client, options: ["--cacert", certificates.authorityPath])
    #expect(try inspection.verdict() == "unpinned")
    let without = try await Inspection.run(["inspect", image, "-s", repository.server.url])
    #expect(without.status == 3)
    #expect(without.outcome.output.contains("the server's certificate is not trusted"))
    #expect(without.outcome.output.contains("--cacert FILE"))
    let keys = try await Inspection.run(["root-key", "-i", image, "-s", repository.server.url])
    #expect(keys.status == 3)
    #expect(keys.outcome.output.isEmpty)
    #expect(keys.outcome.errors.contains("certificate is not trusted"))
  }

  @Test("says missing for a repository that the server does not have")
  func missing() async throws {
    let server = try NotaryServer()
    let inspection = try await Inspection.run(["inspect", image, "-s", server.url, "-o", "json"])
    #expect(inspection.status == 1)
    #expect(try inspection.verdict() == "broken")
    #expect(try inspection.statuses()["root"] == "missing")
    let keys = try await Inspection.run(["root-key", "-i", image, "-s", server.url])
    #expect(keys.status == 1)
    #expect(keys.outcome.output.isEmpty)
    #expect(keys.outcome.errors.contains("404"))
  }

  @Test("keeps the tags of a name that nobody signed out of the verdict")
  func unsigned() async throws {
    let repository = try FilledRepository()
    let inspection = try await Inspection.run(
      ["inspect", "docker.io/acme/web:nobody", "-s", repository.server.url, "-o", "json"])
    #expect(inspection.status == 0)
    #expect(try inspection.json()["resolved"]?.elements.isEmpty == true)
    #expect(try inspection.targets().count == 2)
  }
}
