import PolicyEditor

/// `test` for programs that gather results of tests.
extension SuiteReport {
  /// A suite for each Connaisseur.
  public var junit: JUnitReport {
    var generations: [Generation] = []
    for entry in entries where !generations.contains(entry.generation) {
      generations.append(entry.generation)
    }
    return JUnitReport(
      name: file,
      suites: generations.map { generation in
        JUnitReport.Suite(
          name: "Connaisseur \(generation.rawValue)", file: file,
          cases: entries.filter { $0.generation == generation }.map(\.junit))
      })
  }

  /// The Test Anything Protocol, version 13, which `prove` reads.
  public var tap: String {
    guard !entries.isEmpty else { return "TAP version 13\n1..0 # SKIP no cases\n" }
    return "TAP version 13\n1..\(entries.count)\n"
      + entries.enumerated().map { $1.tap(number: $0 + 1) }.joined()
  }

  /// Workflow commands of GitHub for what is not as expected; empty where all is.
  public var annotations: String {
    entries.filter(\.isBad).map(\.annotation.text).joined()
  }
}

extension SuiteEntry {
  fileprivate var junit: JUnitReport.Case {
    let place = StyledLine(test.position.words)
    let details = ([place] + comparisonLines() + (explanation?.lines ?? [])).map(\.text)
      .joined(separator: "\n")
    let outcome: JUnitReport.Outcome =
      switch status {
      case .passed: .passed
      case .failed: .failed(message: sentences.joined(separator: "; "), details: details)
      case .error: .error(message: sentences.joined(separator: "; "), details: details)
      case .skipped: .skipped(message: reason ?? "")
      }
    return JUnitReport.Case(
      name: title, group: "tastevin.connaisseur-\(generation == .python ? "3-3" : "3-9")",
      seconds: seconds, outcome: outcome)
  }

  /// What is wrong, each difference in a sentence.
  private var sentences: [String] {
    guard mismatches.isEmpty else {
      return mismatches.map {
        "\($0.property.rawValue): expected \($0.expected), is \($0.actual ?? "none")"
      }
    }
    return ["expected \(expected), and it could not be found out\(reason.map { ": \($0)" } ?? "")"]
  }

  fileprivate func tap(number: Int) -> String {
    // A `#` would begin a directive.
    let name = VisibleText.of("\(generation.rawValue) \(title)").split(
      separator: "#", omittingEmptySubsequences: false
    ).joined(separator: "\\#")
    var text = "\(isBad ? "not ok" : "ok") \(number) - \(name)"
    if status == .skipped { text += " # SKIP \(VisibleText.of(reason ?? ""))" }
    text += "\n"
    guard isBad else { return text }
    let facts: [(String, String?)] = [
      ("status", status.rawValue), ("expected", expected), ("actual", actual),
      ("message", answer?.decision.message), ("reason", reason),
      ("file", test.position.file), ("line", String(test.position.line)),
    ]
    text += "  ---\n"
    for case (let name, let value?) in facts {
      // A string of JSON is one of YAML.
      text += "  \(name): \(JSONOutput.string(value).text)\n"
    }
    return text + "  ...\n"
  }

  fileprivate var annotation: GitHubAnnotation {
    GitHubAnnotation(
      level: .error,
      properties: [
        ("file", test.position.file), ("line", String(test.position.line)),
        ("col", String(test.position.column)),
        ("title", "\(title), Connaisseur \(generation.rawValue)"),
      ],
      message: sentences.joined(separator: "\n"))
  }
}
