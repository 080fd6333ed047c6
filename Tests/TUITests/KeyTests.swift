import Inspector
import NotaryCore
import TUI
import TerminalKit
import Testing

@Suite struct `Keys in the tree` {
  @Test func `arrows, j and k move the cursor line by line`() async throws {
    var program = try await HeadlessProgram.loaded()
    #expect(program.selected.contains("root"))
    program.press("j")
    #expect(program.selected.contains("f8059b62"))
    program.press(.down)
    #expect(program.selected.contains("old roots"))
    program.press("k", .up)
    #expect(program.selected.hasPrefix("ok    root"))
  }

  @Test func `gg and Home go to the first line, G and End to the last`() async throws {
    var program = try await HeadlessProgram.loaded()
    for (last, first) in [("G", "g"), (Key.end, Key.home)] as [(Key, Key)] {
      program.press(last)
      #expect(program.selected.contains("v2"))
      program.press(first)
      if first == "g" { program.press("g") }
      #expect(program.selected.contains("root"))
    }
  }

  @Test func `a g that is followed by something else does nothing`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("G", "g", "j")
    #expect(!program.selected.contains("root  "))
  }

  @Test func `h folds and goes to the parent, l unfolds and goes to the first child`() async throws
  {
    var program = try await HeadlessProgram.loaded()
    program.press("h")
    #expect(program.selected.contains("+root"))
    #expect(!program.shows("old roots"))
    program.press("l")
    #expect(program.shows("old roots"))
    program.press("l")
    #expect(program.selected.contains("f8059b62"))
    program.press("h")
    #expect(program.selected.contains("root"))
  }

  @Test func `Space folds and unfolds`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press(" ")
    #expect(program.selected.contains("+root"))
    program.press(" ")
    #expect(!program.selected.contains("+root"))
  }

  @Test func `zM folds everything, zR unfolds everything`() async throws {
    var program = try await HeadlessProgram.loaded(rows: 60)
    program.type("zM")
    #expect(program.shows("+root"))
    #expect(!program.shows("+alice"))
    program.type("zR")
    #expect(!program.shows("+"))
    #expect(program.shows("root v1"))
  }

  @Test func `pages move by what is seen`() async throws {
    var program = try await HeadlessProgram.loaded(columns: 40, rows: 10)
    program.type("zR")
    let start = program.selected
    program.press(.pageDown)
    let page = program.selected
    #expect(page != start)
    program.press(.pageUp)
    #expect(program.selected == start)
    program.press(.control("f"), .control("b"))
    #expect(program.selected == start)
    program.press(.control("d"))
    #expect(program.selected != start)
    program.press(.control("u"))
    #expect(program.selected == start)
  }

  @Test func `keys that need a loaded line say so before there is one`() throws {
    var program = try HeadlessProgram()
    #expect(program.press("y") == [])
    #expect(program.footer.contains("Not now: nothing is loaded."))
    program.press("k")
    #expect(!program.footer.contains("Not now"))
  }

  @Test func `q quits, and nothing else does`() async throws {
    var program = try await HeadlessProgram.loaded()
    for key in [Key.escape, .enter, .tab, "x", .control("c"), .function(1), "Q"] {
      #expect(!program.press(key).contains(.quit))
    }
    #expect(program.press("q") == [.quit])
  }
}

@Suite struct `The two panes` {
  @Test func `Enter goes to the details, where the same keys scroll, and Esc goes back`()
    async throws
  {
    var program = try await HeadlessProgram.loaded()
    program.press("j")
    let line = program.selected
    program.press(.enter)
    #expect(program.selected.isEmpty)
    program.press("G")
    #expect(program.shows("END PUBLIC KEY"))
    program.press("g", "g")
    #expect(!program.shows("END PUBLIC KEY"))
    program.press(.escape)
    #expect(program.selected == line)
  }

  @Test func `Tab goes to the other pane and back`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press(.tab)
    #expect(program.selected.isEmpty)
    program.press(.tab)
    #expect(program.selected.contains("root"))
  }

  @Test func `on a small screen one pane is seen at a time`() async throws {
    var program = try await HeadlessProgram.loaded(columns: 40, rows: 10)
    #expect(!program.shows("expires"))
    program.press(.enter)
    #expect(program.shows("expires"))
    #expect(!program.shows("Trust as"))
    #expect(program.footer.contains("Esc back"))
    program.press(.escape)
    #expect(program.shows("Trust as"))
  }

  @Test func `x shows the document, and scrolling it sideways shows the ends of long lines`()
    async throws
  {
    var program = try await HeadlessProgram.loaded("docker.io/acme/tampered:v1")
    program.press("x")
    #expect(program.shows("targets.json"))
    #expect(program.shows("\"signed\": {"))
    program.press(.tab, "G")
    #expect(program.shows("FAIL does not match"))
    let before = program.text
    program.press("l")
    #expect(program.text != before)
    program.press("h", "x")
    #expect(!program.shows("\"signed\""))
  }

  @Test func `moving within one document keeps the place in it`() async throws {
    var program = try await HeadlessProgram.loaded("docker.io/acme/tampered:v1")
    program.press("x", .tab, .pageDown, .tab)
    let before = program.line(with: "\"hashes\"")
    program.press("j")
    #expect(program.line(with: "\"hashes\"") != nil)
    #expect(before != nil)
    #expect(!program.shows("\"signed\": {"))
  }
}

