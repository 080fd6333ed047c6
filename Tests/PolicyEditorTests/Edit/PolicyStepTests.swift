import PolicyEditor
import Testing

@Suite struct PolicyStepTests {
  private static let pem = "-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----\n"

  // MARK: Validators

  @Test func `a validator is added in the style of the others`() throws {
    var draft = try draft(ValuesSamples.chart)
    let name = try draft.make {
      try $0.addValidator(
        "sse", [.init("type", .text("static")), .init("approve", .boolean(true))])
    }
    #expect(name == "add validator sse")
    #expect(
      draft.changedLines == ["+    - name: sse", "+      type: static", "+      approve: true"])
  }

  @Test func `a validator is added where there are none`() throws {
    for (before, after) in [
      (
        "application:\n  validators: []\n",
        "application:\n  validators:\n    - name: a\n      type: static\n"
      ),
      ("application: {}\n", "application:\n  validators:\n    - name: a\n      type: static\n"),
      ("application:\n", "application:\n  validators:\n    - name: a\n      type: static\n"),
      (
        "kubernetes:\n  service: {}\n",
        "kubernetes:\n  service: {}\napplication:\n  validators:\n    - name: a\n      type: static\n"
      ),
      ("validators:\npolicy: []\n", "validators:\n  - name: a\n    type: static\npolicy: []\n"),
    ] {
      var draft = try draft(before)
      try draft.make { try $0.addValidator("a", [.init("type", .text("static"))]) }
      #expect(draft.text == after)
    }
  }

  @Test func `a validator is renamed with every rule that uses it`() throws {
    var draft = try draft(ValuesSamples.chart)
    let name = try draft.make { try $0.renameValidator(1, to: "block") }
    #expect(name == "rename validator deny to block")
    #expect(
      draft.changedLines == [
        "-    - name: deny", "+    - name: block", "-      validator: deny",
        "+      validator: block",
      ])
  }

  @Test func `rules that name no validator use the default, and name it when it is renamed`() throws
  {
    var draft = try draft(ValuesSamples.flat)
    try draft.make { try $0.renameValidator(1, to: "hub") }
    #expect(
      draft.changedLines == [
        "-- name: default", "+- name: hub", "+  validator: 'hub'",
      ])
  }

  @Test func `a validator is copied with its comments under another name`() throws {
    var draft = try draft(ValuesSamples.chart)
    try draft.make { try $0.copyValidator(1, as: "block") }
    #expect(
      draft.changedLines == ["+    - name: block", "+      type: static", "+      approve: false"])
  }

  @Test func `members of a validator are set and removed`() throws {
    var draft = try draft(ValuesSamples.chart)
    let name = try draft.make {
      try $0.editValidator(2, set: "host", to: .text("notary.new.example"))
    }
    #expect(name == "set host of validator acme")
    try draft.make { try $0.editValidator(2, set: "auth", to: nil) }
    try draft.make { try $0.editValidator(0, set: "approve", to: .boolean(false)) }
    #expect(
      draft.changedLines == [
        "-      approve: true", "+      approve: false", "-      host: notary.acme.example",
        "+      host: notary.new.example", "-      auth:",
        "-        secretName: notary-credentials",
      ])
  }

  @Test func `validators are removed and moved with their comments`() throws {
    var draft = try draft(ValuesSamples.chart)
    try draft.make { try $0.moveValidator(2, to: 0) }
    #expect(draft.text.contains("validators:\n    # our own server\n    - name: acme\n"))
    let name = try draft.make { try $0.removeValidator(0) }
    #expect(name == "remove validator acme")
    #expect(!draft.text.contains("our own server"))
    #expect(!draft.text.contains("BEGIN PUBLIC KEY"))
    #expect(draft.text.contains("      approve: false\n\n  # the image policy\n"))
  }

  @Test func `no two validators have one name`() throws {
    let sentence = "there is a validator named allow already, on line 13"
    #expect(try refusal(of: ValuesSamples.chart) { try $0.addValidator("allow", []) } == sentence)
    #expect(
      try refusal(of: ValuesSamples.chart) { try $0.renameValidator(1, to: "allow") } == sentence)
    #expect(
      try refusal(of: ValuesSamples.chart) { try $0.copyValidator(1, as: "allow") } == sentence)
  }

  // MARK: Trust roots

  @Test func `a trust root is added as a block scalar with the file's indent`() throws {
    var draft = try draft(ValuesSamples.chart)
    let name = try draft.make { try $0.addTrustRoot("new", key: Self.pem, toValidator: 2) }
    #expect(name == "add trust root new to validator acme")
    #expect(
      draft.changedLines == [
        "+        - name: new", "+          key: |", "+            -----BEGIN PUBLIC KEY-----",
        "+            abc", "+            -----END PUBLIC KEY-----",
      ])
    #expect(draft.text.contains("    -----END PUBLIC KEY-----\n        - name: new\n"))
  }

  @Test func `the first trust root makes the list`() throws {
    var draft = try draft(ValuesSamples.flat)
    try draft.make { try $0.addTrustRoot("x", key: Self.pem, toValidator: 0) }
    #expect(
      draft.changedLines == [
        "+  trustRoots:", "+  - name: x", "+    key: |", "+      -----BEGIN PUBLIC KEY-----",
        "+      abc", "+      -----END PUBLIC KEY-----",
      ])
  }

  @Test func `a line break of Windows stays one in a key`() throws {
    var draft = try draft(ValuesSamples.windows)
    try draft.make { try $0.addTrustRoot("new", key: Self.pem, toValidator: 2) }
    #expect(!draft.text.utf8.split(separator: 0x0A).dropLast().contains { $0.last != 0x0D })
    let added = try draft.values().configuration(for: .go).validators.last
    guard case .notaryV1(let notary) = added?.kind else { return }
    #expect(notary.trustRoots.last?.key == Self.pem)
  }

  @Test func `a trust root is renamed with every rule that uses it`() throws {
    var draft = try draft(ValuesSamples.chart)
    try draft.make { try $0.renameTrustRoot(0, to: "acme", inValidator: 2) }
    #expect(
      draft.changedLines == [
        "-        - name: default", "+        - name: acme", "-        trustRoot: default",
        "+        trustRoot: acme",
      ])
    // A rule that names none uses the default.
    var flat = try PolicyDraft(file: "f", bytes: Array(ValuesSamples.flat.utf8))
    try flat.make { try $0.renameTrustRoot(0, to: "hub", inValidator: 1) }
    #expect(
      flat.changedLines == [
        "-  - name: default", "+  - name: hub", "+  with:", "+    trustRoot: 'hub'",
      ])
  }

  @Test func `a trust root is copied and removed`() throws {
    var draft = try draft(ValuesSamples.chart)
    try draft.make { try $0.copyTrustRoot(0, as: "second", inValidator: 2) }
    #expect(draft.text.contains("# the first key of 2024\n        - name: second\n"))
    try draft.make { try $0.removeTrustRoot(1, fromValidator: 2) }
    #expect(!draft.isChanged)
  }

  // MARK: Rules

  @Test func `rules are added, copied, moved and removed`() throws {
    var draft = try draft(ValuesSamples.chart)
    try draft.make {
      try $0.addRule("ghcr.io/acme/*:*", [.init("validator", .text("acme"))], at: 1)
    }
    #expect(
      draft.changedLines == ["+    - pattern: \"ghcr.io/acme/*:*\"", "+      validator: acme"])
    #expect(try draft.make { try $0.moveRule(1, to: 0) } == "move rule ghcr.io/acme/*:* up")
    try draft.make { try $0.copyRule(0, as: "ghcr.io/other/*:*") }
    #expect(
      try draft.sections().rules.map(\.pattern) == [
        "ghcr.io/acme/*:*", "ghcr.io/other/*:*", "*:*", "docker.io/acme/*:*", "registry.k8s.io/*:*",
      ])
    for _ in 0..<5 { try draft.make { try $0.removeRule(0) } }
    #expect(draft.text.contains("policy: []\n"))
    try draft.make { try $0.addRule("*:*") }
    #expect(draft.text.contains("policy:\n    - pattern: \"*:*\"\n"))
  }

  @Test func `options of a rule come and go with with`() throws {
    var draft = try draft(ValuesSamples.flat)
    try draft.make { try $0.editRule(0, option: "trustRoot", to: .text("x")) }
    #expect(draft.changedLines == ["+  with:", "+    trustRoot: 'x'"])
    try draft.make { try $0.editRule(0, option: "mode", to: .text("mutate")) }
    try draft.make { try $0.editRule(0, option: "trustRoot", to: nil) }
    try draft.make { try $0.editRule(0, option: "mode", to: nil) }
    #expect(!draft.isChanged)
  }

  @Test func `delegations are added, renamed and removed in the list's own style`() throws {
    var draft = try draft(ValuesSamples.chart)
    try draft.make { try $0.addDelegation("carol", toRule: 1) }
    #expect(draft.changedLines.last == "+        delegations: [\"alice\", \"bob\", \"carol\"]")
    try draft.make { try $0.renameDelegation(0, to: "anna", ofRule: 1) }
    try draft.make { try $0.removeDelegation(1, fromRule: 1) }
    #expect(draft.changedLines.last == "+        delegations: [\"anna\", \"carol\"]")
    try draft.make { try $0.removeDelegation(0, fromRule: 1) }
    try draft.make { try $0.removeDelegation(0, fromRule: 1) }
    #expect(draft.changedLines == ["-        delegations: [\"alice\", \"bob\"]"])
    try draft.make { try $0.addDelegation("bob", toRule: 0) }
    #expect(draft.changedLines.first == "+      with:")
  }

  // MARK: Aliases

  @Test func `what aliases take over is not renamed under them`() throws {
    #expect(
      try refusal(of: ValuesSamples.anchored) {
        try $0.replaceKey(ofTrustRoot: 0, with: "other\nkey\n", inValidator: 2)
      }?.contains("would also change") == true)
    var draft = try draft(ValuesSamples.anchored)
    try draft.make { try $0.replaceKey(ofTrustRoot: 0, with: "other\nkey\n", inValidator: 0) }
    #expect(draft.changedLines.first == "-      key: *acme")
    try draft.make { try $0.editValidator(0, set: "host", to: .text("other.example")) }
    #expect(draft.changedLines.contains("+    host: other.example"))
  }

  @Test func `a configuration within a text is not edited`() throws {
    let text =
      "apiVersion: v1\nkind: ConfigMap\ndata:\n  config.yaml: |\n    validators: []\n    policy: []\n"
    #expect(try refusal(of: text) { try $0.addRule("*:*") }?.contains("is a text within") == true)
  }

  // MARK: Members below others

  private static let cosign = """
    application:
      validators:
      - name: s   # ours
        type: cosign
        host:
          rekor: rekor.example # log
          fulcioCert: x
        trustRoots:
        - name: a
          keyless: {issuer: i, subject: s}
        - name: b
          key: k
      policy: []

    """

  @Test func `a member is set by its path, with the mappings on the way`() throws {
    var draft = try draft(Self.cosign)
    try draft.make { try $0.editValidator(0, path: ["host", "rekor"], to: .text("other.example")) }
    #expect(draft.text == Self.cosign.replacing("rekor.example #", with: "other.example #"))
    try draft.make { try $0.editValidator(0, path: ["auth", "secretName"], to: .text("notary")) }
    #expect(draft.text.contains("    auth:\n      secretName: notary\n"))
    try draft.make {
      try $0.editTrustRoot(0, ofValidator: 0, path: ["keyless", "subject"], to: .text("ci"))
    }
    #expect(draft.text.contains("keyless: {issuer: i, subject: ci}"))
  }

  @Test func `a member is removed with what holds nothing else`() throws {
    var draft = try draft(Self.cosign)
    try draft.make { try $0.editValidator(0, path: ["host", "fulcioCert"], to: nil) }
    #expect(draft.text == Self.cosign.replacing("      fulcioCert: x\n", with: ""))
    try draft.make { try $0.editValidator(0, path: ["host", "rekor"], to: nil) }
    #expect(
      !draft.text.contains("host:") && draft.text.contains("    type: cosign\n    trustRoots:"))
    #expect(throws: YAMLEditRefusal.self) {
      try draft.make { try $0.editValidator(0, path: ["host", "rekor"], to: nil) }
    }
  }

  @Test func `a trust root moves with what is in it`() throws {
    var draft = try draft(Self.cosign)
    let name = try draft.make { try $0.moveTrustRoot(1, to: 0, inValidator: 0) }
    #expect(name == "move trust root b of validator s")
    #expect(
      draft.text.contains(
        "    trustRoots:\n    - name: b\n      key: k\n    - name: a\n      keyless:"))
  }

  @Test func `rules of another file follow a new name`() throws {
    var draft = try draft(
      "application:\n  policy:\n  - pattern: a\n    validator: s\n  - pattern: b\n    validator: t\n"
    )
    try draft.make { $0.renameInRules(validator: "s", to: "new") }
    #expect(draft.text.contains("validator: new\n") && draft.text.contains("validator: t\n"))
    try draft.make { $0.renameInRules(trustRoot: "default", ofValidator: "new", to: "r") }
    #expect(draft.text.contains("    validator: new\n    with:\n      trustRoot: r\n"))
  }
}
