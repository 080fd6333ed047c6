import PolicyEditor
import Testing

/// What Connaisseur 3.3.4 says at its start. The words were taken from the program itself.
@Suite("Starting Connaisseur 3.3") struct PythonStartupTests {
  private static let schema = "Connaisseur configuration has an invalid format: "
  private static let root = "trustRoots: [{name: a, key: b}]"

  private func said(_ validator: [String], type: String = "notaryv1") throws -> String {
    try startup(.python, ConfigurationText(type: type, validator: validator).text)
  }

  @Test("a validator with a host and a trust root, and a rule, are enough")
  func minimal() throws {
    #expect(try startup(.python, ConfigurationText().text) == "starts")
    #expect(try startup(.python, ConfigurationText().values) == "starts")
  }

  @Test(
    "hosts",
    arguments: [
      ("a.b", true), ("https://a.b/c", true), ("localhost:1", true), ("xlocalhosty", true),
      ("notary:4443", false), ("'[::1]:4443'", false), ("5", false), ("null", false),
      ("'.b'", false),
      ("'a.'", false), ("'a.-'", false), ("'#.('", true),
    ])
  func hosts(host: String, isTaken: Bool) throws {
    #expect(try said([Self.root, "host: \(host)"]) == (isTaken ? "starts" : Self.schema))
  }

  @Test(
    "a notary validator",
    arguments: [
      ("trustRoots: null", true), ("trustRoots: []", true), ("trustRoots: {}", false),
      ("trustRoots: [5]", false), ("trustRoots: [{name: a}]", false),
      ("trustRoots: [{name: a, key: 5}]", false), ("trustRoots: [{name: '', key: ''}]", true),
      ("trustRoots: [{name: a, key: b}, {key: b, name: a}]", false),
      ("trustRoots: [{name: a, key: b, n: 1}, {key: b, name: a, n: 1.0}]", false),
      ("trustRoots: [{name: a, key: b, n: 1}, {key: b, name: a, n: true}]", true),
    ])
  func notary(line: String, isTaken: Bool) throws {
    #expect(try said(["host: a.b", line]) == (isTaken ? "starts" : Self.schema))
  }

  @Test(
    "other members of a notary validator",
    arguments: [
      ("isAcr: yes", true), ("isAcr: 'yes'", false), ("foo: {bar: 1}", true), ("is_acr: 1", true),
      ("auth: {username: a, password: b}", true), ("auth: {username: a}", false),
      ("auth: {secretName: s}", true), ("auth: {secretName: S}", false), ("auth: null", false),
      ("auth: {username: a, password: b, secretName: s}", false),
      ("auth: {useKeychain: true}", false),
      ("cert: ''", false), ("cert: \"-BEGIN CERTIFICATE-\\nQQ==\\n-END CERTIFICATE-\"", true),
      ("cert: \"-BEGIN CERTIFICATE-\\nQQ\\n-END CERTIFICATE-\"", true),
      ("cert: \"-BEGIN CERTIFICATE-\\n-END CERTIFICATE-\"", false),
      ("cert: \"-BEGIN CERTIFICATE-\\nQQ=====\\n-END CERTIFICATE-\"", false),
    ])
  func otherMembers(line: String, isTaken: Bool) throws {
    let text = try said([Self.root, "host: a.b", line])
    #expect(text == (isTaken ? "starts" : Self.schema))
  }

