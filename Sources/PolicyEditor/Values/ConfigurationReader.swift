import NotaryCore

/// Reads validators and rules as one generation understands them. What is of the wrong kind is left
/// out: whether it keeps Connaisseur from starting is another question.
struct ConfigurationReader {
  let generation: Generation
  let rules: YAMLScalarRules
  /// What is at hand of the secrets that validators name.
  let secrets: ValidatorSecrets
  /// The options of a rule that the generation knows.
  private let options: Set<String>

  init(generation: Generation, rules: YAMLScalarRules, secrets: ValidatorSecrets = .none) {
    self.generation = generation
    self.rules = rules
    self.secrets = secrets
    options = ValuesSchema.options.names(in: ConnaisseurVersion(of: generation))
  }

  func validators(in section: ValuesValue?) -> [Validator] {
    entries(of: section).map(validator)
  }

  func rules(in section: ValuesValue?) -> [Rule] {
    entries(of: section).enumerated().map { rule($0.element, index: $0.offset) }
  }

  /// The entries of a list. The chart walks over a mapping, too, and takes its values in the order
  /// of their names.
  private func entries(of section: ValuesValue?) -> [ValuesValue] {
    guard let section else { return [] }
    guard rules == .helm, section.value.kind == .mapping else { return section.elements }
    let names = section.value.memberNames.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names.compactMap { section.member($0, by: rules) }
  }

  func text(_ name: String, of value: ValuesValue?) -> String? {
    value?.member(name, by: rules)?.value.string(by: rules)
  }

  /// As ``text(_:of:)``; nil also where it is empty, which both generations take for missing.
  func name(_ name: String, of value: ValuesValue?) -> String? {
    text(name, of: value).flatMap { $0.isEmpty ? nil : $0 }
  }

  private func validator(_ entry: ValuesValue) -> Validator {
    var validator = Validator(
      name: text("name", of: entry), kind: kind(of: entry), position: entry.position,
      ignoredKeys: ignoredKeys(of: entry))
    if case .notEvaluated = validator.kind { validator.otherTrustRoots = trustRoots(of: entry) }
    return validator
  }

  private func trustRoots(of entry: ValuesValue) -> [TrustRoot] {
    (entry.member("trustRoots", by: rules)?.elements ?? []).map { root in
      var read = TrustRoot(
        name: text("name", of: root), key: text("key", of: root), position: root.position)
      read.substitute = ["cert", "keyless"].first { name in
        root.member(name, by: rules).map { !$0.isNull(by: rules) } ?? false
      }
      return read
    }
  }

  private func kind(of entry: ValuesValue) -> Validator.Kind {
    let type = text("type", of: entry)
    switch (type, generation) {
    case ("static", _):
      return .static(approve: entry.member("approve", by: rules)?.value.boolean(by: rules))
    case ("notaryv1", _):
      return .notaryV1(notary(entry))
    case ("cosign", _), ("notation", .go), ("notaryv2", .python):
      return .notEvaluated(type: type ?? "")
    default:
      return .unknown(type: type)
    }
  }

  private func notary(_ entry: ValuesValue) -> NotaryValidator {
    let isACR = entry.member("isAcr", by: rules)?.value.boolean(by: rules) ?? false
    return NotaryValidator(
      host: text("host", of: entry),
      trustRoots: trustRoots(of: entry),
      certificate: name("cert", of: entry),
      authentication: authentication(of: entry),
      isACR: generation == .python && isACR)
  }

  private func rule(_ entry: ValuesValue, index: Int) -> Rule {
    let options = entry.member("with", by: rules)
    var rule = Rule(
      index: index, pattern: text("pattern", of: entry) ?? "",
      validator: name("validator", of: entry), trustRoot: name("trustRoot", of: options),
      delegations: delegations(options?.member("delegations", by: rules)),
      mode: name("mode", of: options), position: entry.position,
      ignoredOptions: ignoredOptions(of: options))
    if generation == .python, let options {
      rule.unusableOptions = UnusableOption.all(in: node(options))
    }
    return rule
  }

  private func node(_ value: ValuesValue) -> ConfigurationNode {
    ConfigurationNode(value: value, path: "", rules: rules)
  }

  /// 3.3 takes a text for the list of its letters and a mapping for that of its names, as Python does.
  private func delegations(_ value: ValuesValue?) -> [String]? {
    guard let value, !value.isNull(by: rules) else { return nil }
    if generation == .python, let names = node(value).names { return names }
    guard value.value.kind == .sequence else {
      guard let text = value.value.string(by: rules) else { return nil }
      return generation == .python ? text.unicodeScalars.map { String($0) } : [text]
    }
    return value.elements.compactMap { $0.value.string(by: rules) }
  }

  /// Options of a rule that do nothing in 3.3 (`with.key` is the most frequent), and with which 3.9
  /// does not start.
  private func ignoredOptions(of options: ValuesValue?) -> [String] {
    (options?.value.memberNames ?? []).filter { name in
      let isFatal = generation == .python && UnusableOption.arguments.contains(name)
      return !self.options.contains(name) && !isFatal
    }
  }

  /// The same for the keys of a notary or static validator.
  private func ignoredKeys(of entry: ValuesValue) -> [String] {
    let mapping: SchemaMapping
    switch text("type", of: entry) {
    case "static": mapping = ValuesSchema.staticValidator
    case "notaryv1": mapping = ValuesSchema.notary
    default: return []
    }
    let known = mapping.names(in: ConnaisseurVersion(of: generation))
    return entry.value.memberNames.filter { !known.contains($0) }
  }
}
