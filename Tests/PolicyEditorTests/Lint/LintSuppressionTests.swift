import PolicyEditor
import Testing

@Suite("Comments that ignore problems") struct LintSuppressionTests {
  @Test(
    "stand on the line or above it",
    arguments: [
      "kubernetes:\n  webhook:\n    failurePolicy: Ignore # tastevin: ignore fail-open\n",
      "kubernetes:\n  webhook:\n    # tastevin: ignore fail-open\n    failurePolicy: Ignore\n",
      "kubernetes:\n  webhook:\n    # tastevin: ignore fail-open, private-key\n    # on purpose\n"
        + "    failurePolicy: Ignore\n",
    ])
  func ignored(_ text: String) throws {
    #expect(try !lint(text).codes.contains("fail-open"))
  }

  @Test func `other codes and other lines are not ignored`() throws {
    let text = """
      kubernetes:
        # tastevin: ignore fail-open
        webhook:
          failurePolicy: Ignore
      """
    #expect(try lint(text).codes == ["unused-ignore", "fail-open"])
  }

  @Test func `one that ignores nothing is told, and one with an unknown code`() throws {
    let text = "application:\n  logLevel: info # tastevin: ignore fail-open, no-such-code\n"
    let found = try lint(text)
    #expect(found.codes == ["unused-ignore", "unused-ignore"])
    #expect(found.map(\.severity) == [.info, .info])
    #expect(found[1].message == "there is no problem with the code \"no-such-code\"")
  }

  @Test func `text of a block scalar is no comment`() throws {
    let text = """
      application:
        validators:
        - name: a
          type: notaryv1
          host: h.example
          trustRoots:
          - name: default
            key: |
              # tastevin: ignore key-not-pem
              none
      """
    #expect(try lint(text).codes.contains("key-not-pem"))
  }

  @Test func `very many of them cost no more than their number`() throws {
    let lines = String(repeating: "  # tastevin: ignore fail-open\n", count: 20_000)
    let found = try lint("application:\n\(lines)  logLevel: info\n")
    #expect(found.count == 20_000)
  }
}
