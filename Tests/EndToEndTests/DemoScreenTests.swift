import Foundation
import TestSupport
import Testing

@Suite struct `The demo in a terminal` {
  @Test func `shows the whole tree, and its keys work`() async throws {
    let command = Command.tastevin("demo", "docker.io/acme/web:v1")
    try await TmuxSession.run(command, width: 100, height: 30) { terminal in
      let screen = try await terminal.openTree()
      #expect(screen.isAlternate && screen.hasMouse && !screen.cursorIsVisible)
      #expect(screen.lines[0].hasPrefix("3.9 ADMITTED  docker.io/acme/web:v1"))
      #expect(screen.contains("VERIFIED  v1 is sha256:"))
      for role in ["root", "timestamp", "snapshot", "targets", "alice", "bob", "releases"] {
        #expect(screen.contains(role))
      }
      try await terminal.press("j")
      try await terminal.wait(for: "the key's details") { $0.contains("canonical") }
      try await terminal.press("Enter", "G")
      try await terminal.wait(for: "their end") { $0.contains("END PUBLIC KEY") }
      try await terminal.press("Escape", "?")
      try await terminal.wait(for: "the help") { $0.contains("Leave the program") }
      try await terminal.press("Escape")
      try await terminal.press("/")
      try await terminal.type("bob")
      try await terminal.wait(for: "the filtered tree") {
        $0.contains("filter: bob") && !$0.contains("timestamp")
      }
      try await terminal.press("Escape")
      try await terminal.wait(for: "the whole tree") { $0.contains("timestamp") }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `goes to another image by name`() async throws {
    try await TmuxSession.run(.tastevin("demo", "docker.io/acme/web:v1")) { terminal in
      try await terminal.openTree()
      try await terminal.press("i")
      try await terminal.wait(for: "the question") { $0.contains("Inspect which image?") }
      try await terminal.paste("docker.io/acme/expired")
      try await terminal.press("Enter")
      try await terminal.wait(for: "the expired image") {
        $0.lines[0].hasPrefix("3.9 DENIED") && $0.contains("BROKEN")
      }
    }
  }

  @Test func `copies through the terminal`() async throws {
    try await TmuxSession.run(.tastevin("demo", "docker.io/acme/web:v1")) { terminal in
      try await terminal.openTree()
      try await terminal.press("j", "y")
      try await terminal.wait(for: "the menu") { $0.contains("Copy what?") }
      try await terminal.press("Enter")
      try await terminal.wait(for: "the answer") { $0.contains("Copied: key ID") }
      let copied = try await terminal.clipboard()
      #expect(copied.hasPrefix("f8059b62"))
      #expect(copied.count == 64)
    }
  }

  @Test func `follows the window from 40 by 10 to 300 by 100`() async throws {
    try await TmuxSession.run(.tastevin("demo", "docker.io/acme/web:v1"), width: 40, height: 10) {
      terminal in
      let small = try await terminal.openTree()
      #expect(small.lines[0].hasPrefix("3.9 ADMITTED"))
      try await terminal.press("Enter")
      try await terminal.wait(for: "the details") { $0.contains("status     VERIFIED") }
      try await terminal.press("Escape")
      try await terminal.resize(width: 300, height: 100)
      let large = try await terminal.wait(for: "both panes") {
        $0.width == 300 && $0.contains("status     VERIFIED") && $0.contains("releases")
          && $0.lines.last?.contains("q quit") == true
      }
      #expect(large.lines.count == 100)
      try await terminal.resize(width: 20, height: 4)
      try await terminal.wait(for: "what fits") { $0.width == 20 && $0.contains("3.9 ADMITTED") }
      try await terminal.resize(width: 80, height: 24)
      try await terminal.wait(for: "the tree again") { $0.contains("releases") }
    }
  }

  @Test func `obeys clicks and the wheel`() async throws {
    try await TmuxSession.run(.tastevin("demo", "docker.io/acme/web:v1"), width: 100, height: 20) {
      terminal in
      let screen = try await terminal.openTree()
      let row = try #require(screen.row(of: "+snapshot"))
      try await terminal.click(column: 12, row: row)
      try await terminal.wait(for: "the snapshot's details") { $0.contains("snapshot.json") }
      try await terminal.click(column: 12, row: row)
      try await terminal.wait(for: "its keys") { !$0.contains("+snapshot") }
      try await terminal.turnWheel(down: true, column: 12, row: row)
      try await terminal.wait(for: "the tree's end") { !$0.contains("ok    root") }
      try await terminal.turnWheel(down: false, column: 12, row: row)
      try await terminal.wait(for: "the tree's beginning") { $0.contains("ok    root") }
    }
  }

  @Test func `without colour uses attributes alone`() async throws {
    let command = Command.tastevin("demo", "docker.io/acme/web:v1", environment: ["NO_COLOR": "1"])
    try await TmuxSession.run(command) { terminal in
      let screen = try await terminal.openTree()
      let styles = screen.styledLines.joined()
      #expect(!styles.contains(/\u{1b}\[[0-9;]*(3[0-8]|9[0-7])[;m]/))
      #expect(styles.contains(/\u{1b}\[[0-9;]*7m/))
    }
  }

  @Test func `draws ASCII where the locale has nothing else`() async throws {
    let command = Command.tastevin("demo", "docker.io/acme/web:v1", environment: ["LC_ALL": "C"])
    try await TmuxSession.run(command) { terminal in
      let screen = try await terminal.openTree()
      #expect(screen.text.utf8.allSatisfy { $0 < 0x80 })
      #expect(screen.contains("+ Trust"))
    }
  }

  @Test func `names a terminal that it does not know`() async throws {
    try await TmuxSession.run(.tastevin("demo"), terminal: "nonsense") { terminal in
      let screen = try await terminal.waitForEnd()
      #expect(screen.ending == .exited(2))
      #expect(screen.contains("the terminal 'nonsense' of $TERM is not known here"))
    }
  }

  @Test func `without a terminal prints the tree`() async throws {
    let outcome = try await Command.tastevin("demo").run()
    #expect(outcome.ending == .exited(0))
    #expect(outcome.output.contains("VERIFIED"))
    #expect(outcome.output.contains("releases"))
    #expect(!outcome.outputBytes.contains(0x1B))
    #expect(outcome.errors.isEmpty)
  }

  @Test func `never sends a stranger's control characters`() async throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let log = folder.path + "/typescript"
    let command = Command(
      "script", ["-qfec", "\(BuiltProduct.tastevin) demo docker.io/acme/tampered:v1", log])
    try await TmuxSession.run(command, width: 120, height: 40) { terminal in
      try await terminal.openTree()
      try await terminal.press("x")
      try await terminal.wait(for: "the document") { $0.contains("\"signed\": {") }
      try await terminal.press("x", "G", "y")
      try await terminal.wait(for: "the menu") { $0.contains("Copy what?") }
      try await terminal.press("Escape", "q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
    let sent = try Data(contentsOf: URL(filePath: log))
    #expect(sent.contains("v9^[[2J<U+202E>1v"))
    #expect(!sent.contains("v9\u{1b}"))
    #expect(!sent.contains("\u{202E}"))
  }
}

extension Data {
  fileprivate func contains(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
