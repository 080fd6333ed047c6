import Inspector
import NotaryCore
import PolicyEditor
import Testing

@Suite("A verdict without knowing what to sign in with")
struct ExplainCredentialProblemTests {
  private static let problems: [CredentialProblem] = [
    .program(name: "kubectl", .notFound), .program(name: "kubectl", .timedOut(seconds: 60)),
    .programFailed(name: "kubectl", status: 1, said: "forbidden"),
    .programAnswer(name: "kubectl"), .secretMissing(name: "notary-login"),
    .secretUnusable(name: "notary-login", detail: "it has no auth.yaml"),
    .file(path: "auth.yaml", detail: "no such file"),
  ]

  @Test(
    "is unknown where the server asks, with the reason, and never a denial", arguments: problems)
  func asked(problem: CredentialProblem) async throws {
    for documents in [[SignInSituation.bearer], ["Basic realm=x"]] {
      var situation = SignInSituation()
      situation.endpoint = documents
      situation.documents = documents
      situation.problem = problem
      let answer = try await situation.explain()
      #expect(answer.tokenRequests.isEmpty)
      // 3.3 speaks no Basic, whatever the password.
      let isPythonAsked = documents == [SignInSituation.bearer]
      if isPythonAsked { #expect(try answer.decision(.python).verdict == .unknown) }
      let decision = try answer.decision(.go)
      #expect(decision.verdict == .unknown)
      #expect(decision.steps.map(\.message).joined().contains(problem.message))
      let told = try #require(answer.explanation.answers.first { $0.decision.generation == .go })
      #expect(told.causes.first?.code == .secretNeeded)
      #expect(told.causes.first?.message.contains(problem.message) == true)
    }
  }

  @Test("is a denial where 3.9 shows nothing, because /v2/ asks for nothing")
  func askedForDocumentsAlone() async throws {
    var situation = SignInSituation()
    situation.endpoint = nil
    situation.documents = [SignInSituation.bearer]
    situation.problem = .secretMissing(name: "notary-login")
    let answer = try await situation.explain()
    #expect(try answer.decision(.python).verdict == .unknown)
    let decision = try answer.decision(.go)
    #expect(decision.verdict == .denied)
    #expect(decision.message?.hasSuffix("401 Unauthorized") == true)
    // To give the secret would help nobody.
    let told = try #require(answer.explanation.answers.first { $0.decision.generation == .go })
    #expect(told.causes.first?.code == .authenticationNotSpoken)
  }

  @Test("is as ever where nobody asks")
  func open() async throws {
    var situation = SignInSituation()
    situation.endpoint = nil
    situation.documents = nil
    situation.problem = Self.problems[0]
    let answer = try await situation.explain()
    for generation in [answer.explanation.answers[0], answer.explanation.answers[1]] {
      #expect(generation.decision.verdict == .admitted)
    }
  }
}
