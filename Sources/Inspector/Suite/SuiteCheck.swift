import PolicyEditor

/// Something that is not as a case expects it.
public struct SuiteMismatch: Sendable, Hashable {
  public enum Property: String, Sendable, Hashable {
    case verdict, digest, rule, validator, message
  }

  public let property: Property
  public let expected: String
  public let actual: String
}

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
    if !mismatches.isEmpty { return .failed }
    return isOpen ? .error : .passed
  }

  /// What is known not to be as expected.
  var mismatches: [SuiteMismatch] {
    var found: [SuiteMismatch] = []
    let expected = expectation.verdict.value
    if verdict != expected, !isOpen {
      found.append(mismatch(.verdict, expected.rawValue, verdict.rawValue))
    }
    if let rule = expectation.rule?.value, let actual = actualRule, actual != rule {
      found.append(mismatch(.rule, rule, actual))
    }
    if let validator = expectation.validator?.value, let actual = actualValidator,
      actual != validator
    {
      found.append(mismatch(.validator, validator, actual))
    }
    // With another verdict there is another digest, and another message.
    guard verdict == expected else { return found }
    if let digest = expectation.digest?.value, answer.decision.digest != digest {
      found.append(mismatch(.digest, digest, answer.decision.digest ?? Self.nothing))
    }
    if let text = expectation.message?.value {
      let message = answer.decision.message ?? ""
      if !text.isFound(in: message) {
        found.append(mismatch(.message, text.text, message.isEmpty ? Self.nothing : message))
      }
    }
    return found
  }

  private func mismatch(
    _ property: SuiteMismatch.Property, _ expected: String, _ actual: String
  ) -> SuiteMismatch {
    SuiteMismatch(property: property, expected: expected, actual: actual)
  }

  private static let nothing = "none"

  /// The pattern that wins; nil where it is not known whether any does.
  private var actualRule: String? {
    answer.choice?.winner?.pattern ?? (verdict == .unknown ? nil : Self.nothing)
  }

  private var actualValidator: String? {
    answer.validator ?? (verdict == .unknown ? nil : Self.nothing)
  }

  /// The answer in the words of the expectation: as much of it as is expected.
  var actual: String {
    var parts = [verdict.rawValue]
    if expectation.digest != nil { parts.append("digest: \(answer.decision.digest ?? "none")") }
    if expectation.rule != nil { parts.append("rule: \(actualRule ?? "unknown")") }
    if expectation.validator != nil { parts.append("validator: \(actualValidator ?? "unknown")") }
    if expectation.message != nil { parts.append("message: \(answer.decision.message ?? "none")") }
    return parts.joined(separator: ", ")
  }
}

extension TestSuite.Expectation {
  /// In one line.
  var words: String {
    var parts = [verdict.value.rawValue]
    if let digest { parts.append("digest: \(digest.value)") }
    if let rule { parts.append("rule: \(rule.value)") }
    if let validator { parts.append("validator: \(validator.value)") }
    if let message { parts.append("message: \(message.value.text)") }
    return parts.joined(separator: ", ")
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
