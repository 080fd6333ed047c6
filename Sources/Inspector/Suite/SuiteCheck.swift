import PolicyEditor

/// An answer beside what a case expects of it.
struct SuiteCheck {
  private let expectation: TestSuite.Expectation
  private let answer: Explanation.Answer

  init(_ answer: Explanation.Answer, against expectation: TestSuite.Expectation) {
    self.answer = answer
    self.expectation = expectation
  }

  private var verdict: TestSuite.Expectation.Verdict { .init(answer.decision.verdict) }

  /// Whether it is not known what Connaisseur decides, though something else is expected.
  private var isOpen: Bool { verdict == .unknown && expectation.verdict.value != .unknown }

  /// Failed where anything that is known is not as it must be; an error where it may be as it must,
  /// but that could not be found out.
  var status: SuiteEntry.Status {
    if comparisons.contains(where: { $0.isMet == false }) { return .failed }
    return isOpen ? .error : .passed
  }

  /// All that is expected beside what is.
  var comparisons: [SuiteComparison] {
    expectation.properties.map { property, expected in
      let actual = actual(property)
      return SuiteComparison(
        property: property, expected: expected, actual: actual ?? Self.unknown,
        isMet: isMet(property, expected, actual))
    }
  }

  private func isMet(
    _ property: SuiteComparison.Property, _ expected: String, _ actual: String?
  ) -> Bool? {
    let isSameVerdict = verdict == expectation.verdict.value
    switch property {
    case .verdict: return isOpen ? nil : isSameVerdict
    case .rule, .validator: return actual.map { $0 == expected }
    // With another verdict there is another digest, and another message.
    case .digest: return isSameVerdict ? answer.decision.digest == expected : nil
    case .message:
      guard isSameVerdict else { return nil }
      return expectation.message?.value.isFound(in: answer.decision.message ?? "")
    }
  }

  private static let nothing = "none"
  private static let unknown = "unknown"

  /// What is; nil where it is not known.
  private func actual(_ property: SuiteComparison.Property) -> String? {
    let nothing = Self.nothing
    switch property {
    case .verdict: return verdict.rawValue
    case .digest: return answer.decision.digest ?? nothing
    case .rule: return answer.choice?.winner?.pattern ?? (verdict == .unknown ? nil : nothing)
    case .validator: return answer.validator ?? (verdict == .unknown ? nil : nothing)
    case .message:
      let message = answer.decision.message ?? ""
      return message.isEmpty ? nothing : message
    }
  }
}

extension TestSuite.Expectation {
  /// All that must be, the verdict first.
  var properties: [(SuiteComparison.Property, String)] {
    var found = [(SuiteComparison.Property.verdict, verdict.value.rawValue)]
    if let digest { found.append((.digest, digest.value)) }
    if let rule { found.append((.rule, rule.value)) }
    if let validator { found.append((.validator, validator.value)) }
    if let message { found.append((.message, message.value.text)) }
    return found
  }

  /// In one line.
  var words: String { Self.words(properties) }

  /// `admit, rule: docker.io/acme/*:*`.
  static func words(_ properties: [(SuiteComparison.Property, String)]) -> String {
    properties.map { $0 == .verdict ? $1 : "\($0.rawValue): \($1)" }.joined(separator: ", ")
  }
}

extension TestSuite.Expectation.Verdict {
  init(_ verdict: Decision.Verdict) {
    self =
      switch verdict {
      case .admitted: .admit
      case .denied: .deny
      case .crash: .crash
      case .unknown: .unknown
      }
  }
}
