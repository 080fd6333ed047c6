import Inspector
import NotaryCore
import PolicyEditor
import Testing

@Suite("match")
struct MatchReportTests {
  private static let rules = [
    Rule(index: 0, pattern: "*:*"),
    Rule(
      index: 1, pattern: "docker.io/acme/*:*", validator: "acme", trustRoot: "alice",
      position: SourcePosition(file: "values.yaml", line: 41, column: 5)),
    Rule(index: 2, pattern: "b.io/*:*"),
  ]

  private func report(_ image: String, _ generation: Generation) -> MatchReport {
    MatchReport(image, by: Policy(Self.rules, as: generation))
  }

  @Test("answers in JSON with the rule, its line, and why every other loses")
  func json() throws {
    let text = MatchReport.json(of: [report("acme/web:v1", .python)]).text
    let root = try JSONDocument(parsing: Array(text.utf8)).root
    #expect(root["schema"]?.string == "tastevin/match/v1")
    let result = try #require(root["results"]?.elements.first)
    #expect(result["image"]?.string == "acme/web:v1")
    #expect(result["connaisseur"]?.string == "3.3")
    #expect(result["name"]?.string == "docker.io/acme/web:v1")
    #expect(result["rule"]?["pattern"]?.string == "docker.io/acme/*:*")
    #expect(result["rule"]?["with"]?["trustRoot"]?.string == "alice")
    #expect(result["error"]?.kind == .null)
    let candidates = try #require(result["candidates"]?.elements)
    #expect(candidates.map { $0["matches"]?.boolean } == [true, true, false])
    #expect(
      candidates.map { $0["reason"]?.string } == ["fewer components", nil, "not matching"])
  }

  @Test(
    "has no name and no candidates for what is no reference, and says it in Connaisseur's words")
  func refused() throws {
    let text = MatchReport.json(of: [report("a//B", .go)]).text
    let result = try #require(
      try JSONDocument(parsing: Array(text.utf8)).root["results"]?.elements.first)
    #expect(result["name"]?.kind == .null)
    #expect(result["rule"]?.kind == .null)
    #expect(result["candidates"]?.elements.isEmpty == true)
    #expect(result["error"]?.string == "invalid image reference")
  }

  @Test("calls a crash by its name, and keeps what matches apart from what cannot be said")
  func crash() throws {
    let rules = Self.rules + [Rule(index: 3, pattern: "a[b")]
    let report = MatchReport("acme/web:v1", by: Policy(rules, as: .go))
    let text = MatchReport.json(of: [report]).text
    let result = try #require(
      try JSONDocument(parsing: Array(text.utf8)).root["results"]?.elements.first)
    #expect(result["error"]?.string == "crash")
    #expect(result["candidates"]?.elements.last?["matches"]?.kind == .null)
    #expect(report.exitCode == .bad)
  }

  @Test("is bad where no rule wins, and good where one does")
  func exitCodes() {
    #expect(report("acme/web:v1", .go).exitCode == .good)
    #expect(MatchReport("acme/web:v1", by: Policy([], as: .go)).exitCode == .bad)
    #expect(report("a//B", .python).exitCode == .bad)
  }

  @Test("names the winner with its file and line, and every loser with its reason")
  func text() {
    #expect(
      report("acme/web:v1", .python).lines.map(\.text) == [
        "Connaisseur 3.3  docker.io/acme/web:v1",
        "  rule 2 wins: docker.io/acme/*:*",
        "  values.yaml, line 41, validator acme",
        "  rule 1: *:*: fewer components",
        "  rule 3: b.io/*:*: not matching",
      ])
    #expect(
      MatchReport("acme/web:v1", by: Policy([], as: .go)).lines.map(\.text) == [
        "Connaisseur 3.9  index.docker.io/acme/web:v1", "  no rule: no matching rule",
      ])
  }

  @Test("never shows a control character of the image or a pattern")
  func hostile() {
    let rules = [Rule(index: 0, pattern: "\u{1B}[2J*:*"), Rule(index: 1, pattern: "a\u{202E}:*")]
    for generation in Generation.allCases {
      let lines = MatchReport("ab\u{1B}]0;x\u{7}", by: Policy(rules, as: generation)).lines
      let scalars = lines.flatMap { $0.text.unicodeScalars }
      #expect(!scalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
    }
  }
}
