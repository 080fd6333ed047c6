import Inspector
import NotaryCore
import TUI
import TerminalKit
import Testing

@Suite struct `Copying` {
  /// What the program copies of the line under the cursor under each name.
  private func copies(_ program: HeadlessProgram) -> [String: String] {
    var values: [String: String] = [:]
    for index in 0..<10 {
      var program = program
      program.press("y")
      for _ in 0..<index { program.press(.down) }
      guard case .copy(let text, let name)? = program.press(.enter).first else { continue }
      values[name] = text
    }
    return values
  }

  @Test func `of a role: its name, the image, digests, source and document`() async throws {
    let program = try await HeadlessProgram.loaded()
    let values = copies(program)
    #expect(values["role"] == "root")
    #expect(values["image"] == "docker.io/acme/web:v1")
    #expect(values["sha256"]?.count == 64)
    #expect(values["sha512"]?.count == 128)
    #expect(values["source"] == "built-in demo/docker.io/acme/web/root.json")
    let answer = await Demo.source().answer(
      TrustRequest(gun: GUN("docker.io/acme/web"), role: .root))
    #expect(values["document"].map { Array($0.utf8) } == answer.bytes)
  }

  @Test func `of a root key: IDs, PEM and the validator for Connaisseur`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("j")
    let values = copies(program)
    #expect(values["key ID"]?.hasPrefix("f8059b62") == true)
    #expect(values["key ID"]?.count == 64)
    #expect(values["canonical key ID"]?.count == 64)
    let pem = try #require(values["public key (PEM)"])
    #expect(pem.hasPrefix("-----BEGIN PUBLIC KEY-----\n"))
    #expect(values["validator (YAML)"]?.contains("type: notaryv1") == true)
  }

  @Test func `of a tag: its name, digest and the image by digest`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("G")
    let values = copies(program)
    #expect(values["tag"] == "v2")
    let digest = try #require(values["digest"])
    #expect(digest.hasPrefix("sha256:") && digest.count == 71)
    #expect(values["image by digest"] == "docker.io/acme/web@\(digest)")
  }

  @Test func `the menu narrows as one types, c opens it too, and Esc closes it`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("c")
    program.type("sha5")
    #expect(program.press(.enter).map(\.copiedName) == ["sha512"])
    program.press("y", .escape)
    #expect(!program.shows("Copy what?"))
  }

  @Test func `says that the terminal was asked, or that the text is too long`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.send(.copied("digest", .requested))
    #expect(program.footer.contains("Copied: digest, if the terminal allows it."))
    program.send(.copied("document", .tooLong(bytes: 1_000_000)))
    #expect(program.footer.contains("document is too long for the clipboard."))
  }
}

extension Effect {
  var copiedName: String? {
    if case .copy(_, let name) = self { name } else { nil }
  }
}

@Suite struct `The help` {
  @Test func `tells every key that works, and scrolls to the last`() async throws {
    var program = try await HeadlessProgram.loaded(columns: 40, rows: 10)
    program.press("?")
    var seen = program.text
    for _ in 0..<20 {
      program.press(.pageDown)
      seen += program.text
    }
    for key in ["Enter", "Space", "zM", "zR", "gg", "Ctrl-d", "PgDn", "Tab", "Esc", ":", "q"] {
      #expect(seen.contains(key))
    }
    #expect(seen.contains("Status:"))
    program.press("?")
    #expect(!program.shows("Keys"))
  }

  @Test func `takes q for itself`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("?")
    #expect(program.press("q") == [])
    #expect(!program.shows("Keys"))
  }
}

@Suite struct `Commands by name` {
  @Test func `are called by a part of their name`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press(":")
    program.type("quit")
    #expect(program.press(.enter) == [.quit])
  }

  @Test func `Tab completes the one under the cursor`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press(":")
    program.type("fold-")
    program.press(.tab)
    #expect(program.shows("> fold-all"))
    program.press(.enter)
    #expect(program.shows("+root"))
  }

  @Test func `that are not possible now say why`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press(":")
    program.type("next-match")
    #expect(program.press(.enter) == [])
    #expect(program.footer.contains("Not now: no filter is set."))
  }

  @Test func `that are none do nothing`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press(":")
    program.type("no such command")
    #expect(program.press(.enter) == [])
  }
}

@Suite struct `Another image` {
  @Test func `is chosen from the list`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("i", .down, .down)
    let image = try ImageReference("docker.io/acme/imposter:v1")
    #expect(program.press(.enter) == [.load(image, generation: 2)])
    #expect(program.shows("docker.io/acme/imposter:v1"))
    #expect(program.shows("loading…"))
    await program.load()
    #expect(program.shows("BROKEN"))
  }

  @Test func `is typed in full, letters that are keys elsewhere too`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("i")
    program.type("quay.io/jerk/xyz:RGN")
    let image = try ImageReference("quay.io/jerk/xyz:RGN")
    #expect(program.press(.enter) == [.load(image, generation: 2)])
  }

  @Test func `that is none says what is wrong, and what was typed stays`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("i")
    program.type("Quay.io/UPPER")
    #expect(program.press(.enter) == [])
    #expect(program.shows("No image:"))
    #expect(program.shows("> Quay.io/UPPER"))
  }

  @Test func `that is pasted opens the question for it`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.paste("  ghcr.io/acme/tool:2\nand more")
    #expect(program.shows("> ghcr.io/acme/tool:2"))
    let image = try ImageReference("ghcr.io/acme/tool:2")
    #expect(program.press(.enter) == [.load(image, generation: 2)])
  }

  @Test func `a paste goes into the field that is open`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("/")
    program.paste("ali")
    program.type("ce")
    #expect(program.footer.contains("filter: alice"))
    program.press(.escape, "i")
    program.paste("docker.io/acme/b")
    program.type("roken")
    #expect(program.shows("> docker.io/acme/broken"))
  }

  @Test func `control characters in a paste are never on the screen`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.paste("evil\u{1B}[2J\u{202E}image")
    #expect(program.shows("^[[2J<U+202E>image"))
  }
}
