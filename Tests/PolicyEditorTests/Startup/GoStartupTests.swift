import PolicyEditor
import Testing

/// What Connaisseur 3.9.1 says at its start. The words were taken from the program itself.
@Suite("Starting Connaisseur 3.9") struct GoStartupTests {
  private static let parsing = "error loading config: error parsing file: "
  private static let unmarshal = parsing + "yaml: unmarshal errors:\n  "

  @Test("a validator with a host and a trust root, and a rule, are enough")
  func minimal() throws {
    #expect(try startup(.go, ConfigurationText().text) == "starts")
    #expect(try startup(.go, ConfigurationText().values) == "starts")
  }

  @Test(
    "a value of the wrong type is named with its line",
    arguments: [
      (["with: x"], "line 9: cannot unmarshal !!str `x` into policy.RuleOptions"),
      (["with: {delegations: a}"], "line 9: cannot unmarshal !!str `a` into []string"),
      (["with: {delegations: [{a: b}]}"], "line 9: cannot unmarshal !!map into string"),
      (["with: {threshold: x}"], "line 9: cannot unmarshal !!str `x` into int"),
      (["with: {verifySCT: 1}"], "line 9: cannot unmarshal !!int `1` into bool"),
      (["with: {verifySCT: 'true'}"], "line 9: cannot unmarshal !!str `true` into bool"),
      (
        ["validator: 2026-01-31", "with: 2026-01-31"],
        "line 10: cannot unmarshal !!timestamp `2026-01-31` into policy.RuleOptions"
      ),
      (["validator: []"], "line 9: cannot unmarshal !!seq into string"),
      (["with:", "  key: x"], "line 10: field key not found in type policy.RuleOptions"),
      (
        ["validator: a", "validator: b"],
        "line 10: mapping key \"validator\" already defined at line 9"
      ),
    ])
  func wrongTypes(lines: [String], words: String) throws {
    #expect(try startup(.go, ConfigurationText(rule: lines).text) == Self.unmarshal + words)
  }

  @Test(
    "a rule's options that are right let it start",
    arguments: [
      "with: null", "with: {threshold: 2.9}", "with: {delegations: null}", "with: {verifySCT: yes}",
      "with: {required: [a], threshold: 1}", "with: {mode: ''}", "with: {delegations: [5]}",
      "with: {mode: insecureValidateOnly, verificationLevel: audit, verifyTimestamp: always}",
    ])
  func rightOptions(line: String) throws {
    #expect(try startup(.go, ConfigurationText(rule: [line]).text) == "starts")
  }

  @Test(
    "rules on the fields of a rule",
    arguments: [
      (
        "with: {mode: Mutate}",
        "ValidationMode must be one of [mutate insecureValidateOnly]"
      ),
      ("with: {threshold: -1}", "Threshold must be 0 or greater"),
      ("with: {threshold: -.inf}", "Threshold must be 0 or greater"),
      ("with: {delegations: []}", "Delegations must contain at least 1 item"),
      ("with: {delegations: [null]}", "Delegations must contain at least 1 item"),
      ("with: {required: ['']}", "Required[0] is a required field"),
      (
        "with: {verificationLevel: skip}",
        "VerificationLevel must be one of [strict permissive audit]"
      ),
      ("with: {verifyTimestamp: x}", "VerifyTimestamp must be one of [always afterCertExpiry]"),
    ])
  func ruleFields(line: String, words: String) throws {
    let said = "Config has 1 errors:\nConfig error 0: \(words)"
    #expect(try startup(.go, ConfigurationText(rule: [line]).text) == said)
  }

