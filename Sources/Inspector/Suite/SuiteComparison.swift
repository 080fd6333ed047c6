/// Something that a case expects, beside what is.
public struct SuiteComparison: Sendable, Hashable {
  public enum Property: String, Sendable, Hashable {
    case verdict, digest, rule, validator, message
  }

  public let property: Property
  public let expected: String
  /// Nil where nothing was judged.
  public let actual: String?
  /// Whether the one is as the other demands; nil where that is not known, or where there is nothing to
  /// compare: with another verdict there is another digest, and another message.
  public let isMet: Bool?
}

extension SuiteEntry {
  /// What is known not to be as expected.
  public var mismatches: [SuiteComparison] { comparisons.filter { $0.isMet == false } }
}

extension SuiteComparison {
  /// As a table has it.
  func row(_ mark: StatusWord?, orElse nothing: String) -> ComparisonTable.Row {
    ComparisonTable.Row(
      mark: mark, name: property.rawValue, expected: expected, actual: actual ?? nothing,
      tone: isMet == false ? .bad : .plain)
  }

  /// The word for how it came out.
  var status: StatusWord {
    switch isMet {
    case true?: .ok
    case false?: .fail
    case nil: .none
    }
  }
}
