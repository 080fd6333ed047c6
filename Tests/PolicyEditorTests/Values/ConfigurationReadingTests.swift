import NotaryCore
import PolicyEditor
import Testing

@Suite struct ConfigurationReadingTests {
  private func validator(_ text: String, _ generation: Generation = .go) throws -> Validator {
    let lines = text.split(separator: "\n").joined(separator: "\n  ")
    let values = try readValues("validators:\n- \(lines)\npolicy: []\n")
    return try #require(values.configuration(for: generation).validators.first)
  }

  private func notary(_ text: String, _ generation: Generation = .go) throws -> NotaryValidator? {
    guard case .notaryV1(let notary) = try validator("type: notaryv1\n\(text)", generation).kind
    else { return nil }
    return notary
  }

  private func rule(_ text: String, _ generation: Generation) throws -> Rule {
    let lines = text.split(separator: "\n").joined(separator: "\n  ")
    let values = try readValues("validators: []\npolicy:\n- pattern: p\n  \(lines)\n")
    return try #require(values.configuration(for: generation).rules.first)
  }

  @Test func `a notary validator is read with its keys as they are written`() throws {
    let notary = try #require(
      try notary(
        "host: notary.example.com:4443\ncert: CERT\nisAcr: true\ntrustRoots:\n- name: default\n"
          + "  key: |\n    -----BEGIN PUBLIC KEY-----\n    abc\n- name: empty\n", .python))
    #expect(notary.host == "notary.example.com:4443")
    #expect(notary.certificate == "CERT")
    #expect(notary.isACR)
    #expect(notary.trustRoots.map(\.name) == ["default", "empty"])
    #expect(notary.trustRoots.map(\.key) == ["-----BEGIN PUBLIC KEY-----\nabc\n", nil])
    #expect(
      notary.trustRoots.first?.position == SourcePosition(file: "1.yaml", line: 7, column: 5))
    #expect(notary.authentication == nil)
  }

  @Test func `authentication is a user and a password, a secret or the keychain`() throws {
    #expect(
      try notary("auth: {username: u, password: p}")?.authentication
        == .inline(RegistryCredential(user: "u", password: "p")))
    #expect(try notary("auth: {secretName: s}")?.authentication == .secret(name: "s"))
    #expect(try notary("auth: {useKeychain: true}")?.authentication == .keychain)
    #expect(try notary("auth: {useKeychain: true}", .python)?.authentication == .incomplete)
    #expect(try notary("auth: {username: u}")?.authentication == .incomplete)
    #expect(try notary("auth: {}")?.authentication == .incomplete)
    #expect(try notary("auth:")?.authentication == nil)
  }

  @Test(
    arguments: [
      ("static", .static(approve: nil), .static(approve: nil)),
      ("cosign", .notEvaluated(type: "cosign"), .notEvaluated(type: "cosign")),
      ("notation", .unknown(type: "notation"), .notEvaluated(type: "notation")),
      ("stati", .unknown(type: "stati"), .unknown(type: "stati")),
    ] as [(String, Validator.Kind, Validator.Kind)])
  func `every type is told by name`(
    type: String, python: Validator.Kind, go: Validator.Kind
  ) throws {
    #expect(try validator("type: \(type)", .python).kind == python)
    #expect(try validator("type: \(type)", .go).kind == go)
    #expect(try validator("name: n").kind == .unknown(type: nil))
  }

  @Test func `keys that a generation does not know are named`() throws {
    let text = "type: notaryv1\nisAcr: true\nisACR: true\n"
    #expect(try validator(text, .python).ignoredKeys == ["isACR"])
    #expect(try validator(text, .go).ignoredKeys == ["isAcr", "isACR"])
  }

  @Test func `a rule's options are read, and those that do nothing named`() throws {
    let text =
      "validator: v\nwith:\n  trustRoot: '*'\n  delegations: [alice, targets/bob]\n  key: k\n"
      + "  mode: insecureValidateOnly\n"
    let go = try rule(text, .go)
    #expect(go.validator == "v")
    #expect(go.trustRoot == "*")
    #expect(go.delegations == ["alice", "targets/bob"])
    #expect(go.mode == "insecureValidateOnly")
    #expect(go.ignoredOptions == ["key"])
    #expect(go.position == SourcePosition(file: "1.yaml", line: 3, column: 3))
    #expect(try rule(text, .python).ignoredOptions == ["key", "mode"])
  }

  @Test func `an empty name is the same as none`() throws {
    for generation in Generation.allCases {
      let rule = try rule("validator: ''\nwith: {trustRoot: ''}\n", generation)
      #expect(rule.validator == nil)
      #expect(rule.trustRoot == nil)
    }
  }

  @Test func `the python program takes a text for the list of its letters`() throws {
    #expect(try rule("with: {delegations: ab}\n", .python).delegations == ["a", "b"])
    #expect(try rule("with: {delegations: ab}\n", .go).delegations == ["ab"])
    #expect(try rule("with: {delegations: []}\n", .go).delegations == [])
    #expect(try rule("with: {delegations: }\n", .go).delegations == nil)
  }

  @Test(
    arguments: [
      ("{image: x}", [.argument("image")]), ("{self: x, key: k}", [.argument("self")]),
      ("{1: x}", [.nameIsNoText("1")]), ("{session: x}", []),
      ("{trustRoot: [default]}", [.trustRoot("['default']")]),
      ("{trustRoot: true}", [.trustRoot("True")]),
      ("{trustRoot: {a: 1}}", [.trustRoot("{'a': 1}")]),
      ("{trustRoot: 1}", [.trustRoot("1")]), ("{trustRoot: 0}", []), ("{trustRoot: []}", []),
      ("{delegations: [null]}", [.delegations("a list with null in it")]),
      ("{delegations: [alice, 1]}", [.delegations("a list with a number in it")]),
      ("{delegations: false}", [.delegations("a boolean")]), ("{delegations: ab}", []),
      ("{delegations: {b: 1, a: 2}}", []),
    ] as [(String, [UnusableOption])])
  func `what the python program fails on in a rule's options is told`(
    options: String, unusable: [UnusableOption]
  ) throws {
    #expect(try rule("with: \(options)\n", .python).unusableOptions == unusable)
    #expect(try rule("with: \(options)\n", .go).unusableOptions == [])
  }

  @Test func `the python program takes a mapping for the list of its names`() throws {
    #expect(try rule("with: {delegations: {b: 1, a: 2}}\n", .python).delegations == ["b", "a"])
    let values = try readValues(
      "application:\n  validators: []\n  policy:\n  - pattern: p\n    with: {delegations: {b: 1, a: 2}}\n"
    )
    #expect(values.configuration(for: .python).rules.first?.delegations == ["a", "b"])
  }

  @Test func `anchors and merge keys are followed`() throws {
    let values = try readValues(
      "validators:\n- &v\n  name: a\n  type: static\n  approve: true\n- <<: *v\n  name: b\n"
        + "- *v\npolicy:\n- &r {pattern: p}\n- *r\n")
    let configuration = values.configuration(for: .python)
    #expect(configuration.names == ["a", "b", "a"])
    #expect(configuration.validators.allSatisfy { $0.kind == .static(approve: true) })
    #expect(configuration.patterns == ["p", "p"])
    #expect(configuration.rules.map { $0.position?.line } == [10, 11])
  }
}
