import NotaryCore
import TestSupport
import Testing

/// A real registry, and a real Notary server that signs for what it has.
private struct SignedRegistry {
  let registry: DockerRegistry
  let notary: NotaryServer
  let client: NotaryCommand
  let image: TestImage
  let gun: GUN

  init(
    _ image: TestImage, others: [TestImage] = [], access: DockerRegistry.Access = .everybody,
    certificates: ServerCertificates? = nil
  ) throws {
    self.image = image
    registry = try DockerRegistry([image] + others, access: access, certificates: certificates)
    notary = try NotaryServer()
    client = try NotaryCommand(server: notary)
    gun = GUN("\(registry.host)/\(image.repository)")
    try client.initialize(gun)
    try sign(image.tag, image.manifest)
  }

  func sign(_ name: String, _ manifest: TestImage.Manifest) throws {
    try client.addHash(gun, name, sha256: manifest.hex, length: manifest.bytes.count)
  }

  var name: String { "\(gun):\(image.tag)" }

  func inspect(
    _ options: [String] = [], environment: [String: String] = [:], input: String = ""
  ) async throws -> Inspection {
    try await Inspection.run(
      ["inspect", name, "-s", notary.url, "--registry", "-o", "json"] + options,
      environment: environment, input: input)
  }
}

private let index = TestImage(
  index: "acme/web", tag: "v1", platforms: ["linux/amd64", "linux/arm64/v8"], content: "one")

@Suite("A registry beside the trust data")
struct RegistryTests {
  private func registry(_ inspection: Inspection) throws -> JSONValue {
    try #require(try inspection.json()["registry"])
  }

  @Test("has what is signed: an index, its platforms, and which of them are signed too")
  func same() async throws {
    let signed = try SignedRegistry(index)
    try signed.sign("v1-arm", index.children[1])
    let inspection = try await signed.inspect()
    let registry = try registry(inspection)
    #expect(registry["standing"]?.string == "same")
    #expect(registry["now"]?["digest"]?.string == index.manifest.digest)
    #expect(registry["now"]?["kind"]?.string == "oci-index")
    let answer = registry["signed"]?.elements.first
    #expect(answer?["pullable"]?.boolean == true)
    let children = answer?["answer"]?["children"]?.elements ?? []
    #expect(children.map { $0["platform"]?.string } == ["linux/amd64", "linux/arm64/v8"])
    #expect(children.map { $0["digest"]?.string } == index.children.map(\.digest))
    #expect(children.map { $0["size"]?.integer } == index.children.map(\.bytes.count))
    #expect(children.map { $0["signedAs"]?.elements.map(\.string) } == [[], ["v1-arm"]])
    #expect(children.map { $0["present"]?.boolean } == [true, true])
    #expect(inspection.status == 0)
  }

  @Test("tells which platforms of an index are gone, for which a pull would fail")
  func platforms() async throws {
    let signed = try SignedRegistry(index)
    try signed.registry.delete(index.children[1].digest, in: "acme/web")
    let inspection = try await signed.inspect()
    let answer = try registry(inspection)["signed"]?.elements.first?["answer"]
    let children = answer?["children"]?.elements ?? []
    #expect(children.map { $0["present"]?.boolean } == [true, false])
    #expect(inspection.status == 0)
    let text = try await Inspection.run([
      "inspect", signed.name, "-s", signed.notary.url, "--registry",
    ])
    #expect(text.outcome.output.contains("1 of its entries NOT THERE"))
  }

  @Test(
    "tells single platforms and Docker's lists apart",
    arguments: [
      (TestImage(single: "acme/web", tag: "v1", content: "a"), "docker-manifest"),
      (
        TestImage(single: "acme/web", tag: "v1", content: "a", mediaType: TestImage.ociManifest),
        "oci-manifest"
      ),
      (
        TestImage(
          index: "acme/web", tag: "v1", platforms: ["linux/amd64"], content: "a",
          mediaType: TestImage.dockerList), "docker-list"
      ),
    ])
  func kinds(image: TestImage, kind: String) async throws {
    let registry = try registry(try await SignedRegistry(image).inspect())
    #expect(registry["standing"]?.string == "same")
    #expect(registry["now"]?["kind"]?.string == kind)
  }

  @Test("tells a tag that was moved, one that is gone, and a digest that is gone")
  func moved() async throws {
    let signed = try SignedRegistry(index)
    let other = TestImage(single: "acme/web", tag: "v1", content: "two")
    try signed.registry.push(other)
    let moved = try registry(try await signed.inspect())
    #expect(moved["standing"]?.string == "moved")
    #expect(moved["now"]?["digest"]?.string == other.manifest.digest)
    #expect(moved["signed"]?.elements.first?["pullable"]?.boolean == true)

    try signed.registry.delete(index.manifest.digest, in: "acme/web")
    try signed.registry.delete(other.manifest.digest, in: "acme/web")
    let inspection = try await signed.inspect()
    let gone = try registry(inspection)
    #expect(gone["standing"]?.string == "absent")
    #expect(gone["signed"]?.elements.first?["pullable"]?.boolean == false)
    // What the registry has changes no verdict.
    #expect(try inspection.verdict() == "unpinned")
    #expect(inspection.status == 0)
  }

