import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let notaryURL = "https://notary.acme.io"

private func saved(_ failure: TrustFailure) async throws -> TrustAnswer.Outcome {
  let memory = MemorySource(name: "memory", answers: [gun: ["root.json": .failed(failure)]])
  let archive = try await SavedArchive(memory, gun)
  let outcomes = try await archive.sources().asyncMap {
    await $0.answer(TrustRequest(gun: gun, role: .root)).outcome
  }
  #expect(Set(outcomes.map { "\($0)" }).count == 1)
  return try #require(outcomes.first)
}

extension Array {
  fileprivate func asyncMap<Value>(_ transform: (Element) async -> Value) async -> [Value] {
    var values: [Value] = []
    for element in self { values.append(await transform(element)) }
    return values
  }
}

@Suite("An answer from an archive")
struct ArchivedAnswerTests {
  @Test(
    "of a server is that answer",
    arguments: [
      TrustFailure.unauthorized(detail: "for 'alice'"), .forbidden(detail: "no"), .status(503),
      .tooManyRequests(retryAfter: 30), .tooManyRequests(retryAfter: nil),
      .redirectRefused(detail: "to plain http"),
      .tokenService(origin: "https://auth.acme.io", .status(500)),
    ])
  func answers(failure: TrustFailure) async throws {
    #expect(try await saved(failure) == .failed(failure))
  }

  @Test(
    "where there was none says that there was none then",
    arguments: [
      TrustFailure.nameNotResolved(host: "notary.acme.io"), .connectionRefused(detail: "refused"),
      .proxy(ProxyFailure(.nameNotResolved, proxy: "http://proxy")),
      .proxy(ProxyFailure(.refused(detail: "x"), proxy: "http://proxy")),
      .proxy(ProxyFailure(.status(407), proxy: "http://proxy")),
      .proxy(ProxyFailure(.other(detail: "x"), proxy: "http://proxy")),
      .tls(TLSFailure(.notTLS, detail: "x")), .tls(TLSFailure(.version)),
      .tls(TLSFailure(.alert(40))), .tls(TLSFailure(.closed)), .tls(TLSFailure(.other)),
      .needsTLS(status: 400), .needsTLS(status: nil), .timedOut(phase: "waiting", seconds: 1.5),
      .interrupted(Interruption(wasReset: true, received: 5, announced: 10)),
      .interrupted(Interruption(wasReset: false)), .protocolError(detail: "not HTTP"),
      .unreadable(detail: "no permission"),
      .tokenService(origin: "https://auth.acme.io", .connectionRefused(detail: "refused")),
    ])
  func failures(failure: TrustFailure) async throws {
    #expect(try await saved(failure) == .failed(.recorded(failure)))
  }

  @Test("keeps what a server showed whose certificate was refused")
  func certificates() async throws {
    let shown = ServerCertificate(
      subject: "CN=notary", issuer: nil, names: ["notary.acme.io"], notBefore: .zero,
      notAfter: SavedArchive.moment, fingerprint: [UInt8](repeating: 7, count: 32))
    let reasons: [CertificateFailure.Reason] = [
      .unknownAuthority(issuer: "CN=CA"), .untrustedRoot(subject: "CN=CA"), .selfSigned,
      .expired(index: 0), .notYetValid(index: 1), .otherName, .unusableAuthorities,
      .other(detail: "x"),
    ]
    let authorities: [CertificateAuthorities.Origin] = [.system, .file(path: "ca.pem"), .validator]
    for (index, reason) in reasons.enumerated() {
      let failure = TrustFailure.certificate(
        CertificateFailure(
          reason, host: "notary.acme.io", chain: [shown], authorities: authorities[index % 3]))
      #expect(try await saved(failure) == .failed(.recorded(failure)))
    }
  }

  @Test("never keeps what a helper program said, nor credentials in a URL")
  func secrets() async throws {
    let problem = CredentialProblem.programFailed(name: "helper", status: 1, said: "s3cret")
    #expect(try await saved(.credentials(problem)) == .failed(.credentials(.noneWhenSaved)))
    let text = "see https://alice:s3cret@notary.acme.io/x and http://b:c@d, a@b"
    #expect(
      try await saved(.protocolError(detail: text))
        == .failed(
          .recorded(
            .protocolError(detail: "see https://***@notary.acme.io/x and http://***@d, a@b"))))
    let source = AnsweringSource(
      location: SourceLocation(kind: .server, text: "https://alice:s3cret@notary.acme.io"),
      documents: MemorySource(name: "memory", documents: [gun: ["root.json": [1]]]),
      record: AuthenticationRecord(
        endpoint: .init(
          .status(401), challenges: [#"Bearer realm="https://a:s3cret@auth.acme.io""#]),
        root: .init(.status(200)), credentialProblem: problem))
    let archive = try await SavedArchive(source, gun)
    #expect(archive.contents.tar.firstRange(of: Array("s3cret".utf8)) == nil)
  }

  @Test("tells how its server let readers in, and how well that was")
  func signingIn() async throws {
    typealias Answer = AuthenticationRecord.Answer
    let token = IssuedToken(form: .webToken, answer: Answer(.status(200)))
    let grant = TokenGrant(
      members: [.token: .text, .expiresIn: .integer], issued: [.token: token])
    func exchange(_ outcome: TokenExchange.Outcome) -> TokenExchange {
      TokenExchange(
        realm: "https://auth.acme.io/token?account=x", service: "notary",
        scopes: ["repository:\(gun):pull"], outcome: outcome)
    }
    let record = AuthenticationRecord(
      endpoint: Answer(
        .status(401), challenges: [#"Bearer realm="https://auth.acme.io/token""#],
        isRedirected: true),
      root: Answer(.status(401), challenges: ["Basic realm=\"x\""]), hasCredential: true,
      tokens: [
        exchange(.answered(grant)), exchange(.refused(status: 403)), exchange(.notAsked),
        exchange(.answered(TokenGrant(kind: nil))), exchange(.failed(.status(500))),
      ],
      basic: Answer(.failed(.forbidden(detail: "no"))))
    let health = ServerHealth(answer: .status(500), body: Array(#"{"db": "down"}"#.utf8))
    let source = AnsweringSource(
      location: SourceLocation(kind: .server, text: notaryURL),
      documents: MemorySource(name: "memory", answers: [gun: ["root.json": .failed(.status(500))]]),
      record: record, health: health)
    for archive in try await SavedArchive(source, gun).sources() {
      #expect(await archive.authentication(for: gun) == record)
      #expect(await archive.server()?.health == health)
      #expect(await archive.authentication(for: GUN("other")) == nil)
    }
  }

  @Test("is asked for once, so that everything sees one state of a repository")
  func once() async throws {
    let count = Counter()
    let memory = MemorySource(name: "memory", documents: [gun: ["root.json": [1, 2, 3]]]) { _ in
      await count.add()
    }
    let recorder = RecordingSource(memory)
    let small = await recorder.answer(TrustRequest(gun: gun, role: .root, limit: 2))
    #expect(small.outcome == .tooLarge(size: 3))
    for _ in 0..<3 {
      let whole = await recorder.answer(TrustRequest(gun: gun, role: .root))
      #expect(whole.bytes == [1, 2, 3])
    }
    let again = await recorder.answer(TrustRequest(gun: gun, role: .root, limit: 2))
    #expect(again.outcome == .tooLarge(size: 3))
    #expect(await count.value == 2)
  }

  private actor Counter {
    var value = 0
    func add() { value += 1 }
  }
}
