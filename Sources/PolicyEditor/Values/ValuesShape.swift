/// What kind of file a configuration was found in.
public enum ValuesShape: String, Sendable, Hashable {
  /// A values.yaml of the chart, from version 3 on.
  case helmValues
  /// What `helm get values` prints.
  case helmGetValues
  /// A values.yaml of a chart that has Connaisseur's chart as its dependency `connaisseur`.
  case umbrella
  /// Flux's HelmRelease, of which `spec.values` is read.
  case helmRelease
  /// Argo CD's Application, of which the Helm values are read.
  case argoApplication
  /// A ConfigMap with Connaisseur's own configuration, or with values.
  case configMap
  /// Connaisseur's own configuration, `config.yaml`: `validators` and `policy` at the top.
  case connaisseurConfiguration
  /// A values.yaml of chart version 2, which later charts ignore: `validators` and `policy` at the
  /// top.
  case version2
  /// A values.yaml of chart version 1: `notary` and a policy that says `verify`.
  case version1
  /// Nothing of Connaisseur's configuration is in it, as in an empty file.
  case nothing
}

/// What was found in a file: the values that the chart gets, or a configuration as it stands.
struct ValuesContent: Sendable {
  enum Layout: Sendable {
    /// What has `application`; nil where the file sets nothing.
    case values(ValuesValue?)
    /// What has `validators` and `policy`.
    case configuration(ValuesValue)
    /// The same of an older chart, which the charts from version 3 on ignore.
    case ignored(ValuesValue)
  }

  let shape: ValuesShape
  let layout: Layout
}

/// Finds the configuration in a file of whatever kind.
struct ValuesFinder {
  /// Top-level keys that only the values of chart versions 1 and 2 have.
  private static let olderKeys = [
    "deployment", "service", "namespacedValidation", "detectionMode", "detection_mode",
    "automaticChildApproval", "automaticUnchangedApproval", "objectValidation", "envs", "debug",
    "logLevel", "auth",
  ]

  static func find(in text: ValuesText) throws(ValuesError) -> ValuesContent {
    let roots = text.document.roots.map { ValuesValue(text: text, value: $0) }
    for root in roots {
      for object in objects(of: root) {
        if let content = try find(inObject: object) { return content }
      }
    }
    // Helm, and Connaisseur 3.9, read the first document only.
    guard let root = roots.first, !root.isNull(by: .helm) else {
      return ValuesContent(shape: .nothing, layout: .values(nil))
    }
    guard root.value.kind == .mapping else { throw .notMapping(at: root.position) }
    return classify(root, isChartInput: false)
  }

  /// The Kubernetes objects of a document: itself, or the items of a list.
  private static func objects(of root: ValuesValue) -> [ValuesValue] {
    let kind = root.member("kind", by: .helm)?.value.text
    guard kind != nil, root.member("apiVersion", by: .helm) != nil else { return [] }
    guard kind?.hasSuffix("List") == true, let items = root.member("items", by: .helm) else {
      return [root]
    }
    return items.elements
  }

  private static func find(
    inObject object: ValuesValue
  ) throws(ValuesError) -> ValuesContent? {
    switch object.member("kind", by: .helm)?.value.text {
    case "ConfigMap": try find(inConfigMap: object)
    case "HelmRelease":
      wrapped(
        object.member("spec", by: .helm)?.member("values", by: .helm), shape: .helmRelease)
    case "Application": try find(inApplication: object)
    default: nil
    }
  }

  private static func wrapped(_ values: ValuesValue?, shape: ValuesShape) -> ValuesContent? {
    guard let values, values.value.kind == .mapping else { return nil }
    let content = classify(values, isChartInput: true)
    switch content.shape {
    case .version1, .version2: return content
    default: return ValuesContent(shape: shape, layout: content.layout)
    }
  }

  private static func find(
    inConfigMap object: ValuesValue
  ) throws(ValuesError) -> ValuesContent? {
    guard let data = object.member("data", by: .helm) else { return nil }
    var first: ValuesError?
    for entry in data.value.members where entry.value.kind == .scalar {
      let text: ValuesText
      do {
        text = try ValuesText(embeddedIn: data.with(entry.value))
      } catch {
        first = first ?? error
        continue
      }
      guard let root = text.document.roots.first, root.kind == .mapping else { continue }
      let content = classify(ValuesValue(text: text, value: root), isChartInput: false)
      switch content.shape {
      case .nothing: continue
      case .version1, .version2: return content
      default: return ValuesContent(shape: .configMap, layout: content.layout)
      }
    }
    if let first { throw first }
    return nil
  }

  private static func find(
    inApplication object: ValuesValue
  ) throws(ValuesError) -> ValuesContent? {
    guard let spec = object.member("spec", by: .helm) else { return nil }
    var sources = spec.member("sources", by: .helm)?.elements ?? []
    if let source = spec.member("source", by: .helm) { sources.append(source) }
    for source in sources {
      guard let helm = source.member("helm", by: .helm) else { continue }
      if let values = wrapped(helm.member("valuesObject", by: .helm), shape: .argoApplication) {
        return values
      }
      guard let values = helm.member("values", by: .helm), values.value.kind == .scalar else {
        continue
      }
      let text = try ValuesText(embeddedIn: values)
      if let root = text.document.roots.first,
        let content = wrapped(ValuesValue(text: text, value: root), shape: .argoApplication)
      {
        return content
      }
    }
    return nil
  }

  /// - Parameter isChartInput: these are certainly values of the chart, where `validators` at the top
  ///   are those of chart version 2.
  private static func classify(_ root: ValuesValue, isChartInput: Bool) -> ValuesContent {
    let names = Set(root.value.memberNames)
    if let values = root.member("connaisseur", by: .helm), values.value.kind == .mapping,
      !Set(values.value.memberNames).isDisjoint(with: ["application", "kubernetes", "alerting"])
    {
      return ValuesContent(shape: .umbrella, layout: .values(values))
    }
    if names.contains("application") || names.contains("kubernetes") {
      let isPrinted = names.contains("USER-SUPPLIED VALUES") || names.contains("COMPUTED VALUES")
      return ValuesContent(
        shape: isPrinted ? .helmGetValues : .helmValues, layout: .values(root))
    }
    if names.contains("notary") || names.contains("notaries") || verifies(root) {
      return ValuesContent(shape: .version1, layout: .ignored(root))
    }
    guard names.contains("validators") || names.contains("policy") else {
      let isPrinted = names.contains("USER-SUPPLIED VALUES")
      return ValuesContent(shape: isPrinted ? .helmGetValues : .nothing, layout: .values(root))
    }
    if isChartInput || !names.isDisjoint(with: olderKeys) || usesOlderNames(root) {
      return ValuesContent(shape: .version2, layout: .ignored(root))
    }
    return ValuesContent(shape: .connaisseurConfiguration, layout: .configuration(root))
  }

  /// Whether a rule says `verify`, as those of chart version 1 do.
  private static func verifies(_ root: ValuesValue) -> Bool {
    root.member("policy", by: .helm)?.elements
      .contains { $0.member("verify", by: .helm) != nil } ?? false
  }

  /// Whether validators or rules use the names with an underscore of chart version 2.
  private static func usesOlderNames(_ root: ValuesValue) -> Bool {
    let validators = root.member("validators", by: .helm)?.elements ?? []
    let rules = root.member("policy", by: .helm)?.elements ?? []
    return validators.contains {
      $0.member("trust_roots", by: .helm) != nil || $0.member("is_acr", by: .helm) != nil
    } || rules.contains { $0.member("with", by: .helm)?.member("trust_root", by: .helm) != nil }
  }
}
