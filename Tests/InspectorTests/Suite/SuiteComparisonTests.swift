import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite("What was expected beside what is") struct SuiteComparisonTests {
  private static let none = "sha256:" + String(repeating: "0", count: 64)

  private static let suite = """
    connaisseur: 3.9
    cases:
    - {image: "docker.io/evil/x:1", expect: deny, rule: "*:*", validator: x, message: no such thing}
    - {image: "docker.io/acme/web:v1", expect: admit, digest: "\(none)"}
    """

  /// The lines under the head of an entry of the suite's outcome, up to the first empty one.
  private func table(_ entry: Int, columns: Int) async throws -> [String] {
    let lines = try await SuiteTrial.report(of: Self.suite).lines(columns: columns).map(\.text)
    let heads = lines.indices.filter { lines[$0].hasPrefix("FAIL  3.9") }
    return Array(lines[(heads[entry] + 1)...].prefix { !$0.isEmpty })
  }

  @Test("stands in two columns where there is room")
  func beside() async throws {
    #expect(
      try await table(0, columns: 120) == [
        "                 expected       actual",
        "      rule       *:*            docker.io/evil/*:*",
        "      validator  x              deny",
        "      message    no such thing  static deny for image docker.io/evil/x:1 using rule"
          + " docker.io/evil/*:*",
      ])
    #expect(
      try await table(0, columns: 80) == [
        "                 expected       actual",
        "      rule       *:*            docker.io/evil/*:*",
        "      validator  x              deny",
        "      message    no such thing  static deny for image docker.io/evil/x:1 using",
        "                                rule docker.io/evil/*:*",
      ])
  }

  @Test("stands one above the other where there is none, and no digest is broken")
  func stacked() async throws {
    let wide = try await table(1, columns: 200)
    #expect(wide.count == 2)
    #expect(wide[0].hasPrefix("                 expected"))
    #expect(wide[1].hasPrefix("      digest     \(Self.none)  sha256:"))
    for columns in [120, 80] {
      let narrow = try await table(1, columns: columns)
      #expect(narrow.count == 2)
      #expect(narrow[0] == "      digest     expected  \(Self.none)")
      #expect(narrow[1].hasPrefix("                 actual    sha256:"))
    }
  }

  @Test("is whole and within its width, whatever that is", arguments: UInt64(1)...10)
  func anyWidth(seed: UInt64) async throws {
    let report = try await SuiteTrial.report(of: Self.suite)
    var random = SeededGenerator(seed: seed)
    for entry in report.entries {
      let columns = Int.random(in: 20...220, using: &random)
      let lines = entry.details(columns: columns).prefix { $0.text != entry.answer?.headline.text }
      let words = lines.flatMap { $0.text.split(separator: " ") }
      for comparison in entry.comparisons {
        for text in [comparison.expected, comparison.actual ?? ""] {
          for word in text.split(separator: " ") { #expect(words.contains(word), "\(columns)") }
        }
      }
      let rows = lines.dropFirst().map(\.text)
      for row in rows where row.count > columns {
        // A word that is longer than the line is broken where it is shown.
        let longest = row.split(separator: " ").map(\.count).max() ?? 0
        #expect(longest + 27 > columns, "\(columns): \(row)")
      }
    }
  }

  @Test("says of each what is not known, and what is not judged yet")
  func open() async throws {
    let report = try await SuiteTrial.report(
      of: """
        connaisseur: 3.9
        cases:
        - {image: "docker.io/down/x:1", expect: admit, digest: "\(Self.none)"}
        """)
    let error = try #require(report.entries.first)
    #expect(error.comparisons.map(\.isMet) == [nil, nil])
    #expect(error.comparisons.map(\.actual) == ["unknown", "none"])
    #expect(error.mismatches.isEmpty)
    #expect(report.lines().contains { $0.text == "      verdict    admit     unknown" })
  }
}
