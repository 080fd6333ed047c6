/// Outcomes as JUnit's XML, as Jenkins, GitLab and others read it. It is valid by the schema of Jenkins'
/// xUnit plugin (`junit-10.xsd`), which knows of no place of a case: the details say it.
public struct JUnitReport: Sendable {
  public var name: String
  public var suites: [Suite]

  public struct Suite: Sendable {
    public var name: String
    /// Where the cases stand, if in one file.
    public var file: String?
    public var cases: [Case]

    public init(name: String, file: String? = nil, cases: [Case]) {
      self.name = name
      self.file = file
      self.cases = cases
    }
  }

  public struct Case: Sendable {
    public var name: String
    /// By what cases are grouped: shown as packages and classes, cut at its dots.
    public var group: String
    public var seconds: Double
    public var outcome: Outcome

    public init(
      name: String, group: String, seconds: Double = 0, outcome: Outcome
    ) {
      self.name = name
      self.group = group
      self.seconds = seconds
      self.outcome = outcome
    }
  }

  public enum Outcome: Sendable {
    case passed
    /// It is not as it must be.
    case failed(message: String, details: String)
    /// It could not be found out.
    case error(message: String, details: String)
    case skipped(message: String)
  }

  public init(name: String, suites: [Suite]) {
    self.name = name
    self.suites = suites
  }
}

extension JUnitReport {
  /// The XML, with a newline at the end.
  public var xml: String {
    var writer = XMLWriter()
    let cases = suites.flatMap(\.cases)
    writer.open("testsuites", [("name", name)] + Self.counts(of: cases, skips: false))
    for suite in suites {
      var attributes = [("name", suite.name)]
      if let file = suite.file { attributes.append(("file", file)) }
      writer.open("testsuite", attributes + Self.counts(of: suite.cases, skips: true))
      for one in suite.cases { Self.write(one, to: &writer) }
      writer.close("testsuite")
    }
    writer.close("testsuites")
    return writer.text
  }

  private static func counts(of cases: [Case], skips: Bool) -> [(String, String)] {
    var (failures, errors, skipped) = (0, 0, 0)
    for one in cases {
      switch one.outcome {
      case .passed: break
      case .failed: failures += 1
      case .error: errors += 1
      case .skipped: skipped += 1
      }
    }
    let seconds = cases.reduce(0) { $0 + $1.seconds }
    return [
      ("tests", String(cases.count)), ("failures", String(failures)), ("errors", String(errors)),
    ] + (skips ? [("skipped", String(skipped))] : []) + [("time", decimal(seconds))]
  }

  private static func write(_ one: Case, to writer: inout XMLWriter) {
    writer.open(
      "testcase",
      [("name", one.name), ("classname", one.group), ("time", decimal(one.seconds))])
    switch one.outcome {
    case .passed: break
    case .failed(let message, let details):
      writer.element("failure", [("message", message), ("type", "failed")], details)
    case .error(let message, let details):
      writer.element("error", [("message", message), ("type", "unknown")], details)
    case .skipped(let message): writer.element("skipped", [("message", message)])
    }
    writer.close("testcase")
  }

  /// Seconds with three decimals.
  private static func decimal(_ seconds: Double) -> String {
    let thousandths = Int((max(0, min(seconds, 1e9)) * 1_000).rounded())
    let rest = String(thousandths % 1_000)
    return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
