import PolicyEditor
import Testing

@Suite("Where lint finds problems") struct LintPlaceTests {
  @Test func `columns count characters, and the end is exclusive`() throws {
    let text = "application:\n  logLevel: info # ü\n  features: {ä: 1, detectionMode: true}\n"
    let found = try problem(.detectionMode, in: text)
    #expect(found.range.start == YAMLLocation(line: 3, column: 35))
    #expect(found.range.end == YAMLLocation(line: 3, column: 39))
  }

  @Test func `in several files a problem stands in the file whose value counts`() throws {
    let first = "application:\n  features:\n    detectionMode: true\n    detectonMode: 1\n"
    let second = "kubernetes: {}\napplication:\n  features:\n    detectionMode: true\n"
    let found = try lint(first, second)
    #expect(found.map { "\($0.range.file) \($0.range.start.line)" } == ["1.yaml 4", "2.yaml 4"])
    #expect(found.codes == ["unknown-key", "detection-mode"])
  }

  @Test func `a list of a later file replaces that of an earlier, with its mistakes`() throws {
    let first = "application:\n  policy:\n  - {pattern: x, validator: nobody}\n"
    let second = LintedText().text
    #expect(try !lint(first, second).codes.contains("unknown-validator"))
    #expect(try lint(second, first).codes.contains("unknown-validator"))
  }

  @Test func `in a ConfigMap's text the place is that in the file`() throws {
    let text = """
      kind: ConfigMap
      apiVersion: v1
      data:
        config.yaml: |
          validators:
          - {name: a, type: static, approve: true}
          policy:
          - {pattern: x, validator: b}
      """
    let found = try problem(.unknownValidator, in: text)
    #expect(found.range.start == YAMLLocation(line: 8, column: 31))
    #expect(found.path == "policy[0].validator")
    #expect(found.edit == nil)
  }

  @Test func `what two generations share is told once, with the names of both`() throws {
    let text = LintedText(policy: ["- {pattern: \"a/*:*\", validator: nobody}"]).text
    let found = try lint(text, for: [.python, .go]).filter { $0.code == .unknownValidator }
    #expect(found.map(\.generations) == [[.python, .go]])
  }
}