  @Test("what must be there", arguments: [["host: a.b"], [root]])
  func missing(lines: [String]) throws { #expect(try said(lines) == Self.schema) }

  @Test(
    "static, cosign and notaryv2",
    arguments: [
      ("static", "approve: on", true), ("static", "approve: 1", false), ("static", "x: 1", false),
      ("cosign", root, true), ("cosign", "trustRoots: []", false), ("cosign", "host: {}", false),
      ("cosign", root + "\n  host: {rekor: rekor.example.com}", true),
      ("cosign", root + "\n  host: {rekor: x}", false),
      ("cosign", root + "\n  auth: {k8sKeychain: true}", true),
      ("cosign", root + "\n  auth: {k8sKeychain: 1}", false), ("notaryv2", "x: 1", true),
      ("notation", root, false),
    ])
  func types(type: String, lines: String, isTaken: Bool) throws {
    #expect(try said([lines], type: type) == (isTaken ? "starts" : Self.schema))
  }

  @Test(
    "patterns",
    arguments: [
      ("'*:*'", true), ("nginx", true), ("a/b@sha256:\(String(repeating: "ab", count: 32))", true),
      ("a/b@sha256:ab", false), ("'a b'", true), ("'docker io/x:*'", false),
      ("'docker.io/x:'", false),
      ("'/x:*'", false), ("x/", false), ("':*'", false), ("''", false), ("'*@x'", false),
      ("docker.io/é:*", true), ("\"a:\\n\"", false), ("\"a:b\\n\"", true), ("5", false),
    ])
  func patterns(pattern: String, isTaken: Bool) throws {
    let text = try startup(.python, ConfigurationText(pattern: pattern).text)
    #expect(text == (isTaken ? "starts" : Self.schema))
  }

  @Test(
    "rules",
    arguments: [
      ("with: {}", true), ("with: null", false), ("with: {key: 1, mode: foo}", true),
      ("with: {delegations: a}", true), ("validator: null", false), ("validator: nope", true),
      ("foo: 1", true),
    ])
  func rules(line: String, isTaken: Bool) throws {
    let text = try startup(.python, ConfigurationText(rule: [line]).text)
    #expect(text == (isTaken ? "starts" : Self.schema))
  }

  @Test(
    "names of validators",
    arguments: [
      ("a", "starts"), ("''", schema), ("5", schema), ("'a/b'", schema), ("[]", "dies"),
      ("'..'", "Potential path traversal in /app/connaisseur-config/../auth.yaml."),
      ("'a..b'", "starts"),
    ])
  func names(name: String, said: String) throws {
    let text = ConfigurationText(name: name, type: "static", validator: ["approve: true"]).text
    #expect(try startup(.python, text) == said)
  }

  @Test(
    "what it dies of before it looks at the schema",
    arguments: [
      "validators: x\npolicy: []", "validators: [5]\npolicy: []", "validators: null\npolicy: []",
      "validators: {a: b}\npolicy: []", "validators: [null]\npolicy: []",
      "validators: []\npolicy: []\n---\na: b",
      "validators: [{name: a, type: static, approve: true, 5: 6}]\npolicy: []",
      "validators: [{name: a, type: static, approve: true, self: 6}]\npolicy: []",
      "validators: []\npolicy: [{pattern: a, x: 2026-02-30}]",
      "validators: []\npolicy: [{pattern: a, x: =}]",
      "validators: []\npolicy: [{pattern: a, x: {? [a] : b}}]",
      "validators: []\npolicy: [{pattern: a, <<: [5]}]",
    ])
  func deaths(text: String) throws { #expect(try startup(.python, text) == "dies") }

  @Test(
    "nothing but validators and rules",
    arguments: [
      ("application: {}", "Error loading connaisseur config file."), ("policy: []", schema),
      ("validators: []\npolicy: []", schema), ("validators: ''\npolicy: []", schema),
    ])
  func sections(text: String, said: String) throws {
    #expect(try startup(.python, text) == said)
  }

  @Test("two validators named default, and two that are the same")
  func repeatedValidators() throws {
    let one = "{name: default, type: static, approve: true}"
    let two = "{name: default, type: static, approve: false}"
    #expect(
      try startup(.python, "validators: [\(one), \(two)]\npolicy: []")
        == "Too many default validator configurations.")
    #expect(try startup(.python, "validators: [\(one), \(one)]\npolicy: []") == Self.schema)
  }

  @Test("the last of two members of one name counts")
  func repeatedKeys() throws {
    #expect(try said(["approve: 1", "approve: true"], type: "static") == "starts")
    #expect(try said(["approve: true", "approve: 1"], type: "static") == Self.schema)
  }

  @Test("problems stand where the culprit is, and all of them are told")
  func positions() throws {
    let text = ConfigurationText(validator: ["host: 5", "trustRoots: 6"], pattern: "7").text
    let refusal = try #require(try refusal(.python, text))
    #expect(refusal.at == SourcePosition(file: "1.yaml", line: 4, column: 9))
    #expect(refusal.fact == "validators[0].host is a number, but must be a text")
    #expect(
      refusal.problems.map(\.path)
        == ["validators[0].host", "validators[0].trustRoots", "policy[0].pattern"])
    #expect(refusal.messageVaries)
  }
}
