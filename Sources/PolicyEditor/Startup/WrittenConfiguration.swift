/// The configuration file that a Connaisseur reads, as far as files say what is in it.
enum WrittenConfiguration {
  /// A file that Connaisseur reads as it is.
  case file(ConfigurationNode, StandingFile)
  /// The two sections, which the chart has written or several files hold.
  case sections(validators: Section, policy: Section, isFromChart: Bool)
  /// Helm refuses the values; the sentence says why.
  case notRendered(String)

  enum Section {
    case written(ConfigurationNode)
    /// The chart's own, with which Connaisseur starts.
    case chart
  }

  struct StandingFile {
    /// Members that are settings of the chart, and none of Connaisseur's.
    let chartKeys: Set<String>
    /// Whether lines of the document are those that Connaisseur counts.
    let hasOwnLines: Bool
    let documentCount: Int
  }
}

extension WrittenConfiguration {
  /// What makes the files mean something that is not told here; nil where all is plain.
  var doubt: String? {
    let nodes: [ConfigurationNode] =
      switch self {
      case .notRendered: []
      case .file(let root, _): [root]
      case .sections(let validators, let policy, _):
        [validators, policy].compactMap { if case .written(let node) = $0 { node } else { nil } }
      }
    for document in nodes.compactMap({ $0.value?.value.document }) {
      if document.hasUnusualTags {
        return "the file uses YAML tags, whose meaning is not told here"
      }
      if document.expandsFar { return "the file's aliases stand for very many values" }
    }
    return nil
  }
}

extension Values {
  /// What the chart reads of `application` beside the two sections.
  private static let chartKeys: Set<String> = ["features", "logLevel", "logFormat"]

  func writtenConfiguration(
    for generation: Generation, reading: Reading
  ) -> WrittenConfiguration {
    let rules = rules(for: generation, reading: reading)
    if rules != .helm, files.count == 1, let file = files.first,
      let standing = standing(file, rules: rules)
    {
      return standing
    }
    let validators = written(.validators, for: generation, reading: reading)
    let policy = written(.policy, for: generation, reading: reading)
    let isFromChart = rules == .helm
    if isFromChart, let application = deletedApplication {
      return .notRendered("\(application) is no mapping, and Helm cannot look into it")
    }
    return .sections(validators: validators, policy: policy, isFromChart: isFromChart)
  }

  /// `application` where the files set it to something that is no mapping.
  private var deletedApplication: String? {
    guard let last = merged.member("application")?.last, last.value.kind != .mapping else {
      return nil
    }
    return "application"
  }

  private func written(
    _ section: Section, for generation: Generation, reading: Reading
  ) -> WrittenConfiguration.Section {
    if case .chart = origin(of: section, for: generation, reading: reading) { return .chart }
    return .written(
      ConfigurationNode(
        value: self.section(section, reading), path: section.rawValue,
        rules: rules(for: generation, reading: reading)))
  }

  /// The file as Connaisseur's own; nil for one of an older chart, of which only the sections count.
  private func standing(
    _ file: File, rules: YAMLScalarRules
  ) -> WrittenConfiguration? {
    let root: ValuesValue?
    let chartKeys: Set<String>
    switch file.content.layout {
    case .configuration(let value): (root, chartKeys) = (value, [])
    case .values(let value):
      (root, chartKeys) = (value?.member("application", by: rules), Self.chartKeys)
    case .ignored: return nil
    }
    let document = root?.value.document ?? file.document
    return .file(
      ConfigurationNode(value: root, path: "", rules: rules),
      WrittenConfiguration.StandingFile(
        chartKeys: chartKeys, hasOwnLines: chartKeys.isEmpty,
        documentCount: document.roots.count))
  }
}

extension YAMLDocument {
  /// Whether a tag is written that makes of a value something else than it looks like.
  fileprivate var hasUnusualTags: Bool {
    let usual = Set(["str", "seq", "map"].map { "tag:yaml.org,2002:\($0)" })
    return properties.values.contains { property in
      property.tag.map { !usual.contains(String(decoding: $0, as: UTF8.self)) } ?? false
    }
  }

  /// Whether aliases stand for so much that yaml.v3 may call it excessive: more than 99 of 100
  /// values that it decodes, of a text that is not small. Validators are decoded three times.
  fileprivate var expandsFar: Bool {
    let written = nodes.count
    let expanded = roots.reduce(0) { $0 + Int(nodes[$1.index].expandedCount) }
    return expanded > written && (expanded > 30 * written && expanded > 300 || expanded > 100_000)
  }
}
