import PolicyEditor
import TestSupport
import Testing

@Suite("Lint of patterns") struct LintPatternTests {
  private func text(_ pattern: String, validator: String = "allow") -> String {
    LintedText(policy: ["- {pattern: '\(pattern)', validator: \(validator)}"]).text
  }

  @Test func `images of strangers that a rule admits are named, and were tried`() throws {
    let text = text("registry.k8s.io/*:*")
    let found = try problem(.admitsForeignImages, in: text)
    let names = ["evil.example/registry.k8s.io/app:1", "evilregistry.k8s.io/app:1"]
    let policy = Policy(try readValues(text).configuration(for: .go).rules, as: .go)
    for name in names {
      #expect(found.message.contains(name))
      #expect(policy.choose(for: name).winner?.pattern == "registry.k8s.io/*:*")
    }
  }

  @Test func `what another rule denies is not said to be admitted`() throws {
    let text = LintedText(policy: [
      "- {pattern: 'registry.k8s.io/*:*', validator: allow}",
      "- {pattern: '*/registry.k8s.io/*:*', validator: deny}",
    ]).text
    let message = try problem(.admitsForeignImages, in: text).message
    #expect(!message.contains("evil.example"))
    #expect(message.contains("evilregistry.k8s.io/app:1"))
  }

  @Test func `a tag that is written out matches what goes on behind it`() throws {
    #expect(
      try problem(.admitsForeignImages, in: text("reg.io/app:1")).message.contains(
        "reg.io/app:1-evil"))
    #expect(
      try problem(.matchesMore, in: text("reg.io/app:1", validator: "acme")).message.contains(
        "reg.io/app:1-evil"))
  }

  @Test(
    "patterns for everything, with a digest, or in 3.3 admit no strangers",
    arguments: [
      ("*:*", ConnaisseurVersion.go), ("*", .go),
      ("docker.io/library/redis@sha256:" + String(repeating: "a", count: 64), .go),
      ("registry.k8s.io/*:*", .python),
    ])
  func harmless(_ pattern: String, _ version: ConnaisseurVersion) throws {
    #expect(try !lint(text(pattern), for: [version]).codes.contains("admits-foreign-images"))
  }

  @Test(
    "a glob that cannot be compiled kills 3.9 alone",
    arguments: ["a/[x", "a/[]", "a/[a-cx-z]", "a/[!]"])
  func panics(_ pattern: String) throws {
    #expect(try problem(.patternPanics, in: text(pattern)).severity == .error)
    #expect(try !lint(text(pattern), for: [.python]).codes.contains("pattern-panics"))
  }

  @Test func `a slash in braces can have more parts than an image`() throws {
    #expect(try lint(text("a.io/{b/c,d}:*")).codes.contains("slash-in-group"))
    #expect(try lint(text("a.io/{b,c}:*"), for: [.python]).codes.contains("glob-dialect"))
    #expect(try !lint(text("a.io/{b,c}:*")).codes.contains("glob-dialect"))
  }

  @Test func `docker_io is told to count nothing where an image shows it`() throws {
    let text = LintedText(policy: [
      "- {pattern: 'docker.io/*/*:*', validator: deny}",
      "- {pattern: '*/library/nginx:*', validator: allow}",
    ]).text
    let found = try problem(.dockerHubScoring, in: text)
    let edit = try #require(found.edit)
    #expect(try !lint(edit.applied(to: text)).codes.contains("docker-hub-scoring"))
    let harmless = LintedText(policy: [
      "- {pattern: 'docker.io/library/nginx:*', validator: deny}",
      "- {pattern: '*/library/*:*', validator: allow}",
    ]).text
    #expect(try !lint(harmless).codes.contains("docker-hub-scoring"))
  }

  @Test func `index_docker_io matches in 3_3 only what is written so`() throws {
    let text = text("index.docker.io/acme/*:*")
    let found = try problem(.dockerHubName, in: text, for: .python)
    let edited = try #require(try found.edit?.applied(to: text))
    #expect(edited.contains("docker.io/acme/*:*") && !edited.contains("index."))
    #expect(try !lint(text).codes.contains("docker-hub-name"))
  }

  @Test func `random patterns are judged in bounded time`() throws {
    var generator = SeededGenerator(seed: 3)
    let pieces = [
      "*", "?", "[", "]", "{", "}", ",", "!", "-", "\\\\", "/", ":", "a", "ü", "@", ".",
    ]
    for _ in 0..<300 {
      let pattern = (0..<20).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      _ = try lint(LintedText(policy: ["- {pattern: \"\(pattern)\"}"]).text, for: [.python, .go])
    }
  }
}