@Suite struct `Esc` {
  @Test func `closes a popup before anything else`() async throws {
    var program = try HeadlessProgram()
    program.press("?")
    #expect(program.shows("Keys"))
    #expect(program.press(.escape) == [])
    #expect(!program.shows("Quit") && !program.shows("Leave the program"))
    #expect(program.shows("loading"))
  }

  @Test func `then cancels a load, clears the filter, leaves the details, and never quits`()
    async throws
  {
    var program = try await HeadlessProgram.loaded()
    program.press("/")
    program.type("alice")
    program.press(.enter, .enter, "R")
    #expect(program.shows("loading…"))
    #expect(program.press(.escape) == [.cancelLoad])
    #expect(program.shows("Loading was cancelled"))
    #expect(program.shows("/alice"))
    #expect(program.press(.escape) == [])
    #expect(!program.shows("/alice"))
    #expect(program.selected.isEmpty)
    #expect(program.press(.escape) == [])
    #expect(!program.selected.isEmpty)
    let before = program.text
    #expect(program.press(.escape, .escape, .escape) == [])
    #expect(program.text == before)
  }

  @Test func `leaves the raw document last`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("x", .enter, .escape)
    #expect(program.shows("root.json"))
    program.press(.escape)
    #expect(!program.shows("root.json"))
  }
}

@Suite struct `The filter` {
  @Test func `follows what is typed, in any case, and takes every letter as text`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("/")
    #expect(program.type("qxyR?:/nN ") == [])
    #expect(program.footer.contains("filter: qxyR?:/nN"))
    #expect(program.shows("Nothing matches"))
    program.press(.control("u"))
    program.type("ALICE")
    #expect(program.shows("alice"))
    #expect(!program.shows("snapshot"))
  }

  @Test func `Enter keeps it and says so, Esc in the field gives everything back`() async throws {
    var program = try await HeadlessProgram.loaded()
    let before = program.text
    program.press("/")
    program.type("bob")
    program.press(.enter)
    #expect(program.shows("/bob"))
    #expect(!program.shows("timestamp"))
    program.press("/")
    #expect(program.footer.contains("filter: bob"))
    program.press(.escape)
    #expect(program.shows("timestamp"))
    program.press("g", "g")
    #expect(program.text == before)
  }

  @Test func `opens what leads to a match, and folds it again afterwards`() async throws {
    var program = try await HeadlessProgram.loaded(columns: 60)
    let key = String(try await keyID(of: .timestamp).prefix(8))
    #expect(!program.shows(key))
    program.press("/")
    program.type(key)
    program.press(.enter)
    #expect(program.shows(key))
    program.press(.escape)
    #expect(!program.shows(key))
    #expect(program.shows("+timestamp"))
  }

  @Test func `finds a key by any part of its ID`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("/")
    let id = try await keyID(of: .root)
    program.type(String(id.dropFirst(20).prefix(12)))
    #expect(program.shows(String(id.prefix(8))))
    #expect(!program.shows("timestamp"))
  }

  private func keyID(of role: RoleName) async throws -> String {
    let image = try ImageReference("docker.io/acme/web:v1")
    let documents = await TrustLoader(source: Demo.source(), gun: image.gun).load()
    let report = HeadlessProgram.presentation(of: documents, for: image).report
    return try #require(report.chain[role]?.keys.first?.id.text)
  }

  @Test func `n and N go from match to match, around the ends`() async throws {
    var program = try await HeadlessProgram.loaded("docker.io/acme/broken:v1")
    program.press("n")
    #expect(program.footer.contains("Not now: no filter is set."))
    program.press("/")
    program.type("alice")
    program.press(.enter, "g", "g", "n")
    let first = program.selected
    var seen = [first]
    for _ in 0..<20 {
      program.press("n")
      if program.selected == first { break }
      seen.append(program.selected)
    }
    #expect(seen.count > 1)
    #expect(program.selected == first)
    #expect(seen.allSatisfy { $0.contains("alice") })
    program.press("N")
    #expect(program.selected == seen.last)
  }
}
