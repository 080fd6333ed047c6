import Inspector
import TUI
import TerminalKit
import TestSupport
import Testing

/// The Policy view's screens at four sizes.
@Suite struct `Golden screens of the policy` {
  private func expect(_ text: String, as name: String) throws {
    let difference = try Golden.difference(text, from: name + ".txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  private func expect(
    _ name: String, of image: String? = "docker.io/acme/web:v1", at size: Size,
    _ body: (inout HeadlessProgram) throws -> Void = { _ in }
  ) throws {
    var program = try HeadlessProgram.policy(image, columns: size.columns, rows: size.rows)
    try body(&program)
    program.settlePolicy()
    try expect(program.text, as: "\(name).\(size.columns)x\(size.rows)")
  }

  @Test(arguments: `Golden screens`.sizes)
  func `validators and rules`(size: Size) throws {
    try expect("policy", of: nil, at: size)
  }

  @Test(arguments: `Golden screens`.sizes)
  func `an image tried out`(size: Size) throws {
    try expect("policy-try", at: size) { program in
      program.press("x")
      program.press(.enter)
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `an image while it is typed`(size: Size) throws {
    try expect("policy-typing", of: nil, at: size) { program in
      program.press("x")
      program.type("registry.k8s.io/pause:3.9")
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a validator with its trust roots`(size: Size) throws {
    try expect("policy-validator", at: size) { $0.press("g", "g", "j", "j", "j", " ") }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `the file alone`(size: Size) throws {
    try expect("policy-text", at: size) { $0.press("G", .tab, .tab) }
  }

  @Test func `the policy in colours`() throws {
    let program = try HeadlessProgram.policy("docker.io/acme/web:v1", columns: 120, rows: 40)
    try expect(program.canvas.styledText, as: "colours-policy")
  }
}
