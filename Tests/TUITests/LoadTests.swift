import Inspector
import NotaryCore
import TUI
import TerminalKit
import TestSupport
import Testing

@Suite struct `Loading` {
  @Test func `is not repeated while the server asks to wait, unless one insists`() async throws {
    var program = try await HeadlessProgram.loaded()
    let load = try #require(program.lastLoad)
    let until = try #require(Instant(rfc3339: "2026-11-27T07:14:16Z"))
    #expect(
      program.send(.askedToWait(generation: load.generation, seconds: 30, until: until))
        == [.wait(seconds: 30, generation: load.generation)])
    #expect(program.press("R").isEmpty)
    #expect(program.footer.contains("asks to wait 30 s, until 07:14:16 UTC; R again asks"))
    #expect(!program.press("R").isEmpty)
    // A pause of before does not hold for this load, and one that is over does not either.
    program.send(.askedToWait(generation: load.generation, seconds: 30, until: until))
    await program.load()
    #expect(!program.press("R").isEmpty)
    await program.load()
    let next = try #require(program.lastLoad)
    program.send(.askedToWait(generation: next.generation, seconds: 30, until: until))
    program.send(.waited(generation: next.generation))
    #expect(!program.press("R").isEmpty)
  }

  @Test func `of what a registry has is not repeated while it asks to wait, unless one insists`()
    async throws
  {
    var program = try HeadlessProgram(hasRegistry: true)
    await program.load()
    func asked(_ effects: [Effect]) -> AsideInquiry? {
      if case .registry(let inquiry, _)? = effects.last { inquiry } else { nil }
    }
    let first = try #require(asked(program.press("D")))
    let until = try #require(Instant(rfc3339: "2026-11-27T07:14:16Z"))
    let busy = RegistryAnswer.unknown(.tooManyRequests(retryAfter: 30))
    #expect(
      program.send(
        .asideAnswered(
          generation: first.generation, .askedToWait(seconds: 30, until: until)))
        == [.wait(seconds: 30, generation: first.generation)])
    program.answerRegistry { $0.with(now: busy) }
    #expect(program.press("R").isEmpty)
    #expect(program.footer.contains("asks to wait 30 s, until 07:14:16 UTC; R again asks"))
    let second = try #require(asked(program.press("R")))
    #expect(second.generation > first.generation)

    program.send(
      .asideAnswered(generation: second.generation, .askedToWait(seconds: 30, until: until)))
    program.answerRegistry { $0.with(now: busy) }
    program.send(.waited(generation: second.generation))
    #expect(asked(program.press("R")) != nil)
  }

  @Test func `begins at once, and the first screen needs no answer`() throws {
    let program = try HeadlessProgram()
    let image = try ImageReference("docker.io/acme/web:v1")
    #expect(program.effects == [.load(image, generation: 1)])
    #expect(program.shows("docker.io/acme/web:v1"))
    #expect(program.shows("loading…"))
  }

  @Test func `R fetches again, and keeps cursor, folds and filter`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press(" ", "/")
    program.type("o")
    program.press(.enter, "j", "j")
    let before = program.text
    let image = try ImageReference("docker.io/acme/web:v1")
    #expect(program.press("R") == [.load(image, generation: 2)])
    #expect(program.shows("loading…"))
    await program.load()
    #expect(program.text == before)
  }

  @Test func `an answer of a load that was replaced is ignored`() async throws {
    var program = try HeadlessProgram()
    let documents = await TrustLoader(
      source: Demo.source(), gun: GUN("docker.io/acme/web")
    ).load()
    let image = try ImageReference("docker.io/acme/web:v1")
    program.press("R")
    let before = program.text
    program.send(
      .loaded(generation: 1, HeadlessProgram.presentation(of: documents, for: image)))
    program.send(.loadFailed(generation: 1, "too late"))
    #expect(program.text == before)
    await program.load()
    #expect(program.shows("VERIFIED"))
  }

  @Test func `an answer after Esc is ignored`() async throws {
    var program = try HeadlessProgram()
    #expect(program.press(.escape) == [.cancelLoad])
    await program.load()
    #expect(program.shows("CANCELLED"))
    #expect(!program.shows("VERIFIED"))
  }

  @Test func `what came before Esc stays, and is not called a verdict`() async throws {
    var program = try HeadlessProgram()
    program.answer(try await someDocuments())
    program.press(.escape)
    #expect(program.shows("CANCELLED"))
    #expect(program.shows("root"))
    #expect(!program.shows("VERIFIED  docker.io"))
  }

  @Test func `shows each document as it comes, and the verdict only at the end`() async throws {
    var program = try HeadlessProgram()
    program.answer(try await someDocuments())
    #expect(program.shows("loading…"))
    #expect(program.line(with: "ok    root") != nil)
    #expect(program.line(with: "…    +targets") != nil)
    await program.load()
    #expect(program.text.hasPrefix("VERIFIED"))
  }

  @Test func `opens on the first role that fails, unless the cursor was moved`() async throws {
    var program = try HeadlessProgram("docker.io/acme/expired:v1")
    await program.load()
    #expect(program.selected.hasPrefix("FAIL  timestamp"))
    var moved = try HeadlessProgram("docker.io/acme/expired:v1")
    moved.press("j")
    await moved.load()
    #expect(moved.selected.contains("root"))
  }

  @Test func `a role that fails is opened also if it was pending before`() async throws {
    let image = try ImageReference("docker.io/acme/broken:v1")
    var program = try HeadlessProgram(image.name)
    let all = await TrustLoader(source: Demo.source(), gun: image.gun).load()
    var some = TrustDocuments(gun: image.gun)
    for role: RoleName in [.root, .timestamp, .snapshot, .targets] {
      some.documents[role] = all[role]
    }
    program.answer(some)
    #expect(program.shows("+releases"))
    program.answer(all)
    #expect(program.selected.hasPrefix("FAIL   releases"))
    #expect(program.shows("does not"))
  }

  @Test func `a source that cannot be made says why`() throws {
    var program = try HeadlessProgram()
    program.send(.loadFailed(generation: 1, "--trust-dir x: there is no such folder"))
    #expect(program.text.hasPrefix("FAILED"))
    #expect(program.shows("--trust-dir x: there is no such folder"))
    #expect(program.press(.escape) == [])
  }

  @Test func `a server that fails is shown with what to do`() async throws {
    var program = try HeadlessProgram()
    await program.load(from: FailingSource(failure: .nameNotResolved(host: "notary.example")))
    #expect(program.text.hasPrefix("UNAVAILABLE"))
    #expect(program.shows("the name notary.example has no address"))
    #expect(program.shows("check --server and this machine's DNS"))
  }

  private func someDocuments() async throws -> TrustDocuments {
    let gun = GUN("docker.io/acme/web")
    let all = await TrustLoader(source: Demo.source(), gun: gun).load()
    var some = TrustDocuments(gun: gun)
    for role: RoleName in [.root, .timestamp] { some.documents[role] = all[role] }
    return some
  }
}

