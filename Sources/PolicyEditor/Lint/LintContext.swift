import NotaryCore

/// What the rules look at: one configuration in the eyes of one version.
struct LintContext {
  let values: Values
  let version: ConnaisseurVersion
  /// When it is linted, for dates in certificates and comments.
  let now: Instant
  let reading: Values.Reading
  /// What stands in the files; empty for a section that the chart sets.
  let validators: [LintedValidator]
  let rules: [LintedRule]
  /// What runs, the chart's own sections included.
  let configuration: Configuration
  /// Its rules, compiled once for all families that try images.
  let policy: Policy
  /// The sections as they stand, nil where no file sets them.
  let sections: [Values.Section: ConfigurationNode]

  var generation: Generation { version.generation }

  /// `Connaisseur 3.9`.
  var name: String { "Connaisseur \(version.text)" }

  /// - Parameter reading: what really runs unless something else is wanted.
  init(
    _ values: Values, version: ConnaisseurVersion, at now: Instant, reading: Values.Reading? = nil
  ) {
    self.values = values
    self.version = version
    self.now = now
    let reading = reading ?? (values.usesChart ? .deployed : .asItStands)
    self.reading = reading
    let scalars = values.rules(for: version.generation, reading: reading)
    var sections: [Values.Section: ConfigurationNode] = [:]
    for section in Values.Section.allCases {
      guard let value = values.section(section, reading) else { continue }
      sections[section] = ConfigurationNode(value: value, path: section.rawValue, rules: scalars)
    }
    self.sections = sections
    configuration = values.configuration(for: version.generation, reading: reading)
    policy = Policy(configuration.rules, as: version.generation)
    let entries = { (section: Values.Section) -> [ConfigurationNode] in
      sections[section].flatMap(Chart.entries) ?? []
    }
    let validators = entries(.validators).enumerated().map {
      LintedValidator($0.element, index: $0.offset)
    }
    self.validators = validators
    var byName: [String: LintedValidator] = [:]
    for validator in validators.reversed() { byName[validator.name ?? ""] = validator }
    let rules = configuration.rules
    self.rules = entries(.policy).enumerated().compactMap { index, node in
      guard index < rules.count else { return nil }
      return LintedRule(node, rules[index], validator: byName[rules[index].validator ?? "default"])
    }
  }

  /// The validators and rules of a file of chart version 2, which count nothing before it is upgraded;
  /// nil where there is none, or another file sets what counts.
  var older: LintContext? {
    guard reading == .deployed, sections.isEmpty,
      values.files.contains(where: { $0.shape == .version2 })
    else { return nil }
    return LintContext(values, version: version, at: now, reading: .asItStands)
  }

  /// The text as it arrives, where it is one.
  func text(_ node: ConfigurationNode?) -> String? {
    node.flatMap { $0.value?.value.string(by: $0.rules) }
  }

  /// The setting of `application` or `kubernetes` at a path, as the file that sets it has it.
  func setting(_ path: String...) -> ConfigurationNode? {
    values.merged.member(at: path)?.last.map {
      ConfigurationNode(value: $0, path: path.joined(separator: "."), rules: .helm)
    }
  }
}

/// One entry of `validators` with what the rules ask for.
struct LintedValidator {
  let index: Int
  let node: ConfigurationNode
  let members: [String: ConfigurationNode]

  init(_ node: ConfigurationNode, index: Int) {
    self.index = index
    self.node = node
    members = node.membersByName
  }

  func text(_ name: String) -> String? {
    members[name].flatMap { $0.value?.value.string(by: $0.rules) }
  }

  var name: String? { text("name") }
  var type: String? { text("type") }
  var isNotary: Bool { type == "notaryv1" }

  var trustRoots: [LintedTrustRoot] {
    // Chart version 2 had another name for them.
    ((members["trustRoots"] ?? members["trust_roots"])?.elements ?? []).map { LintedTrustRoot($0) }
  }

  /// What it is called in a sentence.
  var title: String { name.map { "validator \(LintText.quoted($0))" } ?? "validator \(index + 1)" }
}

/// One entry of `trustRoots`.
struct LintedTrustRoot {
  let node: ConfigurationNode
  let members: [String: ConfigurationNode]

  init(_ node: ConfigurationNode) {
    self.node = node
    members = node.membersByName
  }

  func text(_ name: String) -> String? {
    members[name].flatMap { $0.value?.value.string(by: $0.rules) }
  }

  var name: String? { text("name") }
}

/// One entry of `policy`.
struct LintedRule {
  let node: ConfigurationNode
  let rule: Rule
  let members: [String: ConfigurationNode]
  let options: [String: ConfigurationNode]
  /// The validator of the files that it names; nil where there is none.
  let validator: LintedValidator?

  init(_ node: ConfigurationNode, _ rule: Rule, validator: LintedValidator?) {
    self.node = node
    self.rule = rule
    self.validator = validator
    members = node.membersByName
    options = members["with"]?.membersByName ?? [:]
  }

  var patternPlace: LintPlace? { members["pattern"]?.place ?? node.place }
}

/// Words that rules share.
enum LintText {
  /// A name of a file in quotation marks, cut where it is long.
  static func quoted(_ text: String) -> String {
    let shown = text.prefix(80)
    return "\"\(shown)\(shown.endIndex == text.endIndex ? "" : "…")\""
  }

  /// `a`, `a or b`, `a, b or c`.
  static func either(_ names: [String]) -> String { joined(names, "or") }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ names: [String]) -> String { joined(names, "and") }

  private static func joined(_ names: [String], _ word: String) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }

  /// The one of some names that is meant by another, if one is much like it.
  static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let plain = folded(name)
    if let same = names.first(where: { folded($0) == plain }) { return same }
    let limit = max(1, min(2, name.utf8.count / 3))
    return EditDistance.nearest(to: name, among: names, limit: 1).first.flatMap {
      EditDistance.between($0, name) <= limit ? $0 : nil
    }
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0 != "_" && $0 != "-" }
  }
}
