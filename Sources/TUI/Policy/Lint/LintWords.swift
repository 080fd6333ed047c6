import Inspector
import PolicyEditor
import TerminalKit

/// What lint says, in the titles of panes and in tabs.
extension Model {
  /// `1 error, 2 warnings` of what is edited, with the versions where they are not the one of the list.
  var lintTitle: StyledText {
    guard policy.edition != nil else { return StyledText() }
    guard let problems = policy.problems else { return StyledText("  lint …", .dim) }
    let isOwn = session.versions == [ConnaisseurVersion(of: session.connaisseur)]
    let scope = isOwn ? "" : " in \(session.versionWords)"
    return StyledText("  \(problems.summary)\(scope)", Style(problems.tone))
  }

  /// `1E 2W` for a tab; empty where there is neither.
  var lintCounts: StyledText {
    var text = StyledText()
    guard let problems = policy.problems else { return text }
    for severity in [LintProblem.Severity.error, .warning] where problems.count(severity) > 0 {
      text.append(" \(problems.count(severity))\(severity.sign)", Style(severity.tone))
    }
    return text
  }
}

extension StyledText {
  /// One cell: the sign of a problem, or a space.
  init(signOf severity: LintProblem.Severity?) {
    self.init(severity?.sign ?? " ", severity.map { Style($0.tone).bold } ?? .plain)
  }
}
