import Inspector
import TUI
import TerminalKit
import TestSupport
import Testing

/// The Tests view's screens at four sizes.
@Suite struct `Golden screens of tests` {
  private func expect(_ text: String, as name: String) throws {
    let difference = try Golden.difference(text, from: name + ".txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  private func expect(
    _ name: String, at size: Size, _ body: (inout HeadlessProgram) async throws -> Void
  ) async throws {
    var program = try await HeadlessProgram.tests(columns: size.columns, rows: size.rows)
    try await body(&program)
    try expect(program.text, as: "\(name).\(size.columns)x\(size.rows)")
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a suite that was run`(size: Size) async throws {
    try await expect("tests", at: size) { _ in }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a case that failed, in full`(size: Size) async throws {
    try await expect("tests-failed", at: size) { $0.press("j", "j", "j", .enter) }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a suite that is being run`(size: Size) async throws {
    var program = try HeadlessProgram(
      "docker.io/acme/web:v1", columns: size.columns, rows: size.rows, files: [Demo.valuesName])
    program.settlePolicy()
    program.press("4")
    program.readSuite()
    try expect(program.text, as: "tests-running.\(size.columns)x\(size.rows)")
  }

  @Test(arguments: `Golden screens`.sizes)
  func `no suite`(size: Size) async throws {
    let program = try await HeadlessProgram.tests(of: nil, columns: size.columns, rows: size.rows)
    try expect(program.text, as: "tests-none.\(size.columns)x\(size.rows)")
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a case that is to be added`(size: Size) async throws {
    var program = try await HeadlessProgram.tests(columns: size.columns, rows: size.rows)
    await program.explain()
    program.press("o")
    try expect(program.text, as: "tests-add.\(size.columns)x\(size.rows)")
  }

  @Test(arguments: `Golden screens`.sizes)
  func `the keys`(size: Size) async throws {
    try await expect("tests-help", at: size) { $0.press("?") }
  }
}
