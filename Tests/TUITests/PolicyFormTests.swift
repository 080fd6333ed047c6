import Inspector
import PolicyEditor
import TUI
import TerminalKit
import TestSupport
import Testing

/// The control of each field, for every type of validator.
@Suite struct `Forms of the policy` {
  private static let text = """
    application:
      validators:
      - name: acme
        type: notaryv1
        host: notary.acme.example
        auth:
          username: ada
          password: hunter2 # ours
        trustRoots:
        - name: default
          key: one
        - name: second
          key: two
      - name: sigstore
        type: cosign
        host:
          rekor: rekor.acme.example
        trustRoots:
        - name: default
          key: three
        - name: who
          keyless:
            issuer: https://acme.example
            subject: ci
      policy:
      - pattern: "*:*"
        validator: acme
      - pattern: "ghcr.io/acme/*:*"
        validator: sigstore
        with:
          trustRoot: "*"
          threshold: 2

    """

  private func opened(_ connaisseur: Generation = .go) throws -> HeadlessProgram {
    var program = try HeadlessProgram(
      nil, columns: 100, rows: 40, files: [Demo.valuesName], connaisseur: connaisseur)
    program.settlePolicy(by: Array(Self.text.utf8))
    program.press("3", "g", "g")
    return program
  }

  /// Goes on to the field of a label.
  private func goTo(_ label: String, _ program: inout HeadlessProgram) throws {
    for _ in 0..<30 {
      let row = program.canvas.lines.firstIndex { $0.contains("│\(label) ") }
      if let row, program.canvas.row(row).contains(where: { $0.style.attributes.contains(.bold) }) {
        return
      }
      program.press(.tab)
    }
    throw TestFailure("there is no field \(label):\n\(program.text)")
  }

  // MARK: Passwords

  @Test func `a password is typed hidden, and said to be better in a secret`() throws {
    var program = try opened()
    program.press("o")
    program.type("beta")
    try goTo("sign in", &program)
    program.press(.left)
    try goTo("user", &program)
    program.type("grace")
    try goTo("password", &program)
    program.type("swordfish")
    #expect(!program.shows("swordfish"))
    #expect(program.shows("*********"))
    #expect(program.shows("a secret is better"))
    program.press(.enter)
    let text = try #require(program.unsavedText)
    #expect(text.contains("username: grace\n") && text.contains("password: swordfish\n"))
    program.press("D")
    program.settlePolicy()
    #expect(program.shows("What is unsaved") && !program.shows("swordfish"))
  }

  @Test func `a new password is needed, and one of the file is kept where none is typed`() throws {
    var program = try opened()
    program.press("o")
    program.type("beta")
    try goTo("sign in", &program)
    program.press(.left)
    try goTo("user", &program)
    program.type("grace")
    program.press(.enter)
    #expect(program.shows("password: a password is needed"))
    program.press(.escape, "n", "j", .enter)
    #expect(!program.shows("hunter2"))
    try goTo("user", &program)
    program.type("x")
    program.press(.enter)
    #expect(program.unsavedText == Self.text.replacing("username: ada", with: "username: adax"))
  }

  // MARK: Types