@Suite struct `What is shown of strangers' text` {
  @Test func `a tag's control characters are visible everywhere`() async throws {
    var repository = TestRepository("docker.io/acme/hostile")
    let names = ["\u{1B}[2J\u{1B}]0;owned\u{7}", "a\nb", "\u{202E}1v", "\u{9B}31m", "x\u{200B}y"]
    repository.targets.targets = Dictionary(
      uniqueKeysWithValues: names.map { ($0, TestTarget($0)) })
    var program = try HeadlessProgram("docker.io/acme/hostile:v1", columns: 120, rows: 40)
    await program.load(from: repository.source())
    program.type("zR")
    program.press("G")
    for _ in 0..<12 {
      for keys in [[], ["x"], ["x", "y"], [.escape]] as [[Key]] {
        for key in keys { program.press(key) }
        let isSafe = program.text.unicodeScalars.allSatisfy {
          $0 == "\n" || !["Cc", "Cf", "Zl", "Zp"].contains($0.properties.generalCategory.short)
        }
        #expect(isSafe)
      }
      program.press("k")
    }
    #expect(program.shows("^[[2J"))
    #expect(program.shows("<U+202E>1v"))
    #expect(program.shows("<U+009B>31m"))
  }
}

extension Unicode.GeneralCategory {
  fileprivate var short: String {
    switch self {
    case .control: "Cc"
    case .format: "Cf"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    default: "other"
    }
  }
}
