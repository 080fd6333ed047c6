import Inspector
import NotaryCore
import PolicyEditor
import TUI
import TerminalKit
import Testing

@Suite struct `The answer of the Verdict view` {
  @Test func `stays in sight above the step that decides, on any screen`() async throws {
    for image in ["docker.io/acme/imposter:v1", "docker.io/acme/tampered:v1"] {
      let program = try await HeadlessProgram.explained(image)
      #expect(program.selected.hasPrefix("FAIL"))
      #expect(program.shows("│ 3.9 DENIED        error during notaryv1 validation"))
      #expect(program.shows("│+3.3 DENIED        "))
      #expect(program.shows("upgrade"))
    }
    var small = try await HeadlessProgram.explained(columns: 40, rows: 10)
    #expect(small.line(with: "3.9 DENIED        error")?.hasSuffix("…") == true)
    #expect(small.selected.hasPrefix("FAIL  delegations"))
    // Where it is cut, the cursor opens it.
    small.press("g", "g")
    #expect(small.shows("[\"targets/releases\"]"))
  }

  @Test func `tells whether an upgrade would break it`() async throws {
    var program = try await HeadlessProgram.explained("docker.io/acme/platform:v3", columns: 120)
    #expect(
      program.line(with: "upgrade")?.contains(
        "an upgrade to 3.9 would mend it: 3.3 denies, 3.9 admits") == true)
    program.press("j", "j", "l")
    #expect(program.shows("because") && program.shows("3.3 refuses what Notary takes"))
    let same = try await HeadlessProgram.explained("docker.io/acme/web:v1")
    #expect(same.line(with: "upgrade")?.contains("an upgrade changes nothing") == true)
  }

  @Test func `down and up lead through the answer to the steps and back`() async throws {
    for (columns, rows) in [(40, 10), (80, 24), (120, 40)] {
      var program = try await HeadlessProgram.explained(columns: columns, rows: rows)
      program.press("g", "g")
      let top = program.text
      #expect(program.selected.contains("3.9 DENIED"))
      for _ in 0..<200 { program.press("j") }
      #expect(!program.selected.isEmpty)
      let bottom = program.text
      for _ in 0..<200 { program.press("k") }
      #expect(program.text == top)
      for _ in 0..<20 { program.press(.pageDown) }
      program.press("G")
      #expect(program.text == bottom)
      for _ in 0..<20 { program.press(.pageUp) }
      #expect(program.text == top)
    }
  }

  @Test func `warns of what will not last`() async throws {
    let values = try Values.load(files: [
      (
        "values.yaml",
        Array(
          """
          application:
            validators:
            - name: default
              type: notaryv1
              host: notary.docker.io
              trustRoots:
              - name: default
                key: none
            policy:
            - pattern: "*:*"

          """.utf8)
      )
    ])
    var program = try HeadlessProgram("docker.io/acme/web:v1", columns: 160, rows: 50, files: ["v"])
    await program.explain(by: values)
    let notice = try #require(program.line(with: "is switched off on"))
    #expect(notice.contains("warn"))
  }

  @Test func `is never seen without the note that the cluster asks another server`() async throws {
    var program = try HeadlessProgram(files: [Demo.valuesName])
    await program.explain(from: FailingSource(failure: .nameNotResolved(host: "notary.example")))
    let row = try #require(program.canvas.lines.firstIndex { $0.contains("note ") })
    #expect(program.canvas.lines[row].contains("this is not what the cluster sees"))
    #expect(program.canvas.lines[row + 1].hasPrefix("├"))
    #expect(program.selected.contains("download"))
  }

  @Test func `stays as it was where the files cannot be read again, and says so`() async throws {
    var program = try await HeadlessProgram.explained(columns: 120, rows: 40)
    program.press("R")
    let load = try #require(program.lastLoad)
    program.send(.explainFailed(generation: load.generation, "values.yaml:3:1: not YAML"))
    #expect(program.text.hasPrefix("3.9 DENIED  OUTDATED  docker.io/acme/broken:v1"))
    #expect(program.line(with: "not read")?.contains("values.yaml:3:1: not YAML") == true)
    #expect(program.selected.hasPrefix("FAIL  delegations"))
    program.press("2")
    #expect(program.shows("BROKEN") && !program.shows("loading"))
    program.press("1", "R")
    await program.explain()
    await program.load()
    #expect(program.text.hasPrefix("3.9 DENIED  docker.io") && !program.shows("not read"))
  }

  @Test func `stays where another file that is named cannot be read, or is given up`() async throws
  {
    var program = try await HeadlessProgram.explained(columns: 120, rows: 40)
    program.press("f", .control("u"))
    program.type("none.yaml")
    guard case .examine(let inquiry)? = program.press(.enter).first else {
      Issue.record("nothing is read")
      return
    }
    #expect(inquiry.files == ["none.yaml"] && inquiry.hasVerdict)
    program.send(.explainFailed(generation: inquiry.generation, "none.yaml: no such file"))
    #expect(program.text.hasPrefix("3.9 DENIED  docker.io") && program.shows(Demo.valuesName))
    #expect(program.line(with: "not read")?.contains("none.yaml: no such file") == true)
    program.press("f", .control("u"))
    program.type("none.yaml")
    program.press(.enter, .escape)
    #expect(program.shows(Demo.valuesName) && program.text.hasPrefix("3.9 DENIED"))
  }
}

@Suite struct `An image that this program's grammar refuses` {
  @Test func `is judged as each Connaisseur reads it, without trust data`() async throws {
    var program = try HeadlessProgram("docker.io/acme/Web:v1", files: [Demo.valuesName])
    guard case .examine(let inquiry)? = program.effects.first else {
      Issue.record("\(program.effects)")
      return
    }
    #expect(inquiry.image.given == "docker.io/acme/Web:v1" && inquiry.image.reference == nil)
    await program.explain()
    #expect(program.text.hasPrefix("3.9 DENIED"))
    #expect(program.selected.hasPrefix("FAIL  reference"))
    program.press("2")
    #expect(program.shows("upper-case letter 'W'"))
    #expect(program.press("R").count == 2)
  }

  @Test func `shows nothing of it that could move the terminal's cursor`() async throws {
    var program = try HeadlessProgram("docker.io/acme/\u{1B}[2Jweb", files: [Demo.valuesName])
    await program.explain()
    #expect(program.shows("^[[2Jweb") && !program.text.contains("\u{1B}"))
  }
}
