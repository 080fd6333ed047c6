import Inspector
import PolicyEditor

/// The forms of what a policy is made of.
extension PolicyForm {
  /// What a form is made from.
  struct Ground {
    let outline: PolicyOutline
    /// The entries as they stand in the file; nil where none does.
    let sections: PolicySections?
    let version: ConnaisseurVersion
    /// Where a new entry goes.
    let file: String
    /// Names of delegations that are offered.
    let delegations: [String]
  }

  init?(_ subject: Subject, on ground: Ground) {
    switch subject {
    case .validator(let index): self.init(validator: index, ground)
    case .trustRoot(let validator, let index): self.init(trustRoot: index, of: validator, ground)
    case .rule(let index, let place): self.init(rule: index, behind: place, ground)
    }
  }

  // MARK: Validators

  private init?(validator index: Int?, _ ground: Ground) {
    let validator = index.flatMap(ground.outline.validator)
    guard index == nil || validator != nil else { return nil }
    // The chart's own give way to the first one that a file sets.
    let others = (ground.sections == nil ? [] : ground.outline.configuration.validators)
      .enumerated().filter { $0.offset != index }
    let fields = ValidatorFields(
      validator: validator, entry: index.flatMap { ground.entry(ofValidator: $0) },
      version: ground.version)
    self.init(
      .validator(index),
      title: validator == nil
        ? "New validator in \(ground.file)" : "Validator \(validator?.name ?? "without a name")",
      fields: fields.fields, scopes: fields.scopes,
      taken: Set(others.compactMap { $0.element.name }), for: ground.version)
  }

  static func keyField(_ key: String?) -> FormField {
    .lines(
      .key, "key", key,
      help: "the public root key in PEM: paste it, or take a .pub file with Ctrl-o")
  }

  // MARK: Trust roots

  private init?(trustRoot index: Int?, of validator: Int, _ ground: Ground) {
    let outline = ground.outline
    let root = index.flatMap { outline.trustRoot($0, of: validator) }
    guard index == nil || root != nil, let owner = outline.validator(validator) else { return nil }
    let others = outline.trustRoots(of: validator).enumerated().filter { $0.offset != index }
    let taken = Set(others.compactMap { $0.element.name })
    let owned = "validator \(owner.name ?? "without a name")"
    let type = owner.typeName
    let entry = index.flatMap { number in
      ground.entry(ofValidator: validator)?.member(at: ["trustRoots"])?.elements[safe: number]
    }
    var fields: [FormField] = [
      .text(
        .name, "name", root == nil && !taken.contains("default") ? "default" : root?.name,
        help: "what rules call it; default counts where a rule names none")
    ]
    if type != "notation" { fields.append(PolicyForm.keyField(root?.key)) }
    fields += SchemaFields(version: ground.version, entry: entry).fields(
      of: ValuesSchema.trustRoot(ofType: type, in: ground.version),
      beside: type == "notation" ? ["name", "key", "keyless"] : ["name", "key", "tsCert"],
      isPresentOnly: type == "notaryv1")
    self.init(
      .trustRoot(validator: validator, index),
      title: root == nil
        ? "New trust root of \(owned)" : "Trust root \(root?.name ?? "") of \(owned)",
      fields: fields, taken: taken, types: ["": type], for: ground.version)
  }

  // MARK: Rules

  private init?(rule index: Int?, behind place: Int?, _ ground: Ground) {
    let outline = ground.outline
    let rule = index.flatMap(outline.rule)
    guard index == nil || rule != nil else { return nil }
    let validators = outline.configuration.validators
    var trustRoots: [String: [String]] = [:]
    var types: [String: String] = [:]
    for (number, validator) in validators.enumerated() where types[validator.name ?? ""] == nil {
      trustRoots[validator.name ?? ""] = outline.trustRoots(of: number).compactMap(\.name)
      types[validator.name ?? ""] = validator.typeName
    }
    let names = validators.compactMap(\.name)
    let chosen = rule.map { $0.validator ?? "" } ?? (names.contains("default") ? "" : names.first)
    let roots = trustRoots[(chosen ?? "").isEmpty ? "default" : chosen ?? ""] ?? []
    var fields = PolicyForm.ruleFields(
      rule, validators: names, chosen: chosen ?? "", roots, ground)
    fields += SchemaFields(
      version: ground.version, entry: index.flatMap { ground.entry(ofRule: $0) }
    ).fields(
      of: ValuesSchema.options, beside: ["trustRoot", "delegations", "mode"], at: ["with"])
    self.init(
      .rule(index, behind: place),
      title: rule == nil ? "New rule in \(ground.file)" : "Rule \((index ?? 0) + 1)",
      fields: fields, scopes: PolicyForm.optionScopes(fields, ground.version),
      trustRoots: trustRoots, types: types, for: ground.version)
  }

  private static func ruleFields(
    _ rule: Rule?, validators: [String], chosen: String, _ roots: [String], _ ground: Ground
  ) -> [FormField] {
    let isGo = ground.outline.generation == .go
    var fields: [FormField] = [
      .text(
        .pattern, "pattern", rule?.pattern,
        help: "such as docker.io/acme/*:*; the most specific one wins"),
      .choice(
        .validator, "validator",
        [.init("", "(none: default)")] + validators.map { .init($0) }, chosen,
        help: "which validator decides"),
      .choice(
        .trustRoot, "trust root", PolicyForm.trustRootOptions(roots, allowsAll: isGo),
        rule?.trustRoot ?? "", help: "which of the validator's keys must have signed root"),
      .text(
        .delegations, "signed by", rule?.delegations?.joined(separator: ", "),
        offers: ground.delegations,
        help: "delegations that must all have signed, with commas between them"),
    ]
    if isGo || rule?.mode != nil {
      fields.append(
        .choice(
          .mode, "mode",
          [.init("", "(none: mutate)"), .init("mutate"), .init("insecureValidateOnly")],
          rule?.mode ?? "",
          help: "insecureValidateOnly leaves the tag, so that it may be moved afterwards"))
    }
    return fields
  }

  /// The types of validators that look at an option.
  private static func optionScopes(
    _ fields: [FormField], _ version: ConnaisseurVersion
  ) -> [FormField.Name: Set<String>] {
    let types = ValuesSchema.validatorTypes(in: version).map(\.name)
    var scopes: [FormField.Name: Set<String>] = [:]
    for field in fields {
      let option: String
      switch field.name {
      case .trustRoot: option = "trustRoot"
      case .delegations: option = "delegations"
      case .mode: option = "mode"
      case .member(let path): option = String(path.dropFirst("with.".count))
      default: continue
      }
      scopes[field.name] = Set(
        types.filter { ValuesSchema.options(usedBy: $0)?.contains(option) == true })
    }
    return scopes
  }
}

extension PolicyForm.Ground {
  func entry(ofValidator index: Int) -> YAMLValue? { (try? sections?.validator(index))?.value }

  func entry(ofRule index: Int) -> YAMLValue? { (try? sections?.rule(index))?.value }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
