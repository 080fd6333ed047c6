import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// A sound repository behind an https server that asks who it is, the token service that it names,
/// and a validator for it.
///
/// In texts, `{tokens}`, `{plain}` and `{server}` stand for the token service, the same over http, and
/// the server.
struct SignInSituation: Sendable {
  static let gun = GUN("docker.io/acme/web")
  static let token = "aa.bb.cc"
  static let bearer =
    #"Bearer realm="{tokens}/token",service="notary",scope="repository:docker.io/acme/web:pull""#
  static let alice = RegistryCredential(user: "alice", password: "s3cret")
  static let basic = "Basic " + Base64.encode(Array("alice:s3cret".utf8))

  /// The challenges of a 401 at `/v2/`; nil lets everybody in there.
  var endpoint: [String]? = [bearer]
  /// The challenges of a 401 for a document; nil lets everybody in there.
  var documents: [String]? = [bearer]
  /// The documents that ask, where not all do.
  var asking: (@Sendable (String) -> Bool)?
  /// What opens the documents.
  var accepted: Set<String> = ["Bearer \(token)"]
  var tokenService = FakeServer.Reply.answer(status: 200, body: #"{"token": "aa.bb.cc"}"#)
  /// The whole answer of `/v2/`, in place of ``endpoint``.
  var ping: FakeServer.Reply?
  /// Whether the server speaks plain http, and the validator's host says so.
  var isPlain = false
  var authentication: Authentication? = .inline(alice)
  /// What this program signs in with, where it is not the validator's own.
  var credential: RegistryCredential??
  var isACR = false
  /// Why what to sign in with is not known.
  var problem: CredentialProblem?

  static let certificates = Result { try ServerCertificates(for: "IP:127.0.0.1") }

  struct Answer {
    let explanation: Explanation
    /// What was asked of the server and of the token service.
    let requests: [FakeServer.Request]
    let tokenRequests: [FakeServer.Request]
    /// Puts the servers' addresses in.
    let filled: @Sendable (String) -> String

    func decision(_ generation: Generation) throws -> Decision {
      try #require(
        explanation.answers.map(\.decision).first { $0.generation == generation })
    }
  }

  func explain() async throws -> Answer {
    let certificates = try Self.certificates.get()
    let service = tokenService
    let tokens = try FakeServer(certificates: certificates) { _ in service }
    let plain = try FakeServer { _ in service }
    let address = Box<String>()
    let filled: @Sendable (String) -> String = { text in
      text.replacing("{tokens}", with: tokens.url).replacing("{plain}", with: plain.url)
        .replacing("{server}", with: address.value ?? "")
    }
    let server = try FakeServer(
      certificates: isPlain ? nil : certificates, responder(files: try Self.files(), filled))
    address.value = server.url
    let notary = NotaryValidator(
      host: isPlain ? server.url : server.host,
      trustRoots: [TrustRoot(name: "default", key: TestKey(.p256, "root").publicPEM)],
      authentication: authentication, isACR: isACR)
    let explainer = try explainer(notary, server.url, certificates)
    let explanation = await explainer.explain("\(Self.gun):v1", by: Generation.allCases)
    return Answer(
      explanation: explanation, requests: server.requests,
      tokenRequests: tokens.requests + plain.requests, filled: filled)
  }

  private static func files() throws -> [String: String] {
    var repository = TestRepository(gun.rawValue)
    repository.targets.targets = ["v1": TestTarget("hello")]
    return repository.files().mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private func responder(
    files: [String: String], _ filled: @escaping @Sendable (String) -> String
  ) -> FakeServer.Responder {
    let situation = self
    @Sendable func challenge(_ challenges: [String]) -> FakeServer.Reply {
      .answer(status: 401, headers: challenges.map { ("WWW-Authenticate", filled($0)) })
    }
    return { request in
      guard let name = request.target.split(separator: "/tuf/").dropFirst().last else {
        if let ping = situation.ping, request.target == "/v2/" { return ping }
        return situation.endpoint.map(challenge) ?? .answer(status: 200)
      }
      let file = String(name)
      let isOpen = situation.asking.map { !$0(file) } ?? false
      let isLetIn = request.headers["authorization"].map(situation.accepted.contains) ?? false
      if let documents = situation.documents, !isOpen, !isLetIn { return challenge(documents) }
      return files[file].map { .answer(status: 200, body: $0) } ?? .answer(status: 404)
    }
  }

  private func explainer(
    _ notary: NotaryValidator, _ url: String, _ certificates: ServerCertificates
  ) throws -> Explainer {
    var options = TransferOptions()
    options.certificateAuthorities = try CertificateAuthorities(file: certificates.authorityPath)
    var own: RegistryCredential?
    if case .inline(let inline)? = authentication { own = inline }
    let source = NotaryServerSource(
      try NotaryServerURL(url),
      credentials: KnownCredentials(problem.map { .failure($0) } ?? .success(credential ?? own)),
      options: options)
    let values = try Values.load(files: [("values.yaml", Array(Self.yaml(notary).utf8))])
    return Explainer(values: values, reading: .asItStands, at: TestRepository.now) { _ in
      .success(source)
    }
  }

  /// A file with this one validator, for all images.
  static func yaml(_ notary: NotaryValidator, certificate: String? = nil) -> String {
    func block(_ text: String, _ indentation: String) -> String {
      text.split(separator: "\n").map { "\(indentation)\($0)\n" }.joined()
    }
    var auth = ""
    switch notary.authentication {
    case .inline(let credential):
      auth = "    auth: {username: \(credential.user), password: s3cret}\n"
    case .secret(let name): auth = "    auth: {secretName: \(name)}\n"
    case .keychain: auth = "    auth: {useKeychain: true}\n"
    case .incomplete, .unused, .unusable, nil: break
    }
    let cert = certificate.map { "    cert: |\n" + block($0, "      ") } ?? ""
    let acr = notary.isACR ? "    isAcr: true\n" : ""
    return """
      application:
        validators:
        - name: default
          type: notaryv1
          host: \(notary.host ?? "")
      \(auth)\(cert)\(acr)    trustRoots:
          - name: default
            key: |
      \(block(notary.trustRoots.first?.key ?? "", "        "))  policy:
        - pattern: "*:*"

      """
  }
}

/// Credentials, or why there is no telling what they are.
private struct KnownCredentials: CredentialSource {
  let answer: Result<RegistryCredential?, CredentialProblem>

