import NotaryCore
import PolicyEditor
import Testing

@Suite("Reading a suite of tests") struct TestSuiteTests {
  private func read(_ text: String, file: String = "ci/tastevin.tests.yaml") throws -> TestSuite {
    try TestSuite(file: file, bytes: Array(text.utf8))
  }

  private static let example = """
    connaisseur: ["3.9"]            # default: all
    at: 2026-11-22T00:00:00Z        # default: now
    trust: ./trust
    cases:
    - name: the release is admitted
      image: docker.io/acme/web:v1
      expect: admit
      digest: sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
    - image: docker.io/acme/web:nightly
      expect: deny
      rule: "docker.io/acme/*:*"
      validator: acme
      message: "no tag 'nightly' found"
    - manifest: deploy/web.yaml
      expect: admit
    """

  @Test("has versions, a moment, trust data and cases")
  func example() throws {
    let suite = try read(Self.example)
    #expect(suite.connaisseur?.value.flatMap(\.generations) == [.go])
    #expect(suite.moment?.value == Instant(rfc3339: "2026-11-22T00:00:00Z"))
    #expect(suite.trust.map { suite.path(of: $0.value) } == "ci/./trust")
    #expect(suite.cases.count == 3)
    let (release, nightly, manifest) = (suite.cases[0], suite.cases[1], suite.cases[2])
    #expect(release.title == "the release is admitted")
    #expect(release.expectation.verdict.value == .admit)
    #expect(release.expectation.digest?.value.hasSuffix("9824") == true)
    #expect(nightly.title == "deny docker.io/acme/web:nightly")
    #expect(nightly.expectation.rule?.value == "docker.io/acme/*:*")
    #expect(nightly.expectation.validator?.value == "acme")
    #expect(nightly.expectation.message?.value == .part("no tag 'nightly' found"))
    guard case .manifest(let path) = manifest.subject else {
      Issue.record("\(manifest)")
      return
    }
    #expect(suite.path(of: path.value) == "ci/deploy/web.yaml")
  }

  @Test("knows the place of everything")
  func positions() throws {
    let suite = try read(Self.example)
    func place(_ position: SourcePosition?) -> String {
      position.map { "\($0.line):\($0.column)" } ?? "none"
    }
    #expect(place(suite.connaisseur?.position) == "1:14")
    #expect(place(suite.moment?.position) == "2:5")
    #expect(place(suite.trust?.position) == "3:8")
    #expect(place(suite.cases[0].position) == "5:3")
    #expect(place(suite.cases[0].name?.position) == "5:9")
    #expect(place(suite.cases[0].expectation.verdict.position) == "7:11")
    #expect(place(suite.cases[0].expectation.digest?.position) == "8:11")
    #expect(place(suite.cases[1].position) == "9:3")
    #expect(place(suite.cases[1].expectation.message?.position) == "13:12")
    #expect(suite.cases[2].position.file == "ci/tastevin.tests.yaml")
  }

  @Test("paths begin at its folder, unless they are absolute")
  func paths() throws {
    #expect(try read("", file: "a.yaml").path(of: "trust") == "trust")
    #expect(try read("", file: "/srv/a.yaml").path(of: "trust") == "/srv/trust")
    #expect(try read("", file: "b/a.yaml").path(of: "/trust") == "/trust")
    #expect(TestSuite.usualPath(beside: "values.yaml") == "tastevin.tests.yaml")
    #expect(TestSuite.usualPath(beside: "prod/values.yaml") == "prod/tastevin.tests.yaml")
  }

  @Test(
    "takes what is written, not what YAML makes of it",
    arguments: [
      ("connaisseur: 3.10", "3.10"), ("connaisseur: [3.3, \"3.9\"]", "3.3 3.9"),
      ("connaisseur: all", "all"), ("connaisseur:\n- 3.4\n- 3.9", "3.4 3.9"),
    ])
  func versions(text: String, versions: String) throws {
    let choices = try read(text).connaisseur?.value.map(\.description) ?? []
    #expect(choices.joined(separator: " ") == versions)
  }

  @Test("numbers, dates and booleans are texts where texts are wanted")
  func texts() throws {
    let suite = try read(
      """
      at: 2026-11-22
      cases:
      - {name: 1.50, image: 2026-01-01, expect: deny, rule: yes, validator: 0x10, message: 404}
      - {image: "", expect: deny}
      """)
    #expect(suite.moment?.value == Instant(rfc3339: "2026-11-22T00:00:00Z"))
    let one = suite.cases[0]
    #expect(one.name?.value == "1.50")
    #expect(one.subjectText == "2026-01-01")
    #expect(one.expectation.rule?.value == "yes")
    #expect(one.expectation.validator?.value == "0x10")
    #expect(one.expectation.message?.value == .part("404"))
    #expect(suite.cases[1].subjectText == "")
  }

  @Test("anchors and << share what cases have in common, and their own members win")
  func merging() throws {
    let suite = try read(
      """
      cases:
      - &base
        image: a/b:v1
        expect: deny
        rule: "*:*"
      - <<: *base
        image: a/b:v2
      - <<: [*base]
        rule: "a/*"
      """)
    #expect(suite.cases.map(\.subjectText) == ["a/b:v1", "a/b:v2", "a/b:v1"])
    #expect(suite.cases.map(\.expectation.rule?.value) == ["*:*", "*:*", "a/*"])
  }

  @Test(
    "without cases is one all the same",
    arguments: ["", "# nothing\n", "---\n", "cases:\n", "cases: []\n", "at: 2026-01-01\n"])
  func empty(text: String) throws { #expect(try read(text).cases.isEmpty) }

  @Test("a message between slashes is a regular expression")
  func expressions() throws {
    let suite = try read(
      """
      cases:
      - {image: a, expect: deny, message: /no tag '.+' found/}
      - {image: a, expect: deny, message: /usr/lib}
      - {image: a, expect: unknown, message: "/"}
      """)
    let messages = suite.cases.compactMap(\.expectation.message?.value)
    #expect(messages.map(\.text) == ["/no tag '.+' found/", "/usr/lib", "/"])
    #expect(messages[0].isFound(in: "~: no tag 'v1' found in targets"))
    #expect(!messages[0].isFound(in: "no tag found"))
    #expect(messages[1].isFound(in: "cannot open /usr/lib/x"))
    #expect(messages[2] == .part("/"))
  }

  @Test("too many cases, and too many bytes, are refused")
  func limits() {
    var limits = TestSuite.Limits()
    limits.cases = 2
    let text = "cases:\n" + String(repeating: "- {image: a, expect: deny}\n", count: 3)
    let error = #expect(throws: TestSuiteError.self) {
      try TestSuite(file: "t", bytes: Array(text.utf8), limits: limits)
    }
    #expect(error?.reason == .tooManyCases(limit: 2))
    #expect(error?.position.line == 4)
    limits.bytes = 10
    #expect(throws: TestSuiteError.self) {
      try TestSuite(file: "t", bytes: Array(text.utf8), limits: limits)
    }
  }
}
