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
  /// The sections that no file sets, so that they are the chart's own.
  public let chartSections: [Values.Section]
  /// A denial that was given, beside the answers; nil where none was.
  public let comparison: RejectionComparison?

  public init(
    _ explanation: Explanation, rules: [Generation: RuleInForce], files: [ConfigurationText],
    notes: [String] = [], chartSections: [Values.Section] = [],
    comparison: RejectionComparison? = nil
  ) {
    self.explanation = explanation
    self.rules = rules
    self.files = files
    self.notes = notes
    self.chartSections = chartSections
    self.comparison = comparison
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
    values.files.map { file in
      var lines = file.maskedLines
      // What follows the last line break is no line.
      if lines.last == "" { lines.removeLast() }
      return ConfigurationText(name: file.name, lines: lines)
    }
  }
}

/// A configuration in force: files of values, and how they are to be read.
public struct ConfigurationInForce: Sendable {
  public let values: Values
  public let reading: Values.Reading
  /// What should be known of where the values come from.
  private let notes: [String]

  /// A configuration that was read, in a cluster or from files.
  public init(_ read: ReadConfiguration) { self.init(read.values, notes: read.notes) }

  public init(_ values: Values) { self.init(values, notes: []) }

  /// Files that set both sections are judged as they stand; what they leave out comes from the chart.
  private init(_ values: Values, notes: [String]) {
    let isWhole = Values.Section.allCases.allSatisfy { section in
      if case .file = values.origin(of: section, for: .go) { true } else { false }
    }
    self.values = values
    self.notes = notes
    reading = isWhole ? .asItStands : .deployed
  }

  /// The rule that wins for an image; nil where the image is refused or none wins.
  public func rule(for image: String, as generation: Generation) -> RuleInForce? {
    let configuration = values.configuration(for: generation, reading: reading)
    return RuleInForce(for: image, in: configuration, as: generation)
  }

  /// The rules that win for an image, by generation.
  public func rules(for image: String) -> [Generation: RuleInForce] {
    let rules = Generation.allCases.compactMap { generation in
      rule(for: image, as: generation).map { (generation, $0) }
    }
    return Dictionary(uniqueKeysWithValues: rules)
  }

  /// What both generations decide on an image.
  ///
  /// - Parameters:
  ///   - rejection: a denial with which the answers are compared.
  ///   - circumstances: in which trust data is read; what the configuration says is added.
  ///   - source: where a validator's trust data is read from.
  public func report(
    on image: String, at moment: Instant, about rejection: Rejection? = nil,
    in circumstances: RejectionCircumstances = RejectionCircumstances(),
    source: @escaping Explainer.SourceChoice
  ) async -> VerdictReport {
    let explainer = Explainer(values: values, reading: reading, at: moment, source: source)
    let explanation = await explainer.explain(image, by: Generation.allCases)
    var circumstances = circumstances
    for generation in Generation.allCases {
      circumstances.settings[generation] = AdmissionSettings(values, for: generation)
      circumstances.configurations[generation] = values.configuration(
        for: generation, reading: reading)
    }
    return VerdictReport(
      explanation, rules: rules(for: image),
      files: ConfigurationText.all(of: values),
      notes: notes + values.notes(for: Generation.allCases, reading: reading),
      chartSections: chartSections,
      comparison: rejection?.compared(with: explanation, in: circumstances))
  }

  private var chartSections: [Values.Section] {
    Values.Section.allCases.filter { section in
      if case .chart = values.origin(of: section, for: .go, reading: reading) {
        true
      } else {
        false
      }
    }
  }
}
