public import NotaryCore
public import PolicyEditor

/// What each Connaisseur decides on an image, with the rules in force and the files that they stand
/// in: all that a screen shows of a verdict.
public struct VerdictReport: Sendable {
  public let explanation: Explanation
  public let rules: [Generation: RuleInForce]
  public let files: [ConfigurationText]
  /// What should be known about the files before the verdicts are believed.
  public let notes: [String]

  public init(
    _ explanation: Explanation, rules: [Generation: RuleInForce], files: [ConfigurationText],
    notes: [String] = []
  ) {
    self.explanation = explanation
    self.rules = rules
    self.files = files
    self.notes = notes
  }
}

/// A file of configuration as it may be shown.
public struct ConfigurationText: Sendable, Hashable {
  /// As the file was named.
  public let name: String
  /// Without secrets.
  public let lines: [String]

  public init(name: String, lines: [String]) {
    self.name = name
    self.lines = lines
  }

  public static func all(of values: Values) -> [ConfigurationText] {
    values.files.map { ConfigurationText(name: $0.name, lines: $0.maskedLines) }
  }
}

/// A configuration in force: files of values, and how they are to be read.
public struct ConfigurationInForce: Sendable {
  public let values: Values
  public let reading: Values.Reading

  /// Files that set both sections are judged as they stand; what they leave out comes from the chart.
  public init(_ values: Values) {
    let isWhole = Values.Section.allCases.allSatisfy { section in
      if case .file = values.origin(of: section, for: .go) { true } else { false }
    }
    self.values = values
    reading = isWhole ? .asItStands : .deployed
  }

  /// The rule that wins for an image; nil where the image is refused or none wins.
  public func rule(for image: String, as generation: Generation) -> RuleInForce? {
    let configuration = values.configuration(for: generation, reading: reading)
    return RuleInForce(for: image, in: configuration, as: generation)
  }

  /// What both generations decide on an image.
  ///
  /// - Parameter source: where a validator's trust data is read from.
  public func report(
    on image: String, at moment: Instant, source: @escaping Explainer.SourceChoice
  ) async -> VerdictReport {
    let explainer = Explainer(values: values, reading: reading, at: moment, source: source)
    let explanation = await explainer.explain(image, by: Generation.allCases)
    let rules = Generation.allCases.compactMap { generation in
      rule(for: image, as: generation).map { (generation, $0) }
    }
    return VerdictReport(
      explanation, rules: Dictionary(uniqueKeysWithValues: rules),
      files: ConfigurationText.all(of: values),
      notes: values.notes(for: Generation.allCases, reading: reading))
  }
}
