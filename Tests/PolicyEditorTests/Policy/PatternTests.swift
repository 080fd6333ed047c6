import PolicyEditor
import Testing

@Suite("Patterns as each Connaisseur matches them")
struct PatternTests {
  private func matches(_ pattern: String, _ name: String, _ generation: Generation) -> Bool? {
    let policy = Policy([Rule(index: 0, pattern: pattern)], as: generation)
    return policy.choose(for: name).candidates.first?.matches
  }

  @Test(
    "mean the same to both in wildcards and classes",
    arguments: [
      ("a.io/*:*", "a.io/b/c/d:v1", true), ("a.io/?b:*", "a.io/ab:v1", true),
      ("a.io?ab:*", "a.io/ab:v1", true), ("a.io/[ab]b:*", "a.io/bb:v1", true),
      ("a.io/[!a]b:*", "a.io/bb:v1", true), ("a.io/[!a]b:*", "a.io/ab:v1", false),
      ("a.io/[a-c]b:*", "a.io/bb:v1", true), ("a.io/[a-c]b:*", "a.io/db:v1", false),
      ("a.io/[^a]b:*", "a.io/^b:v1", true), ("a.io/[^a]b:*", "a.io/bb:v1", false),
    ])
  func shared(_ row: (pattern: String, name: String, matches: Bool)) {
    for generation in Generation.allCases {
      #expect(matches(row.pattern, row.name, generation) == row.matches)
    }
  }

  @Test(
    "have alternatives and escapes in 3.9 only",
    arguments: [
      ("a.io/{b,c}:*", "a.io/c:v1", false, true),
      ("a.io/{b,c}:*", "a.io/{b,c}:v1", true, false),
      ("a.io/b{,x}:*", "a.io/bx:v1", false, true),
      (#"a.io/\b:*"#, "a.io/b:v1", false, true), (#"a.io/\b:*"#, #"a.io/\b:v1"#, true, false),
    ])
  func different(_ row: (pattern: String, name: String, python: Bool, go: Bool)) {
    #expect(matches(row.pattern, row.name, .python) == row.python)
    #expect(matches(row.pattern, row.name, .go) == row.go)
  }

  @Test("mean any tag of an image in 3.3 where they have no colon")
  func impliedTag() {
    #expect(matches("docker.io/library/nginx", "docker.io/library/nginx:v1", .python) == true)
    #expect(matches("docker.io/library/nginx", "docker.io/library/nginx2:v1", .python) == false)
    let digest = "@sha256:" + String(repeating: "ab", count: 32)
    #expect(
      matches("docker.io/library/nginx", "docker.io/library/nginx" + digest, .python) == false)
    #expect(matches("nginx:v1", "docker.io/library/nginx:v1", .python) == false)
  }

  @Test(
    "are open at both ends in 3.9",
    arguments: [
      ("docker.io/library/nginx", "index.docker.io/library/nginx-evil:v1"),
      ("docker.io/library/nginx", "index.docker.io/library/nginx/evil:v1"),
      ("nginx:v1", "evil.com/nginx:v12"), ("ghcr.io/org/*", "evil.ghcr.io/org/x:v1"),
      ("ghcr.io/org/*", "evil.com/ghcr.io/org/x:v1"),
    ])
  func impliedWildcards(_ row: (pattern: String, name: String)) {
    #expect(matches(row.pattern, row.name, .go) == true)
    #expect(matches(row.pattern, row.name, .python) == false)
  }

  @Test(
    "that 3.9 cannot compile crash it, and are text to 3.3",
    arguments: ["a.io/[x:*", "a.io/[]:*", "a.io/[a-cx-z]:*", "a.io/[]a]:*", "a.io/[c-a]:*"])
  func bad(_ pattern: String) {
    let rules = [Rule(index: 0, pattern: "*:*"), Rule(index: 1, pattern: pattern)]
    let go = Policy(rules, as: .go).choose(for: "a.io/bb:v1")
    #expect(go.isCrash)
    #expect(go.failure?.cause == .badPattern)
    #expect(go.winner == nil && go.message == nil)
    #expect(go.candidates.map(\.reason) == [.undecided, .failed])
    #expect(go.candidates.map(\.matches) == [true, nil])
    #expect(Policy(rules, as: .python).choose(for: "a.io/bb:v1").failure == nil)
  }

  @Test(
    "follow 3.9's library where its shortcuts go wrong",
    arguments: [
      // Wildcards in an alternative are found where text cannot follow any more.
      ("a.io/{b*,y}", "a.io/b1/c:v1", true), ("a.io/{b*,y}/c:*", "a.io/b1/c:v1", false),
      // Negated lists side by side are taken for the absence of their text.
      ("a.io/*[!ab][!ab]*", "a.io/aa", true), ("a.io/*[!ab]x[!ab]*", "a.io/axa", false),
      // An empty alternative hides what follows.
      ("{}c", "c", false), ("{b,}c", "c", false),
    ])
  func shortcuts(_ row: (pattern: String, name: String, matches: Bool)) {
    #expect(matches(row.pattern, row.name, .go) == row.matches, "\(row.pattern)")
  }

  @Test(
    "of hostile shape come to an end",
    arguments: [
      String(repeating: "*a", count: 20_000), String(repeating: "{", count: 50_000),
      String(repeating: "[", count: 50_000), String(repeating: "{a,*b}", count: 10_000),
      String(repeating: "{*a*b*,", count: 60) + String(repeating: "}", count: 60),
      String(repeating: "*{a*,*a}", count: 30),
      "{" + String(repeating: "a*b,", count: 20_000) + "}",
    ])
  func hostile(_ pattern: String) {
    let name = String(repeating: "a", count: 2000) + ":v1"
    for generation in Generation.allCases {
      let choice = Policy([Rule(index: 0, pattern: pattern)], as: generation).choose(for: name)
      #expect(choice.candidates.count == 1)
      if choice.failure?.cause == .unboundedPattern {
        #expect(choice.candidates.first?.matches == nil)
        #expect(!choice.isCrash)
      }
    }
  }
}
