import Inspector
import PolicyEditor
import TUI
import TerminalKit
import Testing

@Suite struct `Editing the policy` {
  static let text = """
    # who may run
    application:
      validators:
        - name: deny
          type: static
          approve: false
        - name: acme      # ours
          type: notaryv1
          host: notary.acme.example
          trustRoots:
            - name: default
              key: none
      policy:
        - pattern: "*:*"
          validator: deny
        - pattern: "docker.io/acme/*:*"   # all of it
          validator: acme

    """

  private func opened(columns: Int = 100, rows: Int = 40) throws -> HeadlessProgram {
    try .policy(of: Self.text, columns: columns, rows: rows)
  }

  @Test func `o on a rule opens a form, whose rule comes behind it, in the file's own style`()
    throws
  {
    var program = try opened()
    program.press("G", "o")
    #expect(program.shows("New rule in demo-values.yaml"))
    program.type("registry.k8s.io/*:*")
    program.press(.enter)
    let text = try #require(program.unsavedText)
    #expect(
      text == Self.text + "    - pattern: \"registry.k8s.io/*:*\"\n      validator: deny\n")
    #expect(program.selected.contains("registry.k8s.io/*:*"))
    #expect(program.shows("Done: add rule registry.k8s.io/*:*."))
    #expect(program.shows("demo-values.yaml +"))
    #expect(program.shows("UNSAVED"))
  }

  @Test func `a rule with trust root and delegations`() throws {
    var program = try opened()
    program.press("G", "o")
    program.type("docker.io/acme/api:*")
    program.press(.tab, .right, .tab, .right, .tab)
    program.type("alice, bob")
    program.press(.enter)
    let text = try #require(program.unsavedText)
    #expect(text.contains("validator: acme\n"))
    #expect(text.contains("trustRoot: default\n"))
    #expect(text.contains("- alice\n") && text.contains("- bob\n"))
  }

  @Test func `Enter edits, and nothing but what was changed`() throws {
    var program = try opened()
    program.press("G", .enter)
    #expect(program.shows("Rule 2"))
    program.press(.control("u"))
    program.type("docker.io/acme/web:*")
    program.press(.enter)
    #expect(
      program.unsavedText
        == Self.text.replacing("docker.io/acme/*:*", with: "docker.io/acme/web:*"))
  }

  @Test func `u takes steps back to the very text, Ctrl-r makes them again, each by its name`()
    throws
  {
    var program = try opened()
    program.press("G", "d", "d")
    #expect(!program.shows("2 docker.io/acme/*:*"))
    let removed = program.unsavedText
    #expect(program.press("u").contains { if case .study = $0 { true } else { false } })
    #expect(program.shows("Undone: remove rule docker.io/acme/*:*."))
    #expect(program.unsavedText == Self.text)
    #expect(!program.shows("UNSAVED"))
    program.press(.control("r"))
    #expect(program.shows("Done again: remove rule docker.io/acme/*:*."))
    #expect(program.unsavedText == removed)
    program.press("u", "u")
    #expect(program.shows("Not now: nothing was changed."))
  }

  @Test func `yy and p put a copy behind the line, J and K move it`() throws {
    var program = try opened()
    program.press("G", "y", "y", "p")
    #expect(program.unsavedText?.split(separator: "docker.io/acme/*:*").count == 3)
    program.press("u", "K")
    let text = try #require(program.unsavedText)
    let order = text.split(separator: "\n").filter { $0.contains("pattern") }
    #expect(order.first?.contains("docker.io/acme") == true)
    #expect(program.selected.contains("docker.io/acme/*:*"))
    program.press("J")
    #expect(program.unsavedText == Self.text)
  }

  @Test func `a copied validator has a name of its own`() throws {
    var program = try opened()
    program.press("g", "g", "j", "j", "y", "y", "p")
    #expect(program.unsavedText?.contains("- name: acme-2") == true)
    #expect(program.selected.contains("acme-2"))
  }

  @Test func `renaming a validator renames it in every rule`() throws {
    var program = try opened()
    program.press("g", "g", "j", "j", .enter)
    program.type("-new")
    program.press(.enter)
    #expect(
      program.unsavedText
        == Self.text.replacing("acme  ", with: "acme-new  ").replacing(
          "validator: acme\n", with: "validator: acme-new\n"))
  }

  @Test func `removing a validator tells the rules that still use it`() throws {
    var program = try opened()
    program.press("g", "g", "j", "j", "d", "d")
    #expect(program.footer.contains("Still used by rule 2"))
  }

  @Test func `a trust root takes a key as it is pasted, and drops the header of Docker's file`()
    throws
  {
    var program = try opened()
    program.press("g", "g", "j", "j", "a")
    #expect(program.shows("New trust root of validator acme"))
    program.press(.control("u"))
    program.type("second")
    program.press(.tab)
    let pem = Self.key.replacing(
      "-----BEGIN PUBLIC KEY-----\n", with: "-----BEGIN PUBLIC KEY-----\nrole: root\n\n")
    program.paste(pem)
    #expect(program.shows("ECDSA P-256"))
    program.press(.control("s"))
    let text = try #require(program.unsavedText)
    #expect(text.contains("- name: second\n"))
    #expect(!text.contains("role: root"))
    #expect(program.selected.contains("second"))
  }

  @Test func `what is no root key is refused with the reason`() throws {
    var program = try opened()
    program.press("g", "g", "j", "j", "a")
    program.type("second")
    program.press(.tab)
    program.paste("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
    program.press(.control("s"))
    #expect(program.shows("private key"))
    #expect(program.unsavedText == nil)
    program.press(.control("u"))
    program.paste(
      Self.key.replacing(
        "-----BEGIN PUBLIC KEY-----\n", with: "-----BEGIN PUBLIC KEY-----\nrole: alice\n\n"))
    program.press(.control("s"))
    #expect(program.shows("this is a key of alice, not of root"))
  }

  static let key = """
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsx28WV7BsQfnHF1kZmpdCTTLJaWe
    d0CA+JOi8H4REuBaWSZ5zPDe468WuOJ6f71E7WFg3CVEVYHuoZt2UYbN/Q==
    -----END PUBLIC KEY-----

    """
}

