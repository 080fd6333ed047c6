/// Which rule wins for an image, and what became of every other.
public struct PolicyChoice: Sendable {
  public let generation: Generation
  /// The normalised reference that was matched.
  public let name: String
  /// Nil where no rule matches, or the search failed.
  public let winner: Rule?
  /// All rules in the order of the file.
  public let candidates: [PolicyCandidate]
  /// Why no rule can be chosen though some may match; nil where the search came to its end.
  public let failure: Failure?

  /// A rule that ends the search.
  public struct Failure: Sendable, Hashable {
    public let rule: Rule
    public let cause: Cause
  }

  /// What is wrong with a rule that ends the search.
  public enum Cause: Sendable, Hashable {
    /// 3.9 cannot compile or apply the pattern, and dies of it.
    case badPattern
    /// The pattern has more components than the image that it matches, which happens where a slash
    /// stands in brackets or braces. 3.3 answers with an unknown error, 3.9 dies of it.
    case moreComponentsThanImage
    /// The pattern's alternatives are too many to be judged here in bounded time; what 3.9 makes of
    /// them is not known.
    case unboundedPattern
  }

  /// The same without the rules that lost.
  public var withoutLosers: PolicyChoice {
    PolicyChoice(
      generation: generation, name: name, winner: winner,
      candidates: candidates.filter { $0.reason == nil }, failure: failure)
  }

  /// Whether this Connaisseur would die on the image.
  public var isCrash: Bool {
    guard generation == .go, let failure else { return false }
    return failure.cause != .unboundedPattern
  }

  /// What this Connaisseur says where no rule wins, word for word; nil where one does, where it dies
  /// and where that is not known.
  public var message: String? {
    if winner != nil { return nil }
    switch (generation, failure) {
    case (.python, nil): return "No matching policy rule could be found for image \(name)."
    case (.python, _): return "unknown error. please check the logs."
    case (.go, nil): return "no matching rule"
    case (.go, _): return nil
    }
  }
}

/// What became of one rule.
public struct PolicyCandidate: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    case notMatching
    /// The winner has more parts between slashes.
    case fewerComponents
    /// The winner shares more characters with the image, in the first component that differs in it.
    case shorterPrefix
    /// The winner has a longer component, where they first differ in it.
    case shorterComponent
    /// Nothing tells it from the winner, which stands before it (3.3).
    case earlierEqualRule
    /// Nothing tells it from the winner, which stands behind it (3.9).
    case laterEqualRule
    /// This is the rule that ends the search.
    case failed
    /// Another rule ended the search.
    case undecided
  }

  public let rule: Rule
  /// Whether the pattern matches; nil where that cannot be said.
  public let matches: Bool?
  /// Why it did not win; nil for the winner.
  public let reason: Reason?
}
