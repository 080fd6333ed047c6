public import PolicyEditor

/// Why no case can say what is decided on an image.
public enum SuiteCaseRefusal: Error, Hashable, Sendable {
  /// It could not be found out.
  case unknown
  /// The Connaisseurs do not come to the same.
  case apart

  /// A sentence without a full stop.
  public var sentence: String {
    switch self {
    case .unknown: "it could not be found out what Connaisseur decides on it"
    case .apart:
      "3.3 and 3.9 do not come to the same on it, and a case of this suite is for both: name one with"
        + " connaisseur"
    }
  }
}

extension Explanation {
  /// A case of a suite that holds on to what is decided on the image.
  ///
  /// - Parameter generations: those of the suite.
  public func suiteCase(
    for generations: [Generation], front: Generation
  ) throws(SuiteCaseRefusal) -> TestSuiteDraft.Case {
    let answers = generations.compactMap { answer(of: $0) }
    guard answers.allSatisfy({ $0.decision.verdict != .unknown }),
      let one = TestSuiteDraft.Case(
        self, by: generations, front: generations.contains(front) ? front : generations.last ?? .go)
    else { throw .unknown }
    guard with(answers).answersAgree else { throw .apart }
    return one
  }
}
