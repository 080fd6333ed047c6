import NotaryCore
import PolicyEditor
import Testing

@Suite("Lint of validators") struct LintValidatorTests {
  @Test(
    "a host is told where it does not do what it seems to",
    arguments: [
      ("https://notary.acme.example", ConnaisseurVersion.python, ["host-scheme"]),
      ("https://notary.acme.example", .go, []),
      ("http://notary.acme.example", .go, ["plain-http"]),
      ("notary.acme.example:4443", .go, []), ("notary.acme.example/", .go, []),
      ("notary.acme.example/v2", .go, ["host-path"]), ("localhost:4443", .go, ["host-is-local"]),
      ("notary", .go, []), ("notary", .python, ["invalid-host"]),
      ("notary.docker.io", .python, ["retired-server"]),
      ("acme.azurecr.io", .python, ["retired-server"]),
      ("notary.docker.io.acme.example", .python, []),
    ])
  func hosts(_ host: String, _ version: ConnaisseurVersion, _ codes: [String]) throws {
    let text = LintedText(host: "\"\(host)\"").text
    let found = try lint(text, for: [version]).filter { $0.path.hasSuffix(".host") }
    #expect(found.codes == codes)
  }

  @Test func `a server that is switched off is told so from its day on`() throws {
    let text = LintedText(host: "notary.docker.io").text
    #expect(try problem(.retiredServer, in: text).message.contains("is switched off on 2026-12-08"))
    let later = lintMoment.adding(seconds: 30 * 86_400)
    #expect(
      try problem(.retiredServer, in: text, at: later).message.contains(
        "was switched off on 2026-12-08"))
  }

  @Test(
    "a key is told by what is wrong with it, for the generation that minds",
    arguments: [
      (LintedText.key + "\n", ["key-extra-text"], []),
      (LintedText.key + "garbage\n", ["key-extra-text"], []),
      (LintedText.key + LintedText.key, ["key-extra-text"], []),
      ("key of alice\n" + LintedText.key, [], ["key-extra-text"]),
      ("none", ["key-not-pem"], ["key-not-pem"]),
      ("-----BEGIN PUBLIC KEY-----\nMFkw", ["key-not-pem"], ["key-not-pem"]),
      (
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsx28WV7BsQfnHF1kZmpdCTTLJaWe"
          + "d0CA+JOi8H4REuBaWSZ5zPDe468WuOJ6f71E7WFg3CVEVYHuoZt2UYbN/Q==", ["key-without-pem"], []
      ),
    ])
  func keys(_ key: String, _ go: [String], _ python: [String]) throws {
    let text = LintedText(key: "").text.replacing("  key: |\n", with: "  key: \(quoted(key))\n")
    #expect(try lint(text, for: [.go]).filter { $0.path.hasSuffix(".key") }.codes == go)
    #expect(try lint(text, for: [.python]).filter { $0.path.hasSuffix(".key") }.codes == python)
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\n", with: "\\n") + "\""
  }

  @Test func `a key of several lines is marked on its first`() throws {
    let text = LintedText(key: "none\nat all\n").text
    let range = try problem(.keyNotPEM, in: text).range
    #expect(range.start.line == range.end.line)
  }

  @Test func `credentials are warned of, and their parts are missed`() throws {
    let password = LintedText(validator: ["auth: {username: u, password: p}"]).text
    let found = try problem(.passwordInFile, in: password)
    #expect(found.severity == .warning && found.path.hasSuffix("auth.password"))
    #expect(try lint(password).filter { $0.severity == .error }.isEmpty)
    let half = LintedText(validator: ["auth: {username: u}"]).text
    #expect(try lint(half).contains { $0.code == .incompleteAuth && $0.severity == .error })
    #expect(try lint(LintedText(validator: ["auth:"]).text).codes.contains("empty-auth"))
    #expect(
      try lint(LintedText(validator: ["auth: {secretName: s}"]).text).filter {
        $0.path.contains("auth")
      }.isEmpty)
  }

  @Test func `a password that YAML changes is told without showing it`() throws {
    let text = LintedText(validator: ["auth: {username: u, password: 01234567}"]).text
    let found = try problem(.scalarChanges, in: text)
    for part in [found.message, found.fix ?? "", found.edit?.step.name ?? ""] {
      #expect(!part.contains("1234567") && !part.contains("342391"))
    }
    #expect(try !lint(found.edit?.applied(to: text) ?? "").codes.contains("scalar-changes"))
  }

  @Test func `names that are there twice are told with the first of them`() throws {
    let text = """
      application:
        validators:
        - {name: a, type: static, approve: true}
        - {name: b, type: notaryv1, trustRoots: [{name: r, key: k}, {name: r, key: l}]}
        - {name: a, type: static, approve: false}
      """
    #expect(
      try problem(.duplicateValidator, in: text).message.hasSuffix("the first, validators[0]"))
    #expect(
      try problem(.duplicateTrustRoot, in: text).path.hasSuffix("validators[1].trustRoots[1].name"))
  }
}