  @Test("asks for Basic credentials, and gets them from the user or from Docker")
  func basic() async throws {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let signed = try SignedRegistry(index, access: .basic, certificates: certificates)
    let trust = ["--cacert", certificates.authorityPath, "--docker-config", "/nonexistent"]
    let nobody = try registry(try await signed.inspect(trust))
    #expect(nobody["standing"]?.string == "not-allowed")
    #expect(nobody["signed"]?.elements.first?["pullable"]?.kind == .null)

    let docker = try TemporaryFolder()
    let both = "\(DockerRegistry.user):\(DockerRegistry.password)"
    try docker.write(
      #"{"auths":{"\#(signed.registry.host)":{"auth":"\#(Base64.encode(Array(both.utf8)))"}}}"#,
      to: "config.json")
    let stored = try await signed.inspect(
      ["--cacert", certificates.authorityPath, "--docker-config", docker.path])
    #expect(try registry(stored)["standing"]?.string == "same")
    #expect(!stored.outcome.output.contains(DockerRegistry.password))

    let wrong = Base64.encode(Array("\(DockerRegistry.user):MARKEDSECRET".utf8))
    try docker.write(
      #"{"auths":{"\#(signed.registry.host)":{"auth":"\#(wrong)"}}}"#, to: "config.json")
    let refused = try await signed.inspect(
      ["--cacert", certificates.authorityPath, "--docker-config", docker.path])
    #expect(try registry(refused)["standing"]?.string == "not-allowed")
    for text in [refused.outcome.output, refused.outcome.errors] {
      #expect(!text.contains("MARKEDSECRET"))
      #expect(!text.contains(wrong))
    }
  }

  @Test("asks for a token of its token service, for this repository alone")
  func token() async throws {
    let issuer = try TokenIssuer()
    let service = try FakeServer { request in
      guard request.target.contains("scope=repository:acme/web:pull"),
        let token = try? issuer.token(service: "registry", gun: GUN("acme/web"))
      else { return .answer(status: 401) }
      return .answer(status: 200, body: #"{"token":"\#(token)"}"#)
    }
    let signed = try SignedRegistry(
      index,
      access: .token(.init(realm: "\(service.url)/token", service: "registry", issuer: issuer)))
    let inspection = try await signed.inspect(["--docker-config", "/nonexistent"])
    #expect(try registry(inspection)["standing"]?.string == "same")
    // One token serves all requests of one repository.
    #expect(service.requests.count <= 2)
  }

  @Test("that is not there leaves everything unknown, and says why")
  func unreachable() async throws {
    let signed = try SignedRegistry(index)
    let inspection = try await signed.inspect(["--registry-url", "http://127.0.0.1:1"])
    let registry = try registry(inspection)
    #expect(registry["standing"]?.kind == .null)
    #expect(registry["now"]?["outcome"]?.string == "unknown")
    #expect(registry["now"]?["message"]?.string?.contains("no connection") == true)
    #expect(inspection.status == 0)
  }

  @Test("is not asked unless it is wanted")
  func optIn() async throws {
    let signed = try SignedRegistry(index)
    let plain = try await Inspection.run(
      ["inspect", signed.name, "-s", signed.notary.url, "-o", "json"])
    #expect(try plain.json()["registry"] == nil)
    let text = try await Inspection.run(
      ["inspect", signed.name, "-s", signed.notary.url, "--registry"])
    #expect(text.outcome.output.contains("v1 points to what is signed"))
    #expect(text.outcome.output.contains("index of 2 platforms"))
  }

  @Test("is held against what Connaisseur makes the cluster pull")
  func explained() async throws {
    let signed = try SignedRegistry(index)
    try signed.registry.push(TestImage(single: "acme/web", tag: "v1", content: "two"))
    let keys = try await Inspection.run(
      ["root-key", "-i", signed.name, "-s", signed.notary.url, "-o", "pem"])
    let folder = try TemporaryFolder()
    let key = keys.outcome.output.split(separator: "\n").map { "          \($0)" }
      .joined(separator: "\n")
    try folder.write(
      """
      application:
        validators:
        - name: acme
          type: notaryv1
          host: \(signed.notary.url)
          trustRoots:
          - name: default
            key: |
      \(key)
        policy:
        - pattern: "*:*"
          validator: acme
      """, to: "values.yaml")
    let arguments = [
      "explain", signed.name, "--values", "\(folder.path)/values.yaml", "-s", signed.notary.url,
      "--registry", "--docker-config", "/nonexistent",
    ]
    let json = try await Inspection.run(arguments + ["-o", "json"])
    let registry = try registry(json)
    let pulls = registry["pulls"]?.elements ?? []
    #expect(!pulls.isEmpty, "\(json.outcome.output)")
    for pull in pulls {
      #expect(pull["digest"]?.string == index.manifest.digest)
      #expect(pull["pullable"]?.boolean == true)
      #expect(pull["isWhatTagPointsTo"]?.boolean == false)
    }
    #expect(registry["standing"]?.string == "moved")
    let text = try await Inspection.run(arguments)
    #expect(text.outcome.output.contains("not what the tag points to now"))
    #expect(text.status == json.status)
  }
}
