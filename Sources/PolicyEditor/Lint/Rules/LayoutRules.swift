/// What kind of file it is, and what Helm makes of it as a whole.
enum LayoutRules {
  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    for file in context.values.files {
      checkShape(of: file, &findings)
      checkDocuments(of: file, &findings)
    }
    checkEmptiness(context, &findings)
    for text in context.values.texts { checkKeys(of: text, &findings) }
    if context.reading == .deployed { checkRendering(context, &findings) }
  }

  private static func checkShape(of file: Values.File, _ findings: inout LintFindings) {
    guard case .ignored(let root) = file.content.layout else { return }
    let version = file.shape == .version1 ? "1" : "2"
    let names = ["validators", "policy", "notary"]
    let member = root.value.members.first { names.contains($0.name.text ?? "") }
    let place = LintPlace(
      range: root.text.range(of: (member?.name ?? root.value).range), path: "", value: nil)
    findings.add(
      .olderLayout, at: place,
      "this is a file for chart version \(version): later charts ignore its validators and policy,"
        + " and their own policy applies",
      fix: file.shape == .version1
        ? "write it anew: its keys and rules mean something else"
        : "convert it with 'tastevin upgrade'")
  }

  /// Helm reads the first document only. A file of Kubernetes objects has several by right.
  private static func checkDocuments(of file: Values.File, _ findings: inout LintFindings) {
    let isOneText = [.helmValues, .helmGetValues, .umbrella, .version2].contains(file.shape)
    let roots = file.document.roots
    guard isOneText, roots.count > 1 else { return }
    let text = file.text
    findings.add(
      .severalDocuments, .warning,
      at: LintPlace(range: text.range(of: roots[1].range.prefix(1)), path: "", value: nil),
      "a second YAML document begins here, which Helm does not read",
      fix: "remove the line '---', or what stands behind it")
  }

  private static func checkEmptiness(_ context: LintContext, _ findings: inout LintFindings) {
    let known = ValuesSchema.root.names(in: context.version)
    let isEmpty = context.values.files.allSatisfy { file in
      guard case .values(let root) = file.content.layout, file.unread.isEmpty,
        [.nothing, .helmValues, .helmGetValues].contains(file.shape)
      else { return false }
      return root.map { root in
        root.value.members.allSatisfy { member in
          isNothing(member.value) || !known.contains(member.name.text ?? "")
        }
      } ?? true
    }
    guard isEmpty else { return }
    var refusal: String?
    if case .doesNotStart(let found) = context.values.startup(
      of: context.generation, reading: .asItStands)
    {
      refusal = found.message
    }
    findings.add(
      .emptyConfiguration, at: context.filePlace,
      "nothing is configured here: the chart's own validators and policy apply",
      words: refusal.map { .withoutChart($0) },
      fix: "add application.validators and application.policy")
  }

  /// Mappings without content. Their depth is bounded by that of the document.
  private static func isNothing(_ value: YAMLValue) -> Bool {
    switch value.kind {
    case .mapping: value.members.allSatisfy { isNothing($0.value) }
    case .sequence: value.elements.isEmpty
    case .scalar: value.scalarType(by: .helm) == .null
    }
  }

  /// Keys that a mapping has twice. Helm and 3.3 take the last.
  private static func checkKeys(of text: ValuesText, _ findings: inout LintFindings) {
    for index in text.document.nodes.indices where text.document.nodes[index].kind == .mapping {
      let mapping = YAMLValue(document: text.document, index: index)
      var seen: [ArraySlice<UInt8>: YAMLValue] = [:]
      for member in mapping.members where !member.isMerge {
        guard let name = member.name.textBytes else { continue }
        guard let first = seen.updateValue(member.name, forKey: name) else { continue }
        let shown = String(decoding: name, as: UTF8.self)
        let line = text.range(of: first.range).start.line
        findings.add(
          .duplicateKey, .warning,
          at: LintPlace(range: text.range(of: member.name.range), path: "", value: nil),
          "\(LintText.quoted(shown)) is there twice, first on line \(line); Helm takes the last",
          fix: "remove one of the two")
      }
    }
  }

  private static func checkRendering(_ context: LintContext, _ findings: inout LintFindings) {
    if let application = context.values.merged.member("application")?.last,
      application.value.kind != .mapping
    {
      let node = ConfigurationNode(value: application, path: "", rules: .helm)
      findings.add(
        .notRendered, at: node.place,
        "application is \(node.description): Helm cannot look into it, and the chart is not rendered",
        fix: "write a mapping with validators and policy")
    }
    for section in Values.Section.allCases {
      guard let node = context.sections[section] else { continue }
      if Chart.entries(of: node) == nil {
        findings.add(
          .notRendered, at: node.place, Chart.noList(node), fix: "write a list")
      }
    }
    for validator in context.validators {
      guard let refusal = Chart.refusal(of: validator.node, by: context.generation) else {
        continue
      }
      findings.add(.notRendered, at: validator.node.place, refusal, fix: "correct the validator")
    }
  }
}
