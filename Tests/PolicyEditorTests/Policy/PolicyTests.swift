import PolicyEditor
import Testing

@Suite("The rule that wins")
struct PolicyTests {
  private func rules(_ patterns: [String]) -> [Rule] {
    patterns.enumerated().map { Rule(index: $0.offset, pattern: $0.element) }
  }

  private func choose(
    _ patterns: [String], _ name: String, _ generation: Generation
  ) -> PolicyChoice {
    Policy(rules(patterns), as: generation).choose(for: name)
  }

  @Test("has more components, then the longer common prefix, then longer components")
  func order() {
    let patterns = ["*:*", "a.io/*:*", "a.i?/*:*", "a.io/*b:*", "b.io/*:*"]
    for generation in Generation.allCases {
      let choice = choose(patterns, "a.io/ab:v1", generation)
      #expect(choice.winner?.index == (generation == .go ? 3 : 1))
      #expect(
        choice.candidates.map(\.reason) == [
          .fewerComponents, generation == .go ? .shorterComponent : nil, .shorterPrefix,
          generation == .go ? nil : .earlierEqualRule, .notMatching,
        ])
      #expect(choice.candidates.map(\.matches) == [true, true, true, true, false])
    }
  }

  @Test("is the earlier of two equal ones in 3.3, where only the first component's length counts")
  func pythonTie() {
    let choice = choose(["a.io/*:*", "a.io/*:v1"], "a.io/ab:v1", .python)
    #expect(choice.winner?.pattern == "a.io/*:*")
    #expect(choice.candidates.map(\.reason) == [nil, .earlierEqualRule])
    #expect(choose(["a.io/*:*", "a.io/*:v1"], "a.io/ab:v1", .go).winner?.pattern == "a.io/*:v1")
  }

  @Test("is the later of two equal ones in 3.9")
  func goTie() {
    let choice = choose(["a.io/*:*", "a.io/*:*"], "a.io/ab:v1", .go)
    #expect(choice.winner?.index == 1)
    #expect(choice.candidates.map(\.reason) == [.laterEqualRule, nil])
    #expect(choose(["a.io/*:*", "a.io/*:*"], "a.io/ab:v1", .python).winner?.index == 0)
  }

  @Test("shares no prefix with Docker Hub's images in 3.9 where it begins with docker.io")
  func dockerHub() {
    let patterns = ["docker.io/*/*:*", "*/library/nginx:*"]
    #expect(choose(patterns, "docker.io/library/nginx:v1", .python).winner?.index == 0)
    #expect(choose(patterns, "index.docker.io/library/nginx:v1", .go).winner?.index == 1)
  }

  @Test("is compared by bytes in 3.9, and a shared one outside ASCII counts twice")
  func bytes() {
    let patterns = ["é.io/*:*", "é?io/*:*", "?.io/*:*"]
    for generation in Generation.allCases {
      #expect(choose(patterns, "é.io/ab:v1", generation).winner?.index == 0)
    }
  }

  @Test("is not found where the pattern has more components than the image")
  func moreComponents() {
    let patterns = ["*:*", "a.io[/]*[/]ab:*"]
    let python = choose(patterns, "a.io/x/ab:v1", .python)
    #expect(python.winner?.index == 0 || python.winner?.index == 1)
    let beyond = ["*:*", "a[./]b[/]*:*"]
    let failed = choose(beyond, "a.b/c:v1", .python)
    #expect(failed.failure?.cause == .moreComponentsThanImage)
    #expect(failed.message == "unknown error. please check the logs.")
    #expect(!failed.isCrash)
    let crashed = choose(["*:*", "{a/b,c}/d:*"], "x.io/c/d:v1", .go)
    #expect(crashed.failure == nil)
    #expect(choose(["*:*", "{a/b,c/e/f,c}:*"], "x.io/c:v1", .go).isCrash)
  }

  @Test("is missed in the words of each generation")
  func none() {
    let words = "No matching policy rule could be found for image a.io/ab:v1."
    #expect(choose(["b.io/*:*"], "a.io/ab:v1", .python).message == words)
    #expect(choose([], "a.io/ab:v1", .go).message == "no matching rule")
    #expect(choose(["*:*"], "a.io/ab:v1", .go).message == nil)
  }

  // MARK: Properties

  private static let patterns = [
    "*:*", "*", "a.io/*:*", "a.io/b/*:*", "a.io/b/c:v?", "a.i[no]/*", "*/b/*:*", "?.io/b/*:v1",
    "a.io/*/c:*", "b/c", "*.io/*/*:v*", "a.io/b/c", "docker.io/*/*:*", "{a,b}.io/*:*", "a.io/[/]*",
  ]
  private static let names = [
    "a.io/b/c:v1", "a.io/c:v2", "b.io/b/c:v1", "index.docker.io/library/nginx:v1", "a.io/b/c/d:v1",
  ]

  @Test("matches, and no other matching rule is without a reason", arguments: Generation.allCases)
  func winnerMatches(_ generation: Generation) {
    for _ in 0..<500 {
      let patterns = (0..<6).compactMap { _ in Self.patterns.randomElement() }
      let choice = choose(patterns, Self.names.randomElement() ?? "", generation)
      guard choice.failure == nil else { continue }
      let winners = choice.candidates.filter { $0.reason == nil }
      #expect(winners.map(\.rule) == (choice.winner.map { [$0] } ?? []), "\(patterns)")
      #expect(winners.allSatisfy { $0.matches == true })
      #expect((choice.winner == nil) == choice.candidates.allSatisfy { $0.matches == false })
      #expect(choice.candidates.allSatisfy { ($0.reason == .notMatching) == ($0.matches == false) })
    }
  }

  @Test("does not depend on the order of rules that are not equal", arguments: Generation.allCases)
  func orderOfRules(_ generation: Generation) {
    for _ in 0..<500 {
      let rules = rules((0..<6).compactMap { _ in Self.patterns.randomElement() })
      let name = Self.names.randomElement() ?? ""
      let first = Policy(rules, as: generation).choose(for: name)
      let second = Policy(rules.shuffled(), as: generation).choose(for: name)
      let ties: [PolicyCandidate.Reason] = [.earlierEqualRule, .laterEqualRule]
      if first.candidates.contains(where: { $0.reason.map(ties.contains) ?? false }) { continue }
      #expect(second.winner == first.winner, "\(rules.map(\.pattern)) \(name)")
    }
  }

  @Test("is not changed by rules that do not match", arguments: Generation.allCases)
  func unrelatedRules(_ generation: Generation) {
    for _ in 0..<300 {
      let rules = rules((0..<5).compactMap { _ in Self.patterns.randomElement() })
      let unrelated = Rule(index: 99, pattern: "zz.example/*:*")
      let name = Self.names.randomElement() ?? ""
      var more = rules
      more.insert(unrelated, at: Int.random(in: 0...rules.count))
      #expect(
        Policy(more, as: generation).choose(for: name).winner
          == Policy(rules, as: generation).choose(for: name).winner)
    }
  }
}