  @Test("required and delegations exclude each other, even if empty")
  func exclusion() throws {
    let text = ConfigurationText(rule: ["with: {required: [], delegations: [a]}"]).text
    #expect(
      try startup(.go, text)
        == "Config has 2 errors:\nConfig error 0: Required must not be set if Delegations is"
        + "\nConfig error 1: Delegations must not be set if Required is")
  }

  @Test(
    "rules on trust roots",
    arguments: [
      ("{key: k}", ["Name is a required field"]),
      (
        "{name: a, key: k, cert: c}",
        ["Key must not be set if Cert Keyless is", "Cert must not be set if Key Keyless is"]
      ),
      (
        "{name: a}",
        [
          "Key must be set if [Cert Keyless] isn't", "Cert must be set if [Key Keyless] isn't",
          "Keyless must be set if [Key Cert] isn't",
        ]
      ),
      (
        "{name: a, keyless: {issuer: x}}",
        [
          "Subject must be set if SubjectRegex isn't", "SubjectRegex must be set if Subject isn't",
        ]
      ),
      (
        "{name: a, keyless: {issuer: x, issuerRegex: y, subject: z}}",
        [
          "Issuer must not be set if IssuerRegex is", "IssuerRegex must not be set if Issuer is",
        ]
      ),
    ])
  func trustRoots(root: String, words: [String]) throws {
    let text = ConfigurationText(validator: ["trustRoots: [\(root)]"]).text
    let lines = words.enumerated().map { "\nConfig error \($0.offset): \($0.element)" }
    #expect(try startup(.go, text) == "Config has \(words.count) errors:" + lines.joined())
  }

  @Test(
    "a trust root with one of key, certificate and keyless is right",
    arguments: [
      "{name: a, key: garbage}", "{name: a, cert: x}", "{name: 5, key: 6}",
      "{name: a, keyless: {issuerRegex: x, subject: y}}",
    ])
  func rightTrustRoots(root: String) throws {
    #expect(
      try startup(.go, ConfigurationText(validator: ["trustRoots: [\(root)]"]).text) == "starts")
  }

  @Test(
    "what its own unmarshalers refuse ends everything",
    arguments: [
      (["host: a.b"], "no trust roots provided for validator default"),
      (["trustRoots: [null]"], "no trust roots provided for validator default"),
      (
        ["trustRoots: [{name: a, key: b}]", "auth: {}"],
        "neither secretName nor useKeychain defined"
      ),
      (
        ["trustRoots: [{name: a, key: b}]", "cert: x"], "invalid certificate for validator default"
      ),
      (
        ["trustRoots: [{name: a, key: b}]", "host: 'a b'"],
        "invalid url for notary host: parse \"https://a b\": invalid character \" \" in host name"
      ),
      (
        ["trustRoots: [{name: a, key: b}]", "host: 'a:x'"],
        "invalid url for notary host: parse \"https://a:x\": invalid port \":x\" after host"
      ),
      (
        ["trustRoots: [{name: a, key: b}]", "host: a/%zz"],
        "invalid url for notary host: parse \"https://a/%zz\": invalid URL escape \"%zz\""
      ),
      (
        ["trustRoots: [{name: a, key: b}]", "host: 'a%41.b'"],
        "invalid url for notary host: parse \"https://a%41.b\": invalid URL escape \"%41\""
      ),
      (
        ["trustRoots: [{name: a, key: b}]", "host: 'a.b%c'"],
        "invalid url for notary host: parse \"https://a.b%c\": invalid URL escape \"%c\""
      ),
    ])
  func refusals(lines: [String], words: String) throws {
    #expect(
      try startup(.go, ConfigurationText(validator: lines).text) == Self.parsing + words)
  }

  @Test(
    "hosts that are taken",
    arguments: [
      "5", "''", "null", "'[::1]:4443'", "notary:4443", "http://127.0.0.1:1/x?y", "HTTPS://a.b",
      "u@a.b",
    ])
  func hosts(host: String) throws {
    let lines = ["trustRoots: [{name: a, key: b}]", "host: \(host)"]
    #expect(try startup(.go, ConfigurationText(validator: lines).text) == "starts")
  }

  @Test("a host without a host is no URL")
  func noHost() throws {
    let lines = ["trustRoots: [{name: a, key: b}]", "host: https:///x"]
    #expect(
      try startup(.go, ConfigurationText(validator: lines).text)
        == "Config has 1 errors:\nConfig error 0: Host must be a valid URL")
  }

  @Test(
    "name and type must be there, and texts",
    arguments: [
      ("5", "static", "dies"), ("2026-01-31", "static", "dies"), ("null", "static", "dies"),
      ("a", "true", "dies"), ("a", "[]", "dies"),
      ("a", "foo", parsing + "unsupported type \"foo\" for validator"),
      (
        "''", "static",
        "Config has 2 errors:\nConfig error 0: Name is a required field"
          + "\nConfig error 1: Name is a required field"
      ),
      ("a", "static", "starts"),
    ])
  func nameAndType(name: String, type: String, said: String) throws {
    let text = ConfigurationText(name: name, type: type, validator: []).text
    #expect(try startup(.go, text) == said)
  }

  @Test(
    "sections without entries",
    arguments: [
      ("validators: []\npolicy: [{pattern: a}]", ["Validators"]),
      ("validators: [null]\npolicy: [{pattern: a}]", ["Validators"]),
      ("validators: [{name: a, type: static}]\npolicy: []", ["Rules"]),
      ("application: {}", ["Validators", "Rules"]),
    ])
  func emptySections(text: String, fields: [String]) throws {
    let lines = fields.enumerated().map {
      "\nConfig error \($0.offset): \($0.element) must contain at least 1 item"
    }
    #expect(try startup(.go, text) == "Config has \(fields.count) errors:" + lines.joined())
  }

  @Test(
    "cosign and notation",
    arguments: [
      ("cosign", "trustRoots: [{name: a, key: k}]", "starts"),
      ("cosign", "trustRoots: []", parsing + "no trust roots provided for validator default"),
      (
        "cosign", "host: {foo: 1}",
        unmarshal + #"line 4: field foo not found in type struct { Rekor string "yaml:\"rekor\""; "#
          + #"RekorPubkey string "yaml:\"rekorPubkey\""; FulcioCert string "yaml:\"fulcioCert\""; "#
          + #"CTLogPubkey string "yaml:\"ctLogPubkey\"" }"#
      ),
      (
        "notation", "trustRoots: [{name: r, key: k}]",
        parsing + "failed to create trust store: no certificate provided for trust root r"
      ),
      (
        "notation", "trustRoots: [{name: r, cert: k}]",
        parsing + "failed to create trust store: failed to parse certificate for trust root r: "
          + "failed to decode certificate"
      ),
      (
        "notation", "host: x",
        unmarshal
          + "line 4: field host not found in type notation.NotationValidatorYaml"
      ),
    ])
  func otherTypes(type: String, line: String, said: String) throws {
    #expect(try startup(.go, ConfigurationText(type: type, validator: [line]).text) == said)
  }

  @Test("what is not modelled is not judged")
  func doubts() throws {
    let host = ["trustRoots: [{name: a, key: k}]", "host: {rekorPubkey: x}"]
    let cosign = try startup(.go, ConfigurationText(type: "cosign", validator: host).text)
    #expect(cosign.hasPrefix("unknown: "))
    let tag = try startup(.go, ConfigurationText(pattern: "!!binary aGk=").text)
    #expect(tag.hasPrefix("unknown: "))
    // A certain mistake beside it still keeps it from starting; which words come first is not known.
    let both = ConfigurationText(
      type: "cosign", validator: ["trustRoots: []", "host: {rekorPubkey: x}"])
    let refusal = try #require(try refusal(.go, both.text))
    #expect(refusal.message == Self.parsing)
    #expect(refusal.messageVaries)
  }

  @Test("a merge gives way to what stands beside it, and must merge mappings")
  func merges() throws {
    let merged = ConfigurationText(
      type: "static", validator: ["<<: {type: cosign, approve: yes}"])
    #expect(try startup(.go, merged.text) == "starts")
    let unknown = ConfigurationText(type: "static", validator: ["<<: {foo: 1}"])
    #expect(
      try startup(.go, unknown.text) == Self.unmarshal
        + "line 4: field foo not found in type staticvalidator.StaticValidator")
    let scalar = ConfigurationText(type: "static", validator: ["<<: 5"])
    #expect(
      try startup(.go, scalar.text)
        == Self.parsing + "yaml: map merge requires map or sequence of maps as the value")
  }

  @Test("problems stand where the culprit is, also among values of the chart")
  func positions() throws {
    let text = ConfigurationText(rule: ["with:", "  foo: 1"])
    let own = try #require(try refusal(.go, text.text))
    #expect(own.at == SourcePosition(file: "1.yaml", line: 10, column: 5))
    #expect(own.section == .policy)
    #expect(own.problems.first?.path == "policy[0].with.foo")
    #expect(!own.messageVaries)
    let values = try #require(try refusal(.go, text.values))
    #expect(values.at == SourcePosition(file: "1.yaml", line: 11, column: 7))
    #expect(values.messageVaries)
  }

  @Test("a secret that stands where a mapping should be is not shown")
  func secrets() throws {
    let lines = ["trustRoots: [{name: a, key: b}]", "auth: hunter2"]
    let refusal = try #require(try refusal(.go, ConfigurationText(validator: lines).text))
    #expect(refusal.message?.contains("hunter2") == false)
    #expect(refusal.messageVaries)
  }
}
