import Inspector
import NotaryCore
import TUI
import TerminalKit
import TestSupport
import Testing

/// Whole screens of what stands beside the chain of trust, at four sizes.
@Suite struct `Golden screens beside the chain` {
  private func expect(
    _ name: String, at size: Size, _ body: (inout HeadlessProgram) async throws -> Void
  ) async throws {
    var program = try await HeadlessProgram.loaded(columns: size.columns, rows: size.rows)
    try await body(&program)
    let difference = try Golden.difference(
      program.text, from: "\(name).\(size.columns)x\(size.rows).txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(arguments: `Golden screens`.sizes)
  func `the versions of root`(size: Size) async throws {
    try await expect("history", at: size) { program in
      program.press("H")
      await program.answerHistory()
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a rotation of root`(size: Size) async throws {
    try await expect("history-detail", at: size) { program in
      program.press("H")
      await program.answerHistory()
      program.press(.enter)
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `keys that one holds`(size: Size) async throws {
    try await expect("local", at: size) { program in
      program.readStores(try await TestStore.local())
      program.press("j", .enter)
    }
  }

  /// Records the answers of a registry for the demo's acme/web.
  private func expectRegistry(
    _ name: String, at size: Size, isComplete: Bool = true, _ keys: [Key] = [],
    _ answers: (RegistryFacts) -> RegistryFacts
  ) async throws {
    var program = try HeadlessProgram(columns: size.columns, rows: size.rows, hasRegistry: true)
    await program.load()
    program.press("D")
    program.answerRegistry(isComplete: isComplete, answers)
    for key in keys { program.press(key) }
    let difference = try Golden.difference(
      program.text, from: "\(name).\(size.columns)x\(size.rows).txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a registry that is being asked`(size: Size) async throws {
    try await expectRegistry("registry-loading", at: size, isComplete: false) { $0 }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a tag that was moved`(size: Size) async throws {
    try await expectRegistry("registry-moved", at: size) { facts in
      facts.with(
        now: .manifest(TestManifest.index), signed: facts.signed.mapValues { _ in .absent })
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `the platforms of an index`(size: Size) async throws {
    try await expectRegistry("registry-index", at: size, [.enter]) { facts in
      facts.with(
        now: .manifest(TestManifest.index),
        signed: facts.signed.mapValues { _ in .manifest(TestManifest.single) },
        children: [
          TestManifest.digest("a"): .present, TestManifest.digest("b"): .absent,
          TestManifest.digest("c"): .present,
        ])
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a registry that lets nobody look`(size: Size) async throws {
    try await expectRegistry("registry-refused", at: size, [.enter]) { facts in
      let refusal = TrustFailure.unauthorized(detail: "the server asks for a user and a password")
      return facts.with(
        now: .notAllowed(refusal), signed: facts.signed.mapValues { _ in .notAllowed(refusal) })
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a server that went back`(size: Size) async throws {
    try await expect("rolled-back", at: size) { program in
      program.readStores(try await TestStore.local(rolledBack: true))
      program.press("/")
      program.type("targets")
      program.press(.enter, .escape)
    }
  }
}
