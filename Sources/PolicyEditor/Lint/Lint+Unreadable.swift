extension Lint {
  /// A file that cannot be read at all, as a problem.
  ///
  /// - Parameter message: why, without the place.
  public static func problem(
    _ error: ValuesError, in files: [String], message: String, for versions: [ConnaisseurVersion]
  ) -> LintProblem {
    let generations = Generation.allCases.filter { generation in
      versions.contains { $0.generation == generation }
    }
    let place: (file: String, location: YAMLLocation, code: LintCode)
    switch error {
    case .noFiles: place = ("", YAMLLocation(line: 1, column: 1), .notYAML)
    case .notYAML(let file, let error): place = (file, error.location, .notYAML)
    case .embeddedNotYAML(let position, _):
      place = (
        position.file, YAMLLocation(line: position.line, column: position.column), .notYAML
      )
    case .notMapping(let position):
      place = (
        position.file, YAMLLocation(line: position.line, column: position.column), .notAMapping
      )
    }
    return LintProblem(
      code: place.code, severity: .error, generations: generations, path: "",
      range: SourceRange(file: place.file, start: place.location, end: place.location),
      message: message,
      fix: place.code == .notYAML
        ? "look at this line and the one above: indentation, a missing colon or quotation mark"
        : "write a mapping with application: at the top",
      edit: nil)
  }
}
