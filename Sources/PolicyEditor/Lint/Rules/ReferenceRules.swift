/// Validators and trust roots that rules refer to. Connaisseur starts all the same: every image of
/// such a rule is denied.
struct ReferenceRules {
  private let context: LintContext
  private let validators: [String: Validator]
  private let names: [String]
  private var nearest: [String: String?] = [:]

  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    // Where the validators cannot be read, nothing is known of them.
    if let section = context.sections[.validators], Chart.entries(of: section) == nil { return }
    var rules = ReferenceRules(context)
    for rule in context.rules { rules.check(rule, &findings) }
    if context.rules.isEmpty { rules.checkChartPolicy(&findings) }
  }

  private init(_ context: LintContext) {
    self.context = context
    var validators: [String: Validator] = [:]
    for validator in context.configuration.validators.reversed() {
      validators[validator.name ?? ""] = validator
    }
    self.validators = validators
    names = validators.keys.filter { !$0.isEmpty }.sorted()
  }

  private mutating func near(_ name: String, _ others: [String], in scope: String) -> String? {
    let key = "\(scope)/\(name)"
    if let known = nearest[key] { return known }
    let found = LintText.nearest(to: name, among: others)
    nearest[key] = .some(found)
    return found
  }

  private mutating func check(_ rule: LintedRule, _ findings: inout LintFindings) {
    let name = rule.rule.validator ?? "default"
    guard let validator = validators[name] else {
      return addUnknownValidator(rule, &findings)
    }
    guard case .notaryV1(let notary) = validator.kind else {
      if case .notEvaluated(let type) = validator.kind, type == "cosign" || type == "notation" {
        checkRoots(of: rule, rule.validator?.trustRoots.map(\.name) ?? [], &findings)
      }
      return
    }
    checkRoots(of: rule, notary.trustRoots.map(\.name), &findings)
  }

  private mutating func addUnknownValidator(
    _ rule: LintedRule, _ findings: inout LintFindings
  ) {
    let known = names.isEmpty ? "none is defined" : "defined are \(list(names))"
    guard let name = rule.rule.validator else {
      findings.add(
        .noDefaultValidator, at: rule.patternPlace,
        "the rule names no validator, and none is named default: every image of it is denied",
        fix: "name a validator in the rule; \(known)")
      return
    }
    let near = near(name, names, in: "")
    let place = rule.members["validator"]?.place
    findings.add(
      .unknownValidator, at: place,
      "no validator is named \(LintText.quoted(name)): every image of the rule is denied",
      fix: near.map { "write \($0)" } ?? "define it, or name one that is there; \(known)",
      edit: near.flatMap { LintEdit.replacing(place, with: $0, name: "write \($0)") })
  }

  private mutating func checkRoots(
    of rule: LintedRule, _ roots: [String?], _ findings: inout LintFindings
  ) {
    let names = roots.compactMap { $0 }.filter { !$0.isEmpty }
    let validator = rule.rule.validator ?? "default"
    guard let wanted = rule.rule.trustRoot else {
      // A validator without any is told of itself.
      guard !names.isEmpty, !names.contains("default") else { return }
      findings.add(
        .noDefaultTrustRoot, at: rule.patternPlace,
        "the rule names no trust root, and validator \(LintText.quoted(validator)) has none named"
          + " default: every image of it is denied",
        fix: "name one in the rule: with: {trustRoot: NAME}; it has \(list(names))")
      return
    }
    let isCosign = rule.validator?.type == "cosign" && wanted == "*"
    for node in isCosign ? rule.options["required"]?.elements ?? [] : [] {
      guard let name = context.text(node), !name.isEmpty, !names.contains(name) else { continue }
      addUnknownRoot(name, at: node.place, names, validator, &findings)
    }
    let place = rule.options["trustRoot"]?.place
    let isNotary = rule.validator?.isNotary ?? true
    if wanted == "*" {
      guard context.generation == .python, isNotary else { return }
      findings.add(
        .unknownTrustRoot, at: place,
        "3.3 takes \"*\" for a name, and there is no such trust root: every image of the rule is"
          + " denied",
        fix: "name one trust root")
      return
    }
    guard !names.contains(wanted) else { return }
    addUnknownRoot(wanted, at: place, names, validator, &findings)
  }

  private mutating func addUnknownRoot(
    _ wanted: String, at place: LintPlace?, _ names: [String], _ validator: String,
    _ findings: inout LintFindings
  ) {
    let near = near(wanted, names, in: validator)
    let known = names.isEmpty ? "it has none" : "it has \(list(names))"
    findings.add(
      .unknownTrustRoot, at: place,
      "validator \(LintText.quoted(validator)) has no trust root named \(LintText.quoted(wanted)):"
        + " every image of the rule is denied",
      fix: near.map { "write \($0)" } ?? "add the trust root, or name one that is there; \(known)",
      edit: near.flatMap { LintEdit.replacing(place, with: $0, name: "write \($0)") })
  }

  /// The chart's own rules, where files replace the validators alone.
  private func checkChartPolicy(_ findings: inout LintFindings) {
    guard let node = context.sections[.validators],
      case .chart = context.values.origin(
        of: .policy, for: context.generation, reading: context.reading)
    else { return }
    for rule in context.configuration.rules {
      let name = rule.validator ?? "default"
      guard validators[name] == nil else { continue }
      findings.add(
        .unknownValidator, at: node.place,
        "no file sets the policy, and rule \(rule.index + 1) of the chart's own,"
          + " \(LintText.quoted(rule.pattern)), names validator \(LintText.quoted(name)), which these"
          + " validators replace",
        fix: "set application.policy, too, or keep that validator")
    }
  }

  private func list(_ names: [String]) -> String {
    names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " and others" : "")
  }
}
