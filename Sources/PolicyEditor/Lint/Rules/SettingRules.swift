/// Features, logging and the webhook: what the chart and Connaisseur make of a value that they do not
/// know.
struct SettingRules {
  private let context: LintContext

  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    guard context.reading == .deployed else { return }
    let rules = SettingRules(context: context)
    for name in switches { rules.checkSwitch(name, &findings) }
    rules.checkDetectionMode(&findings)
    rules.checkNamespaces(&findings)
    rules.checkChoices(&findings)
    rules.checkWebhook(&findings)
    rules.checkChildApproval(&findings)
    AlertingRules.check(context, &findings)
  }

  private static let switches = [
    "detectionMode", "automaticChildApproval", "automaticUnchangedApproval",
  ]

  private static let owned: Set<String> = [
    "application.features.detectionMode", "application.features.automaticChildApproval",
    "application.features.automaticUnchangedApproval",
    "application.features.namespacedValidation.mode",
    "application.features.resourceValidationMode", "application.features.cache.cacheErrors",
    "application.logLevel", "application.logFormat", "kubernetes.webhook.failurePolicy",
    "kubernetes.webhook.reinvocationPolicy",
  ]

  /// Whether a value is told of here rather than by its type alone.
  static func owns(_ node: ConfigurationNode) -> Bool { owned.contains(node.path) }

  // MARK: Features

  /// What a switch arrives as, and where it stands; nil where it is not set.
  private func setting(_ path: String...) -> (text: String, place: LintPlace)? {
    guard let value = context.values.merged.member(at: path)?.last else { return nil }
    let node = ConfigurationNode(value: value, path: path.joined(separator: "."), rules: .helm)
    guard let place = node.place, let text = context.text(node) else { return nil }
    return (text, LintPlace(range: place.range, path: place.path, value: place.value))
  }

  private func add(
    _ code: LintCode, _ severity: LintProblem.Severity? = nil, at place: LintPlace,
    _ message: String, fix: String, edit: LintEdit? = nil, _ findings: inout LintFindings
  ) {
    // Paths of settings begin at the top of the values.
    var top = LintFindings(
      generation: findings.generation,
      prefix: String(findings.prefix.dropLast("application.".count)))
    top.add(code, severity, at: place, message, fix: fix, edit: edit)
    findings.take(top)
  }

  private func checkSwitch(_ name: String, _ findings: inout LintFindings) {
    guard let (text, place) = setting("application", "features", name) else { return }
    switch context.generation {
    case .python:
      guard text != "true", text != "false" else { return }
      add(
        .notRendered, at: place, "Helm cannot render the chart: \(name) is neither true nor false",
        fix: "write true or false", &findings)
    case .go:
      guard !SchemaBoolean.environment.words.contains(text) else { return }
      let standard = name == "automaticChildApproval" ? "true" : "false"
      add(
        .settingNotUnderstood, at: place,
        "\(context.name) does not understand \(LintText.quoted(text)), and takes \(name) for"
          + " \(standard)",
        fix: "write true or false", &findings)
    }
  }

  private func checkDetectionMode(_ findings: inout LintFindings) {
    guard let (text, place) = setting("application", "features", "detectionMode"),
      ["1", "t", "T", "true", "True", "TRUE"].contains(text)
    else { return }
    add(
      .detectionMode, at: place,
      "in detection mode nothing is denied: what would be is admitted with a warning",
      fix: "write false once the policy is tested", &findings)
  }

  private func checkNamespaces(_ findings: inout LintFindings) {
    let features = ["application", "features", "namespacedValidation"]
    guard let whole = context.values.merged.member(at: features)?.last,
      whole.value.kind == .mapping, !whole.value.members.isEmpty
    else { return }
    let mode = setting("application", "features", "namespacedValidation", "mode")
    let node = ConfigurationNode(
      value: whole, path: features.joined(separator: "."), rules: .helm)
    guard let place = mode?.place ?? node.place else { return }
    if let mode, ["ignore", "validate"].contains(mode.text) { return }
    let near = mode.flatMap { LintText.nearest(to: $0.text, among: ["ignore", "validate"]) }
    let edit = near.flatMap { LintEdit.replacing(place, with: $0, name: "write \($0)") }
    switch context.generation {
    case .go:
      guard let mode else { return }
      add(
        .settingNotUnderstood, at: place,
        "the chart does not know the mode \(LintText.quoted(mode.text)), and takes it for ignore:"
          + " every namespace is validated that is not labelled to be ignored",
        fix: "write ignore or validate", edit: edit, &findings)
    case .python:
      add(
        .notRendered, at: place,
        mode == nil
          ? "Helm cannot render the chart: namespacedValidation has no mode"
          : "the chart does not know this mode, and the cluster refuses the webhook that it writes",
        fix: "write ignore or validate", edit: edit, &findings)
    }
  }

  private func checkChoices(_ findings: inout LintFindings) {
    checkLevel(&findings)
    if context.version >= ConnaisseurVersion(8, patch: 0) {
      checkChoice(["application", "logFormat"], ["json", "json-pretty"], "json-pretty", &findings)
    }
    guard context.generation == .go else { return }
    checkChoice(
      ["application", "features", "resourceValidationMode"], ["all", "podsOnly"], "all", &findings)
    guard context.version >= ConnaisseurVersion(5, patch: 0),
      let (text, place) = setting("application", "features", "cache", "cacheErrors"),
      !SchemaBoolean.environment.words.contains(text)
    else { return }
    // What cannot be parsed is false, whatever the log says (connaisseur 3.9.1, `CacheErrors`).
    add(
      .settingNotUnderstood, at: place,
      "\(context.name) does not understand \(LintText.quoted(text)), and takes cacheErrors for false",
      fix: "write true or false", &findings)
  }

  private func checkLevel(_ findings: inout LintFindings) {
    guard context.generation == .python else {
      return checkChoice(
        ["application", "logLevel"], ["debug", "info", "warn", "error", "fatal"], "info", &findings)
    }
    let levels = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]
    guard let (text, place) = setting("application", "logLevel"), !text.isEmpty,
      !(levels + ["WARN", "FATAL", "NOTSET"]).contains(text)
    else { return }
    let near = LintText.nearest(to: text, among: levels)
    add(
      .valueNotAllowed, at: place,
      "Python knows no log level \(LintText.quoted(text)): the pod does not start",
      fix: "write \(near ?? LintText.either(levels))",
      edit: near.flatMap { LintEdit.replacing(place, with: $0, name: "write \($0)") }, &findings)
  }

  /// A word of which any other means the standard one.
  private func checkChoice(
    _ path: [String], _ words: [String], _ standard: String, _ findings: inout LintFindings
  ) {
    guard let value = context.values.merged.member(at: path)?.last else { return }
    let node = ConfigurationNode(
      value: value, path: path.joined(separator: "."), rules: .helm)
    guard let text = context.text(node), let place = node.place,
      !words.contains(where: { $0.lowercased() == text.lowercased() })
    else { return }
    let near = LintText.nearest(to: text, among: words)
    add(
      .settingNotUnderstood, at: place,
      "\(context.name) does not understand \(LintText.quoted(text)), and takes \(path.last ?? "") for"
        + " \(standard)",
      fix: "write \(near ?? LintText.either(words))",
      edit: near.flatMap { LintEdit.replacing(place, with: $0, name: "write \($0)") }, &findings)
  }

  private func checkChildApproval(_ findings: inout LintFindings) {
    guard context.generation == .go,
      let (mode, place) = setting("application", "features", "resourceValidationMode"),
      mode.lowercased() == "podsonly",
      setting("application", "features", "automaticChildApproval")?.text != "false"
    else { return }
    add(
      .settingWithoutEffect, at: place,
      "with podsOnly automatic child approval does nothing: pods are validated one by one",
      fix: "write automaticChildApproval: false, so that the file says what happens", &findings)
  }

  // MARK: The webhook

  private func checkWebhook(_ findings: inout LintFindings) {
    if let (text, place) = setting("kubernetes", "webhook", "failurePolicy"), !text.isEmpty {
      if text == "Ignore" {
        add(
          .failOpen, at: place,
          "while Connaisseur cannot be asked, or dies, every image is admitted",
          fix: "write Fail, unless the cluster must go on at any price", &findings)
      } else if text != "Fail" {
        refuse(text, ["Fail", "Ignore"], at: place, &findings)
      }
    }
    if let (text, place) = setting("kubernetes", "webhook", "reinvocationPolicy"), !text.isEmpty,
      !["Never", "IfNeeded"].contains(text)
    {
      refuse(text, ["Never", "IfNeeded"], at: place, &findings)
    }
  }

  private func refuse(
    _ text: String, _ words: [String], at place: LintPlace, _ findings: inout LintFindings
  ) {
    let near = LintText.nearest(to: text, among: words)
    add(
      .valueNotAllowed, at: place,
      "the cluster refuses a webhook with \(place.path.split(separator: ".").last ?? "")"
        + " \(LintText.quoted(text))",
      fix: "write \(near ?? LintText.either(words))",
      edit: near.flatMap { LintEdit.replacing(place, with: $0, name: "write \($0)") }, &findings)
  }
}
