import NotaryCore
import PolicyEditor
import Testing

@Suite("Writing a suite") struct TestSuiteDraftTests {
  private func draft() -> TestSuiteDraft {
    var draft = TestSuiteDraft()
    draft.comments = ["What holds today."]
    draft.connaisseur = [.go]
    draft.moment = Instant(rfc3339: "2026-11-22T00:00:00Z")
    draft.trust = "trust"
    var first = TestSuiteDraft.Case(image: "docker.io/acme/web:v1", verdict: .admit)
    first.comments = ["", "The release."]
    first.digest = "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    var second = TestSuiteDraft.Case(image: "- [odd\n", verdict: .deny)
    second.rule = "*:*"
    second.validator = "yes"
    second.message = "a \"b\": c # d\n\u{1B}"
    draft.cases = [first, second]
    draft.closing = ["The end."]
    return draft
  }

  @Test("gives a text that reads well")
  func text() throws {
    let text = String(decoding: try draft().bytes, as: UTF8.self)
    #expect(
      text == #"""
        # What holds today.
        connaisseur:
          - "3.9"
        at: "2026-11-22T00:00:00Z"
        trust: trust
        cases:

        # The release.
        - image: docker.io/acme/web:v1
          expect: admit
          digest: sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
        - image: |
            - [odd
          expect: deny
          rule: "*:*"
          validator: "yes"
          message: "a \"b\": c # d\n\x1B"
        # The end.

        """#)
  }

  @Test("and one that is read as it was meant")
  func readAgain() throws {
    let draft = draft()
    let suite = try TestSuite(file: "t", bytes: try draft.bytes)
    #expect(suite.connaisseur?.value.flatMap(\.generations) == [.go])
    #expect(suite.moment?.value == draft.moment)
    #expect(suite.trust?.value == "trust")
    #expect(suite.cases.map(\.subjectText) == draft.cases.map(\.image))
    #expect(suite.cases.map(\.expectation.verdict.value) == [.admit, .deny])
    #expect(suite.cases[0].expectation.digest?.value == draft.cases[0].digest)
    #expect(suite.cases[1].expectation.rule?.value == "*:*")
    #expect(suite.cases[1].expectation.validator?.value == "yes")
    #expect(suite.cases[1].expectation.message?.value.text == draft.cases[1].message)
    #expect(try TestSuite(file: "t", bytes: try TestSuiteDraft().bytes).cases.isEmpty)
  }

  @Test(
    "a case is added behind the others, and nothing else of the text changes",
    arguments: [
      (
        "# kept\ncases:\n- image: a   # first\n  expect: deny\n# end\n",
        "# kept\ncases:\n- image: a   # first\n  expect: deny\n- image: b:1\n  expect: admit\n# end\n"
      ),
      (
        "at: 2026-01-01\n",
        "at: 2026-01-01\ncases:\n  - image: b:1\n    expect: admit\n"
      ),
      ("cases: []\nat: 2026-01-01\n", "at: 2026-01-01\n"), ("cases:\n", "cases:\n"),
      ("cases: [{image: a, expect: deny}]\n", "cases: [{image: a, expect: deny}, {"),
    ])
  func adding(before: String, after: String) throws {
    var draft = try PolicyDraft(file: "t", bytes: Array(before.utf8))
    try draft.add(TestSuiteDraft.Case(image: "b:1", verdict: .admit))
    let text = String(decoding: draft.bytes, as: UTF8.self)
    #expect(text.contains(after), "\(text)")
    #expect(try TestSuite(file: "t", bytes: draft.bytes).cases.last?.subjectText == "b:1")
  }

  @Test("what is no suite gets no case")
  func refused() throws {
    var list = try PolicyDraft(file: "t", bytes: Array("- a".utf8))
    #expect(throws: YAMLEditRefusal.self) {
      try list.add(TestSuiteDraft.Case(image: "b:1", verdict: .admit))
    }
  }

  @Test("a message of several is an expression that finds each of them, and nothing like them")
  func messages() throws {
    let messages = ["no tag 'v1.0' found (in [targets])", "Unable? $1|2 {3} \\ ^*+"]
    let text = try #require(ExpectedText.written(for: messages))
    let expected = try ExpectedText(text)
    #expect(messages.allSatisfy { expected.isFound(in: "~: \($0)!") })
    #expect(!expected.isFound(in: "no tag 'v1x0' found (in [targets])"))
    #expect(ExpectedText.written(for: ["same", "same"]) == "same")
    #expect(ExpectedText.written(for: ["/usr/"]) == "//usr//")
    #expect(try ExpectedText("//usr//").isFound(in: "in /usr/lib"))
    #expect(ExpectedText.written(for: [String(repeating: "a", count: 2_000), "b"]) == nil)
  }

  @Test(
    "an image is made up that a rule wins for, in both generations",
    arguments: [
      ["*:*", "docker.io/acme/*:*", "registry.k8s.io/*:*"],
      ["docker.io/library/nginx:v1", "*/acme/web:*", "quay.io/*/app:?"],
    ])
  func samples(patterns: [String]) {
    let rules = patterns.enumerated().map { Rule(index: $0, pattern: $1) }
    let policies = Generation.allCases.map { Policy(rules, as: $0) }
    for rule in rules {
      let image = RuleSample.image(for: rule, in: policies)
      #expect(image != nil, "\(rule.pattern)")
      for policy in policies {
        let reference = image.flatMap {
          try? ConnaisseurReference.read($0, as: policy.generation).get()
        }
        #expect(reference.map { policy.choose(for: $0.name).winner?.index } == rule.index)
      }
    }
    // One that never wins has none.
    let hidden = [Rule(index: 0, pattern: "*:*"), Rule(index: 1, pattern: "*:*")]
    #expect(RuleSample.image(for: hidden[0], in: [Policy(hidden, as: .go)]) == nil)
  }
}
