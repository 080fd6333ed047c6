import PolicyEditor
import Testing

@Suite("Lint of keys and types") struct LintStructureTests {
  @Test func `a configuration without mistakes has no problem but that it admits everything`()
    throws
  {
    let text = LintedText(policy: [
      "- {pattern: \"docker.io/acme/*:*\", validator: acme}",
      "- {pattern: \"docker.io/securesystemsengineering/*:*\", validator: allow}",
    ]).text
    #expect(try lint(text, for: [.go]).filter { $0.severity == .error }.codes == [])
    #expect(try lint(text, for: [.python]).codes == [])
  }

  @Test func `a key is told with the one that is meant and with the words of the pod`() throws {
    let text = LintedText(policy: [
      "- pattern: \"docker.io/acme/*:*\"", "  validator: acme", "  with: {trust_root: default}",
    ]).text
    let found = try problem(.unknownKey, in: text)
    #expect(found.severity == .error)
    #expect(found.path == "application.policy[1].with.trust_root")
    #expect(
      found.message.hasPrefix("\"trust_root\" is no key of a rule's with; the pod does not start"))
    #expect(found.message.contains("field trust_root not found in type policy.RuleOptions"))
    #expect(found.fix == "write trustRoot instead")
    let edit = try #require(found.edit)
    #expect(try lint(edit.applied(to: text)).filter { $0.code == .unknownKey }.isEmpty)
  }

  @Test func `with key is an error in 3_3 too, which takes another trust root for it`() throws {
    let text = LintedText(policy: [
      "- pattern: \"docker.io/acme/*:*\"", "  validator: acme", "  with: {key: other}",
    ]).text
    let found = try problem(.unknownKey, in: text, for: .python)
    #expect(found.severity == .error)
    #expect(found.message.contains("the trust root named default is taken"))
  }

  @Test func `a key is known from the version on that brought it`() throws {
    let isAcr = LintedText(validator: ["isAcr: true"]).text
    #expect(try lint(isAcr, for: [.python]).codes == [])
    #expect(try problem(.unknownKey, in: isAcr).message.contains("any more since 3.4"))
    let cache = LintedText(application: ["features:", "  cache: {expirySeconds: 5}"]).text
    #expect(
      try problem(.unknownKey, in: cache, for: ConnaisseurVersion(4)).message.contains(
        "only since 3.5, and is ignored"))
    #expect(try lint(cache, for: [ConnaisseurVersion(5)]).filter { $0.code == .unknownKey } == [])
    let format = LintedText(application: ["logFormat: json"]).text
    #expect(try lint(format, for: [ConnaisseurVersion(7)]).codes.contains("unknown-key"))
    #expect(try !lint(format, for: [ConnaisseurVersion(8)]).codes.contains("unknown-key"))
  }

  @Test func `keyless trust roots are known since 3_6, notation since 3_9`() throws {
    let text = """
      application:
        validators:
        - name: a
          type: cosign
          trustRoots:
          - name: default
            keyless: {issuer: i, subject: s}
        - name: b
          type: notation
          trustRoots: []
      """
    let before = try lint(text, for: [ConnaisseurVersion(5)])
    let keyless = before.first { $0.path.hasSuffix("trustRoots[0].keyless") }
    #expect(keyless?.severity == .error)
    #expect(keyless?.message.contains("field keyless not found in type auth.TrustRoot") == true)
    #expect(before.contains { $0.code == .unsupportedType && $0.message.contains("since 3.9") })
    let after = try lint(text, for: [.go])
    #expect(!after.contains { $0.code == .unsupportedType || $0.path.hasSuffix("keyless") })
  }

  @Test(
    "a key in the wrong place is told where it belongs",
    arguments: [
      ("application:\n  detectionMode: true\n", "application.features"),
      ("auth: {}\napplication:\n  logLevel: info\n", "a validator"),
      ("application:\n  policy:\n  - pattern: x\n    trustRoots: []\n", "a validator"),
    ])
  func misplaced(_ text: String, _ home: String) throws {
    #expect(try problem(.misplacedKey, in: text).fix == "move it to \(home)")
  }

  @Test func `validators and policy at the top beside application are an error`() throws {
    let text = "validators: []\napplication:\n  logLevel: info\n"
    #expect(try problem(.misplacedKey, in: text).severity == .error)
  }

  @Test func `what arrives as something else can be quoted`() throws {
    let text = "kubernetes:\n  deployment:\n    image: {tag: 1.10}\n"
    let found = try problem(.scalarChanges, in: text)
    #expect(found.message.contains("\"1.10\" arrives as \"1.1\""))
    let edited = try #require(try found.edit?.applied(to: text))
    #expect(edited.replacing("'", with: "\"") == text.replacing("1.10", with: "\"1.10\""))
  }

  @Test(
    "a number that arrives as it is written is no problem",
    arguments: ["7", "1.5", "\"1.10\"", "v1.10"])
  func harmless(_ tag: String) throws {
    let text = "kubernetes:\n  deployment:\n    image: {tag: \(tag)}\n"
    #expect(try lint(text).codes == [])
  }

  @Test func `all mistakes are told though the pod dies of the first`() throws {
    let text = """
      application:
        validators:
        - {name: 5, type: static, approve: maybe}
        - {name: a, typ: static}
        policy:
        - {patern: x}
      """
    let found = try lint(text).filter { $0.severity == .error }
    #expect(found.contains { $0.path == "application.validators[0].name" })
    #expect(found.contains { $0.path == "application.validators[0].approve" })
    #expect(found.contains { $0.path == "application.policy[0].patern" })
  }

  @Test func `what stands in a file of chart version 2 is looked through, too`() throws {
    let text = """
      validators:
      - name: acme
        type: notaryv1
        host: notary.acme.example/signatures
        trust_roots:
        - name: default
          key: none
      policy:
      - pattern: "*:*"
        validator: acne
        with: {trust_root: default}

      """
    let found = try lint(text)
    #expect(found.codes.contains("older-layout"))
    #expect(found.codes.contains("unknown-validator"))
    #expect(found.contains { $0.path == "validators[0].host" })
    #expect(found.contains { $0.path.hasPrefix("validators[0].trust_roots[0].key") })
    // The older names are those of that layout.
    #expect(!found.codes.contains("unknown-key") && !found.codes.contains("unknown-trust-root"))
  }
}
