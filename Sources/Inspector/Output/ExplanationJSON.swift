public import NotaryCore
import PolicyEditor

/// `explain -o json`, version 1 of the contract.
extension Explanation {
  /// One image.
  public var json: JSONOutput {
    .object([
      ("schema", .string(Explanation.schema)), ("image", imageJSON),
      ("at", .string(moment.rfc3339)), ("rejection", .null),
      ("decisions", .array(answers.map(\.json))),
    ])
  }

  /// Several images.
  public static func json(of explanations: [Explanation], at moment: Instant) -> JSONOutput {
    .object([
      ("schema", .string(schema)), ("at", .string(moment.rfc3339)),
      (
        "results",
        .array(
          explanations.map { explanation in
            .object([
              ("image", explanation.imageJSON), ("rejection", .null),
              ("decisions", .array(explanation.answers.map(\.json))),
            ])
          })
      ),
    ])
  }

  private static let schema = "tastevin/explain/v1"

  private var imageJSON: JSONOutput {
    image?.json
      ?? .object([
        ("given", .string(given)), ("name", .null), ("gun", .null), ("tag", .null),
        ("digest", .null),
      ])
  }
}

extension Explanation.Answer {
  fileprivate var json: JSONOutput {
    .object([
      ("connaisseur", .string(decision.generation.rawValue)),
      ("verdict", .string(decision.verdict.rawValue)),
      ("digest", .optional(decision.digest)),
      ("message", .optional(decision.message)),
      ("reference", reference?.json ?? .null),
      ("rule", choice?.winner?.json ?? .null),
      ("validator", .optional(validator)),
      ("trustRoots", .array(trustRoots.map { .string($0) })),
      ("steps", .array(decision.steps.map(\.json))),
      (
        "causes",
        .array(
          causes.map(\.json))
      ),
    ])
  }
}

extension ConnaisseurReference {
  fileprivate var json: JSONOutput {
    .object([
      ("name", .string(name)), ("gun", .string(gun)), ("tag", .optional(tag)),
      ("digest", .optional(digest)),
    ])
  }
}

extension DecisionStep {
  fileprivate var json: JSONOutput {
    .object([
      ("step", .string(name.rawValue)), ("status", .string(status.rawValue)),
      ("reached", .bool(reached)), ("message", .string(message)),
    ])
  }
}

extension DecisionCause {
  /// The contract has one remedy: all of them, a line each.
  fileprivate var json: JSONOutput {
    .object([
      ("code", .string(code.rawValue)), ("message", .string(message)),
      ("remedy", .string(remedies.map(\.text).joined(separator: "\n"))),
      ("evidence", .array(evidence.map { .string($0.text) })),
    ])
  }
}
