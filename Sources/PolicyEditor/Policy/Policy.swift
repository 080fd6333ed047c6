/// An image policy as one generation of Connaisseur applies it.
public struct Policy: Sendable {
  public let generation: Generation
  public let rules: [Rule]
  private let patterns: [Pattern]

  /// The patterns are compiled once; choosing does not compile them again.
  public init(_ rules: [Rule], as generation: Generation) {
    self.generation = generation
    self.rules = rules
    patterns = rules.map { Pattern($0.pattern, as: generation) }
  }

  /// What one rule makes of an image.
  func outcome(ofRule index: Int, for image: Pattern.Subject) -> Pattern.Outcome {
    patterns[index].outcome(for: image)
  }

  /// Which rule wins for an image, and why every other does not.
  ///
  /// Both generations compare all matching rules by the number of their components, then by the
  /// length of the prefix that each component shares with that of the image, then by the length of
  /// the components (connaisseur 3.3.4, `Config.get_policy_rule`; 3.9.1, `Config.MatchingRule`).
  /// 3.3 looks at the first component's length only and keeps the earlier of two equal rules; 3.9
  /// looks at all lengths and takes the later.
  ///
  /// - Parameter name: the normalised reference, `ConnaisseurReference.name` of the generation.
  public func choose(for name: String) -> PolicyChoice {
    let image = Pattern.Subject(name)
    let outcomes = patterns.map { $0.outcome(for: image) }
    for (index, outcome) in outcomes.enumerated() {
      if case .failed(let cause) = outcome {
        return failed(at: index, cause, outcomes, name)
      }
    }
    var best: (index: Int, rank: PatternRank)?
    for (index, outcome) in outcomes.enumerated() {
      guard case .matches(let rank) = outcome else { continue }
      guard let (_, holder) = best else {
        best = (index, rank)
        continue
      }
      switch rank.comparison(with: holder) {
      case .won: best = (index, rank)
      case .equal: if generation == .go { best = (index, rank) }
      case .lost: break
      }
    }
    let candidates = zip(rules, outcomes).map { rule, outcome in
      guard case .matches(let rank) = outcome else {
        return PolicyCandidate(rule: rule, matches: false, reason: .notMatching)
      }
      guard let (winner, holder) = best, rules[winner].index != rule.index else {
        return PolicyCandidate(rule: rule, matches: true, reason: nil)
      }
      let reason: PolicyCandidate.Reason =
        if case .lost(let reason) = rank.comparison(with: holder) { reason } else {
          generation == .go ? .laterEqualRule : .earlierEqualRule
        }
      return PolicyCandidate(rule: rule, matches: true, reason: reason)
    }
    return PolicyChoice(
      generation: generation, name: name, winner: best.map { rules[$0.index] },
      candidates: candidates, failure: nil)
  }

  /// The first rule that cannot be applied ends the search.
  private func failed(
    at culprit: Int, _ cause: PolicyChoice.Cause, _ outcomes: [Pattern.Outcome], _ name: String
  ) -> PolicyChoice {
    let candidates = zip(rules, outcomes).map { rule, outcome in
      switch outcome {
      case .matches: PolicyCandidate(rule: rule, matches: true, reason: .undecided)
      case .matchesNot: PolicyCandidate(rule: rule, matches: false, reason: .notMatching)
      case .failed(.badPattern), .failed(.unboundedPattern):
        PolicyCandidate(rule: rule, matches: nil, reason: .failed)
      case .failed(.moreComponentsThanImage):
        PolicyCandidate(rule: rule, matches: true, reason: .failed)
      }
    }
    return PolicyChoice(
      generation: generation, name: name, winner: nil, candidates: candidates,
      failure: PolicyChoice.Failure(rule: rules[culprit], cause: cause))
  }
}
