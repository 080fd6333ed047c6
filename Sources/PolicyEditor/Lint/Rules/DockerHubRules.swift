/// What Docker Hub is called: `docker.io` in 3.3, `index.docker.io` in 3.9.
enum DockerHubRules {
  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    switch context.generation {
    case .python: checkNames(context, &findings)
    case .go: checkScores(context, &findings)
    }
  }

  private static func checkNames(_ context: LintContext, _ findings: inout LintFindings) {
    for rule in context.rules where rule.rule.pattern.hasPrefix("index.docker.io/") {
      let other = String(rule.rule.pattern.dropFirst("index.".count))
      findings.add(
        .dockerHubName, at: rule.patternPlace,
        "3.3 calls Docker Hub docker.io: only images that are written with index.docker.io match",
        fix: "write \(other)",
        edit: LintEdit.replacing(rule.patternPlace, with: other, name: "write \(other)"))
    }
  }

  /// 3.9 compares `docker.io/…` with names that begin with `index.docker.io/`, so that the first part
  /// counts nothing: a rule for any registry wins if its later parts say more. Each such case is tried
  /// before it is told.
  private static func checkScores(_ context: LintContext, _ findings: inout LintFindings) {
    let rules = context.rules
    let open = rules.filter { rule in
      let first = rule.rule.pattern.prefix { $0 != "/" }
      return rule.rule.pattern.contains("/") && !first.isEmpty && first.allSatisfy { $0 == "*" }
    }.prefix(openLimit)
    guard !open.isEmpty else { return }
    let trials = open.map { rule in
      let rest = rule.rule.pattern.drop { $0 != "/" }
      let name = SampleImage.filled("index.docker.io" + rest)
      let image = Pattern.Subject(name)
      return Trial(
        rule: rule, name: name, image: image,
        outcome: Pattern(rule.rule.pattern, as: .go).outcome(for: image))
    }
    for rule in rules where rule.rule.pattern.hasPrefix("docker.io/") {
      for trial in trials where trial.rule.rule.validator != rule.rule.validator {
        guard case .matches(let others) = trial.outcome,
          case .matches(let own) = context.policy.outcome(
            ofRule: rule.rule.index, for: trial.image),
          case .lost(let reason) = own.comparison(with: others), reason == .shorterPrefix
        else { continue }
        let better = "index." + rule.rule.pattern
        findings.add(
          .dockerHubScoring, at: rule.patternPlace,
          "3.9 matches Docker Hub's images as index.docker.io/…, so that docker.io counts nothing: for"
            + " \(trial.name) rule \(trial.rule.rule.index + 1),"
            + " \(LintText.quoted(trial.rule.rule.pattern)), goes before this one",
          fix: "if this rule is to win, write \(better)",
          edit: LintEdit.replacing(rule.patternPlace, with: better, name: "write \(better)"))
        break
      }
    }
  }

  /// A rule for any registry, and an image of Docker Hub that it is made for.
  private struct Trial {
    let rule: LintedRule
    let name: String
    let image: Pattern.Subject
    let outcome: Pattern.Outcome
  }

  /// The most rules for any registry that are tried.
  private static let openLimit = 20
}
