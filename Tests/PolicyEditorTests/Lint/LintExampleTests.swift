import PolicyEditor
import Testing

/// Every code is explained, and its example shows it.
@Suite("Lint codes") struct LintExampleTests {
  @Test("each is in one chapter, and has words of its own", arguments: LintCode.allCases)
  func explained(_ code: LintCode) {
    #expect(LintChapter.allCases.filter { $0.codes.contains(code) }.count == 1)
    #expect(!code.explanation.example.isEmpty && code.explanation.title != code.rawValue)
    for text in [code.explanation.text, code.explanation.fix] { #expect(text.hasSuffix(".")) }
  }

  @Test("each is found in its example", arguments: LintCode.allCases)
  func found(_ code: LintCode) throws {
    let explanation = code.explanation
    do throws(ValuesError) {
      let values = try Values.load(files: [("values.yaml", Array(explanation.example.utf8))])
      let problems = Lint.problems(in: values, for: [explanation.version], at: lintMoment)
      #expect(problems.codes.contains(code.rawValue), "\(problems.codes)")
    } catch {
      let problem = Lint.problem(
        error, in: ["values.yaml"], message: "", for: [explanation.version])
      #expect(problem.code == code)
    }
  }

  @Test("an edit that is offered mends what it is offered for", arguments: LintCode.allCases)
  func mended(_ code: LintCode) throws {
    let explanation = code.explanation
    guard let found = try? lint(explanation.example, for: [explanation.version]) else { return }
    for problem in found {
      guard let edit = problem.edit else { continue }
      let after = try lint(try edit.applied(to: explanation.example), for: [explanation.version])
      #expect(
        !after.contains { $0.code == problem.code && $0.path == problem.path },
        "\(edit.step.name): \(after.places)")
    }
  }
}
