/// Rules that win for no image. Only what can be proven is said; that a rule is not named here does
/// not mean that it ever wins.
///
/// Proven are three cases, each in time that grows with the number of rules:
/// - Two rules with the same pattern rank alike for every image. 3.3 keeps the earlier, 3.9 the later.
/// - A rule without a slash loses to one that matches every image with a slash in it, since every
///   name that is matched has a slash; and of two that match everything the longer wins.
/// - In 3.9 `docker.io/a/*` loses to `docker.io/a/*:*`, wherever it stands: every name has a colon
///   behind its last slash, so both match the same, and the last part of the second is longer.
enum RankRules {
  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    checkIdentical(context, &findings)
    checkUniversal(context, &findings)
    if context.generation == .go { checkTagWildcard(context, &findings) }
    for rule in context.rules { checkMatching(rule, context, &findings) }
    checkFallback(context, &findings)
  }

  /// The pattern that is compared: 3.3 adds a tag where there is none.
  private static func effective(_ pattern: String, _ generation: Generation) -> String {
    generation == .python && !pattern.contains(":") ? pattern + ":*" : pattern
  }

  private static func checkIdentical(_ context: LintContext, _ findings: inout LintFindings) {
    var last: [String: LintedRule] = [:]
    for rule in context.rules where !rule.rule.pattern.isEmpty {
      let pattern = effective(rule.rule.pattern, context.generation)
      defer { last[pattern] = rule }
      guard let other = last[pattern] else { continue }
      let isSame = isSame(rule, other)
      let (loser, winner) = context.generation == .python ? (rule, other) : (other, rule)
      let form =
        rule.rule.pattern == other.rule.pattern ? "the same pattern as" : "means the same as"
      findings.add(
        .identicalRules, isSame ? .info : .warning, at: loser.patternPlace,
        "the rule has \(form) rule \(winner.rule.index + 1), which wins in"
          + " \(context.generation.rawValue) as the \(context.generation == .python ? "earlier" : "later") one"
          + (isSame ? "; they say the same" : ""),
        fix: "remove one of the two")
    }
  }

  private static func isSame(_ left: LintedRule, _ right: LintedRule) -> Bool {
    let options = [left, right].map { $0.members["with"]?.value?.value.rawBytes ?? [] }
    return left.rule.validator == right.rule.validator && options[0].elementsEqual(options[1])
  }

  /// Whether a pattern matches every name: nothing but wildcards, one slash and one colon, which every
  /// name has in this order.
  private static func isUniversal(_ pattern: String, _ generation: Generation) -> Bool {
    let text = effective(pattern, generation)
    guard ["", "/", ":", "/:"].contains(text.filter { $0 != "*" }), !text.contains("/:") else {
      return false
    }
    // 3.9 puts a wildcard on both ends; for 3.3 they must be there.
    return generation == .go || text.hasPrefix("*") && text.hasSuffix("*")
  }

  private static func checkUniversal(_ context: LintContext, _ findings: inout LintFindings) {
    let universal = context.rules.filter { isUniversal($0.rule.pattern, context.generation) }
    guard
      let best = universal.first(where: { $0.rule.pattern.contains("/") })
        ?? universal.max(by: { $0.rule.pattern.utf8.count < $1.rule.pattern.utf8.count })
    else { return }
    let isDeep = best.rule.pattern.contains("/")
    for rule in context.rules where rule.rule.index != best.rule.index {
      let pattern = rule.rule.pattern
      guard !pattern.isEmpty, !pattern.contains("/"),
        isDeep
          || isUniversal(pattern, context.generation)
            && effective(pattern, context.generation).utf8.count
              < effective(best.rule.pattern, context.generation).utf8.count
      else { continue }
      findings.add(
        .neverWins, at: rule.patternPlace,
        "the rule never wins: rule \(best.rule.index + 1), \(LintText.quoted(best.rule.pattern)),"
          + " matches every image and \(isDeep ? "has more parts" : "is longer")",
        fix: isDeep ? "write the pattern with its registry, or remove the rule" : "remove the rule")
    }
  }

  private static func checkTagWildcard(_ context: LintContext, _ findings: inout LintFindings) {
    var places: [String: Int] = [:]
    for rule in context.rules { places[rule.rule.pattern] = rule.rule.index }
    for rule in context.rules where rule.rule.pattern.hasSuffix("/*") {
      // With brackets or a backslash the star may be something else.
      guard !rule.rule.pattern.contains(where: { "[]{}\\".contains($0) }),
        let winner = places[rule.rule.pattern + ":*"]
      else { continue }
      findings.add(
        .neverWins, at: rule.patternPlace,
        "the rule never wins: rule \(winner + 1), \(LintText.quoted(rule.rule.pattern + ":*")),"
          + " matches the same images and is longer",
        fix: "remove one of the two")
    }
  }

  // MARK: Nothing matches

  private static func checkMatching(
    _ rule: LintedRule, _ context: LintContext, _ findings: inout LintFindings
  ) {
    guard let reason = reasonToMatchNothing(rule.rule.pattern, context.generation) else { return }
    findings.add(
      .neverMatches, at: rule.patternPlace, "the rule matches no image: \(reason)",
      fix: "write the pattern as images are named: registry/repository:tag")
  }

  private static func reasonToMatchNothing(
    _ pattern: String, _ generation: Generation
  ) -> String? {
    guard !pattern.isEmpty, !pattern.contains(where: { "[]{}\\".contains($0) }) else { return nil }
    if pattern.contains(where: { $0 == " " || $0 == "\t" || $0.isNewline }) {
      return "no name of an image has a space or a line break in it"
    }
    if generation == .python, !pattern.contains("/"), !pattern.contains("*"),
      pattern.contains(":")
    {
      return
        "3.3 matches the whole name, which begins with the registry, as docker.io/library/nginx"
    }
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    if parts.dropFirst().dropLast().contains(where: { $0.contains(where: \.isUppercase) }) {
      return "no repository has a capital letter in it"
    }
    return nil
  }

  private static func checkFallback(_ context: LintContext, _ findings: inout LintFindings) {
    guard !context.rules.isEmpty, let policy = context.sections[.policy],
      !context.rules.contains(where: { isUniversal($0.rule.pattern, context.generation) })
    else { return }
    findings.add(
      .noFallback, at: policy.place,
      "no rule matches every image: what none matches is denied with"
        + (context.generation == .go
          ? " \"no matching rule\"" : " \"No matching policy rule could be found\""),
      fix: "if that is not meant, add a rule for \"*:*\"")
  }
}
