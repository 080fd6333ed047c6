import NotaryCore
import PolicyEditor

/// `explain -o json`, version 1 of the contract.
extension Explanation {
  /// One image.
  public var json: JSONOutput {
    .object([
      ("schema", .string(Explanation.schema)), ("image", imageJSON),
      ("at", .string(moment.rfc3339)), ("rejection", .null),
      ("decisions", decisionsJSON), ("comparison", comparisonJSON),
    ])
  }

  var comparisonJSON: JSONOutput {
    comparison.map {
      .object([("same", .bool($0.isSame)), ("message", .string($0.message))])
    } ?? .null
  }

  static let schema = "tastevin/explain/v1"

  var decisionsJSON: JSONOutput { .array(answers.map(\.json)) }

  var imageJSON: JSONOutput {
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
      ("causes", .array(causes.map(\.json))),
      ("notices", .array(notices.map(\.json))),
      ("source", sourceJSON),
    ])
  }

  private var sourceJSON: JSONOutput {
    location.map { location in
      .object(location.members + [("isClusters", .bool(!isOtherSource))])
    } ?? .null
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
  /// The contract has one remedy: all of them, a line each. What stands in lines of its own is there
  /// in `remedies`.
  fileprivate var json: JSONOutput {
    .object([
      ("code", .string(code.rawValue)), ("message", .string(message)),
      ("remedy", .string(remedies.map(\.text).joined(separator: "\n"))),
      ("step", .optional(step?.rawValue)), ("reached", .bool(isReached)),
      ("evidence", .array(evidence.map(\.json))),
      (
        "remedies",
        .array(
          remedies.map { remedy in
            .object([
              ("text", .string(remedy.text)),
              ("lines", .array(remedy.lines.map { .string($0) })),
            ])
          })
      ),
    ])
  }
}

extension Evidence {
  /// With the place where it can be seen: a role with a key or a tag, or a line of a file.
  fileprivate var json: JSONOutput {
    var role: String?
    var key: String?
    var target: String?
    var position: SourcePosition?
    switch place {
    case .trust(let name, let id):
      role = name.rawValue
      key = id?.text
    case .target(let name, let tag):
      role = name.rawValue
      target = tag.text
    case .values(let found): position = found
    case nil: break
    }
    return .object([
      ("text", .string(text)), ("role", .optional(role)), ("key", .optional(key)),
      ("target", .optional(target)), ("file", .optional(position?.file)),
      ("line", .optional(position?.line)),
    ])
  }
}
