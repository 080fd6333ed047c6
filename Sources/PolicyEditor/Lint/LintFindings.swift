/// Collects what is found in one version's eyes.
struct LintFindings {
  /// Two problems of the same code at the same place are one.
  private struct Place: Hashable {
    let code: LintCode
    let range: SourceRange
  }

  private var found: [(problem: LintProblem, words: LintWords?)] = []
  private var places: [Place: Int] = [:]
  let generation: Generation
  /// What stands before the paths of the configuration, such as `application.`.
  let prefix: String

  init(generation: Generation, prefix: String) {
    self.generation = generation
    self.prefix = prefix
  }

  /// A problem of a value, or of the name of a member.
  ///
  /// - Parameter words: what a pod that does not start says of it.
  mutating func add(
    _ code: LintCode, _ severity: LintProblem.Severity? = nil, at place: LintPlace?,
    _ message: String, words: LintWords? = nil, fix: String? = nil, edit: LintEdit? = nil
  ) {
    guard let place else { return }
    take(
      LintProblem(
        code: code, severity: severity ?? code.usualSeverity, generations: [generation],
        path: place.path.isEmpty ? String(prefix.dropLast()) : prefix + place.path,
        range: place.range, message: message, fix: fix, edit: edit),
      words: words)
  }

  /// Of two that are the same, the one that says how to mend it goes before the other, with the words
  /// of either.
  mutating func take(_ problem: LintProblem, words: LintWords? = nil) {
    let key = Place(code: problem.code, range: problem.range)
    guard let index = places[key] else {
      places[key] = found.count
      found.append((problem, words))
      return
    }
    let (known, knownWords) = found[index]
    var better = known.fix == nil && problem.fix != nil ? problem : known
    better.severity = min(known.severity, problem.severity)
    found[index] = (better, knownWords ?? words)
  }

  /// Those of other rules, whose paths begin elsewhere.
  mutating func take(_ others: LintFindings) {
    for (problem, words) in others.found { take(problem, words: words) }
  }

  /// What was found, each with the words of Connaisseur.
  var problems: [LintProblem] {
    found.map { problem, words in
      guard let words else { return problem }
      var problem = problem
      problem.message += words.sentence
      return problem
    }
  }
}

/// What a pod says that does not start.
enum LintWords {
  case said(String)
  case silent
  /// It is the chart alone that keeps it from saying this.
  case withoutChart(String)

  var sentence: String {
    switch self {
    case .said(let words): "; the pod does not start and says: \(words)"
    case .silent: "; the pod dies without words of its own"
    case .withoutChart(let words):
      "; as a configuration of its own, without the chart, it is refused: \(words)"
    }
  }
}

/// Where a problem is: a stretch of a file and what it is called.
struct LintPlace {
  let range: SourceRange
  /// In the configuration, such as `policy[2].with`.
  let path: String
  /// The value; nil where the place is not one.
  var value: ValuesValue?
}

extension ConfigurationNode {
  /// Where this stands. Of a collection it is the first line, and of what is missing nothing.
  var place: LintPlace? {
    value.map { LintPlace(range: $0.text.range(of: $0.value.headRange), path: path, value: $0) }
  }

  /// Where the name of one of its members stands.
  func place(ofName name: YAMLValue) -> LintPlace? {
    value.map { value in
      LintPlace(
        range: value.text.range(of: name.range), path: path(of: name.text ?? ""),
        value: value.with(name))
    }
  }
}

extension YAMLValue {
  /// The bytes of a scalar, or of the first name or element of a collection in block style.
  fileprivate var headRange: Range<Int> {
    guard !isAlias, style == .block else { return range }
    if let name = members.first?.name { return name.isAlias ? name.range : name.headRange }
    if let element = elements.first { return element.headRange }
    return range
  }
}
