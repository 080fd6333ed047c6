public import PolicyEditor

/// A suite made of what is decided today: a case for each given image, and for each rule that wins
/// for none of them one with an image that is made up.
public struct SuiteScaffold: Sendable {
  /// Every image that has to be explained: those that are given, then those made up.
  public let images: [String]
  private let given: Set<String>
  /// The rules of the Connaisseur in front, each with an image that is made up for it; nil where none
  /// was found, or where one was given.
  private let samples: [(rule: Rule, image: String?)]
  private let front: Generation

  /// What came of it.
  public struct Outcome: Sendable {
    public let draft: TestSuiteDraft
    /// What is worth knowing: what was left out, and why, each a sentence.
    public let notes: [String]
    /// Whether every image was found out.
    public let isWhole: Bool
  }

  /// - Parameter generations: those that are asked, the Connaisseur in front last.
  public init(given images: [String], values: Values, by generations: [Generation]) {
    let reading = ConfigurationInForce(values).reading
    let policies = generations.map {
      Policy(values.configuration(for: $0, reading: reading).rules, as: $0)
    }
    front = generations.last ?? .go
    given = Set(images)
    let winners = Set(images.compactMap { Self.winner(for: $0, in: policies.last)?.index })
    samples = (policies.last?.rules ?? []).map { rule in
      guard !winners.contains(rule.index) else { return (rule, nil) }
      // One of the front's where no image shows the rule in all of them.
      return (
        rule,
        RuleSample.image(for: rule, in: policies)
          ?? RuleSample.image(for: rule, in: Array(policies.suffix(1)))
      )
    }
    var seen: Set<String> = []
    self.images = (images + samples.compactMap(\.image)).filter { seen.insert($0).inserted }
  }

  private static func winner(for image: String, in policy: Policy?) -> Rule? {
    guard let policy,
      case .success(let reference) = ConnaisseurReference.read(image, as: policy.generation)
    else { return nil }
    return policy.choose(for: reference.name).winner
  }

  /// The suite.
  ///
  /// - Parameters:
  ///   - explanations: of all ``images``.
  ///   - isFixed: whether the generations that were asked are those that must decide; else only the
  ///     one in front does where they do not come to the same.
  public func outcome(_ explanations: [Explanation], isFixed: Bool) -> Outcome {
    let known = explanations.filter { !$0.isUnknown }
    let apart = isFixed ? [] : known.filter { !$0.answersAgree }
    let generations = apart.isEmpty ? explanations.first?.answers.map(\.decision.generation) : nil
    var writer = SuiteCaseWriter(
      generations: generations ?? [front], front: front, given: given)
    var rest = explanations
    for rule in samples.map(\.rule) {
      let own = rest.filter { $0.winner(by: front) == rule.index }
      rest.removeAll { $0.winner(by: front) == rule.index }
      writer.add(rule, own)
    }
    writer.addWithoutRule(rest)
    var notes = writer.notes
    if !apart.isEmpty {
      notes.append(
        "Connaisseur 3.3 and 3.9 do not come to the same on \(list(apart.map(\.given))): the suite is"
          + " for \(front.rawValue) alone; --connaisseur \(front == .go ? "3.3" : "3.9") and another"
          + " --suite make one for the other")
    }
    var draft = writer.draft
    draft.connaisseur = apart.isEmpty && !isFixed ? [] : generations ?? [front]
    return Outcome(draft: draft, notes: notes, isWhole: known.count == explanations.count)
  }
}

extension Explanation {
  /// The place of the rule that wins.
  fileprivate func winner(by generation: Generation) -> Int? {
    answer(of: generation)?.choice?.winner?.index
  }

  /// Whether one of the answers could not be found out.
  fileprivate var isUnknown: Bool { answers.contains { $0.decision.verdict == .unknown } }

  /// Whether one case can say what all answers are.
  var answersAgree: Bool {
    guard let first = answers.first else { return true }
    return answers.allSatisfy {
      $0.agrees(with: first) && $0.choice?.winner?.pattern == first.choice?.winner?.pattern
        && $0.validator == first.validator
    }
  }
}
