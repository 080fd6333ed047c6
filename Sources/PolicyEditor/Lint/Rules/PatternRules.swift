/// Patterns that a generation cannot apply, or reads in its own way.
enum PatternRules {
  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    for rule in context.rules where !rule.rule.pattern.isEmpty {
      let pattern = rule.rule.pattern
      // Most patterns are of wildcards alone.
      guard pattern.utf8.contains(where: { Self.special.contains($0) }) else { continue }
      if context.generation == .go {
        checkGlob(rule, context, &findings)
      } else {
        checkBraces(rule, &findings)
      }
      if hasSlashInGroup(pattern, context.generation) {
        findings.add(
          .slashInGroup, at: rule.patternPlace,
          "a slash stands in brackets: where the pattern has more parts than the image that it"
            + " matches, \(context.generation == .go ? "3.9 dies" : "3.3 denies with an unknown error")",
          fix: "write one rule for each case")
      }
    }
  }

  private static let special = Array("[]{}\\".utf8)

  private static func checkGlob(
    _ rule: LintedRule, _ context: LintContext, _ findings: inout LintFindings
  ) {
    guard GoPattern(Array(rule.rule.pattern.unicodeScalars)) == nil else { return }
    findings.add(
      .patternPanics, at: rule.patternPlace,
      "\(context.name) starts, and dies of this pattern on the first image: the pod restarts, and"
        + " every request fails meanwhile",
      fix: "write the pattern with * and ? alone")
  }

  private static func checkBraces(_ rule: LintedRule, _ findings: inout LintFindings) {
    let pattern = rule.rule.pattern
    guard pattern.contains("{") || pattern.contains("\\") else { return }
    findings.add(
      .globDialect, at: rule.patternPlace,
      "3.3 takes \(pattern.contains("{") ? "{ } for themselves: they are no alternatives" : "\\ for itself: it escapes nothing")",
      fix: "write one rule for each case")
  }

  /// Whether a slash stands between brackets or, for 3.9, braces.
  private static func hasSlashInGroup(_ pattern: String, _ generation: Generation) -> Bool {
    var (brackets, braces) = (false, 0)
    for character in pattern.unicodeScalars {
      switch character {
      case "[": brackets = true
      case "]": brackets = false
      case "{" where generation == .go: braces += 1
      case "}": braces = max(0, braces - 1)
      case "/" where brackets || braces > 0: return true
      default: break
      }
    }
    return false
  }
}
