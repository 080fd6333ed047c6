import Inspector
import NotaryCore
import TUI
import TerminalKit
import TestSupport
import Testing

extension HeadlessProgram {
  /// Answers the question for what has changed that was asked last: since then targets went back.
  mutating func answerComparison() async throws {
    for case .compare(let inquiry, let path) in effects.reversed() {
      let report = try await TestStore.comparison(from: path)
      send(
        .asideAnswered(
          generation: inquiry.generation, .sheet(report.sheet, progress: "", isComplete: true)))
      return
    }
  }
}

@Suite struct `What has changed since an archive has it` {
  /// The program where a path has been typed and taken.
  private func compared(columns: Int = 80, rows: Int = 24) async throws -> HeadlessProgram {
    var program = try await HeadlessProgram.loaded(columns: columns, rows: rows)
    program.press("C")
    program.type("/nowhere/trust.tar")
    program.press(.enter)
    return program
  }

  @Test func `is asked for with a path that is chosen or typed`() async throws {
    var program = try await HeadlessProgram.loaded()
    #expect(program.press("C") == [.listFolder(".")])
    #expect(program.shows("Compare with which archive?"))
    program.type("/nowhere/trust.tar")
    guard case .compare(let inquiry, "/nowhere/trust.tar")? = program.press(.enter).first else {
      Issue.record("a path was taken")
      return
    }
    #expect(inquiry.image.name == "docker.io/acme/web:v1")
    #expect(program.shows("… loading"))
    try await program.answerComparison()
    #expect(program.shows("ROLLED BACK: targets; later ones were seen before"))
    #expect(program.selected.contains("targets"))
  }

  @Test func `is told role by role, and left again`() async throws {
    var program = try await compared()
    try await program.answerComparison()
    #expect(program.line(with: "ok   root")?.contains("v2, as before") == true)
    program.press(.enter)
    #expect(program.shows("a client that has seen v3"))
    program.press(.escape, .escape)
    #expect(program.shows("Trust as the Notary client"))
    #expect(!program.shows("ROLLED BACK"))
  }

  @Test func `is asked for again with the same path`() async throws {
    var program = try await compared()
    try await program.answerComparison()
    guard case .compare(_, "/nowhere/trust.tar")? = program.press("R").first else {
      Issue.record("R compares again")
      return
    }
  }

  @Test func `is asked of files and folders that are listed`() async throws {
    var program = try await HeadlessProgram.loaded()
    program.press("C")
    program.send(.folderListed(FolderListing(of: "/nowhere/else")))
    #expect(program.shows("compare with this folder"))
    #expect(program.press(.down, .enter) == [.listFolder("/nowhere/else/..")])
    program.send(.folderListed(FolderListing(of: "/nowhere")))
    guard case .compare(_, "/nowhere")? = program.press(.enter).first else {
      Issue.record("the folder itself was taken")
      return
    }
  }

  @Test func `waits until there is something to compare`() async throws {
    var program = try HeadlessProgram()
    #expect(program.press("C").isEmpty)
    #expect(program.shows("Not now: nothing is loaded."))
  }

  @Test(arguments: `Golden screens`.sizes)
  func `looks so`(size: Size) async throws {
    var program = try await compared(columns: size.columns, rows: size.rows)
    try await program.answerComparison()
    let list = try Golden.difference(
      program.text, from: "comparison.\(size.columns)x\(size.rows).txt")
    #expect(list == nil, "\(list ?? "")")
    program.press(.enter)
    let detail = try Golden.difference(
      program.text, from: "comparison-detail.\(size.columns)x\(size.rows).txt")
    #expect(detail == nil, "\(detail ?? "")")
  }
}
