import NotaryCore
import PolicyEditor

/// `docs/lint.md`, made from the codes' own explanations.
public enum LintDocument {
  public static var text: String {
    ([head] + LintChapter.allCases.map(chapter)).joined(separator: "\n")
  }

  private static let head = """
    # Lint codes

    `tastevin lint [FILE]` finds what is wrong with a values.yaml of Connaisseur's chart, before Helm and the
    pod do, or because they do not. Every problem has a `code` from this closed list, a severity, its place and
    what to do. Codes are stable; messages are for people.

    An **error** is refused by the pod, by Helm or by the cluster, or denies every image that it is about; the
    message says which, in Connaisseur's own words where they are known. A **warning** works, but hardly as it
    was meant. An **info** is worth knowing. The severity is what is usual: a message may be milder.

    `--connaisseur V` names the version, 3.9 unless another is named; `all` is 3.3 and 3.9. Versions in between
    are judged with what is known to have changed. A problem that is meant is ignored with a comment on its line
    or the one above:

        failurePolicy: Ignore # tastevin: ignore fail-open

    Below each example stands what lint says of it in the version that is named; it may say more.

    """

  private static func chapter(_ chapter: LintChapter) -> String {
    "## \(chapter.rawValue)\n\n" + chapter.codes.map(section).joined(separator: "\n")
  }

  private static func section(_ code: LintCode) -> String {
    let explanation = code.explanation
    let example = explanation.example.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    return """
      ### \(code.rawValue)

      \(code.usualSeverity.rawValue.capitalised): \(explanation.title). \(explanation.text)

      \(example)

      In \(explanation.version.text):

      \(said(of: code))

      **Fix:** \(explanation.fix)

      """
  }

  /// What lint says of the code in its example, as it prints it.
  private static func said(of code: LintCode) -> String {
    let explanation = code.explanation
    let versions = [explanation.version]
    let file = (name: "values.yaml", bytes: Array(explanation.example.utf8))
    let report: LintReport
    do throws(ValuesError) {
      report = LintReport(try Values.load(files: [file]), for: versions, at: moment)
    } catch {
      report = LintReport(error, in: [file.name], for: versions)
    }
    let problem = report.problems.first { $0.code == code }
    return (problem.map(LintReport.lines) ?? []).map { "    \($0.text)" }.joined(separator: "\n")
  }

  /// As of when dates in the examples are judged.
  private static let moment = CivilDate(year: 2026, month: 11, day: 22).instant
}

extension String {
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
