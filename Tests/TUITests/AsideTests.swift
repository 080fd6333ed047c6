import Inspector
import NotaryCore
import TUI
import TerminalKit
import TestSupport
import Testing

/// Facts beside the chain of trust: asked for by a key, shown as they come, and left again.
@Suite struct `Facts beside the chain of trust` {
  @Test func `are asked for only when the key is pressed`() async throws {
    var program = try await HeadlessProgram.loaded()
    #expect(!program.effects.contains { if case .history = $0 { true } else { false } })
    let effects = program.press("H")
    guard case .history(let inquiry)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(inquiry.image.name == "docker.io/acme/web:v1")
    #expect(program.shows("… loading"))
    await program.answerHistory()
    #expect(program.shows("2 versions of root, v1 to v2"))
    #expect(program.selected.contains("v2"))
  }

  @Test func `are a list of which each line has details`() async throws {
    var program = try await HeadlessProgram.loaded(columns: 40, rows: 24)
    program.press("H")
    await program.answerHistory()
    #expect(!program.shows("signed by"))
    program.press(.enter)
    #expect(program.shows("signed by"))
    program.press(.escape, "j", .enter)
    #expect(program.shows("its keys"))
    program.press(.escape, .escape)
    #expect(program.shows("targets"))
    #expect(!program.shows("signed by"))
  }

