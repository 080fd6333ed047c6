import Inspector
import PolicyEditor
import TUI
import TerminalKit
import Testing

@Suite struct `The Policy view` {
  @Test func `is where the program opens with values and without an image`() throws {
    var program = try HeadlessProgram(nil, files: [Demo.valuesName])
    #expect(program.effects == [.readPolicy([Demo.valuesName], number: 1)])
    #expect(program.shows("reading the files of values"))
    program.settlePolicy()
    for part in ["Validators  3", "acme", "notary.acme.example", "Rules  4", "docker.io/acme/*:*"] {
      #expect(program.shows(part), "\(part)")
    }
    #expect(program.text.hasPrefix("no image"))
  }

  @Test func `reads the files beside the question for a verdict, and once each time`() throws {
    var program = try HeadlessProgram(files: [Demo.valuesName])
    #expect(program.effects.contains(.readPolicy([Demo.valuesName], number: 1)))
    program.settlePolicy()
    let effects = program.press("R")
    #expect(effects.contains { if case .checkDisk = $0 { true } else { false } })
  }

  @Test func `says why a file cannot be read`() throws {
    var program = try HeadlessProgram(nil, files: ["values.yaml"])
    program.send(.policyFailed(number: 1, "values.yaml:3:1: not YAML"))
    #expect(program.shows("values.yaml:3:1: not YAML"))
  }

  @Test func `an answer to an abandoned question is ignored`() throws {
    var program = try HeadlessProgram.policy()
    let before = program.text
    program.send(.policyFailed(number: 1, "too late"))
    #expect(program.text == before)
  }

  @Test func `details follow the cursor`() throws {
    var program = try HeadlessProgram.policy(columns: 100, rows: 40)
    program.press("G")
    #expect(program.selected.contains("registry.k8s.io/*:*"))
    #expect(program.shows("rule 4"))
    #expect(program.shows("admits everything"))
    program.press("k")
    #expect(program.shows("signed by  team"))
  }

  @Test func `a validator shows its trust roots with their keys, and hides them`() throws {
    var program = try HeadlessProgram.policy(columns: 100, rows: 40)
    program.press("j", "j")
    #expect(program.selected.contains("+acme"))
    #expect(program.shows("used by    rule 2  docker.io/acme/*:*"))
    program.press(" ")
    #expect(!program.selected.contains("+acme"))
    program.press("j")
    #expect(program.selected.contains("default"))
    #expect(program.selected.contains("ECDSA P-256"))
    #expect(program.shows("key ID"))
    program.press("h")
    #expect(program.selected.contains("acme"))
    program.press("h")
    #expect(program.selected.contains("+acme"))
  }

  @Test func `the file stands beside the list from 120 columns, its line in step with the cursor`()
    throws
  {
    var program = try HeadlessProgram.policy(columns: 120, rows: 40)
    program.press("G")
    #expect(program.line(with: "> ")?.contains("registry.k8s.io/*:*") == true)
    program.press("k")
    #expect(program.line(with: "> ")?.contains("docker.io/acme/platform:*") == true)
    program.resize(columns: 100, rows: 40)
    #expect(program.line(with: "> ") == nil)
    program.press(.tab, .tab)
    #expect(program.line(with: "> ")?.contains("docker.io/acme/platform:*") == true)
    program.press(.escape)
    #expect(program.shows("Validators"))
  }

  @Test func `a filter leaves what matches, and Esc brings back the rest`() throws {
    var program = try HeadlessProgram.policy(rows: 40)
    program.press("/")
    program.type("platform")
    program.press(.enter)
    #expect(program.shows("docker.io/acme/platform:*"))
    #expect(program.selected.contains("platform"))
    #expect(program.line(with: "registry.k8s.io/*:*") == nil)
    program.press("n")
    #expect(program.selected.contains("platform"))
    program.press(.escape)
    #expect(program.shows("registry.k8s.io"))
  }

  @Test func `of no file says how to name one`() throws {
    var program = try HeadlessProgram()
    program.press("3")
    #expect(program.shows("No values.yaml, so no policy."))
  }

  @Test func `calls what no file sets the chart's own`() throws {
    let text = "application:\n  policy:\n  - pattern: \"*:*\"\n    validator: allow\n"
    let program = try HeadlessProgram.policy(of: text)
    #expect(program.shows("Validators  3  the chart's own: no file sets them"))
    #expect(program.line(with: "Rules  1")?.contains("chart") == false)
  }

