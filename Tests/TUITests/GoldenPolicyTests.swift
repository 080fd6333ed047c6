import Inspector
import PolicyEditor
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

  // MARK: Editing

  @Test(arguments: `Golden screens`.sizes)
  func `a rule in a form`(size: Size) throws {
    try expect("policy-form", at: size) { $0.press("G", "k", .enter) }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a new validator in a form`(size: Size) throws {
    try expect("policy-form-validator", at: size) { $0.press("g", "g", "o") }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a form that is left with changes`(size: Size) throws {
    try expect("policy-form-asks", at: size) { program in
      program.press("G", .enter)
      program.type("x")
      program.press(.escape)
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `an edited policy`(size: Size) throws {
    try expect("policy-edited", at: size) { $0.press("G", "K", "d", "d") }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `what is unsaved`(size: Size) throws {
    try expect("policy-diff", at: size) { $0.press("G", "K", "D") }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `what becomes of images`(size: Size) throws {
    try expect("policy-impact", at: size) { $0.press("G", "k", "k", "d", "d", "I") }
  }

  /// The same on a file that can be written.
  private func expectOfFile(
    _ name: String, at size: Size, _ body: (inout HeadlessProgram) throws -> Void
  ) throws {
    var program = try HeadlessProgram.policy(
      of: `Editing the policy`.text, "docker.io/acme/web:v1", columns: size.columns,
      rows: size.rows)
    program.press("G", "d", "d")
    try body(&program)
    program.settlePolicy()
    try expect(program.text, as: "\(name).\(size.columns)x\(size.rows)")
  }

  @Test(arguments: `Golden screens`.sizes)
  func `what will be written`(size: Size) throws {
    try expectOfFile("policy-save", at: size) { $0.press("w") }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `leaving with something unsaved`(size: Size) throws {
    try expectOfFile("policy-leave", at: size) { $0.press("q") }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `saved, and not deployed`(size: Size) throws {
    try expectOfFile("policy-saved", at: size) { program in
      program.press("w")
      program.settlePolicy()
      for case .save(let order) in program.press(.enter) {
        program.send(.saved(SaveAnswer(order, failures: [:])))
      }
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a file that somebody else changed`(size: Size) throws {
    try expectOfFile("policy-conflict", at: size) {
      $0.send(.diskRead([0: .text(Array("application: {}\n".utf8))]))
    }
  }

  @Test(arguments: `Golden screens`.sizes, ["web", "imposter"])
  func `a root key that is to be pinned`(size: Size, repository: String) async throws {
    var program = try HeadlessProgram.policy(
      "docker.io/acme/\(repository):v1", columns: size.columns, rows: size.rows)
    await program.load()
    program.press("2", "g", "g", "j", "P")
    try expect(program.text, as: "policy-pin-\(repository).\(size.columns)x\(size.rows)")
  }

  @Test(arguments: `Golden screens`.sizes)
  func `the keys of the policy`(size: Size) throws {
    try expect("policy-help", at: size) { $0.press("?") }
  }

  @Test func `the policy in colours`() throws {
    let program = try HeadlessProgram.policy("docker.io/acme/web:v1", columns: 120, rows: 40)
    try expect(program.canvas.styledText, as: "colours-policy")
  }
}
