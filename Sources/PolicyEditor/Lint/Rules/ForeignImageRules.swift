/// Patterns of 3.4 and later, which match in the midst of a name.
///
/// 3.9 puts `*` in front of and behind every pattern, and no pattern can forbid it. A rule that checks
/// signatures denies a stranger's image all the same; one that approves without a look admits it.
struct ForeignImageRules {
  private let context: LintContext
  /// How many more images may be tried against the whole policy.
  private var trials: Int

  /// The most comparisons of an image with a pattern.
  private static let comparisonLimit = 100_000

  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    guard context.generation == .go, !context.rules.isEmpty else { return }
    let approving = context.rules.filter { isApproving($0) && isSpecific($0.rule.pattern) }
    if !approving.isEmpty {
      var rules = ForeignImageRules(context)
      for rule in approving { rules.check(rule, &findings) }
    }
    for rule in context.rules where !isApproving(rule) { checkExactness(of: rule, &findings) }
  }

  private init(_ context: LintContext) {
    self.context = context
    trials = Self.comparisonLimit / max(1, context.rules.count)
  }

  private static func isApproving(_ rule: LintedRule) -> Bool {
    guard let validator = rule.validator, validator.type == "static" else { return false }
    let approve = validator.members["approve"]
    return approve?.value?.value.boolean(by: approve?.rules ?? .go) == true
  }

  /// Whether a pattern names something, and not a digest, which no other image has.
  private static func isSpecific(_ pattern: String) -> Bool {
    !pattern.isEmpty && !pattern.contains("@sha256:") && pattern.contains { !"*:/".contains($0) }
  }

  private mutating func check(_ rule: LintedRule, _ findings: inout LintFindings) {
    let pattern = rule.rule.pattern
    // A pattern that begins with a star says itself that it is for any registry.
    let foreign = pattern.hasPrefix("*") ? [] : SampleImage.foreign(for: pattern)
    let samples = foreign + [Self.longer(pattern)].compactMap { $0 }
    let matched = samples.filter { SampleImage.isMatched($0, by: pattern) }
    let isTried = trials >= matched.count
    let admitted = isTried ? matched.filter { isAdmitted($0, by: rule) } : matched
    guard !admitted.isEmpty else { return }
    let examples = LintText.list(admitted)
    findings.add(
      .admitsForeignImages, at: rule.patternPlace,
      "the rule admits more than it says, and without a look: \(examples), too"
        + (isTried ? "" : ", unless another rule goes before this one"),
      fix: Self.advice(for: pattern))
  }

  /// Whether the rule wins for an image.
  private mutating func isAdmitted(_ name: String, by rule: LintedRule) -> Bool {
    trials -= 1
    return context.policy.choose(for: name).winner?.index == rule.rule.index
  }

  /// The same with something behind a tag that is written out.
  private static func longer(_ pattern: String) -> String? {
    guard let tag = pattern.split(separator: "/").last?.split(separator: ":").dropFirst().last,
      !tag.contains("*"), !tag.isEmpty
    else { return nil }
    return SampleImage.filled(pattern.hasPrefix("docker.io/") ? "index." + pattern : pattern)
      + "-evil"
  }

  private static func advice(for pattern: String) -> String {
    guard !pattern.hasPrefix("*") else { return "have signatures checked, or name the digest" }
    return
      "have signatures checked, or name the digest; a rule for \"*/\(pattern)\" can deny what stands"
      + " below another registry, and nothing can shut out a registry whose name ends alike"
  }

  /// A pattern that names one image exactly, or no registry, matches others; their signatures are
  /// checked, too.
  private static func checkExactness(of rule: LintedRule, _ findings: inout LintFindings) {
    let pattern = rule.rule.pattern
    guard isSpecific(pattern), rule.validator?.type != "static", !pattern.hasSuffix("*"),
      let example = longer(pattern) ?? suffixed(pattern),
      SampleImage.isMatched(example, by: pattern)
    else { return }
    findings.add(
      .matchesMore, at: rule.patternPlace,
      "the rule is for more than it says: \(example), too, is checked by it",
      fix: "if that is not meant, add a rule for those images")
  }

  private static func suffixed(_ pattern: String) -> String? {
    guard !pattern.contains(":"), !pattern.contains("?") else { return nil }
    let name = pattern.hasPrefix("docker.io/") ? "index." + pattern : pattern
    return SampleImage.filled(name + "-evil")
  }
}
