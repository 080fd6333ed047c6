import Inspector
import NotaryCore
import TUI
import TestSupport
import TerminalKit
import Testing

/// The demo behind a server that lets in whoever has a token.
private struct GuardedSource: TrustSource {
  let location = SourceLocation(kind: .server, text: "https://notary.acme.io")
  private let demo = Demo.source()

  func answer(_ request: TrustRequest) async -> TrustAnswer { await demo.answer(request) }

  func authenticationTrace() -> AuthenticationTrace? {
    let root = "https://notary.acme.io/v2/docker.io/acme/web/_trust/tuf/root.json"
    let challenge =
      #"Bearer realm="https://auth.acme.io/token",service="notary","#
      + #"scope="repository:docker.io/acme/web:pull""#
    // {"iss":"auth.acme.io","sub":"alice","aud":"notary","access":[]}
    let token =
      "e30.eyJpc3MiOiJhdXRoLmFjbWUuaW8iLCJzdWIiOiJhbGljZSIsImF1ZCI6Im5vdGFyeSIsImFjY2VzcyI6W119.c2ln"
    return AuthenticationTrace(
      server: location.text,
      steps: [
        .request(
          .init(
            method: "GET", url: root, sender: .nobody,
            answer: .status(401, challenges: [challenge], redirect: nil))),
        .credential(.found(.password, user: "alice", origin: "--user")),
        .request(
          .init(
            method: "GET",
            url: "https://auth.acme.io/token?service=notary"
              + "&scope=repository:docker.io/acme/web:pull", sender: .password(user: "alice"),
            answer: .status(200, challenges: [], redirect: nil))),
        .grant(
          .init(
            service: "https://auth.acme.io", members: [.token, .expiresIn], tokenLength: 86,
            seconds: 300, clockDifference: 420, claims: TokenClaims(of: token))),
        .request(
          .init(
            method: "GET", url: root, sender: .token,
            answer: .status(401, challenges: [challenge], redirect: nil))),
      ])
  }
}

@Suite struct `How signing in went` {
  private func program(_ size: Size) async throws -> HeadlessProgram {
    var program = try HeadlessProgram(
      "docker.io/acme/web:v1", columns: size.columns, rows: size.rows)
    await program.load(from: GuardedSource())
    return program
  }

  @Test(arguments: `Golden screens`.sizes)
  func `opens over the view, each line as long as it needs`(size: Size) async throws {
    var program = try await program(size)
    program.press("a")
    let difference = try Golden.difference(
      program.text, from: "sign-in.\(size.columns)x\(size.rows).txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func `scrolls, is copied, and Esc leads back`() async throws {
    var program = try await program(Size(columns: 80, rows: 24))
    let before = program.text
    program.press("a")
    #expect(program.text.contains("Signing in at https://notary.acme.io"))
    program.press("G")
    #expect(!program.text.contains("Signing in at https://notary.acme.io"))
    program.press("g", "g", "y")
    #expect(program.text.contains("sign-in"))
    let effects = program.press(.enter)
    let trace = try #require(GuardedSource().authenticationTrace())
    let lines = trace.lines.map { $0.text + "\n" }.joined()
    #expect(lines.contains("allows   nothing: its access is empty\n"))
    #expect(effects == [.copy(lines, name: "sign-in")])
    program.press(.escape)
    #expect(
      program.text.split(separator: "\n").dropLast() == before.split(separator: "\n").dropLast())
  }

  @Test func `stays open while everything is fetched again`() async throws {
    var program = try await program(Size(columns: 80, rows: 24))
    program.press("a", "R")
    #expect(program.text.contains("Signing in at"))
    await program.load(from: GuardedSource())
    #expect(program.text.contains("Signing in at"))
  }

  @Test func `is not there where nobody is asked, and says so`() async throws {
    var program = try HeadlessProgram("docker.io/acme/web:v1")
    await program.load()
    program.press("a")
    #expect(program.text.contains("Not now: no server was asked."))
  }

  @Test func `is there in the Verdict view too`() async throws {
    var program = try HeadlessProgram("docker.io/acme/web:v1", files: [Demo.valuesName])
    await program.explain(from: GuardedSource())
    program.press("a")
    #expect(program.text.contains("Signing in at https://notary.acme.io"))
  }

  @Test func `of a validator's test is shown by a command, where a means a trust root`()
    async throws
  {
    var program = try HeadlessProgram.policy("docker.io/acme/web:v1", columns: 100, rows: 40)
    program.press("1", "3", "/")
    program.type("acme")
    program.press(.enter)
    guard case .testConnection(let test)? = program.press("t").first else {
      Issue.record("nothing is asked")
      return
    }
    let trace = AuthenticationTrace(
      server: "https://notary.acme.example",
      steps: [.credential(.found(.password, user: "alice", origin: "the validator's auth"))])
    program.send(.connectionTested(test, [StyledText("ok")], trace))
    #expect(program.shows(":sign-in shows how signing in went."))
    program.press(.escape, ":")
    program.type("sign-in")
    program.press(.enter)
    #expect(program.shows("Signing in at https://notary.acme.example"))
    #expect(program.shows("the password of alice, from the validator's auth"))
    // The load is cancelled first.
    program.press(.escape, .escape)
    #expect(!program.shows("Signing in at") && program.shows("acme"))
  }
}
