/// Options of a rule that its validator does not use.
enum OptionRules {
  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    for rule in context.rules where !rule.options.isEmpty {
      checkUse(of: rule, context, &findings)
      checkWhatFails(of: rule, &findings)
      checkMode(of: rule, context, &findings)
      checkNumbers(of: rule, &findings)
    }
  }

  private static func checkUse(
    of rule: LintedRule, _ context: LintContext, _ findings: inout LintFindings
  ) {
    guard let type = rule.validator?.type, let used = ValuesSchema.options(usedBy: type) else {
      return
    }
    let known = ValuesSchema.options.names(in: context.version)
    // 3.9 counts cosign's signatures only where all trust roots are meant.
    let countsNone = type == "cosign" && context.generation == .go && rule.rule.trustRoot != "*"
    for name in countsNone ? ["required", "threshold"] : [] {
      guard let node = rule.options[name], !node.isNull else { continue }
      findings.add(
        .optionIgnored, at: node.place,
        "\(name) means nothing to a cosign validator unless trustRoot is \"*\"",
        fix: "write trustRoot: \"*\", or remove it")
    }
    for (name, node) in rule.options.sorted(by: { $0.key < $1.key })
    where known.contains(name) && !used.contains(name) && !node.isNull {
      findings.add(
        .optionIgnored, at: node.place,
        "\(name) means nothing to a \(type) validator", fix: "remove it, or name another validator")
    }
  }

  /// What 3.3 starts with and fails on when the rule wins.
  private static func checkWhatFails(of rule: LintedRule, _ findings: inout LintFindings) {
    let isNotary = rule.validator?.type == "notaryv1"
    for option in rule.rule.unusableOptions where option.isOfCall || isNotary {
      findings.add(
        option.isOfCall ? .unknownKey : .wrongType, .error, at: rule.options[option.name]?.place,
        "\(option.sentence): 3.3 starts with it, and denies every image of the rule",
        fix: option.isOfCall ? "remove \(option.name)" : "write names as texts")
    }
  }

  private static func checkMode(
    of rule: LintedRule, _ context: LintContext, _ findings: inout LintFindings
  ) {
    guard context.generation == .go, rule.rule.mode == "insecureValidateOnly" else { return }
    let place = rule.options["mode"]?.place
    // Until 3.7.1 the word was compared in lower case, and never found (connaisseur#1816).
    guard context.version >= ConnaisseurVersion(7, patch: 1) else {
      findings.add(
        .modeWithoutEffect, at: place,
        "\(context.name) never takes this mode: images are rewritten with their digest all the same",
        fix: "remove it, or deploy 3.7.1 or later")
      return
    }
    findings.add(
      .validateOnly, at: place,
      "the digest that was verified is not put into the image's name: the node may pull another image"
        + " than the one that was verified",
      fix: "remove mode, if nothing forbids that images are rewritten")
  }

  /// A threshold beyond the number of trust roots is never reached.
  private static func checkNumbers(of rule: LintedRule, _ findings: inout LintFindings) {
    guard rule.validator?.type == "cosign", rule.rule.trustRoot == "*",
      let roots = rule.validator?.trustRoots,
      let node = rule.options["threshold"], case .scalar(let scalar) = node.kind,
      case .integer(let value?) = scalar.type, value > roots.count, !roots.isEmpty
    else { return }
    findings.add(
      .valueNotAllowed, at: node.place,
      "\(value) signatures are wanted of \(roots.count) trust roots: every image of the rule is denied",
      fix: "write a number up to \(roots.count)")
  }
}
