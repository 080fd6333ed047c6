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

  var shape: ValuesShape
  let layout: Layout
  /// Where the file says that there is more, which is not read.
  var unread: [UnreadValues] = []

  static let nothing = ValuesContent(shape: .nothing, layout: .values(nil))
}

/// Finds the configuration in a file of whatever kind.
enum ValuesFinder {
  static func find(in text: ValuesText) throws(ValuesError) -> ValuesContent {
    let roots = text.document.roots.map { ValuesValue(text: text, value: $0) }
    var empty: ValuesContent?
    for object in roots.flatMap(objects) {
      guard let content = try find(inObject: object) else { continue }
      guard case .values(nil) = content.layout else { return content }
      empty = empty ?? content
    }
    if let empty { return empty }
    // Helm, and Connaisseur 3.9, read the first document only.
    guard let root = roots.first, !root.isNull(by: .helm) else { return .nothing }
    guard root.value.kind == .mapping else { throw .notMapping(at: root.position) }
    return ValuesClassifier.content(of: root, isChartInput: false)
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
    case "ConfigMap":
      return try find(inConfigMap: object)
    case "HelmRelease":
      let spec = object.member("spec", by: .helm)
      var content = wrapped(spec?.member("values", by: .helm), shape: .helmRelease)
      content.unread = UnreadValues.members(["valuesFrom"], of: spec, at: "spec")
      return content
    case "Application":
      return try find(inApplication: object)
    default:
      return nil
    }
  }

  /// Values that another object hands to the chart.
  private static func wrapped(_ values: ValuesValue?, shape: ValuesShape) -> ValuesContent {
    guard let values, values.value.kind == .mapping else {
      return ValuesContent(shape: shape, layout: .values(nil))
    }
    var content = ValuesClassifier.content(of: values, isChartInput: true)
    switch content.shape {
    case .version1, .version2: return content
    case .nothing: return ValuesContent(shape: shape, layout: .values(nil))
    default:
      content.shape = shape
      return content
    }
  }

  private static func find(
    inConfigMap object: ValuesValue
  ) throws(ValuesError) -> ValuesContent? {
    guard let data = object.member("data", by: .helm) else { return nil }
    var mistake: ValuesError?
    for entry in data.value.members where entry.value.kind == .scalar {
      let text: ValuesText
      do {
        text = try ValuesText(embeddedIn: data.with(entry.value))
      } catch {
        mistake = mistake ?? error
        continue
      }
      guard let root = text.document.roots.first, root.kind == .mapping else { continue }
      var content = ValuesClassifier.content(
        of: ValuesValue(text: text, value: root), isChartInput: false)
      switch content.shape {
      case .nothing: continue
      case .version1, .version2: return content
      default:
        content.shape = .configMap
        return content
      }
    }
    if let mistake { throw mistake }
    return nil
  }

  /// `valuesObject` stands above `values`, as Argo CD has it.
  private static func find(
    inApplication object: ValuesValue
  ) throws(ValuesError) -> ValuesContent? {
    guard let spec = object.member("spec", by: .helm) else { return nil }
    var sources = spec.member("sources", by: .helm)?.elements ?? []
    if let source = spec.member("source", by: .helm) { sources.append(source) }
    var found: ValuesContent?
    for helm in sources.compactMap({ $0.member("helm", by: .helm) }) {
      var content = wrapped(helm.member("valuesObject", by: .helm), shape: .argoApplication)
      if case .values(nil) = content.layout,
        let values = helm.member("values", by: .helm), values.value.kind == .scalar
      {
        let text = try ValuesText(embeddedIn: values)
        let root = text.document.roots.first.map { ValuesValue(text: text, value: $0) }
        content = wrapped(root, shape: .argoApplication)
      }
      content.unread = UnreadValues.members(
        ["valueFiles", "parameters", "fileParameters"], of: helm, at: "helm")
      guard case .values(nil) = content.layout else { return content }
      found = content
    }
    return found
  }
}
