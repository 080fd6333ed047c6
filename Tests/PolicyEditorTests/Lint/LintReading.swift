import NotaryCore
import PolicyEditor
import TestSupport

/// The moment as of which tests lint.
let lintMoment = CivilDate(year: 2026, month: 11, day: 22).instant

/// The problems of a file named `1.yaml`, or of several.
func lint(
  _ texts: String..., for versions: [ConnaisseurVersion] = [.go], at moment: Instant = lintMoment
) throws -> [LintProblem] {
  let files = texts.enumerated().map { ("\($0.offset + 1).yaml", Array($0.element.utf8)) }
  return Lint.problems(in: try Values.load(files: files), for: versions, at: moment)
}

/// The only problem of a code.
func problem(
  _ code: LintCode, in text: String, for version: ConnaisseurVersion = .go,
  at moment: Instant = lintMoment
) throws -> LintProblem {
  let found = try lint(text, for: [version], at: moment).filter { $0.code == code }
  guard let problem = found.first, found.count == 1 else {
    throw TestFailure("\(found.count) problems of the code \(code.rawValue)")
  }
  return problem
}

extension [LintProblem] {
  var codes: [String] { map(\.code.rawValue) }

  /// `code line:column`.
  var places: [String] {
    map { "\($0.code.rawValue) \($0.range.start.line):\($0.range.start.column)" }
  }
}

extension LintEdit {
  /// The text after the edit.
  func applied(to text: String) throws -> String {
    let document = try YAMLDocument(parsing: Array(text.utf8))
    return String(
      decoding: try document.edit(step.name, step.changes).document.bytes, as: UTF8.self)
  }
}

/// A configuration with two static validators and one of type notaryv1, and a policy.
struct LintedText {
  static let key = """
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsx28WV7BsQfnHF1kZmpdCTTLJaWe
    d0CA+JOi8H4REuBaWSZ5zPDe468WuOJ6f71E7WFg3CVEVYHuoZt2UYbN/Q==
    -----END PUBLIC KEY-----

    """

  var host = "notary.acme.example"
  /// Further lines of the notary validator.
  var validator: [String] = []
  var rootName = "default"
  var key = LintedText.key
  /// Lines of the policy; a rule for everything stands before them.
  var policy: [String] = []
  var first = ["- pattern: \"*:*\"", "  validator: allow"]
  /// Lines below `application`.
  var application: [String] = []

  var text: String {
    let root = ["trustRoots:", "- name: \(rootName)", "  key: |"]
    let key = key.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
    let notary = ["host: \(host)"] + root + key + validator
    let lines =
      ["application:", "  validators:", "  - {name: allow, type: static, approve: true}"]
      + ["  - {name: deny, type: static, approve: false}", "  - name: acme", "    type: notaryv1"]
      + notary.map { $0.isEmpty ? "" : "    \($0)" } + ["  policy:"]
      + (first + policy).map { "  \($0)" } + application.map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
