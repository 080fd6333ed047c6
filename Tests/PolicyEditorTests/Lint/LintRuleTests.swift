import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite("Lint of rules") struct LintRuleTests {
  @Test func `names that are not defined are told with the nearest, as an edit`() throws {
    let text = LintedText(policy: [
      "- {pattern: \"a.io/b/*:*\", validator: acne}",
      "- {pattern: \"a.io/c/*:*\", validator: acme, with: {trustRoot: defualt}}",
    ]).text
    let validator = try problem(.unknownValidator, in: text)
    let root = try problem(.unknownTrustRoot, in: text)
    #expect(try validator.edit?.applied(to: text).contains("validator: acme}\n") == true)
    #expect(try root.edit?.applied(to: text).contains("trustRoot: default}") == true)
  }

  @Test(
    "what 3.3 starts with and fails on is told",
    arguments: [
      ("trustRoot: [default]", "wrong-type"), ("delegations: [null]", "wrong-type"),
      ("delegations: 1", "wrong-type"), ("image: x", "unknown-key"),
    ])
  func failing(option: String, code: String) throws {
    let text = LintedText(policy: [
      "- {pattern: \"a.io/c/*:*\", validator: acme, with: {\(option)}}"
    ]).text
    let told = try lint(text, for: [.python]).filter { $0.message.contains("denies every image") }
    #expect(told.map(\.code.rawValue) == [code])
    #expect(told.first?.severity == .error)
    #expect(try !lint(text, for: [.python]).contains { $0.message.contains("is ignored") })
  }

  @Test func `a star for all trust roots is none for notaryv1 in 3_3`() throws {
    let text = LintedText(policy: [
      "- {pattern: \"a.io/c/*:*\", validator: acme, with: {trustRoot: \"*\"}}"
    ]).text
    #expect(try lint(text, for: [.python]).codes.contains("unknown-trust-root"))
    #expect(try !lint(text, for: [.go]).codes.contains("unknown-trust-root"))
  }

  @Test func `the chart's own rules are told when their validators are replaced`() throws {
    let text = "application:\n  validators:\n  - {name: allow, type: static, approve: true}\n"
    let found = try lint(text).filter { $0.code == .unknownValidator }
    #expect(found.count == 1 || found.first?.message.contains("the chart's own") == true)
  }

  @Test func `a temporary rule is told from the day after its date on`() throws {
    let text = LintedText(policy: [
      "# temporary: remove after 2026-06-30", "- {pattern: \"a.io/b:1\", validator: allow}",
    ]).text
    let date = { (day: Int) in CivilDate(year: 2026, month: 7, day: day).instant }
    #expect(try lint(text, at: date(1)).codes.contains("temporary-rule-expired"))
    #expect(
      try !lint(text, at: CivilDate(year: 2026, month: 6, day: 30, hour: 23).instant).codes
        .contains(
          "temporary-rule-expired"))
  }

  @Test(
    "a date that says no end is none",
    arguments: [
      "# since 2024-01-01", "# Temporary, since 2024-01-01: tag-not-signed.", "# key of 2024-01-01",
      "# until further notice", "# until 2024-13-01",
    ])
  func datesOfOtherKinds(_ comment: String) throws {
    let text = LintedText(policy: [comment, "- {pattern: \"a.io/b:1\", validator: allow}"]).text
    #expect(try !lint(text).codes.contains("temporary-rule-expired"))
  }

  @Test func `a mode that had no effect before 3_7_1 is told so for these versions`() throws {
    let text = LintedText(policy: [
      "- {pattern: \"a.io/c/*:*\", validator: acme, with: {mode: insecureValidateOnly}}"
    ]).text
    let early = ConnaisseurVersion(7, patch: 0)
    #expect(try lint(text, for: [early]).codes.contains("mode-without-effect"))
    #expect(try lint(text, for: [ConnaisseurVersion(7)]).codes.contains("validate-only"))
  }

  // MARK: What is proven

  private static let words = ["*", "*:*", "*/*", "*/*:*", "**", "/", ":", "nginx", "nginx:v1"]
  private static let heads = ["docker.io", "index.docker.io", "*", "ghcr.io", "reg.io:5000"]
  private static let tails = ["*", "*:*", "a", "a:*", "a:v1", "A/*", "?", "a b"]

  private func pattern(_ generator: inout SeededGenerator) -> String {
    if Bool.random(using: &generator) { return Self.words.randomElement(using: &generator) ?? "" }
    var parts = [Self.heads.randomElement(using: &generator) ?? ""]
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      parts.append(["acme", "library", "*"].randomElement(using: &generator) ?? "")
    }
    return (parts + [Self.tails.randomElement(using: &generator) ?? ""]).joined(separator: "/")
  }

  private func image(_ generator: inout SeededGenerator) -> String {
    let registry = ["", "docker.io/", "index.docker.io/", "ghcr.io/", "reg.io:5000/", "nginx:80/"]
    let path = ["a", "acme/a", "library/a", "acme/library/a", "ghcr.io/acme/a", "nginx"]
    let tail = ["", ":v1", ":v12", "@sha256:" + String(repeating: "a", count: 64)]
    return (registry.randomElement(using: &generator) ?? "")
      + (path.randomElement(using: &generator) ?? "")
      + (tail.randomElement(using: &generator) ?? "")
  }

  /// Whatever is said to win or to match for no image does so for none of very many.
  @Test("a rule that is said never to win wins for no image", arguments: Generation.allCases)
  func proven(_ generation: Generation) throws {
    var generator = SeededGenerator(seed: 7)
    let codes: [LintCode] = [.neverWins, .neverMatches, .identicalRules]
    var told = 0
    for _ in 0..<150 {
      let patterns = (0..<5).map { _ in pattern(&generator) }
      let rules = patterns.map { "- {pattern: \"\($0)\", validator: allow}" }
      let text = LintedText(policy: Array(rules.dropFirst()), first: [rules[0]]).text
      let lost = try lint(text, for: [ConnaisseurVersion(of: generation)])
        .filter { codes.contains($0.code) }
      told += lost.count
      let policy = Policy(
        try readValues(text).configuration(for: generation).rules, as: generation)
      for _ in 0..<40 {
        guard
          case .success(let reference) = ConnaisseurReference.read(
            image(&generator), as: generation),
          let winner = policy.choose(for: reference.name).winner
        else { continue }
        let path = "application.policy[\(winner.index)].pattern"
        #expect(
          !lost.contains { $0.path == path }, "\(patterns) \(reference.name): \(winner.index)")
      }
    }
    #expect(told > 50)
  }
}
