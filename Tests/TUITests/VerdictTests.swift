import Inspector
import NotaryCore
import PolicyEditor
import TUI
import TerminalKit
import Testing

@Suite struct `The Verdict view` {
  private static let demoFiles = [Demo.valuesName]

  @Test func `is where the program opens with a configuration, and asks both at once`() throws {
    let program = try HeadlessProgram(Demo.opening, files: Self.demoFiles)
    #expect(program.effects.count == 2)
    guard case .examine(let inquiry)? = program.effects.first else {
      Issue.record("\(program.effects)")
      return
    }
    #expect(inquiry.image.name == Demo.opening)
    #expect(inquiry.files == Self.demoFiles)
    #expect(inquiry.connaisseur == .go)
    #expect(program.text.hasPrefix("3.9 …  docker.io/acme/broken:v1"))
    #expect(program.shows("what both Connaisseurs decide"))
  }

  @Test func `begins on the step that decides, with what to do`() async throws {
    let program = try await HeadlessProgram.explained(columns: 120, rows: 40)
    #expect(program.text.hasPrefix("3.9 DENIED"))
    #expect(program.selected.hasPrefix("FAIL  delegations"))
    for part in ["cause ", "evidence ", "to do"] { #expect(program.shows(part)) }
    let small = try await HeadlessProgram.explained()
    #expect(small.selected.hasPrefix("FAIL  delegations") && small.shows("to do"))
    #expect(program.shows("error during notaryv1 validation of image"))
    #expect(program.shows("+3.3 DENIED"))
  }

  @Test func `of an admitted image begins with the digest`() async throws {
    let program = try await HeadlessProgram.explained("docker.io/acme/web:v1")
    #expect(program.selected.contains("3.9 ADMITTED"))
    #expect(program.shows("sha256:e87bdb63c69aa06608"))
    #expect(program.shows("the same"))
  }

  @Test func `names both versions on top where they differ`() async throws {
    let program = try await HeadlessProgram.explained("docker.io/acme/platform:v3", columns: 120)
    #expect(program.text.hasPrefix("3.3 DENIED  3.9 ADMITTED  docker.io/acme/platform:v3"))
  }

  @Test func `has the version in front that the user runs`() async throws {
    let program = try await HeadlessProgram.explained(
      columns: 120, rows: 40, connaisseur: .python)
    #expect(program.text.hasPrefix("3.3 DENIED"))
    #expect(program.shows("Failed to verify signature of trust data targets/releases."))
    #expect(program.shows("+3.9 DENIED"))
  }

  @Test func `v puts the other version in front, and each keeps its place`() async throws {
    var program = try await HeadlessProgram.explained(columns: 120, rows: 40)
    program.press("k", "k")
    let before = program.text
    program.press("v")
    #expect(program.selected.hasPrefix("FAIL  delegations"))
    #expect(program.shows("+3.9 DENIED"))
    program.press("k", "v")
    #expect(program.text == before)
  }

  @Test func `tells under the rule why every other rule lost`() async throws {
    var program = try await HeadlessProgram.explained(columns: 120, rows: 40)
    program.press("g", "g", "j", "j", "j", "j", " ")
    #expect(program.selected.hasPrefix("ok    rule"))
    #expect(program.line(with: "rule 2 ")?.contains("docker.io/acme/*:*  wins") == true)
    #expect(program.line(with: "rule 1 ")?.contains("*:*  fewer components") == true)
    #expect(program.line(with: "rule 4 ")?.contains("registry.k8s.io/*:*  not matching") == true)
  }

  @Test func `later failures stand under would fail next, the rest in one line`() async throws {
    var program = try await HeadlessProgram.explained(
      "docker.io/acme/expired:v1", columns: 120, rows: 40)
    #expect(program.selected.hasPrefix("FAIL  timestamp"))
    #expect(program.line(with: "+not reached")?.contains("delegations digest") == true)
    program.press("G", "l")
    #expect(
      program.shows("sha256:95f840322ab98770fbd825f2eaab116ad87f9dcc3ac9eab31fe840874910fe69"))
  }

  @Test func `shows in full what a line cuts`() async throws {
    var program = try await HeadlessProgram.explained()
    program.press("g", "g", "j", "j", "j", "j")
    #expect(program.line(with: "+root ")?.contains("…") == true)
    program.press("g", "g", "/")
    program.type("root")
    program.press(.enter, "n")
    while !program.selected.hasPrefix("ok   +root") { program.press("n") }
    program.press(" ")
    #expect(program.shows("it is the file that snapshot lists"))
  }

