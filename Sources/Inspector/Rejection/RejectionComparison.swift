public import PolicyEditor

/// A denial that somebody was shown beside what is decided here and now on the same image.
public struct RejectionComparison: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable {
    /// The same Connaisseur says the same.
    case reproduced
    /// It denies, or cannot be found out, but not in these words.
    case differs
    /// It is admitted here and now.
    case admitted
    /// Nothing to compare: Connaisseur did not decide, the message is not known, or the Connaisseur
    /// that said it was not asked here.
    case notComparable = "not-comparable"
  }

  public let rejection: Rejection
  public let outcome: Outcome
  /// The generation whose answer was compared; nil where none was.
  public let generation: Generation?
  /// Why the denial and the answer may differ, what is most likely first.
  public let reasons: [RejectionReason]

  /// Whether the denial is explained by the answer; nil where that cannot be said.
  public var isReproduced: Bool? { outcome == .notComparable ? nil : outcome == .reproduced }
}

/// What is known of the way in which an answer was found, for comparing it with a denial.
public struct RejectionCircumstances: Sendable {
  /// The settings of the Connaisseur that is asked, by generation.
  public var settings: [Generation: AdmissionSettings]
  /// What the configuration has, to tell whether the denial speaks of another one.
  public var configurations: [Generation: Configuration]
  /// Whether trust data came from elsewhere than from the validator's host.
  public var isOtherSource: Bool
  /// Whether it was judged as of a moment that was given.
  public var isOtherMoment: Bool

  public init(
    settings: [Generation: AdmissionSettings] = [:],
    configurations: [Generation: Configuration] = [:], isOtherSource: Bool = false,
    isOtherMoment: Bool = false
  ) {
    self.settings = settings
    self.configurations = configurations
    self.isOtherSource = isOtherSource
    self.isOtherMoment = isOtherMoment
  }
}

extension Rejection {
  /// The images of some which this denial can be about: all where it names none.
  public func candidates(among images: [String]) -> [String] {
    guard image != nil else { return images }
    return images.filter { names($0) != false }
  }

  /// Whether the denial is about an image; nil where it names none.
  public func names(_ given: String) -> Bool? {
    guard let image else { return nil }
    if image.text == given { return true }
    // 3.3 names what it made of the reference; a person may write another form of the same.
    let generation = self.generation ?? (image.isAsWritten ? .go : .python)
    guard case .success(let reference) = ConnaisseurReference.read(given, as: generation) else {
      return false
    }
    if reference.name == image.text { return true }
    guard case .success(let named) = ConnaisseurReference.read(image.text, as: generation) else {
      return false
    }
    return named.name == reference.name
  }

  /// Compares this with what was decided on an image.
  public func compared(
    with explanation: Explanation, in circumstances: RejectionCircumstances
  ) -> RejectionComparison {
    guard situation.isDecision else { return notComparable([.notDecided]) }
    guard let generation else { return notComparable([.unknownMessage]) }
    let answer = explanation.answers.first { $0.decision.generation == generation }
    guard let answer else { return notComparable([.otherVersion(generation)]) }
    let comparison = RejectionDifference(
      rejection: self, explanation: explanation, answer: answer, circumstances: circumstances)
    return RejectionComparison(
      rejection: self, outcome: comparison.outcome, generation: generation,
      reasons: comparison.outcome == .reproduced ? [] : comparison.reasons)
  }

  private func notComparable(_ reasons: [RejectionReason]) -> RejectionComparison {
    RejectionComparison(
      rejection: self, outcome: .notComparable, generation: nil, reasons: reasons)
  }
}
