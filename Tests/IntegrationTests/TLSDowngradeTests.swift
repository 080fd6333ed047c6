import NotaryCore
import TestSupport
import Testing

@Suite("A TLS server")
struct TLSDowngradeTests {
  private let gun = GUN("docker.io/acme/web")
  private let file = "v2/docker.io/acme/web/_trust/tuf/root.json"
  private let alice = RegistryCredential(user: "alice", password: "s3cret")

  @Test("cannot redirect to plain http")
  func redirect() async throws {
    let plain = try FakeServer { _ in .answer(status: 200, body: "{}") }
    let outcome = try await outcome(
      "HTTP/1.0 307 Over There\r\nLocation: \(plain.url)/x\r\nContent-Length: 0\r\n\r\n")
    guard case .failed(.redirectRefused(let detail)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(detail.contains(plain.url))
    #expect(plain.requests.isEmpty)
  }

  @Test("cannot name a plain token service on another machine, with or without credentials")
  func realm() async throws {
    for credential in [alice, nil] {
      let outcome = try await outcome(
        "HTTP/1.0 401 No\r\nWWW-Authenticate: Bearer realm=\"http://tokens.invalid/t\"\r\n"
          + "Content-Length: 0\r\n\r\n", credential)
      #expect(outcome == .failed(.credentials(.plainRealm("http://tokens.invalid"))))
    }
  }

  private func outcome(
    _ answer: String, _ credential: RegistryCredential? = nil
  ) async throws -> TrustAnswer.Outcome {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let server = try FixedTLSServer(certificates: certificates, answers: [file: answer])
    let authorities = try CertificateAuthorities(file: certificates.authorityPath)
    let source = try NotaryServerSource(
      NotaryServerURL(server.url), credential: credential,
      options: TransferOptions(certificateAuthorities: authorities))
    return await source.answer(TrustRequest(gun: gun, role: .root)).outcome
  }
}
