import NotaryCore
import TestSupport
import Testing

@Suite("A registry that lies")
struct LyingRegistryTests {
  private let image = TestImage(single: "acme/web", tag: "v1", content: "one")

  private func facts(
    digests: [String] = [], certificates: ServerCertificates? = nil,
    credential: RegistryCredential? = nil,
    _ respond: @escaping FakeServer.Responder
  ) async throws -> (facts: RegistryFacts, server: FakeServer) {
    let server = try FakeServer(certificates: certificates, respond)
    var options = TransferOptions()
    options.certificateAuthorities = try certificates.map {
      try CertificateAuthorities(file: $0.authorityPath)
    }
    let client = RegistryClient(
      try NotaryServerURL(server.url), credentials: FixedCredential(credential), options: options)
    let loader = RegistryLoader(
      client: client, image: try ImageReference("\(server.host)/acme/web:v1"), digests: digests)
    return (await loader.load(), server)
  }

  private func reply(
    _ manifest: TestImage.Manifest, digest: String? = nil
  ) -> FakeServer.Reply {
    .answer(
      status: 200,
      headers: [
        ("Content-Type", manifest.mediaType), ("Docker-Content-Digest", digest ?? manifest.digest),
      ], body: String(decoding: manifest.bytes, as: UTF8.self))
  }

  @Test("about a tag's digest is found out by the bytes")
  func tag() async throws {
    let manifest = image.manifest
    let claimed = "sha256:" + String(repeating: "1", count: 64)
    let (facts, _) = try await facts(digests: [claimed]) { [self] _ in
      reply(manifest, digest: claimed)
    }
    #expect(facts.now == .untrue(.otherBytes(asked: claimed, actual: manifest.digest)))
    #expect(facts.signed[claimed] == facts.now)
    #expect(facts.standing == .unknown)
  }

  @Test("with a header that differs from the bytes is not believed")
  func header() async throws {
    let manifest = image.manifest
    let claimed = "sha256:" + String(repeating: "1", count: 64)
    let (facts, _) = try await facts(digests: [manifest.digest]) { [self] request in
      request.method == "HEAD" ? reply(manifest) : reply(manifest, digest: claimed)
    }
    #expect(facts.now == .untrue(.header(said: claimed, actual: manifest.digest)))
  }

  @Test("by names that are no digests, or with bytes that are no manifest, is not believed")
  func nonsense() async throws {
    let manifest = image.manifest
    let (named, _) = try await facts { [self] _ in reply(manifest, digest: "../../etc") }
    #expect(named.now == .untrue(.malformedDigest))
    for body in ["", "hello", "[]", "{", String(repeating: "[", count: 100_000)] {
      let (facts, _) = try await facts { _ in .answer(status: 200, body: body) }
      #expect(facts.now == .untrue(.notAManifest), "\(body.prefix(20))")
    }
  }

  @Test("by sending without end is cut off")
  func huge() async throws {
    let limit = RegistryClient.manifestLimit
    let (facts, _) = try await facts(digests: [image.manifest.digest]) { request in
      request.method == "HEAD"
        ? .answer(status: 405)
        : .flood("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    }
    #expect(facts.now == .untrue(.tooLarge(limit: limit, size: nil)))
    #expect(facts.signed.values.first == .untrue(.tooLarge(limit: limit, size: nil)))
  }

  @Test("that calls one document both an index and an image is told as neither")
  func ambiguous() async throws {
    let both =
      #"{"schemaVersion":2,"mediaType":"\#(TestImage.ociIndex)","manifests":[],"layers":[]}"#
    let (facts, _) = try await facts { _ in
      .answer(status: 200, headers: [("Content-Type", TestImage.ociIndex)], body: both)
    }
    #expect(facts.now?.manifest?.kind == .other)
  }

  @Test("that redirects to another host gives it no credentials")
  func redirect() async throws {
    let manifest = image.manifest
    let other = try FakeServer { [self] _ in reply(manifest) }
    let target = other.url
    let (facts, server) = try await facts(
      digests: [manifest.digest], credential: RegistryCredential(user: "u", password: "MARKED")
    ) { request in
      request.headers["authorization"] == nil
        ? .answer(status: 401, headers: [("WWW-Authenticate", "Basic realm=\"r\"")])
        : .answer(status: 307, headers: [("Location", "\(target)\(request.target)")])
    }
    #expect(facts.now?.manifest?.digest == manifest.digest)
    #expect(!other.requests.isEmpty)
    #expect(other.requests.allSatisfy { $0.headers["authorization"] == nil })
    #expect(server.requests.contains { $0.headers["authorization"] != nil })
  }

  @Test("that redirects from https to http is not followed")
  func downgrade() async throws {
    let plain = try FakeServer { [self] _ in reply(image.manifest) }
    let target = plain.url
    let (facts, _) = try await facts(certificates: ServerCertificates(for: "IP:127.0.0.1")) {
      .answer(status: 307, headers: [("Location", "\(target)\($0.target)")])
    }
    guard case .unknown(.redirectRefused) = facts.now else {
      Issue.record("\(String(describing: facts.now))")
      return
    }
    #expect(plain.requests.isEmpty)
  }

  @Test(
    "or fails is told from one that has nothing",
    arguments: [
      (404, #"{"errors":[{"code":"MANIFEST_UNKNOWN"}]}"#, RegistryAnswer.absent),
      (404, #"{"errors":[{"code":"NAME_UNKNOWN"}]}"#, .noRepository),
      (404, "<html>", .absent), (429, "", .unknown(.tooManyRequests(retryAfter: nil))),
      (500, "", .unknown(.status(500))),
    ])
  func failures(status: Int, body: String, answer: RegistryAnswer) async throws {
    let (facts, _) = try await facts(digests: [image.manifest.digest]) { _ in
      .answer(status: status, body: body)
    }
    #expect(facts.signed.values.first == answer)
    // A HEAD has no body that could say more.
    #expect(facts.now == (answer == .noRepository ? .absent : answer))
  }

  @Test("is asked in the words that every registry knows")
  func requests() async throws {
    let manifest = image.manifest
    let (_, server) = try await facts { [self] _ in reply(manifest) }
    let request = try #require(server.requests.first)
    #expect(request.method == "HEAD")
    #expect(request.target == "/v2/acme/web/manifests/v1")
    for type in [
      TestImage.ociIndex, TestImage.dockerList, TestImage.ociManifest, TestImage.dockerManifest,
    ] {
      #expect(request.headers["accept"]?.contains(type) == true)
    }
    #expect(server.requests.last?.target == "/v2/acme/web/manifests/\(manifest.digest)")
  }
}
