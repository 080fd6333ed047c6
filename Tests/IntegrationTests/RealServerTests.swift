import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

/// A repository that the real client made and filled on a real server.
struct FilledRepository {
  let server: NotaryServer
  let client: NotaryCommand

  static let alice = RoleName("targets/alice")

  init(certificates: ServerCertificates? = nil, keys: NotaryServer.Keys = .local) throws {
    server = try NotaryServer(certificates: certificates, keys: keys)
    client = try NotaryCommand(server: server, certificates: certificates)
    let key = try DelegationKey(commonName: "alice")
    try client.initialize(gun)
    try client.addHash(gun, "v1", sha256: hello)
    try client.addDelegation(gun, Self.alice, key: key.publicPath)
    try client.addDelegation(gun, .releases, key: key.certificatePath)
    try client.importKey(key.privatePath, for: Self.alice)
    try client.addHash(gun, "v2", sha256: hello, roles: [Self.alice])
    try client.rotateKey(gun, .snapshot, serverManaged: true)
  }

  func source(_ options: TransferOptions = TransferOptions()) throws -> NotaryServerSource {
    try NotaryServerSource(NotaryServerURL(server.url), options: options)
  }
}

@Suite("A real Notary server")
struct RealServerTests {
  @Test("gives every document, by plain name and by the checksum in its snapshot")
  func documents() async throws {
    let repository = try FilledRepository()
    try await expectEveryDocument(of: repository.source())
    #expect(try repository.client.list(gun).map { $0[0] } == ["v1", "v2"])
    let delegations = try repository.client.listDelegations(gun).map { $0[0] }
    #expect(delegations == ["targets/alice", "targets/releases"])
  }

