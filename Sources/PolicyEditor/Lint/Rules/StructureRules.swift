/// Keys that are not known, missing or of the wrong type, by the table of the version.
///
/// What keeps the pod from starting is told by `StartupRules` in Connaisseur's words; the same found
/// here adds which key is meant.
struct StructureRules {
  let context: LintContext
  private var findings: LintFindings

  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    var rules = StructureRules(context: context, findings: findings)
    rules.checkAll()
    findings = rules.findings
  }

  private mutating func checkAll() {
    let version = context.version
    if context.reading == .deployed {
      // The layers of several files; their paths begin at the top of the values.
      let prefix = findings.prefix
      let layers = context.values.merged.layers.map {
        ConfigurationNode(value: $0, path: "", rules: .helm)
      }
      var top = StructureRules(
        context: context,
        findings: LintFindings(
          generation: findings.generation,
          prefix: String(prefix.dropLast("application.".count))))
      top.check(mapping: layers, as: ValuesSchema.root)
      findings.take(top.findings)
      return
    }
    for section in Values.Section.allCases {
      guard let node = context.sections[section],
        let key = ValuesSchema.application.key(section.rawValue, in: version)
      else { continue }
      check([node], as: key.value)
    }
  }

  // MARK: Values

  /// - Parameter layers: the value in the files that set it, the last of them last.
  private mutating func check(_ layers: [ConfigurationNode], as schema: SchemaValue) {
    guard let node = layers.last else { return }
    switch schema {
    case .anything: return
    case .orNull(let other): if !node.isNull { check(layers, as: other) }
    case .boolean(let form): check(node, as: form)
    case .integer(let form): check(node, as: form)
    case .text(let form): check(node, as: form)
    case .list(let list): check(node, as: list)
    case .mapping(let mapping): check(mapping: layers, as: mapping)
    case .choice(let key, let cases): check(node, by: key, among: cases)
    }
  }

  private mutating func wrongType(_ node: ConfigurationNode, _ wanted: String) {
    findings.add(
      .wrongType, context.isRefused(node) ? .error : .warning, at: node.place,
      "\(node.path) is \(node.description), but must be \(wanted)",
      fix: "write \(wanted)")
  }

  private mutating func check(_ node: ConfigurationNode, as form: SchemaBoolean) {
    if case .scalar(let scalar) = node.kind {
      if case .boolean = scalar.type { return }
      if form.words.contains(scalar.text), scalar.type != .null { return }
    }
    guard !SettingRules.owns(node) else { return }
    wrongType(node, "true or false")
  }

  private mutating func check(_ node: ConfigurationNode, as form: SchemaInteger) {
    guard case .scalar(let scalar) = node.kind else { return wrongType(node, "a whole number") }
    switch scalar.type {
    case .integer(let value):
      guard let minimum = form.minimum, value ?? 0 < minimum else { return }
      findings.add(
        .valueNotAllowed, at: node.place, "\(node.path) must be \(minimum) or greater",
        fix: "write a number from \(minimum)")
    case .float: return
    case .string where form.takesText && Int(scalar.text) != nil: return
    default: wrongType(node, "a whole number")
    }
  }

  private mutating func check(_ node: ConfigurationNode, as form: SchemaText) {
    guard case .scalar(let scalar) = node.kind, scalar.type != .null else {
      return wrongType(node, "a text")
    }
    guard scalar.type == .string || form.takesScalars else { return wrongType(node, "a text") }
    checkArrival(of: node, scalar)
    if scalar.text.isEmpty, form.isNeverEmpty {
      findings.add(
        .emptyValue, at: node.place, "\(node.path) must not be empty", fix: "write a value")
      return
    }
    guard !form.allowed.isEmpty, !SettingRules.owns(node) else { return }
    let isAllowed = form.allowed.contains {
      form.ignoresCase ? $0.lowercased() == scalar.text.lowercased() : $0 == scalar.text
    }
    guard !isAllowed else { return }
    let allowed = form.allowed.filter { !$0.isEmpty }
    let near = LintText.nearest(to: scalar.text, among: allowed)
    findings.add(
      .valueNotAllowed, at: node.place,
      "\(node.path) must be \(LintText.either(allowed))",
      fix: near.map { "write \($0)" } ?? "write \(LintText.either(allowed))",
      edit: near.flatMap { LintEdit.replacing(node.place, with: $0, name: "write \($0)") })
  }

  /// A number or a boolean where a text is meant, which the chart writes in its own way.
  private mutating func checkArrival(of node: ConfigurationNode, _ scalar: ConfigurationScalar) {
    guard node.rules == .helm, scalar.type != .string, let written = node.value?.value.text else {
      return
    }
    let arriving = scalar.number.map(Self.written) ?? scalar.text
    guard arriving != written else { return }
    let isSecret = node.path.hasSuffix(".password")
    let what = isSecret ? "what is written" : LintText.quoted(written)
    findings.add(
      .scalarChanges, at: node.place,
      "\(node.path) is \(node.description) for YAML, and \(what) arrives as"
        + " \(isSecret ? "something else" : LintText.quoted(arriving))",
      fix: "put it in quotation marks", edit: LintEdit.quoting(node.place))
  }

  /// A number as JSON writes it.
  private static func written(_ number: Double) -> String {
    Int(exactly: number).map { String($0) } ?? String(number)
  }

  private mutating func check(_ node: ConfigurationNode, as list: SchemaList) {
    switch node.kind {
    case .sequence:
      for element in node.elements { check([element], as: list.element) }
    case .mapping where list.mayBeMapping && node.rules == .helm:
      findings.add(
        .listAsMapping, at: node.place,
        "\(node.path) is a mapping; the chart takes its values in the order of their names",
        fix: "write a list")
      for element in Chart.entries(of: node) ?? [] { check([element], as: list.element) }
    default:
      wrongType(node, "a list")
    }
  }

  // MARK: Mappings

  private mutating func check(
    _ node: ConfigurationNode, by key: String, among cases: [SchemaCase]
  ) {
    guard node.isMapping else { return wrongType(node, "a mapping") }
    let type = context.text(node.membersByName[key])
    guard let type, let chosen = cases.first(where: { $0.name == type }) else {
      // Of a type that is missing or unknown nothing is known; that is told elsewhere.
      return
    }
    guard chosen.exists(in: context.version) else { return }
    check(mapping: [node], as: chosen.mapping)
  }

  private mutating func check(mapping layers: [ConfigurationNode], as schema: SchemaMapping) {
    guard let last = layers.last else { return }
    guard last.isMapping else { return wrongType(last, "a mapping") }
    // What is no mapping was replaced by the mapping that came later.
    let start = layers.lastIndex { !$0.isMapping }.map { $0 + 1 } ?? 0
    var order: [String] = []
    var found: [String: [ConfigurationNode]] = [:]
    for layer in layers[start...] {
      for member in layer.members {
        guard let name = member.name.text else { continue }
        if schema.key(name, in: context.version) == nil {
          unknown(member, of: layer, in: schema)
        } else {
          if found[name] == nil { order.append(name) }
          found[name, default: []].append(member.node)
        }
      }
    }
    for name in order {
      guard let key = schema.key(name, in: context.version) else { continue }
      check(found[name] ?? [], as: key.value)
    }
    guard context.isRefused(last) else { return }
    for key in schema.keys(in: context.version) where key.isRequired && found[key.name] == nil {
      findings.add(
        .missingKey, at: last.place, "\(last.path) has no \(key.name)",
        fix: "add \(key.name): \(key.description)")
    }
  }

  /// What `helm get values` prints above the values.
  private static let printedHeads: Set<String> = ["USER-SUPPLIED VALUES", "COMPUTED VALUES"]

  private mutating func unknown(
    _ member: ConfigurationMember, of node: ConfigurationNode, in schema: SchemaMapping
  ) {
    guard !schema.isOpen, let name = member.name.text, !Self.printedHeads.contains(name) else {
      return
    }
    // 3.3 does not ignore these; see `OptionRules`.
    let isFatal =
      schema.goType == ValuesSchema.options.goType
      && UnusableOption.arguments.contains(name)
    if isFatal, context.generation == .python { return }
    let unknown = UnknownKey(name, in: schema, for: context.version)
    let isStrict = schema.isStrict(in: context.version) && context.isRefused(node)
    let place = node.place(ofName: member.name)
    let severity: LintProblem.Severity = isStrict || unknown.isFatal ? .error : .warning
    findings.add(
      unknown.code, severity, at: place,
      "\(LintText.quoted(name)) \(unknown.sentence)\(isStrict ? "" : ", and is ignored")"
        + unknown.hint,
      words: isStrict ? .said("field \(name) not found in type \(schema.goType ?? "")") : nil,
      fix: unknown.fix,
      edit: unknown.meant.flatMap { meant in
        // Only where the right key is not there already.
        node.membersByName[meant] == nil
          ? LintEdit.renaming(place, to: meant) : nil
      })
  }
}

extension LintContext {
  /// Whether the pod reads a value itself, and not the chart alone.
  func isRefused(_ node: ConfigurationNode) -> Bool {
    guard reading == .deployed else { return true }
    return ["application.validators", "application.policy", "alerting"].contains {
      node.path.hasPrefix($0)
    } && (version.generation == .go || !node.path.hasPrefix("alerting"))
  }
}
