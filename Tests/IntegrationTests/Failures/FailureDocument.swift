import Foundation
import Testing

/// `docs/failures.md`, of which every row is re-enacted.
struct FailureDocument {
  struct Row {
    let name: String
    let code: String
    let shown: String
    let advice: String
    /// What Connaisseur 3.3 and 3.9 decide.
    let verdicts: [String]
  }

  let rows: [Row]
  /// Those of the table of codes.
  let codes: [String]

  init() throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent("docs/failures.md"), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    func bare(_ cell: String) -> String { cell.trimmingCharacters(in: ["`"]) }
    /// `unknown`, or `denied in 3.3, unknown in 3.9`.
    func verdicts(_ cell: String) -> [String] {
      let words = cell.split(separator: ", ").map { String($0.prefix { $0 != " " }) }
      return words.count == 1 ? words + words : words
    }
    rows = lines.filter { $0.count == 6 }.map {
      Row(
        name: bare($0[0]), code: bare($0[2]), shown: $0[3], advice: $0[4], verdicts: verdicts($0[5])
      )
    }
    codes = lines.filter { $0.count == 2 }.map { bare($0[0]) }
  }

  func row(_ name: String) throws -> Row { try #require(rows.first { $0.name == name }, "\(name)") }

  /// Whether a text holds what a cell says, with anything within a line where the cell has `…`.
  static func holds(_ text: String, _ cell: String) -> Bool {
    let parts = cell.split(separator: "…").map(String.init)
    return text.split(separator: "\n").contains { line in
      var rest = line[...]
      return parts.allSatisfy { part in
        guard let found = rest.range(of: part) else { return false }
        rest = rest[found.upperBound...]
        return true
      }
    }
  }
}
