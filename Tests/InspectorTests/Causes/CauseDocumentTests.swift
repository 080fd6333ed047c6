import Foundation
import Inspector
import Testing

/// The list of causes is part of what machines read, so the document must be the code's.
@Suite("docs/causes.md")
struct CauseDocumentTests {
  private func rows() throws -> [String] {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent("docs/causes.md"), encoding: .utf8)
      .matches(of: /(?m)^\| `([a-z0-9-]+)` \|/).map { String($0.output.1) }
  }

  @Test("has every code once, and none that does not exist")
  func complete() throws {
    #expect(try rows().sorted() == CauseCode.allCases.map(\.rawValue).sorted())
  }
}