  @Test func `filters its steps, and Esc gives them back`() async throws {
    var program = try await HeadlessProgram.explained(columns: 120, rows: 40)
    let before = program.text
    program.press("/")
    program.type("snapshot lists")
    program.press(.enter)
    #expect(program.shows("/snapshot lists"))
    #expect(!program.shows("a notaryv1 validator"))
    program.press(.escape)
    #expect(program.shows("a notaryv1 validator"))
    #expect(before.contains("a notaryv1 validator"))
  }

  @Test func `moves by pages, to the ends, and with the wheel`() async throws {
    var program = try await HeadlessProgram.explained(columns: 60, rows: 14)
    program.press("g", "g")
    let top = program.text
    #expect(program.selected.contains("3.9 DENIED"))
    program.press(.pageDown)
    #expect(program.text != top)
    program.press(.pageUp, .pageUp)
    #expect(program.text == top)
    program.press("G")
    #expect(program.shows("to do"))
    let bottom = program.text
    program.mouse(.wheelUp, column: 5, row: 6)
    #expect(program.text != bottom)
    for _ in 0..<20 { program.mouse(.wheelUp, column: 5, row: 6) }
    #expect(!program.shows("to do"))
    #expect(!program.selected.isEmpty)
  }

  @Test func `a click selects a line, a second one opens it`() async throws {
    var program = try await HeadlessProgram.explained(columns: 120, rows: 40)
    let row = try #require(program.canvas.lines.firstIndex { $0.contains("+rule") })
    program.mouse(.press(.left), column: 10, row: row)
    #expect(program.selected.contains("+rule"))
    program.mouse(.press(.left), column: 10, row: row)
    #expect(program.shows("fewer components"))
  }

  @Test func `copies the message, the digest, and the explanation`() async throws {
    var program = try await HeadlessProgram.explained()
    program.press("y")
    program.type("message")
    guard case .copy(let message, "message")? = program.press(.enter).first else {
      Issue.record("no message")
      return
    }
    #expect(message.hasPrefix("error during notaryv1 validation"))
    program.press("y")
    program.type("explanation")
    guard case .copy(let text, "explanation")? = program.press(.enter).first else {
      Issue.record("no explanation")
      return
    }
    #expect(text.contains("3.9") && text.contains("DENIED"))
  }

  @Test func `an answer that is unknown says why`() async throws {
    var program = try HeadlessProgram("docker.io/acme/web:v1", columns: 160, files: ["values.yaml"])
    let text = SignedIn.bySecret
    await program.explain(by: try Values.load(files: [("values.yaml", Array(text.utf8))]))
    await program.load()
    #expect(program.text.hasPrefix("3.3 DENIED  3.9 UNKNOWN"))
    #expect(program.line(with: "│ 3.9 UNKNOWN  ")?.contains("notary-login") == true)
    #expect(program.canvas.lines[0].contains("notary-login"))
  }

  @Test func `a configuration that cannot be read says why, and trust data is shown all the same`()
    async throws
  {
    var program = try HeadlessProgram("docker.io/acme/web:v1", files: ["values.yaml"])
    program.send(.explainFailed(generation: 1, "values.yaml:3:1: not YAML"))
    await program.load()
    #expect(program.text.hasPrefix("3.9 UNKNOWN"))
    #expect(program.shows("values.yaml:3:1: not YAML"))
    program.press("2")
    #expect(program.shows("VERIFIED  v1 is"))
  }

  @Test func `is as it was after R, with the files read again`() async throws {
    var program = try await HeadlessProgram.explained()
    program.press("k", "k", " ")
    let before = program.text
    guard case .examine(let inquiry)? = program.press("R").first else {
      Issue.record("nothing is read")
      return
    }
    #expect(inquiry.files == Self.demoFiles && inquiry.generation == 2)
    #expect(program.text.hasPrefix("3.9 …"))
    await program.explain()
    await program.load()
    #expect(program.text == before)
  }

  @Test func `Esc cancels a running explanation, and late answers are ignored`() async throws {
    var program = try HeadlessProgram(Demo.opening, files: Self.demoFiles)
    #expect(program.press(.escape) == [.cancelLoad])
    #expect(program.text.hasPrefix("3.9 CANCELLED"))
    await program.explain()
    #expect(program.text.hasPrefix("3.9 CANCELLED"))
  }

  @Test func `without a configuration says how to get a verdict, and f reads a file`() async throws
  {
    var program = try await HeadlessProgram.loaded()
    program.press("1")
    #expect(program.shows("No values.yaml, so no verdict."))
    #expect(program.press("v") == [])
    #expect(program.footer.contains("Not now: there is no verdict."))
    program.press("f")
    program.type("prod.yaml")
    guard case .examine(let inquiry)? = program.press(.enter).first else {
      Issue.record("nothing is read")
      return
    }
    #expect(inquiry.files == ["prod.yaml"])
    await program.explain()
    #expect(program.text.hasPrefix("3.9 ADMITTED"))
  }

}

