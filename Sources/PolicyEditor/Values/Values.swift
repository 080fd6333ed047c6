/// The files that configure Connaisseur, and what they mean together.
public struct Values: Sendable {
  /// One of the files.
  public struct File: Sendable {
    public let name: String
    /// The file as it is, whatever it holds.
    public let document: YAMLDocument
    public let shape: ValuesShape
    /// Where the file says that there is more, which is not read.
    public let unread: [UnreadValues]
    let content: ValuesContent

    /// Whether the configuration is a text within the file, as in a ConfigMap, where single values
    /// cannot be edited.
    public var holdsText: Bool {
      switch content.layout {
      case .values(let value): value.map { !$0.text.isFile } ?? false
      case .configuration(let value), .ignored(let value): !value.text.isFile
      }
    }
  }

  /// What is to be judged.
  public enum Reading: Sendable, Hashable {
    /// What really runs: files merged as Helm merges them, and what none of them sets taken from the
    /// chart. A file of chart version 1 or 2 sets nothing.
    case deployed
    /// The validators and the policy that stand in the files, and nothing else.
    case asItStands
  }

  /// Where a section comes from.
  public enum Origin: Sendable, Hashable {
    case file(SourcePosition)
    /// No file sets it, so the chart's own is used.
    case chart(Generation)
    /// A file sets it to null, which deletes the chart's own.
    case deleted(SourcePosition)
    case absent
  }

  /// The two sections that decide.
  public enum Section: String, Sendable, Hashable, CaseIterable {
    case validators, policy
  }

  public let files: [File]
  /// The secrets with which validators sign in, as far as they are at hand.
  public var secrets = ValidatorSecrets.none
  /// The variables that a running Connaisseur has, which decide on its features.
  public var environment: [String: String] = [:]

  /// Reads files in the order in which Helm is given them.
  public static func load(
    files: [(name: String, bytes: [UInt8])]
  ) throws(ValuesError) -> Values {
    var texts: [ValuesText] = []
    for file in files { texts.append(try ValuesText(file: file.name, bytes: file.bytes)) }
    return try load(texts)
  }

  /// The same of files that have been read.
  public static func load(
    documents: [(name: String, document: YAMLDocument)]
  ) throws(ValuesError) -> Values {
    try load(documents.map { ValuesText(file: $0.name, document: $0.document) })
  }

  private static func load(_ texts: [ValuesText]) throws(ValuesError) -> Values {
    guard !texts.isEmpty else { throw .noFiles }
    var read: [File] = []
    for text in texts {
      let content = try ValuesFinder.find(in: text)
      read.append(
        File(
          name: text.file, document: text.document, shape: content.shape, unread: content.unread,
          content: content))
    }
    return Values(files: read)
  }

  /// Reads the configuration of a Connaisseur that runs, whatever its keys look like.
  ///
  /// - Parameter name: what positions name.
  public static func running(name: String, bytes: [UInt8]) throws(ValuesError) -> Values {
    let text = try ValuesText(file: name, bytes: bytes)
    guard let root = text.document.roots.first, root.kind == .mapping else {
      throw .notMapping(at: SourcePosition(file: name, line: 1, column: 1))
    }
    let content = ValuesContent(
      shape: .connaisseurConfiguration,
      layout: .configuration(ValuesValue(text: text, value: root)))
    return Values(files: [
      File(
        name: name, document: text.document, shape: content.shape, unread: [], content: content)
    ])
  }

  /// Whether the chart writes Connaisseur's configuration from these files. It does not where all
  /// that is given is a configuration as Connaisseur reads it.
  public var usesChart: Bool {
    files.contains {
      if case .configuration = $0.content.layout { false } else { true }
    }
  }

  /// What a generation is configured with. What cannot be read is left out or nil.
  public func configuration(
    for generation: Generation, reading: Reading = .deployed
  ) -> Configuration {
    let reader = ConfigurationReader(
      generation: generation, rules: rules(for: generation, reading: reading), secrets: secrets)
    let defaults = ChartDefaults.configuration(of: generation)
    var configuration = Configuration(validators: [], rules: [])
    switch origin(of: .validators, for: generation, reading: reading) {
    case .file: configuration.validators = reader.validators(in: section(.validators, reading))
    case .chart: configuration.validators = defaults.validators
    case .deleted, .absent: break
    }
    switch origin(of: .policy, for: generation, reading: reading) {
    case .file: configuration.rules = reader.rules(in: section(.policy, reading))
    case .chart: configuration.rules = defaults.rules
    case .deleted, .absent: break
    }
    return configuration
  }

  /// Where a section of ``configuration(for:reading:)`` comes from.
  public func origin(
    of section: Section, for generation: Generation, reading: Reading = .deployed
  ) -> Origin {
    if let value = self.section(section, reading) {
      return value.isNull(by: rules(for: generation, reading: reading))
        ? .deleted(value.position) : .file(value.position)
    }
    guard reading == .deployed, usesChart else { return .absent }
    if let application = merged.member("application")?.last,
      application.value.kind != .mapping
    {
      // Null deletes the whole of the chart's `application`; anything else replaces it.
      return .deleted(application.position)
    }
    return .chart(generation)
  }

  /// A setting beside the two sections, such as `["application", "features", "detectionMode"]`, and
  /// where it stands; nil where no file sets it to a scalar.
  public func setting(at path: [String]) -> (text: String, position: SourcePosition)? {
    guard let value = merged.member(at: path)?.last,
      let text = value.value.string(by: .helm)
    else { return nil }
    return (text, value.position)
  }

  /// The value of a section: it is a list, so that the last file which sets it is all there is of it.
  func section(_ section: Section, _ reading: Reading) -> ValuesValue? {
    merged.member(at: ["application", section.rawValue])?.last ?? configured(section, reading)
  }

  /// The section of the last file that is a configuration by itself.
  private func configured(_ section: Section, _ reading: Reading) -> ValuesValue? {
    for file in files.reversed() {
      switch file.content.layout {
      case .configuration(let value):
        if let value = value.member(section.rawValue, by: .helm) { return value }
      case .ignored(let value) where reading == .asItStands:
        if let value = value.member(section.rawValue, by: .helm) { return value }
      case .ignored, .values:
        continue
      }
    }
    return nil
  }

  var merged: MergedValues {
    MergedValues(
      layers: files.compactMap {
        if case .values(let value?) = $0.content.layout { value } else { nil }
      })
  }

  /// By whose rules scalars are read: Helm's where the chart stands in between.
  func rules(for generation: Generation, reading: Reading) -> YAMLScalarRules {
    if reading == .deployed, usesChart { return .helm }
    return generation == .python ? .python : .go
  }
}