  @Test func `a validator of cosign has the fields that it knows`() throws {
    var program = try opened()
    program.press("o")
    program.type("beta")
    try goTo("type", &program)
    program.press(.right, .right)
    #expect(program.shows("< cosign >"))
    try goTo("key", &program)
    program.paste("-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----")
    try goTo("rekor", &program)
    program.type("rekor.acme.example")
    program.press(.control("s"))
    let text = try #require(program.unsavedText)
    #expect(
      text.contains(
        """
          - name: beta
            type: cosign
            host:
              rekor: rekor.acme.example
            trustRoots:
            - name: default
              key: |
                -----BEGIN PUBLIC KEY-----

        """))
  }

  @Test func `a field below another mapping is changed there, and goes with it`() throws {
    var program = try opened()
    program.press("j", "j", .enter)
    try goTo("rekor", &program)
    program.press(.control("u"))
    program.type("other.example")
    program.press(.enter)
    #expect(
      program.unsavedText == Self.text.replacing("rekor.acme.example", with: "other.example"))
    program.press("u", .enter)
    try goTo("rekor", &program)
    program.press(.control("u"), .enter)
    #expect(
      program.unsavedText
        == Self.text.replacing("    host:\n      rekor: rekor.acme.example\n", with: ""))
  }

  @Test func `an identity in place of a key can be changed`() throws {
    var program = try opened()
    program.press("j", "j", " ", "j", "j")
    #expect(program.selected.contains("identities in place of a key"))
    program.press(.enter)
    try goTo("subject", &program)
    program.type("-2")
    program.press(.enter)
    #expect(program.unsavedText == Self.text.replacing("subject: ci", with: "subject: ci-2"))
  }

  @Test func `options are those that the rule's validator looks at`() throws {
    var program = try opened()
    program.press("G", .enter)
    #expect(program.shows("threshold") && program.shows("verifySCT"))
    #expect(!program.shows("signed by"))
    try goTo("threshold", &program)
    program.type("x")
    #expect(program.shows("a whole number is needed"))
    program.press(.backspace, .backspace)
    program.type("3")
    program.press(.enter)
    #expect(program.unsavedText == Self.text.replacing("threshold: 2", with: "threshold: 3"))
    program.press("k", .enter)
    #expect(program.shows("signed by") && !program.shows("verifySCT"))
  }

  @Test func `isAcr is a switch, for the Connaisseur that knows it`() throws {
    var program = try opened(.python)
    program.press("j", .enter)
    try goTo("isAcr", &program)
    program.press(.right, .enter)
    #expect(program.unsavedText?.contains("isAcr: true\n") == true)
    var newer = try opened()
    newer.press("j", .enter)
    #expect(!newer.shows("isAcr"))
  }

  @Test func `delegations are asked for at the validator's server, and offered`() throws {
    var program = try opened()
    program.press("x")
    program.type("docker.io/acme/web:v1")
    program.settlePolicy()
    program.press(.escape, "G", "k")
    let effects = program.press(.enter)
    guard case .readDelegations? = effects.first else {
      throw TestFailure("nothing is asked: \(effects)")
    }
    program.send(.delegationsRead(["alice", "releases"]))
    program.press(.tab, .tab, .tab)
    #expect(program.shows("offered: alice, releases"))
    program.press(.control("n"))
    #expect(program.shows("signed by   alice"))
    // Another rule decides on the image, so that this one's server has nothing to say of it.
    program.press(.escape, "n", "G")
    #expect(program.press(.enter) == [])
  }

  // MARK: Trust roots, mouse

  @Test func `J and K move a trust root`() throws {
    var program = try opened()
    program.press("j", " ", "j", "J")
    let text = try #require(program.unsavedText)
    let names = text.split(separator: "\n").filter { $0.contains("key: ") }
    #expect(names.prefix(2).map { $0.suffix(3) } == ["two", "one"])
    #expect(program.selected.contains("default"))
    program.press("K")
    #expect(program.unsavedText == Self.text)
  }

  @Test func `a click goes to a field, and a second one chooses`() throws {
    var program = try opened()
    program.press("o")
    let row = try #require(program.canvas.lines.firstIndex { $0.contains("< notaryv1 >") })
    program.mouse(.press(.left), column: 40, row: row)
    #expect(program.shows("< notaryv1 >"))
    program.mouse(.press(.left), column: 40, row: row)
    #expect(program.shows("< static >"))
  }
}

@Suite struct `The mouse in popups` {
  @Test func `a click selects in a list, and a second one takes`() throws {
    var program = try HeadlessProgram.policy(columns: 100, rows: 40)
    program.press("c")
    let row = try #require(
      program.canvas.lines.firstIndex { $0.contains("> ") && $0.contains("│") })
    program.mouse(.press(.left), column: 50, row: row + 2)
    #expect(program.shows("Copy what?"))
    program.mouse(.press(.left), column: 50, row: row + 2)
    #expect(!program.shows("Copy what?"))
    #expect(program.effects.contains { if case .copy = $0 { true } else { false } })
  }

  @Test func `a click answers a question`() throws {
    var program = try HeadlessProgram.policy(of: `Editing the policy`.text)
    program.press("G", "d", "d", "q")
    let row = try #require(program.canvas.lines.firstIndex { $0.contains("quit without saving") })
    program.mouse(.press(.left), column: 40, row: row)
    #expect(program.effects.contains { if case .forgetAndQuit = $0 { true } else { false } })
  }
}

/// What a small screen must still show.
@Suite struct `The policy on a small screen` {
  private func conflict() throws -> HeadlessProgram {
    var program = try HeadlessProgram.policy(
      of: `Editing the policy`.text, "docker.io/acme/web:v1", columns: 40, rows: 10)
    program.press("G", "d", "d")
    program.send(.diskRead([0: .text(Array("application: {}\n".utf8))]))
    return program
  }

  @Test func `a question shows all its answers, and its facts can be scrolled`() throws {
    var program = try conflict()
    for answer in ["c  compare", "r  read theirs", "o  overwrite"] {
      #expect(program.shows(answer), "\(answer)")
    }
    #expect(program.shows("It holds another text"))
    for _ in 0..<4 { program.press(.down) }
    #expect(program.shows("o  overwrite"))
    program.press("c")
    #expect(!program.shows("o  overwrite"))
  }

  @Test func `a popup's keys are seen beside what happened`() throws {
    let program = try conflict()
    #expect(program.footer.contains("compare"))
    #expect(program.shows("Done: remove rule"))
  }
}