  @Test("with a signer has ECDSA keys of its own")
  func signer() async throws {
    let repository = try FilledRepository(keys: .signer)
    let source = try repository.source()
    try await expectEveryDocument(of: source)
    let answer = await source.answer(TrustRequest(gun: gun, role: .timestamp))
    let signatures = try JSONDocument(parsing: #require(answer.bytes)).root["signatures"]
    #expect(signatures?.elements.map { $0["method"]?.string } == ["ecdsa"])
  }

  @Test("keeps old roots under their versions")
  func oldRoots() async throws {
    let repository = try FilledRepository()
    let source = try repository.source()
    let current = await source.answer(TrustRequest(gun: gun, role: .root))
    let version = try #require(try signed(current)["version"]?.rawBytes)
    for number in 1...3 {
      let request = TrustRequest(gun: gun, role: .root, rootVersion: number)
      let answer = await source.answer(request)
      if String(decoding: version, as: UTF8.self) == String(number) {
        #expect(answer.bytes == current.bytes)
        return
      }
      #expect(try signed(answer)["version"]?.rawBytes.elementsEqual(String(number).utf8) == true)
    }
    Issue.record("the current root is none of the first three")
  }

  @Test("no longer lists what the client removed")
  func removal() async throws {
    let repository = try FilledRepository()
    try repository.client.removeTarget(gun, "v1")
    #expect(try repository.client.list(gun).map { $0[0] } == ["v2"])
    let answer = await (try repository.source()).answer(TrustRequest(gun: gun, role: .targets))
    #expect(try signed(answer)["targets"]?.members.isEmpty == true)
  }

  @Test("is asked over TLS with the roots of a file")
  func tls() async throws {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let repository = try FilledRepository(certificates: certificates)
    try await expectEveryDocument(of: repository.source(trusting(certificates)))
  }

  @Test("is refused without those roots, with the reason")
  func unknownAuthority() async throws {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let server = try NotaryServer(certificates: certificates)
    let others = try ServerCertificates(for: "IP:127.0.0.1")
    for options in [TransferOptions(), try trusting(others)] {
      let source = try NotaryServerSource(NotaryServerURL(server.url), options: options)
      guard case .failed(.certificate(let detail)) = await outcome(source) else {
        Issue.record("\(await outcome(source))")
        continue
      }
      #expect(detail.reason == .unknownAuthority(issuer: "CN=Test CA"))
    }
  }

  @Test("is refused if its certificate is for another name")
  func wrongName() async throws {
    let certificates = try ServerCertificates(for: "DNS:notary.test")
    let server = try NotaryServer(certificates: certificates)
    let source = try NotaryServerSource(
      NotaryServerURL(server.url), options: trusting(certificates))
    guard case .failed(.certificate(let detail)) = await outcome(source) else {
      Issue.record("\(await outcome(source))")
      return
    }
    #expect(detail.reason == .otherName)
    #expect(detail.host == "127.0.0.1")
  }

  @Test("that speaks plain http is no TLS server")
  func plainAsTLS() async throws {
    let server = try NotaryServer()
    let url = server.url.replacing("http://", with: "https://")
    let source = try NotaryServerSource(NotaryServerURL(url))
    guard case .failed(.tls) = await outcome(source) else {
      Issue.record("\(await outcome(source))")
      return
    }
  }

  @Test("says missing for a repository and a role that it does not have")
  func missing() async throws {
    let repository = try FilledRepository()
    let source = try repository.source()
    let other = TrustRequest(gun: GUN("docker.io/acme/other"), role: .root)
    #expect(await source.answer(other).outcome == .missing)
    #expect(await source.answer(other).httpStatus == 404)
    let bob = TrustRequest(gun: gun, role: RoleName("targets/bob"))
    #expect(await source.answer(bob).outcome == .missing)
  }

  @Test("with token authentication is read with one token from its token service")
  func tokens() async throws {
    let issuer = try TokenIssuer()
    let service = "notary.test"
    let token = try issuer.token(service: service, gun: gun)
    let tokens = try FakeServer { _ in .answer(status: 200, body: #"{"token": "\#(token)"}"#) }
    let server = try NotaryServer(
      authentication: .init(realm: "\(tokens.url)/token", service: service, issuer: issuer))
    let source = try NotaryServerSource(
      NotaryServerURL(server.url), credential: RegistryCredential(user: "alice", password: "pw"))
    let outcomes = await withTaskGroup { group in
      for role in RoleName.base {
        group.addTask { await source.answer(TrustRequest(gun: gun, role: role)).outcome }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    // The repository does not exist, which only whoever is let in can know.
    #expect(outcomes == [.missing, .missing, .missing, .missing])
    #expect(
      tokens.requests.map(\.target) == [
        "/token?service=notary.test&scope=repository:docker.io/acme/web:pull"
      ])
    #expect(tokens.requests.map { $0.headers["authorization"] } == ["Basic YWxpY2U6cHc="])
  }

  @Test("refuses a token for another repository")
  func wrongToken() async throws {
    let issuer = try TokenIssuer()
    let token = try issuer.token(service: "notary.test", gun: GUN("docker.io/acme/other"))
    let tokens = try FakeServer { _ in .answer(status: 200, body: #"{"token": "\#(token)"}"#) }
    let server = try NotaryServer(
      authentication: .init(realm: tokens.url, service: "notary.test", issuer: issuer))
    let source = try NotaryServerSource(NotaryServerURL(server.url))
    guard case .failed(.unauthorized(let detail)) = await outcome(source) else {
      Issue.record("\(await outcome(source))")
      return
    }
    #expect(detail.contains("repository:docker.io/acme/web:pull"))
    #expect(!detail.contains(token))
  }

  private func outcome(_ source: NotaryServerSource) async -> TrustAnswer.Outcome {
    await source.answer(TrustRequest(gun: gun, role: .root)).outcome
  }

  private func trusting(_ certificates: ServerCertificates) throws -> TransferOptions {
    let path = certificates.authorityPath
    return TransferOptions(
      certificateAuthorities: try CertificateAuthorities(file: path))
  }

  private func signed(_ answer: TrustAnswer) throws -> JSONValue {
    let bytes = try #require(answer.bytes, "\(answer)")
    return try #require(try JSONDocument(parsing: bytes).root["signed"])
  }

  /// Reads the base roles, and by checksum everything that the snapshot lists.
  private func expectEveryDocument(of source: NotaryServerSource) async throws {
    for role in RoleName.base {
      let answer = await source.answer(TrustRequest(gun: gun, role: role))
      #expect(answer.httpStatus == 200)
      let type = try signed(answer)["_type"]?.string
      #expect(type?.lowercased() == role.rawValue)
    }
    let snapshot = await source.answer(TrustRequest(gun: gun, role: .snapshot))
    let listed = try #require(try signed(snapshot)["meta"]?.members)
    #expect(
      Set(listed.map { String(decoding: $0.nameBytes, as: UTF8.self) }) == [
        "root", "targets", "targets/alice",
      ])
    for member in listed {
      let text = try #require(member.value["hashes"]?["sha256"]?.string)
      let sha256 = try #require(Base64.decode(Array(text.utf8)))
      let role = RoleName(String(decoding: member.nameBytes, as: UTF8.self))
      let exact = await source.answer(TrustRequest(gun: gun, role: role, sha256: sha256))
      let plain = await source.answer(TrustRequest(gun: gun, role: role))
      #expect(exact.bytes != nil)
      #expect(exact.bytes == plain.bytes)
      #expect(exact.origin.hasSuffix("/\(role).\(Hexadecimal.text(of: sha256)).json"))
    }
  }
}
