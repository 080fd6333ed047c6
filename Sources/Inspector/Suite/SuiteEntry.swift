public import PolicyEditor

/// What became of a case: of one image of it, by one Connaisseur.
public struct SuiteEntry: Sendable {
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case passed
    /// Something is not as it must be.
    case failed
    /// It could not be found out.
    case error
    /// Nothing was judged.
    case skipped
  }

  public let test: TestSuite.Case
  /// As written; nil for a manifest without images.
  public let image: String?
  public let generation: Generation
  public let status: Status
  /// What the case expects, in one line.
  public let expected: String
  /// The answer in the same words; nil where there is none.
  public let actual: String?
  /// All that is expected, beside what is.
  public let comparisons: [SuiteComparison]
  /// Why nothing was judged or found out; nil where the answer says it.
  public let reason: String?
  /// What this Connaisseur decides on the image; nil where that was not asked.
  public let explanation: Explanation?
  /// Whether there is no answer by now.
  public private(set) var isPending = false

  /// How long it took to find out, in seconds.
  public var seconds: Double { explanation?.answers.first?.seconds ?? 0 }

  public var answer: Explanation.Answer? { explanation?.answers.first }

  /// The case's title, with the image where the title does not name it.
  public var title: String {
    guard let image, !test.title.contains(image) else { return test.title }
    return "\(test.title) (\(image.isEmpty ? "an empty text" : image))"
  }
}

extension SuiteEntry {
  /// An answer beside what is expected of it.
  init(_ item: SuitePlan.Item, _ explanation: Explanation, _ answer: Explanation.Answer) {
    let check = SuiteCheck(answer, against: item.test.expectation)
    let comparisons = check.comparisons
    self.init(
      test: item.test, image: item.image, generation: answer.decision.generation,
      status: check.status, expected: item.test.expectation.words,
      actual: TestSuite.Expectation.words(comparisons.map { ($0.property, $0.actual ?? "") }),
      comparisons: comparisons, reason: check.status == .error ? answer.why : nil,
      explanation: explanation.with([answer]))
  }

  /// An image that this Connaisseur would not look at. It cannot deny it then.
  init(_ item: SuitePlan.Item, notLookedAtBy generation: Generation, because note: String) {
    let isHarmless = item.test.expectation.verdict.value == .admit
    let actual = "not looked at"
    self.init(
      test: item.test, image: item.image, generation: generation,
      status: isHarmless ? .skipped : .failed, expected: item.test.expectation.words,
      actual: actual,
      comparisons: item.test.expectation.properties.map { property, expected in
        let isVerdict = property == .verdict
        return SuiteComparison(
          property: property, expected: expected, actual: isVerdict ? actual : nil,
          isMet: isVerdict && !isHarmless ? false : nil)
      }, reason: note, explanation: nil)
  }

  /// A case to which there is no answer by now.
  init(pending item: SuitePlan.Item, by generation: Generation) {
    self.init(item, by: generation, .skipped, because: "not asked")
    isPending = true
  }

  /// A case on which nobody decided.
  init(
    _ item: SuitePlan.Item, by generation: Generation, _ status: Status, because reason: String
  ) {
    self.init(
      test: item.test, image: item.image, generation: generation, status: status,
      expected: item.test.expectation.words, actual: nil,
      comparisons: item.test.expectation.properties.map {
        SuiteComparison(property: $0, expected: $1, actual: nil, isMet: nil)
      }, reason: reason, explanation: nil)
  }
}

extension Explanation {
  /// The same with others of its answers.
  func with(_ answers: [Answer]) -> Explanation {
    Explanation(given: given, image: image, moment: moment, answers: answers, traces: traces)
  }
}