@Suite struct `A form` {
  private func opened() throws -> HeadlessProgram {
    var program = try HeadlessProgram.policy(of: `Editing the policy`.text)
    program.press("G", .enter)
    return program
  }

  @Test func `that was not changed closes at once`() throws {
    var program = try opened()
    program.press(.escape)
    #expect(!program.shows("Rule 2"))
  }

  @Test func `asks before what was typed goes, and Esc goes on`() throws {
    var program = try opened()
    program.type("x")
    program.press(.escape)
    #expect(program.shows("Apply what was changed here?"))
    program.press("q", .escape)
    #expect(program.shows("docker.io/acme/*:*x"))
    program.press(.escape, "n")
    #expect(program.unsavedText == nil)
    program.press(.enter)
    program.type("x")
    program.press(.escape, "y")
    #expect(program.unsavedText?.contains("docker.io/acme/*:*x") == true)
  }

  @Test func `says what is wrong while it is filled in`() throws {
    var program = try opened()
    program.press(.control("u"))
    #expect(program.shows("a pattern is needed"))
    program.type("docker.io/[acme")
    #expect(program.shows("3.9 cannot compile this pattern"))
    program.press(.control("u"), .enter)
    #expect(program.shows("pattern: a pattern is needed"))
    #expect(program.unsavedText == nil)
  }

  @Test func `refuses a name that is taken`() throws {
    var program = try HeadlessProgram.policy(of: `Editing the policy`.text)
    program.press("g", "g", "o")
    program.type("deny")
    #expect(program.shows("there is another of this name"))
  }

  @Test func `offers the trust roots of the validator that is chosen`() throws {
    var program = try opened()
    program.press(.tab, .tab)
    program.press(.right)
    #expect(program.shows("trust root  < default >"))
    program.press(.backTab, .right)
    #expect(program.shows("trust root  < (none: default) >"))
  }

  @Test func `offers the delegations of the repository that is loaded`() async throws {
    var program = try HeadlessProgram.policy("docker.io/acme/web:v1", columns: 100, rows: 40)
    await program.load()
    program.press("G", "k", "k", .enter, .tab, .tab, .tab)
    #expect(program.shows("offered: "))
    program.press(.control("n"))
    #expect(program.shows("signed by   alice"))
  }