@Suite struct `A policy that begins with nothing` {
  @Test(arguments: ["", "# ours\n", "# ours", "---\n"])
  func `an empty file takes a first validator and a first rule`(text: String) throws {
    var program = try HeadlessProgram.policy(of: text)
    program.press("g", "g", "o")
    program.type("deny")
    program.press(.tab, .right, .enter)
    let first = try #require(program.unsavedText, "\(program.text)")
    #expect(first.hasPrefix(text))
    #expect(program.shows("The chart's own validators no longer count."))
    #expect(first.contains("application:\n  validators:\n"))
    program.press("G", "o")
    program.type("*:*")
    program.press(.enter)
    let second = try #require(program.unsavedText)
    #expect(second.contains("pattern: \"*:*\"\n"))
    #expect(second.contains("validator: deny\n"))
    program.press("u", "u")
    #expect(program.unsavedText == text)
  }

  @Test func `a configuration within another text says that it is edited as a whole`() throws {
    let text = """
      kind: ConfigMap
      apiVersion: v1
      metadata: {name: connaisseur}
      data:
        values.yaml: |
          application:
            policy:
            - pattern: "*:*"
              validator: allow

      """
    var program = try HeadlessProgram.policy(of: text)
    #expect(program.shows("*:*"))
    program.press("G", "d", "d")
    #expect(
      program.shows("Not now: the configuration is a text within the file; e edits it."))
    #expect(program.unsavedText == nil)
  }
}

@Suite struct `The images whose impact is looked at` {
  @Test func `are those of manifests, and of the suite beside the file, which is read once`() throws
  {
    var program = try HeadlessProgram.policy(of: `Editing the policy`.text)
    let effects = program.press("I")
    #expect(effects.contains(.readSuite(TestSuite.usualPath(beside: Demo.valuesName))))
    #expect(!program.shows("ghcr.io/x/y:1"))
    program.send(.manifestRead(.success(["docker.io/acme/web:v1", "ghcr.io/x/y:1"])))
    program.settlePolicy()
    program.press("G")
    #expect(program.shows("ghcr.io/x/y:1"))
    program.press(.escape)
    #expect(!program.press("I").contains(.readSuite(TestSuite.usualPath(beside: Demo.valuesName))))
  }

  @Test func `are those of the suite that is named`() throws {
    var program = try HeadlessProgram.policy(
      of: `Editing the policy`.text, suite: "ci/other.yaml")
    #expect(program.press("I").contains(.readSuite("ci/other.yaml")))
  }
}

@Suite struct `A policy in several files` {
  private static let base = """
    application:
      validators:
      - name: deny
        type: static
        approve: false

    """
  private static let own = "application:\n  policy:\n  - pattern: \"*:*\"\n    validator: deny\n"

  private func opened() throws -> HeadlessProgram {
    var program = try HeadlessProgram(
      nil, columns: 100, rows: 40, files: ["base.yaml", "own.yaml"])
    for case .readPolicy(let files, let number) in program.effects {
      let texts = [Self.base, Self.own].map { Array($0.utf8) }
      let drafts = try zip(files, texts).map { try PolicyDraft(file: $0, bytes: $1) }
      let values = try Values.load(files: zip(files, texts).map { (name: $0, bytes: $1) })
      program.send(
        .policyRead(PolicyDesk(drafts), PolicyEdition(number: number, values)))
    }
    program.settlePolicy()
    return program
  }

  /// The texts that are unsaved, by the files.
  private func texts(of program: HeadlessProgram) -> [String] {
    for case .keepRecovery(let drafts) in program.effects.reversed() {
      return drafts.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    return []
  }

  @Test func `each entry is changed in the file that has it`() throws {
    var program = try opened()
    program.press("G", "o")
    program.type("ghcr.io/acme/*:*")
    program.press(.enter)
    #expect(texts(of: program)[0] == Self.base)
    #expect(texts(of: program)[1].contains("ghcr.io/acme/*:*"))
    #expect(program.shows("base.yaml, own.yaml +"))
    program.press("u", "g", "g", "o")
    program.type("allow")
    program.press(.tab, .right, .enter)
    #expect(texts(of: program)[0].contains("- name: allow\n"))
    #expect(texts(of: program)[1] == Self.own)
    #expect(program.shows("base.yaml +, own.yaml"))
  }

  @Test func `a new name goes into the rules of the other file, as one step`() throws {
    var program = try opened()
    program.press("g", "g", "j", .enter)
    program.type("-all")
    program.press(.enter)
    let renamed = texts(of: program)
    #expect(renamed[0] == Self.base.replacing("name: deny", with: "name: deny-all"))
    #expect(renamed[1] == Self.own.replacing("validator: deny", with: "validator: deny-all"))
    program.press("u")
    #expect(texts(of: program) == [Self.base, Self.own])
    program.press(.control("r"))
    #expect(texts(of: program) == renamed)
  }

  @Test func `problems are listed with the file that they are in`() throws {
    var program = try opened()
    program.press("G", .enter, .tab, .left, .enter)
    program.settlePolicy()
    program.press("L")
    #expect(program.shows("own.yaml:"))
  }
}
