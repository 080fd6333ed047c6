import Foundation
import Testing

/// The list of problem codes is part of what machines read, so the document must be the code's.
@Suite("docs/problems.md")
struct ProblemDocumentTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The codes in the cases of `TrustProblem.code`, which is the only place that names them.
  private func codes() throws -> [String] {
    try text("Sources/NotaryCore/Problems/TrustProblem.swift")
      .matches(of: /case \.\w+: "([a-z0-9-]+)"/).map { String($0.output.1) }
  }

  private func rows() throws -> [(code: String, breaks: String)] {
    try text("docs/problems.md").matches(of: /(?m)^\| `([a-z0-9-]+)` \| ([a-z ]+) \|/).map {
      (code: String($0.output.1), breaks: String($0.output.2))
    }
  }

  @Test("has every code once, and none that does not exist")
  func complete() throws {
    let codes = try codes()
    #expect(codes.count > 40)
    #expect(try rows().map(\.code).sorted() == codes.sorted())
  }

  @Test("says of the notices, and of no others, that the role holds")
  func notices() throws {
    let source = try text("Sources/NotaryCore/Problems/TrustProblem.swift")
    let names = Dictionary(
      uniqueKeysWithValues: source.matches(of: /case \.(\w+): "([a-z0-9-]+)"/).map {
        (String($0.output.1), String($0.output.2))
      })
    let body = try #require(
      source.split(separator: "var isNotice").last?.split(separator: "true\n").first)
    let notices = body.matches(of: /\.(\w+)/).compactMap { names[String($0.output.1)] }
    #expect(notices.count > 10)
    let documented = try rows().filter { $0.breaks != "yes" }.map(\.code)
    #expect(documented.sorted() == notices.sorted())
  }
}
