import Inspector
import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let service = "notary.test"
private let digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

/// A real Notary server with a repository, and a token service that a test has answer well or badly.
struct GuardedServer {
  let issuer: TokenIssuer
  let tokens: FakeServer
  let server: NotaryServer
  private let answer = Box<@Sendable (FakeServer.Request) -> FakeServer.Reply>()

  init() throws {
    issuer = try TokenIssuer()
    let answer = answer
    tokens = try FakeServer { answer.value?($0) ?? .answer(status: 500) }
    server = try NotaryServer(
      authentication: .init(realm: "\(tokens.url)/token", service: service, issuer: issuer))
    answers(token: try issuer.token(service: service, gun: gun, actions: ["pull", "push"]))
    let client = try NotaryCommand(server: server, login: "alice:hunter2-s3cret")
    try client.initialize(gun)
    try client.addHash(gun, "v1", sha256: digest)
  }

  func answers(_ reply: FakeServer.Reply) { answer.value = { _ in reply } }

  func answers(token: String) {
    answers(.answer(status: 200, body: #"{"token": "\#(token)", "expires_in": 300}"#))
  }

  /// What comes of asking for root, and the words for it.
  func root(
    options: TransferOptions = TransferOptions()
  ) async throws -> (outcome: TrustAnswer.Outcome, words: String) {
    let source = NotaryServerSource(
      try NotaryServerURL(server.url),
      credentials: FixedCredential(RegistryCredential(user: "alice", password: "hunter2-s3cret")),
      options: options)
    let outcome = await source.answer(TrustRequest(gun: gun, role: .root)).outcome
    let trace = source.authenticationTrace()?.lines.map(\.text).joined(separator: "\n") ?? ""
    #expect(!trace.contains("hunter2-s3cret"))
    guard case .failed(let failure) = outcome else { return (outcome, trace) }
    return (outcome, failure.message)
  }
}
