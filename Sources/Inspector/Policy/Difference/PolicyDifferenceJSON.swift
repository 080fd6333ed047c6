import NotaryCore
import PolicyEditor

/// `diff -o json`, version 1.
extension PolicyDifferenceReport {
  public var json: JSONOutput {
    .object([
      ("schema", .string("tastevin/diff/v1")), ("old", .string(old)), ("new", .string(new)),
      ("at", .string(moment.rfc3339)), ("images", .array(judgements.map(\.json))),
      (
        "summary",
        .object(
          [("images", .int(judgements.count))]
            + ImpactJudgement.Outcome.allCases.map { ($0.rawValue, .int(count($0))) })
      ),
    ])
  }
}

extension ImpactJudgement {
  fileprivate var json: JSONOutput {
    .object([
      ("image", .string(impact.image)), ("outcome", .string(worst.rawValue)),
      (
        "decisions",
        .array(
          impact.changes.map { change in
            .object([
              ("connaisseur", .string(change.generation.rawValue)),
              ("outcome", .string(outcome(of: change).rawValue)),
              ("why", .optional(change.difference)),
              ("before", side(before, change.generation)),
              ("after", side(after, change.generation)),
            ])
          })
      ),
    ])
  }

  private func side(_ explanation: Explanation, _ generation: Generation) -> JSONOutput {
    guard let answer = explanation.answer(of: generation) else { return .null }
    return .object([
      ("verdict", .string(answer.decision.verdict.rawValue)),
      ("digest", .optional(answer.decision.digest)),
      ("message", .optional(answer.decision.message)),
      ("rule", answer.choice?.winner?.json ?? .null), ("validator", .optional(answer.validator)),
      ("trustRoots", .array(answer.trustRoots.map { .string($0) })),
      (
        "causes",
        .array(
          answer.causes.map {
            .object([("code", .string($0.code.rawValue)), ("message", .string($0.message))])
          })
      ),
    ])
  }
}