  @Test func `of a new validator becomes one with its first trust root`() throws {
    var program = try HeadlessProgram.policy(
      of: "application:\n  validators: []\n  policy: []\n")
    program.press("g", "g", "o")
    program.type("acme")
    program.press(.tab, .tab)
    program.type("notary.acme.example")
    program.press(.tab, .tab, .tab, .tab)
    program.paste(`Editing the policy`.key)
    program.press(.control("s"))
    let text = try #require(program.unsavedText)
    for part in [
      "name: acme\n", "type: notaryv1\n", "host: notary.acme.example\n", "name: default\n",
      "key: |", "-----BEGIN PUBLIC KEY-----\n",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `takes a key from a file, and comes back as it was`() throws {
    var program = try HeadlessProgram.policy(of: `Editing the policy`.text)
    program.press("g", "g", "o")
    program.type("new")
    program.press(.tab, .tab, .tab, .tab, .tab, .tab)
    #expect(program.press(.control("o")) == [.listFolder(".")])
    program.press(.escape)
    #expect(program.shows("New validator"))
    program.press(.control("o"))
    program.type("root.pub")
    #expect(program.press(.enter) == [.readKeyFile("root.pub")])
    program.send(.keyFileRead(.success(`Editing the policy`.key)))
    #expect(program.shows("ECDSA P-256") && program.shows("new"))
  }

  @Test func `is usable on the smallest screen`() throws {
    var program = try HeadlessProgram.policy(
      of: `Editing the policy`.text, columns: 40, rows: 10)
    program.press("G", .enter)
    for label in ["pattern", "validator", "trust root", "signed by", "mode"] {
      #expect(program.shows(label), "\(label)")
      program.press(.tab)
    }
  }
}

@Suite struct `Saving the policy` {
  private func changed() throws -> HeadlessProgram {
    var program = try HeadlessProgram.policy(of: `Editing the policy`.text)
    program.press("G", "d", "d")
    program.settlePolicy()
    return program
  }

  private func saveOrder(in effects: [Effect]) -> SaveOrder? {
    for case .save(let order) in effects { return order }
    return nil
  }

  @Test func `w shows what will be written, Enter writes it`() throws {
    var program = try changed()
    program.press("w")
    program.settlePolicy()
    #expect(program.shows("What will be written"))
    #expect(program.shows("-    - pattern: \"docker.io/acme/*:*\"   # all of it"))
    #expect(program.footer.contains("Enter save"))
    let order = try #require(saveOrder(in: program.press(.enter)))
    program.send(.saved(SaveAnswer(order, failures: [:])))
    #expect(program.shows("Saved, not deployed"))
    #expect(program.shows("helm upgrade connaisseur"))
    #expect(!program.shows("UNSAVED"))
  }

  @Test func `wq as a command saves and leaves, q asks, and q with ! leaves all behind`() throws {
    var program = try changed()
    #expect(program.press("q") == [])
    #expect(program.shows("has unsaved changes"))
    program.press(.escape)
    #expect(program.shows("UNSAVED"))
    #expect(program.press("q", "!") == [.forgetAndQuit([Demo.valuesName])])
    program.press(":")
    program.type("q!")
    #expect(program.press(.enter) == [.forgetAndQuit([Demo.valuesName])])
    program.press(":")
    program.type("wq")
    program.press(.enter)
    program.settlePolicy()
    let order = try #require(saveOrder(in: program.press(.enter)))
    #expect(program.send(.saved(SaveAnswer(order, failures: [:]))) == [.quit])
  }

  @Test func `q leaves at once where nothing is unsaved`() throws {
    var program = try changed()
    program.press("u")
    #expect(program.press("q") == [.quit])
  }

  @Test func `a save that fails says why, and nothing is lost`() throws {
    var program = try changed()
    program.press("w")
    program.settlePolicy()
    let order = try #require(saveOrder(in: program.press(.enter)))
    program.send(
      .saved(SaveAnswer(order, failures: [0: .readOnly(path: Demo.valuesName)])))
    #expect(program.footer.contains("may not be written"))
    #expect(program.shows("UNSAVED"))
  }

  @Test func `a file that somebody else changed is compared, taken over or overwritten`() throws {
    let theirs = Array("application:\n  validators: []\n  policy: []\n".utf8)
    var program = try changed()
    program.send(.diskRead([0: .text(theirs)]))
    #expect(program.shows("was changed by somebody else"))
    program.press("c")
    program.settlePolicy()
    #expect(program.shows("What is unsaved"))
    program.press(.escape)
    program.send(.diskRead([0: .text(theirs)]))
    let effects = program.press("o")
    #expect(saveOrder(in: effects) != nil)
    program = try changed()
    program.send(.diskRead([0: .text(theirs)]))
    program.press("r")
    #expect(program.shows("Validators  0"))
    program.press("u")
    #expect(program.shows("Validators  2"))
  }

  @Test func `a file that changed while nothing is unsaved is read again at once`() throws {
    var program = try HeadlessProgram.policy(of: `Editing the policy`.text)
    program.send(.fileChanged)
    let text = `Editing the policy`.text.replacing("deny", with: "refuse")
    program.send(.diskRead([0: .text(Array(text.utf8))]))
    #expect(program.shows("refuse"))
    #expect(!program.shows("UNSAVED"))
  }

  @Test func `with --read-only nothing is written, and changes can be tried`() throws {
    var program = try HeadlessProgram.policy(of: `Editing the policy`.text, isReadOnly: true)
    #expect(program.shows("READ-ONLY"))
    let effects = program.press("G", "d", "d")
    #expect(!effects.contains { if case .keepRecovery = $0 { true } else { false } })
    #expect(!program.shows("2 docker.io/acme/*:*"))
    #expect(program.press("w") == [])
    #expect(program.footer.contains("--read-only"))
    #expect(program.press("q") == [.quit])
  }
}

@Suite struct `The text in an editor` {
  private func textEdit(in effects: [Effect]) -> TextEdit? {
    for case .editText(let edit) in effects { return edit }
    return nil
  }

  @Test func `is the edited one, and comes back as one step`() throws {
    var program = try HeadlessProgram.policy(of: `Editing the policy`.text)
    program.press("G", "d", "d")
    let edit = try #require(textEdit(in: program.press("e")))
    let text = `Editing the policy`.text.replacing("# who may run", with: "# who may run here")
    program.send(.textEdited(edit, .exited(status: 0), .success(Array(text.utf8))))
    #expect(program.shows("docker.io/acme/*:*"))
    #expect(program.unsavedText == text)
    program.press("u")
    #expect(!program.shows("docker.io/acme/*:*"))
  }

  @Test(arguments: [
    (
      ChildProcess.Outcome.exited(status: 3), "The editor ended with status 3; nothing was changed."
    ),
    (.killed(signal: 9), "The editor was ended by signal 9; nothing was changed."),
    (.exited(status: 0), "Nothing was changed."),
  ])
  func `that comes back as it was says how the editor ended`(
    outcome: ChildProcess.Outcome, notice: String
  ) throws {
    var program = try HeadlessProgram.policy(of: `Editing the policy`.text)
    let edit = try #require(textEdit(in: program.press("e")))
    program.send(.textEdited(edit, outcome, .success(Array(`Editing the policy`.text.utf8))))
    #expect(program.shows(notice))
    #expect(program.unsavedText == nil)
  }

  @Test func `that is not YAML is kept, and opened again where the mistake is`() throws {
    var program = try HeadlessProgram.policy(of: `Editing the policy`.text)
    let first = try #require(textEdit(in: program.press("e")))
    let broken = Array("application:\n  policy: [\n".utf8)
    program.send(.textEdited(first, .exited(status: 0), .success(broken)))
    #expect(program.shows("This text cannot be taken"))
    #expect(program.shows("not YAML"))
    program.press(.escape)
    #expect(program.shows("docker.io/acme/*:*"))
    let again = try #require(textEdit(in: program.press("e")))
    #expect(again != first)
    program.send(.textEdited(again, .exited(status: 0), .success(broken)))
    program.press("d")
    let third = try #require(textEdit(in: program.press("e")))
    #expect(third == first)
  }
}