  init(_ answer: Result<RegistryCredential?, CredentialProblem>) { self.answer = answer }

  func credential(
    for server: ServerOrigin
  ) async -> Result<RegistryCredential?, CredentialProblem> { answer }
}

/// One row of a table: a change of a situation in which both get in, and what each says.
struct SignInRow: CustomTestStringConvertible, Sendable {
  enum Outcome: Sendable, Equatable {
    case admitted
    case denied(String)
    /// 3.9 alone: what it says of a document that it asked for and did not get.
    case status(String)
    /// 3.9 alone: what it says of a document that it could not ask for.
    case request(String)
    case crash
    /// It does not take the configuration, so that it asks nobody.
    case doesNotStart
    case unknown
    /// Of no matter to the row.
    case any
  }

  let testDescription: String
  let python: Outcome
  let go: Outcome
  let change: @Sendable (inout SignInSituation) -> Void

  init(
    _ description: String, _ python: Outcome, _ go: Outcome,
    _ change: @escaping @Sendable (inout SignInSituation) -> Void = { _ in }
  ) {
    testDescription = description
    self.python = python
    self.go = go
    self.change = change
  }

  func check() async throws {
    var situation = SignInSituation()
    change(&situation)
    let answer = try await situation.explain()
    try Self.check(answer, .python, python)
    try Self.check(answer, .go, go)
  }

  private static func check(
    _ answer: SignInSituation.Answer, _ generation: Generation, _ expected: Outcome
  ) throws {
    let decision = try answer.decision(generation)
    let comment = Comment(
      rawValue: "\(generation): \(decision.verdict) \(decision.message ?? "")"
        + " \(decision.steps.map(\.message))")
    let failing = decision.steps.first { $0.status == .fail || $0.status == .unknown }?.name
    switch expected {
    case .any: return
    case .admitted:
      #expect(decision.verdict == .admitted, comment)
      return
    case .crash: #expect(decision.verdict == .crash, comment)
    case .doesNotStart:
      #expect(decision.verdict == .crash, comment)
      #expect(failing == .validator, comment)
      return
    case .unknown: #expect(decision.verdict == .unknown, comment)
    case .denied(let message):
      #expect(decision.verdict == .denied, comment)
      #expect(decision.message == answer.filled(message))
    case .status(let status):
      try expect(decision, comment, "error acquiring trust data ROLE: \(status)", answer)
    case .request(let error):
      let url = "{server}/v2/docker.io/acme/web/_trust/tuf/ROLE.json"
      try expect(
        decision, comment, "error doing request trust data ROLE: Get \"\(url)\": \(error)", answer)
    }
    #expect(failing == .download, comment)
  }

  /// 3.9 tells of any of the documents that it asked for.
  private static func expect(
    _ decision: Decision, _ comment: Comment, _ said: String, _ answer: SignInSituation.Answer
  ) throws {
    #expect(decision.verdict == .denied, comment)
    let message = try #require(decision.message, comment)
    let role = try #require(
      ["root", "targets", "snapshot", "timestamp"].first { message.contains("data \($0):") },
      comment)
    let all =
      "error during notaryv1 validation of image \(SignInSituation.gun):v1: "
      + "error downloading trust data: error acquiring trust data ROLE: \(said)"
    #expect(message == answer.filled(all).replacing("ROLE", with: role))
  }
}
