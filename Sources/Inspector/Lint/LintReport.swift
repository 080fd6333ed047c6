public import NotaryCore
public import PolicyEditor

/// What is wrong with a configuration, as `lint` tells it.
public struct LintReport: Sendable {
  /// The files in the order in which Helm is given them, as they were named.
  public let files: [String]
  public let versions: [ConnaisseurVersion]
  public let problems: [LintProblem]
  /// The files by their names, for what edits would write.
  let documents: [String: YAMLDocument]

  public init(_ values: Values, for versions: [ConnaisseurVersion], at moment: Instant) {
    files = values.files.map(\.name)
    documents = Dictionary(values.files.map { ($0.name, $0.document) }) { first, _ in first }
    self.versions = versions
    problems = Lint.problems(in: values, for: versions, at: moment)
  }

  /// Files of which one cannot be read as YAML: that is all there is to say.
  public init(_ error: ValuesError, in files: [String], for versions: [ConnaisseurVersion]) {
    self.files = files
    self.versions = versions
    documents = [:]
    problems = [Lint.problem(error, in: files, message: error.sentence, for: versions)]
  }

  public func count(_ severity: LintProblem.Severity) -> Int {
    problems.count { $0.severity == severity }
  }

  /// Bad where there is an error or, strictly, a warning.
  public func exitCode(isStrict: Bool) -> ExitCode {
    count(.error) > 0 || isStrict && count(.warning) > 0 ? .bad : .good
  }
}
