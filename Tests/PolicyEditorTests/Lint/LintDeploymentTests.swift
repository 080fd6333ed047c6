import PolicyEditor
import Testing

@Suite("Lint of the deployment") struct LintDeploymentTests {
  private func policy(_ rules: String...) -> String {
    LintedText(policy: Array(rules.dropFirst()), first: [rules[0]]).text
  }

  @Test func `Connaisseur's own image must be admitted`() throws {
    let denied = policy("- {pattern: \"*:*\", validator: deny}")
    #expect(
      try lint(denied, for: [.python, .go]).codes.filter { $0 == "own-image-not-covered" }.count
        == 2)
    let matched = policy("- {pattern: \"ghcr.io/*:*\", validator: allow}")
    #expect(try lint(matched).codes.contains("own-image-not-covered"))
    let wrongKey = policy(
      "- {pattern: \"*:*\", validator: acme}")
    #expect(try problem(.ownImageNotCovered, in: wrongKey).message.contains("notary.acme.example"))
    let mirror = denied + "kubernetes:\n  deployment:\n    image: {repository: reg.io/mirror/c}\n"
    #expect(try problem(.ownImageNotCovered, in: mirror).message.contains("reg.io/mirror/c:v3.9.0"))
  }

  @Test func `Redis must be admitted as long as there is a cache`() throws {
    let own = "- {pattern: \"docker.io/securesystemsengineering/*:*\", validator: allow}"
    let text = policy(own)
    #expect(try lint(text).codes.contains("redis-not-covered"))
    #expect(try !lint(text, for: [.python]).codes.contains("redis-not-covered"))
    let off = text.replacing(
      "application:\n", with: "application:\n  features: {cache: {expirySeconds: 0}}\n")
    #expect(try !lint(off).codes.contains("redis-not-covered"))
    let digest = "83edc2b8e9ffb1781a67bdab260a94674f802881838e20bba0f9a69d8cb40d70"
    let byDigest = policy(
      own, "- {pattern: \"docker.io/library/redis@sha256:\(digest)\", validator: allow}")
    #expect(try !lint(byDigest).codes.contains("redis-not-covered"))
    #expect(
      try lint(byDigest, for: [ConnaisseurVersion(8, patch: 0)]).codes.contains("redis-not-covered")
    )
  }

  @Test(
    "settings are told by what becomes of them",
    arguments: [
      ("detectionMode: yess", ["setting-not-understood"], ["not-rendered"]),
      ("detectionMode: true", ["detection-mode"], ["detection-mode"]),
      ("detectionMode: \"true\"", ["detection-mode"], ["detection-mode"]),
      ("detectionMode: on", ["detection-mode"], ["detection-mode"]),
      ("detectionMode: \"on\"", ["setting-not-understood"], ["not-rendered"]),
      ("detectionMode: false", [], []),
      ("namespacedValidation: {mode: vaildate}", ["setting-not-understood"], ["not-rendered"]),
      ("namespacedValidation: {mode: validate}", [], []),
      ("resourceValidationMode: podsonly", ["setting-without-effect"], ["unknown-key"]),
      ("cache: {expirySeconds: soon}", ["wrong-type"], ["unknown-key"]),
    ])
  func settings(_ line: String, _ go: [String], _ python: [String]) throws {
    let text = "application:\n  features:\n    \(line)\n"
    #expect(try lint(text, for: [.go]).codes == go)
    #expect(try lint(text, for: [.python]).codes == python)
  }

  @Test(
    "levels of the log are those of the program",
    arguments: [
      ("info", [], ["value-not-allowed"]), ("INFO", [], []),
      ("WARNING", ["setting-not-understood"], []),
      ("loud", ["setting-not-understood"], ["value-not-allowed"]),
    ])
  func levels(_ level: String, _ go: [String], _ python: [String]) throws {
    let text = "application:\n  logLevel: \(level)\n"
    #expect(try lint(text, for: [.go]).codes == go)
    #expect(try lint(text, for: [.python]).codes == python)
  }

  @Test func `a webhook that the cluster refuses is an error, one that fails open a warning`()
    throws
  {
    let text = { (policy: String) in "kubernetes:\n  webhook: {failurePolicy: \(policy)}\n" }
    #expect(try problem(.valueNotAllowed, in: text("ignore")).severity == .error)
    #expect(try problem(.failOpen, in: text("Ignore")).severity == .warning)
    #expect(try lint(text("Fail")).codes == [])
  }

  @Test func `alerting is decoded strictly by 3_9 and loosely by 3_3`() throws {
    let text = """
      alerting:
        rejectRequest:
          templates: []
          receivers:
          - {template: slack, receiverUrl: "https://acme.example", priorty: 3}
      """
    let go = try lint(text, for: [.go])
    #expect(go.codes == ["unknown-key", "unknown-key"])
    #expect(go.map(\.severity) == [.error, .error])
    #expect(try lint(text, for: [.python]).map(\.severity) == [.warning, .warning])
  }
}
