/// Why a suite cannot be read, and where.
public struct TestSuiteError: Error, Hashable, Sendable {
  public let position: SourcePosition
  public let reason: Reason

  public enum Reason: Hashable, Sendable {
    case notYAML(YAMLError)
    case severalDocuments
    /// A suite, a case or what `<<` takes over is no mapping.
    case notMapping(TestSuiteKey.Home)
    /// `cases` is no list.
    case notList
    case tooManyCases(limit: Int)
    case keyNotText
    /// A key that is none; which one may be meant, and whether it is one of the other mapping.
    case unknownKey(String, in: TestSuiteKey.Home, meant: TestSuiteKey?)
    case repeatedKey(TestSuiteKey, firstLine: Int)
    /// A case without an image or a manifest.
    case noSubject
    case twoSubjects
    case noExpectation
    /// Nothing, or a collection where a text has to be.
    case notText(TestSuiteKey)
    case badVersion(String)
    case badTime(String)
    case badVerdict(String, meant: TestSuite.Expectation.Verdict?)
    case badDigest(String)
    case badExpression(RegularExpression.Fault)
    /// What can never be with this verdict.
    case neverHolds(TestSuiteKey, TestSuite.Expectation.Verdict)
  }
}
