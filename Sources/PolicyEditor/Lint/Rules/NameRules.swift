/// Names that occur twice, and types of validators.
enum NameRules {
  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    var names: [String: LintedValidator] = [:]
    for validator in context.validators {
      checkType(of: validator, context, &findings)
      checkTrustRoots(of: validator, context, &findings)
      guard let name = validator.name, !name.isEmpty else { continue }
      guard let first = names[name] else {
        names[name] = validator
        continue
      }
      findings.add(
        .duplicateValidator, at: validator.members["name"]?.place,
        "\(validator.title) is there twice; rules take the first, \(first.node.path)",
        fix: "rename or remove one of the two")
    }
  }

  private static func checkType(
    of validator: LintedValidator, _ context: LintContext, _ findings: inout LintFindings
  ) {
    guard case .choice(_, let cases) = ValuesSchema.validator, let type = validator.type else {
      return
    }
    let names = cases.filter { $0.exists(in: context.version) }.map(\.name)
    guard !names.contains(type) else { return }
    let place = validator.members["type"]?.place
    let known = cases.first { $0.name == type }
    let near = LintText.nearest(to: type, among: names)
    let sentence =
      if let known, known.since > context.version {
        "validators of type \(type) are known only since \(known.since.short)"
      } else if known != nil {
        "validators of type \(type) are gone since 3.4"
      } else {
        "there is no validator of type \(LintText.quoted(type))"
      }
    findings.add(
      .unsupportedType, at: place, sentence,
      words: context.generation == .go
        ? .said(
          "error loading config: error parsing file: unsupported type \"\(type)\" for validator")
        : nil,
      fix: "write \(LintText.either(near.map { [$0] } ?? names))",
      edit: near.flatMap { LintEdit.replacing(place, with: $0, name: "write \($0)") })
  }

  private static func checkTrustRoots(
    of validator: LintedValidator, _ context: LintContext, _ findings: inout LintFindings
  ) {
    let roots = validator.trustRoots
    if validator.isNotary, roots.isEmpty, context.generation == .python,
      let place = validator.members["trustRoots"]?.place
    {
      findings.add(
        .noTrustRoots, at: place,
        "\(validator.title) has no trust roots: it denies every image",
        fix: "add the public root key of those who sign, or remove the validator and its rules")
    }
    var names: [String: LintedTrustRoot] = [:]
    for root in roots {
      guard let name = root.name, !name.isEmpty else { continue }
      guard let first = names[name] else {
        names[name] = root
        continue
      }
      findings.add(
        .duplicateTrustRoot, at: root.members["name"]?.place,
        "\(validator.title) has two trust roots named \(LintText.quoted(name)); rules take the first,"
          + " \(first.node.path)",
        fix: "rename or remove one of the two")
    }
  }
}
