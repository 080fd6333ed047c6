import NotaryCore
import PolicyEditor

/// `diff` as text: every image of which something changes, and how many stay as they are.
extension PolicyDifferenceReport {
  public var lines: [StyledLine] {
    var lines: [StyledLine] = []
    for outcome in [ImpactJudgement.Outcome.worse, .undecided, .changed, .better] {
      for judgement in judgements where judgement.worst == outcome {
        lines += judgement.lines + [StyledLine()]
      }
    }
    return lines + [summary]
  }

  private var summary: StyledLine {
    let all = judgements.count == 1 ? "1 image" : "\(judgements.count) images"
    let counts = ImpactJudgement.Outcome.allCases.compactMap { outcome -> Span? in
      let count = count(outcome)
      return count == 0 ? nil : Span("\(count) \(outcome.rawValue)", outcome.tone)
    }
    var spans = [Span("\(all): ")]
    for (index, count) in counts.enumerated() {
      if index > 0 { spans.append(Span(", ")) }
      spans.append(count)
    }
    return StyledLine(spans)
  }
}

extension ImpactJudgement.Outcome {
  fileprivate var tone: Tone {
    switch self {
    case .same: .dim
    case .worse: .bad
    case .better: .good
    case .changed, .undecided: .warning
    }
  }
}

extension ImpactJudgement {
  fileprivate var lines: [StyledLine] {
    [StyledLine(impact.image, .accent)]
      + impact.changes.flatMap { change -> [StyledLine] in
        let outcome = outcome(of: change)
        let word = outcome == .worse ? "WORSE" : outcome.rawValue
        let padding = String(repeating: " ", count: max(1, 11 - word.count))
        return [
          StyledLine(
            [Span("  "), Span(word + padding, outcome.tone)] + change.spans, lead: 2)
        ] + (outcome == .same ? [] : reasons(of: change))
      }
  }

  /// What is another, and what each side says.
  private func reasons(of change: Impact.Change) -> [StyledLine] {
    var lines: [StyledLine] = []
    if let difference = change.difference {
      lines.append(reason("why", difference, .plain))
    }
    let sides = [("before", before), ("after", after)]
    for (name, explanation) in sides {
      guard let answer = explanation.answer(of: change.generation),
        let words = answer.shortReason
      else { continue }
      lines.append(reason(name, words, .dim))
    }
    return lines
  }

  private func reason(_ name: String, _ text: String, _ tone: Tone) -> StyledLine {
    let padding = String(repeating: " ", count: 8 - name.count)
    return StyledLine(
      [Span("             "), Span(name + padding, .dim), Span(text, tone)], lead: 2)
  }
}

extension Explanation.Answer {
  /// The digest that is admitted, or the first cause of what is not.
  fileprivate var shortReason: String? {
    if let digest = decision.digest { return digest }
    return causes.first?.message ?? decision.message
  }
}

extension Impact.Change {
  /// What decides differently, in words; nil where the rules say the same.
  public var difference: String? {
    let (old, new) = (before.cause, after.cause)
    if old.refusal != new.refusal {
      if let refusal = new.refusal { return "no rule decides any more: \(refusal)" }
      return "a rule decides where none did"
    }
    var words: [String] = []
    if old.pattern != new.pattern { words.append("another rule wins") }
    if before.validator != after.validator { words.append("its validator is another") }
    if old.trustRoot != new.trustRoot { words.append("its trust root is another") }
    if old.delegations != new.delegations { words.append("its required delegations are others") }
    if old.mode != new.mode { words.append("its mode is another") }
    if before.validator == after.validator, old.validator != new.validator {
      words.append(contentsOf: Impact.Change.settings(old.validator, new.validator))
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  /// What is another of a validator that has the same name.
  private static func settings(_ old: Validator.Kind?, _ new: Validator.Kind?) -> [String] {
    guard case .notaryV1(let before)? = old, case .notaryV1(let after)? = new else {
      return ["its validator is of another kind, or has other settings"]
    }
    var words: [String] = []
    if before.host != after.host { words.append("its validator's host is another") }
    if before.trustRoots != after.trustRoots {
      words.append("its validator's trust roots are others")
    }
    if before.certificate != after.certificate { words.append("its validator's cert is another") }
    if before.authentication != after.authentication {
      words.append("its validator signs in otherwise")
    }
    return words.isEmpty ? ["its validator has other settings"] : words
  }
}
