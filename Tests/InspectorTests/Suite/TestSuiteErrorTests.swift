import Inspector
import PolicyEditor
import Testing

@Suite("What is wrong with a suite") struct TestSuiteErrorTests {
  private func refusal(of text: String) -> String {
    do throws(TestSuiteError) {
      _ = try TestSuite(file: "t.yaml", bytes: Array(text.utf8))
      return "read"
    } catch {
      return error.message
    }
  }

  @Test(
    "is told with file, line and column, and what to do",
    arguments: [
      ("cases: {a", "t.yaml:1:10: not YAML"),
      ("a: 1\n---\nb: 2", "t.yaml:3:1: a suite is one YAML document, and here a second one begins"),
      ("- a", "t.yaml:1:1: a suite is a mapping of connaisseur, at, trust and cases"),
      ("cases: x", "t.yaml:1:8: cases is a list: write each case behind '- '"),
      ("cases:\n- x", "t.yaml:2:3: a case is a mapping of name, image, manifest, expect"),
      ("case: []", "t.yaml:1:1: 'case' is no key of a suite; did you mean 'cases'?"),
      ("tests: []", "t.yaml:1:1: 'tests' is no key of a suite; did you mean 'cases'?"),
      ("image: a", "t.yaml:1:1: 'image' is no key of a suite: it belongs to the cases"),
      (
        "values: a",
        "t.yaml:1:1: 'values' is no key of a suite; there are connaisseur, at, trust and cases"
      ),
      (
        "cases:\n- {image: a, expects: deny}",
        "t.yaml:2:14: 'expects' is no key of a case; did you mean 'expect'?"
      ),
      (
        "cases:\n- {image: a, expect: deny, at: 2026-01-01}",
        "t.yaml:2:28: 'at' is no key of a case: it belongs to the suite, beside cases"
      ),
      (
        "cases:\n- image: a\n  expect: deny\n  image: b",
        "t.yaml:4:3: image is given twice, first on line 2"
      ),
      ("? [a]\n: b", "t.yaml:1:3: a key is a text"),
      ("cases:\n- expect: deny", "t.yaml:2:3: the case has neither image nor manifest"),
      (
        "cases:\n- {image: a, manifest: b, expect: deny}",
        "t.yaml:2:24: the case has both image and manifest; make two cases of it"
      ),
      (
        "cases:\n- image: a",
        "t.yaml:2:3: the case does not say what it expects: add expect: admit, deny, crash or unknown"
      ),
      (
        "cases:\n- {image: a, expect: denied}",
        "t.yaml:2:22: 'denied' is nothing to expect; did you mean 'deny'?"
      ),
      (
        "cases:\n- {image: a, expect: maybe}",
        "t.yaml:2:22: 'maybe' is nothing to expect: write admit, deny, crash or unknown"
      ),
      ("cases:\n- {image: , expect: deny}", "t.yaml:2:9: image is an image"),
      ("cases:\n- {image: [a], expect: deny}", "t.yaml:2:11: image is an image"),
      ("connaisseur: []", "t.yaml:1:14: connaisseur names no Connaisseur"),
      ("connaisseur: [3.9, 2.8]", "t.yaml:1:20: '2.8' is no version"),
      ("at: yesterday", "t.yaml:1:5: 'yesterday' is not a time"),
      ("trust: ''", "t.yaml:1:8: trust is the path of a trust folder or archive"),
      (
        "cases:\n- {image: a, expect: admit, digest: sha256:2cf2...}",
        "t.yaml:2:37: 'sha256:2cf2...' is no digest: write all of it"
      ),
      (
        "cases:\n- {image: a, expect: deny, digest: 'sha256:00000000000000000000000000000000'}",
        "t.yaml:2:36: a digest goes with expect: admit; with deny there never is one"
      ),
      (
        "cases:\n- {image: a, expect: crash, message: x}",
        "t.yaml:2:38: message goes with expect: deny; with crash there never is one"
      ),
      (
        "cases:\n- {image: a, expect: deny, message: /a(b/}",
        "t.yaml:2:37: the regular expression cannot be used: the bracket '(' at character 2"
      ),
      ("cases:\n- {<<: x, image: a}", "t.yaml:2:8: a case is a mapping"),
    ])
  func refusals(text: String, expected: String) {
    let said = refusal(of: text)
    #expect(said.hasPrefix(expected), "\(said)")
  }

  @Test("shows no control characters")
  func visible() {
    let said = refusal(of: "cases:\n- {image: a, expect: \"\\e[31mred\"}")
    #expect(said.contains("^[[31mred") && !said.contains("\u{1B}"))
  }
}