  @Test func `never shows a password of the file`() throws {
    let text = """
      application:
        validators:
        - name: default
          type: notaryv1
          host: notary.acme.example
          auth: {username: ada, password: hunter2}
          trustRoots: [{name: default, key: none}]
        policy:
        - pattern: "*:*"

      """
    let program = try HeadlessProgram.policy(of: text, columns: 140)
    #expect(program.shows("as ada, with the password in the file"))
    #expect(program.shows("********"))
    #expect(!program.shows("hunter2"))
  }

  @Test func `a click selects, a second one opens, the wheel scrolls`() throws {
    var program = try HeadlessProgram.policy(columns: 100, rows: 40)
    let row = try #require(program.canvas.lines.firstIndex { $0.contains("+acme") })
    program.mouse(.press(.left), column: 10, row: row)
    #expect(program.selected.contains("+acme"))
    program.mouse(.press(.left), column: 10, row: row)
    #expect(!program.shows("+acme"))
    program.mouse(.wheelDown, column: 10, row: row)
    program.press("1", "3")
    #expect(program.selected.contains("acme"))
  }
}

@Suite struct `The try-out line` {
  @Test func `names the winner at every key, and why each other loses`() throws {
    var program = try HeadlessProgram.policy(columns: 120, rows: 40)
    program.press("x")
    program.type("docker.io/acme/web:v1")
    program.settlePolicy()
    #expect(program.shows("both  rule 2 wins: docker.io/acme/*:*  by validator acme"))
    #expect(program.line(with: "wins  2 ") != nil || program.line(with: "wins 2 ") != nil)
    #expect(program.line(with: "1 *:*")?.contains("fewer") == true)
    for _ in "web:v1" { program.press(.backspace) }
    program.type("platform:v3")
    program.settlePolicy()
    #expect(program.shows("rule 3 wins: docker.io/acme/platform:*"))
  }

  @Test func `every letter is text there, and Esc keeps it`() throws {
    var program = try HeadlessProgram.policy()
    program.press("x")
    #expect(program.type("q3?jx") == program.effects.suffix(5).map { $0 })
    #expect(program.shows("q3?jx"))
    program.press(.escape)
    #expect(program.shows("q3?jx"))
    #expect(program.press("q") == [.quit])
  }

  @Test func `Enter goes to the rule that wins`() throws {
    var program = try HeadlessProgram.policy()
    program.press("x")
    program.type("docker.io/acme/platform:v3")
    program.settlePolicy()
    program.press(.enter)
    #expect(program.selected.contains("docker.io/acme/platform:*"))
  }

  @Test func `begins with the image that is looked at`() throws {
    let program = try HeadlessProgram.policy("docker.io/acme/web:v1", columns: 120, rows: 40)
    #expect(program.shows("rule 2 wins"))
  }

  @Test func `tells both versions apart where they differ`() throws {
    let text = """
      application:
        validators: []
        policy:
        - pattern: "*:*"
        - pattern: "docker.io/acme/web:v1"
        - pattern: "docker.io/acme/web:v1"

      """
    let program = try HeadlessProgram.policy(
      of: text, "docker.io/acme/web:v1", columns: 120)
    #expect(program.shows("3.9  rule 3 wins"))
    #expect(program.shows("3.3  rule 2 wins"))
    #expect(program.line(with: "3.3  2") != nil && program.line(with: "3.9  3") != nil)
  }

  @Test func `what is pasted goes into it, and an answer to what stood there before is not shown`()
    throws
  {
    var program = try HeadlessProgram.policy(columns: 120, rows: 40)
    program.press("x")
    program.paste("  docker.io/acme/web:v1\n")
    program.press(.backspace)
    program.type("2")
    #expect(!program.shows("wins"))
    program.settlePolicy()
    #expect(program.shows("rule 2 wins"))
  }

  @Test func `says where no rule wins, and where the image is refused`() throws {
    let text = "application:\n  validators: []\n  policy:\n  - pattern: \"nothing.example/*:*\"\n"
    var program = try HeadlessProgram.policy(of: text, columns: 120)
    program.press("x")
    program.type("docker.io/acme/web:v1")
    program.settlePolicy()
    #expect(program.shows("no matching rule"))
    program.type(" :::")
    program.settlePolicy()
    #expect(program.shows("refused"))
  }
}