@Suite struct `From a step to its evidence` {
  @Test func `Enter shows a role in the Trust view by the same judge, and Esc leads back`()
    async throws
  {
    var program = try await HeadlessProgram.explained()
    let before = program.text
    program.press(.enter)
    #expect(program.shows("Trust as Connaisseur 3.9 judges it"))
    #expect(program.selected.contains("releases"))
    #expect(program.footer.contains("Esc back"))
    program.press("j", .enter, .escape)
    #expect(!program.selected.isEmpty)
    program.press(.escape)
    #expect(program.text == before)
    program.press("2")
    #expect(program.shows("as the Notary client judges it"))
  }

  @Test func `opens what leads to the evidence, also in a tree that is folded and filtered`()
    async throws
  {
    var program = try await HeadlessProgram.explained("docker.io/acme/expired:v1")
    program.press("2")
    program.type("zM")
    program.press("/")
    program.type("root")
    program.press(.enter, "1", .enter)
    #expect(program.selected.contains("timestamp"))
  }

  @Test func `a tag is shown where it is signed`() async throws {
    var program = try await HeadlessProgram.explained("docker.io/acme/web:v1")
    program.press("G", .enter)
    #expect(program.selected.contains("v1"))
    #expect(program.shows("Connaisseur 3.9"))
  }

  @Test func `the line of a file is marked, secrets are masked, and Esc leads back`() async throws {
    var program = try HeadlessProgram("docker.io/acme/web:v1", files: ["values.yaml"])
    let text = SignedIn.byPassword
    await program.explain(by: try Values.load(files: [("values.yaml", Array(text.utf8))]))
    await program.load()
    program.press("g", "g")
    while !program.selected.contains("rule") { program.press("j") }
    let before = program.text
    program.press(.enter)
    #expect(program.shows("values.yaml  line 14"))
    #expect(program.line(with: "> 14")?.contains("- pattern: \"*:*\"") == true)
    #expect(program.shows("password: ********"))
    #expect(!program.shows("hunter2"))
    program.press("G", "k", "l", "h")
    #expect(!program.shows("hunter2"))
    program.press(.escape)
    #expect(program.text == before)
  }

  @Test func `e opens the editor on the line, and what it wrote is read`() async throws {
    var program = try HeadlessProgram("docker.io/acme/web:v1", files: ["values.yaml"])
    let text = SignedIn.byPassword
    await program.explain(by: try Values.load(files: [("values.yaml", Array(text.utf8))]))
    await program.load()
    program.press("g", "g")
    #expect(program.press("e") == [])
    #expect(program.footer.contains("Not now: this line is of no file."))
    while !program.selected.contains("rule") { program.press("j") }
    #expect(program.press("e") == [.edit(file: "values.yaml", line: 14)])
    guard case .examine? = program.send(.edited(.exited(status: 0))).first else {
      Issue.record("nothing is read again")
      return
    }
  }
}

/// A configuration of one validator that signs in, and one rule, on line 14.
private enum SignedIn {
  static let byPassword = values(auth: "# password: hunter2", "secretName: notary-login")
  static let bySecret = values(auth: "# a secret of the cluster", "secretName: notary-login")

  private static func values(auth first: String, _ second: String) -> String {
    """
    application:
      validators:
      - name: default
        type: notaryv1
        host: notary.acme.example
        auth:
          \(first)
          \(second)
        trustRoots:
        - name: default
          key: none

      policy:
      - pattern: "*:*"

    """
  }
}

@Suite struct `The judge of the Trust view` {
  @Test func `v asks the Notary client, then 3.3, then 3.9`() async throws {
    var program = try await HeadlessProgram.explained(columns: 120)
    program.press("2")
    for name in ["the Notary client", "Connaisseur 3.3", "Connaisseur 3.9", "the Notary client"] {
      #expect(program.shows("Trust as \(name) judges it"))
      program.press("v")
    }
  }

  @Test func `marks the rows where it differs, and says why`() async throws {
    var program = try await HeadlessProgram.explained("docker.io/acme/platform:v3", columns: 160)
    program.press("2", "v")
    #expect(program.shows("as Connaisseur 3.3"))
    #expect(program.line(with: "not looked at")?.contains("team") == false)
    #expect(program.shows("differs from the Notary client: targets/team/backend"))
  }

