public import PolicyEditor

/// The answers in a few words.
extension Explanation {
  /// The answer of the version in front, with the version; all answers where they differ.
  public func headline(front: Generation) -> [Span] {
    guard let answer = answer(of: front) ?? answers.first else { return [] }
    guard answers.contains(where: { !$0.agrees(with: answer) }) else { return [answer.headline] }
    return answers.map(\.headline)
  }
}

extension Explanation.Answer {
  /// `3.9 DENIED`.
  public var headline: Span {
    Span("\(decision.generation.rawValue) \(decision.verdict.word)", decision.verdict.tone)
  }

  /// What this Connaisseur says, or what is to be said where it says nothing.
  public var said: String {
    switch decision.verdict {
    case .admitted: return decision.digest ?? "without a digest, by a static validator"
    case .denied: return decision.message ?? ""
    case .crash:
      return
        "this Connaisseur dies on it: the pod restarts, the request fails as failurePolicy says"
    case .unknown:
      let would = decision.message.map { "; if the cluster meets the same, it says: \($0)" } ?? ""
      return why + would
    }
  }

  /// Why it is not known what this Connaisseur decides.
  public var why: String {
    let step = decision.steps.first { $0.status == .unknown && $0.reached }
    return causes.first?.message ?? step?.message ?? "it could not be found out from here"
  }

  /// Whether both come to the same: the verdict, and the digest where one is admitted.
  public func agrees(with other: Explanation.Answer) -> Bool {
    decision.verdict == other.decision.verdict && decision.digest == other.decision.digest
  }

  /// Whether both come to the same at the same step.
  public func isSame(as other: Explanation.Answer) -> Bool {
    agrees(with: other) && decisiveStep == other.decisiveStep
  }

  private var decisiveStep: DecisionStep.Name? {
    guard decision.verdict != .admitted else { return nil }
    return decision.steps.first { $0.reached && ($0.status == .fail || $0.status == .unknown) }?
      .name
  }

  /// This answer in one line beside that of the version in front.
  func comparison(with front: Explanation.Answer) -> String {
    if isSame(as: front) {
      let message = decision.verdict == .denied ? decision.message : nil
      return message.map { "the same, in its words: \($0)" } ?? "the same"
    }
    if agrees(with: front) {
      return "at another step, \(decisiveStep?.rawValue ?? "none"): \(said)"
    }
    let step = decisiveStep.map { "at \($0.rawValue): " } ?? ""
    return step + said
  }
}

extension Decision.Verdict {
  /// `DENIED`.
  public var word: String { rawValue.uppercased() }

  public var tone: Tone {
    switch self {
    case .admitted: .good
    case .denied, .crash: .bad
    case .unknown: .warning
    }
  }
}
