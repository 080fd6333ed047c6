import Inspector
import NotaryCore
import TUI
import TerminalKit
import Testing

@Suite struct `The mouse` {
  /// The screen's row that holds a text.
  private func row(of text: String, in program: HeadlessProgram) throws -> Int {
    try #require(program.canvas.lines.firstIndex { $0.contains(text) })
  }

  @Test func `a click selects a line, a second one folds it`() async throws {
    var program = try await HeadlessProgram.loaded()
    let row = try row(of: "+snapshot", in: program)
    program.mouse(.press(.left), column: 10, row: row)
    #expect(program.selected.contains("snapshot"))
    program.mouse(.press(.left), column: 10, row: row)
    #expect(!program.shows("+snapshot"))
  }

  @Test func `a click takes the focus to its pane`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.mouse(.press(.left), column: 60, row: 10)
    #expect(program.selected.isEmpty)
    program.mouse(.press(.left), column: 5, row: 4)
    #expect(!program.selected.isEmpty)
  }

  @Test func `the wheel scrolls what is under it`() async throws {
    var program = try await HeadlessProgram.loaded(columns: 80, rows: 16)
    program.type("zR")
    program.press("g", "g", "j")
    program.mouse(.wheelDown, column: 60, row: 8)
    #expect(!program.shows("key ID"))
    program.mouse(.wheelUp, column: 60, row: 8)
    #expect(program.shows("key ID"))
    #expect(program.shows("ok    root"))
    program.mouse(.wheelDown, column: 5, row: 8)
    #expect(!program.shows("ok    root"))
  }

  @Test func `the wheel scrolls a popup, and clicks beside it do nothing`() async throws {
    var program = try await HeadlessProgram.loaded(columns: 80, rows: 16)
    program.press("?")
    #expect(program.shows("Enter"))
    program.mouse(.wheelDown, column: 40, row: 8)
    let scrolled = program.text
    #expect(!scrolled.contains("Show the line's details"))
    program.mouse(.press(.left), column: 5, row: 4)
    #expect(program.text == scrolled)
  }

  @Test func `nowhere does a click do harm`() async throws {
    for size in [(40, 10), (80, 24), (1, 1)] {
      var program = try await HeadlessProgram.loaded(columns: size.0, rows: size.1)
      for row in -1...size.1 {
        for column in stride(from: -1, through: size.0 + 1, by: 3) {
          for action in [MouseEvent.Action.press(.left), .press(.right), .wheelUp, .wheelDown] {
            program.mouse(action, column: column, row: row)
          }
        }
      }
      #expect(program.canvas.size == program.size)
    }
  }
}

@Suite struct `The window's size` {
  @Test func `may be anything, with anything open`() async throws {
    let openings: [[Key]] = [
      [], [.enter], ["x"], ["x", .enter], ["?"], ["y"], [":"], ["i"], ["/", "a"],
    ]
    for keys in openings {
      var program = try await HeadlessProgram.loaded("docker.io/acme/tampered:v1")
      for key in keys { program.press(key) }
      for columns in [0, 1, 2, 3, 20, 40, 76, 300] {
        for rows in [0, 1, 2, 3, 10, 16, 100] {
          program.resize(columns: columns, rows: rows)
          #expect(program.canvas.size == Size(columns: columns, rows: rows))
          program.press(.down, .up)
        }
      }
    }
  }

  @Test func `keeps the cursor's line, the folds and the focus`() async throws {
    var program = try await HeadlessProgram.loaded(columns: 120, rows: 40)
    program.press(" ", "j", "j")
    let before = program.text
    let line = program.selected.prefix(20)
    program.resize(columns: 40, rows: 10)
    #expect(program.selected.hasPrefix(line))
    program.resize(columns: 120, rows: 40)
    #expect(program.text == before)
  }

  @Test func `of 40 by 10 reaches every line of the tree and of the details`() async throws {
    var program = try await HeadlessProgram.loaded(
      "docker.io/acme/platform:v3", columns: 40, rows: 10)
    program.type("zR")
    program.press("g", "g")
    var lines: [String] = []
    while lines.last != program.selected {
      lines.append(program.selected)
      program.press("j")
    }
    var large = try await HeadlessProgram.loaded(
      "docker.io/acme/platform:v3", columns: 200, rows: 100)
    large.type("zR")
    for title in ["root", "timestamp", "snapshot", "targets", "team", "backend", "carol"] {
      #expect(large.shows(title))
      #expect(lines.contains { $0.contains(title) })
    }
    program.press("g", "g", "j", .enter, "G")
    #expect(program.shows("END PUBLIC KEY"))
  }
}