  @Test func `can be cancelled, and then nothing that comes late is shown`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("H")
    #expect(program.press(.escape) == [.cancelAside])
    #expect(program.shows("Cancelled. R asks again."))
    await program.answerHistory()
    #expect(!program.shows("versions of root"))
    guard case .history? = program.press("R").first else {
      Issue.record("R asks again")
      return
    }
    await program.answerHistory()
    #expect(program.shows("versions of root"))
  }

  @Test func `keep the line that was chosen while more comes`() async throws {
    var program = try await HeadlessProgram.loaded()
    let rows = (1...3).map { FactRow(.ok, "v\($0)", [Span("fact \($0)")]) }
    guard case .history(let inquiry)? = program.press("H").first else { return }
    func sheet(_ rows: [FactRow]) -> AsideAnswer {
      .sheet(
        FactSheet(title: "t", summary: [StyledLine("so far")], rows: rows), progress: "1 of 3",
        isComplete: false)
    }
    program.send(.asideAnswered(generation: inquiry.generation, sheet(Array(rows.prefix(2)))))
    program.press("j")
    #expect(program.selected.contains("fact 2"))
    program.send(.asideAnswered(generation: inquiry.generation, sheet(rows.reversed())))
    #expect(program.selected.contains("fact 2"))
    #expect(program.shows("… 1 of 3"))
  }

  @Test func `are filtered by what their lines and details hold`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("H")
    await program.answerHistory()
    program.press("/")
    program.type("its keys")
    #expect(program.line(with: "ok   v1") != nil && program.line(with: "ok   v2") == nil)
    program.press(.enter, .enter)
    #expect(program.shows("its keys"))
    program.press(.escape)
    #expect(program.line(with: "ok   v2") != nil)
    #expect(program.shows("its keys"))
    program.press(.escape, "/")
    program.type("nowhere")
    program.press(.enter)
    #expect(program.shows("Nothing matches 'nowhere'."))
    program.press(.escape, .escape)
    #expect(!program.shows("versions of root"))
    // The filter of the view below is another one.
    #expect(program.shows("snapshot"))
  }

  @Test func `show how signing in went over them`() async throws {
    var program = try HeadlessProgram(hasRegistry: true)
    await program.load()
    guard case .registry(let inquiry, _)? = program.press("D").first else { return }
    #expect(program.press("a").isEmpty)
    #expect(program.footer.contains("no server was asked"))
    let trace = AuthenticationTrace(
      server: "https://registry.acme.example",
      steps: [.credential(.found(.password, user: "alice", origin: "config.json"))])
    program.send(.asideAnswered(generation: inquiry.generation, .trace(trace)))
    program.answerRegistry { $0.with(now: .manifest(TestManifest.single)) }
    program.press("a")
    #expect(program.shows("Signing in at https://registry.acme.example"))
    #expect(program.shows("the password of alice, from config.json"))
    program.press(.escape)
    #expect(!program.shows("Signing in at"))
    #expect(program.shows("tag v1"))
  }

  @Test func `say why nothing could be asked`() async throws {
    var program = try await HeadlessProgram.loaded()
    guard case .history(let inquiry)? = program.press("H").first else { return }
    program.send(.asideAnswered(generation: inquiry.generation, .failed("no such server")))
    #expect(program.shows("no such server"))
  }

  @Test func `go with the view, another image, and the mouse`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("H")
    await program.answerHistory()
    program.mouse(.press(.left), column: 4, row: 6)
    #expect(program.selected.contains("v1"))
    program.press("y")
    #expect(program.shows("root key ID"))
    program.press(.escape, "2")
    #expect(!program.shows("versions of root"))
  }

  @Test func `of the registry are asked for with what is signed`() async throws {
    var program = try HeadlessProgram(hasRegistry: true)
    await program.load()
    guard case .registry(_, let question)? = program.press("D").first else {
      Issue.record("D asks the registry")
      return
    }
    #expect(question.digests.count == 1)
    #expect(question.digests.first?.hasPrefix("sha256:") == true)
    program.answerRegistry { facts in
      facts.with(
        now: .manifest(TestManifest.single), signed: facts.signed.mapValues { _ in .absent })
    }
    #expect(program.shows("MOVED"))
    #expect(program.shows("GONE"))
    // The versions of root are one key away, and Esc leads back.
    #expect(program.press("H").count == 1)
    await program.answerHistory()
    #expect(program.shows("versions of root"))
  }

  @Test func `of a registry show each answer as it comes`() async throws {
    var program = try HeadlessProgram(hasRegistry: true)
    await program.load()
    program.press("D")
    program.answerRegistry(isComplete: false) { $0 }
    #expect(program.shows("… asking"))
    program.answerRegistry(isComplete: false) { $0.with(now: .manifest(TestManifest.single)) }
    #expect(program.shows("MOVED"))
    #expect(program.shows("… asking"))
    #expect(program.press(.escape) == [.cancelAside])
  }

  @Test func `of the verdict compare with what the cluster pulls`() async throws {
    var program = try HeadlessProgram(
      "docker.io/acme/web:v1", columns: 120, files: [Demo.valuesName], hasRegistry: true)
    await program.explain()
    await program.load()
    program.press("1")
    guard case .registry(_, let question)? = program.press("D").first else {
      Issue.record("D asks the registry")
      return
    }
    #expect(!question.pulls.isEmpty)
    program.answerRegistry { facts in
      facts.with(
        now: .manifest(TestManifest.single),
        signed: facts.signed.mapValues { _ in .manifest(TestManifest.single) })
    }
    #expect(program.shows("v1 MOVED"))
    #expect(program.shows("3.9 pulls"))
    #expect(program.shows("not what the tag points to now"))
    program.press(.escape)
    #expect(!program.shows("3.9 pulls"))
  }

  @Test func `of a registry are not promised where there is none`() async throws {
    var program = try await HeadlessProgram.loaded()
    #expect(program.press("D").isEmpty)
    #expect(program.shows("Not now: the demo has no registry."))
  }

  @Test func `wait until there is something to ask about`() async throws {
    var program = try HeadlessProgram()
    #expect(program.press("H").isEmpty)
    #expect(program.shows("Not now: nothing is loaded."))
  }
}

/// What lies on this machine, as the Trust view marks it.
@Suite struct `This machine's stores` {
  @Test func `mark the keys that one holds`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.readStores(try await TestStore.local())
    #expect(program.line(with: "you hold it")?.contains("ok ") == true)
    program.press("j", .enter)
    #expect(program.shows("you hold   the private key"))
  }

  @Test func `say loudly that the server went back`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.readStores(try await TestStore.local(rolledBack: true))
    #expect(program.line(with: "targets")?.contains("ROLLED BACK") == true)
    #expect(program.shows("ROLLED BACK: targets; later ones were seen before"))
  }

  @Test func `of another load are not shown`() async throws {
    var program = try await HeadlessProgram.loaded()
    let local = try await TestStore.local()
    let load = try #require(program.lastLoad)
    program.press("R")
    program.send(.storesRead(generation: load.generation, local))
    #expect(!program.shows("you hold it"))
  }
}