  @Test func `needs a verdict`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("v")
    #expect(program.footer.contains("Not now: there is no verdict, so no other judge."))
  }

  @Test func `the rule's keys are the pins`() async throws {
    var program = try await HeadlessProgram.explained("docker.io/acme/imposter:v1", columns: 120)
    program.press("2")
    #expect(program.shows("not pinned"))
    #expect(program.shows("BROKEN"))
  }
}

@Suite struct `The views` {
  @Test func `are named on top, and number keys and clicks lead there`() async throws {
    var program = try await HeadlessProgram.explained()
    #expect(program.canvas.lines[1].hasPrefix("1 Verdict  2 Trust "))
    program.press("2")
    #expect(program.shows("Trust as"))
    program.mouse(.press(.left), column: 3, row: 1)
    #expect(program.shows("Connaisseur 3.9 "))
    program.mouse(.press(.left), column: 13, row: 1)
    #expect(program.shows("Trust as"))
  }

  @Test func `keep their places`() async throws {
    var program = try await HeadlessProgram.explained()
    program.press("k")
    let verdict = program.text
    program.press("2", "G")
    let trust = program.text
    program.press("1")
    #expect(program.text == verdict)
    program.press("2")
    #expect(program.text == trust)
  }

  @Test func `hold any size, with anything open`() async throws {
    let openings: [[Key]] = [
      [], [.enter], ["v"], ["?"], ["y"], [":"], ["f"], ["/", "r"], ["2", "v"],
    ]
    for keys in openings {
      var program = try await HeadlessProgram.explained()
      for key in keys { program.press(key) }
      for columns in [0, 1, 2, 19, 40, 76, 300] {
        for rows in [0, 1, 2, 3, 10, 16, 100] {
          program.resize(columns: columns, rows: rows)
          #expect(program.canvas.size == Size(columns: columns, rows: rows))
          program.press(.down, .up)
          program.mouse(.press(.left), column: columns / 2, row: rows / 2)
        }
      }
    }
  }
}

@Suite struct `A pasted denial` {
  private static let go =
    "Error from server: admission webhook \"connaisseur-svc.connaisseur.svc\" denied the request: "
    + "error during notaryv1 validation of image docker.io/acme/expired:v1: error validating trust"
    + " data: error validating base trust data: timestamp trust data expired"
  private static let python =
    "Error from server: admission webhook \"connaisseur-svc.connaisseur.svc\" denied the request: "
    + "Failed to verify signature of trust data targets/releases."

  @Test func `opens the explanation of the image that it names, from any view`() async throws {
    var program = try await HeadlessProgram.explained()
    program.press("2", "?")
    guard case .examine(let inquiry)? = program.send(.event(.paste(Paste(Self.go)))).first else {
      Issue.record("nothing is explained")
      return
    }
    #expect(inquiry.image.name == "docker.io/acme/expired:v1")
    #expect(inquiry.rejection?.generation == .go)
    await program.explain()
    await program.load()
    #expect(program.text.hasPrefix("3.9 DENIED  docker.io/acme/expired:v1"))
    #expect(program.selected.hasPrefix("FAIL  timestamp"))
  }

  @Test func `of 3.3 that names no image is about the one that is shown, and 3.3 is in front`()
    async throws
  {
    var program = try await HeadlessProgram.explained()
    guard case .examine(let inquiry)? = program.send(.event(.paste(Paste(Self.python)))).first
    else {
      Issue.record("nothing is explained")
      return
    }
    #expect(inquiry.image.name == Demo.opening && inquiry.connaisseur == .python)
    await program.explain()
    await program.load()
    #expect(program.text.hasPrefix("3.3 DENIED"))
    #expect(program.shows("┌ Connaisseur 3.3 "))
    program.press("g", "g")
    #expect(program.shows("the pasted denial: reproduced"))
  }

  @Test func `that is no longer said tells what may have changed`() async throws {
    var program = try await HeadlessProgram.explained(columns: 120, rows: 50)
    program.paste(Self.go.replacing("acme/expired:v1", with: "acme/web:v1"))
    await program.explain()
    #expect(program.text.hasPrefix("3.9 ADMITTED  docker.io/acme/web:v1"))
    #expect(program.shows("the pasted denial: now admitted"))
    #expect(program.shows("time passed"))
  }

  @Test func `without a configuration asks for one`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.paste(Self.go)
    #expect(program.shows("docker.io/acme/expired:v1"))
    #expect(program.footer.contains("press f and name Connaisseur's values.yaml"))
  }

  @Test func `is text in a field`() async throws {
    var program = try await HeadlessProgram.explained()
    program.press("/")
    #expect(program.send(.event(.paste(Paste(Self.python)))) == [])
    #expect(program.footer.contains("filter: ") && program.footer.contains("trust data targets"))
  }
}
