import Foundation
import Inspector
import Testing

/// The codes of lint are part of what machines read, so the document must be the code's.
@Suite("docs/lint.md") struct LintDocumentTests {
  @Test("says what the codes say of themselves (RECORD=1 writes it)")
  func same() throws {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/lint.md")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(LintDocument.text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == LintDocument.text)
  }
}
