import NotaryCore
import PolicyEditor

/// `test -o json`, version 1 of the contract.
extension SuiteReport {
  public var json: JSONOutput {
    .object([
      ("schema", .string("tastevin/test/v1")), ("suite", .string(file)),
      ("cases", .array(entries.map(\.json))),
      (
        "summary",
        .object([
          ("passed", .int(count(.passed))), ("failed", .int(count(.failed))),
          ("errors", .int(count(.error))), ("skipped", .int(count(.skipped))),
        ])
      ),
      ("at", .string(moment.rfc3339)),
    ])
  }
}

extension SuiteEntry {
  fileprivate var json: JSONOutput {
    .object([
      ("name", .string(test.title)), ("image", .optional(image)),
      ("connaisseur", .string(generation.rawValue)), ("status", .string(status.rawValue)),
      ("expected", .string(expected)), ("actual", .optional(actual)),
      ("seconds", .number((seconds * 1_000).rounded() / 1_000)),
      ("file", .string(test.position.file)), ("line", .int(test.position.line)),
      ("verdict", .optional(answer?.decision.verdict.rawValue)),
      ("digest", .optional(answer?.decision.digest)),
      ("rule", .optional(answer?.choice?.winner?.pattern)),
      ("validator", .optional(answer?.validator)),
      ("message", .optional(answer?.decision.message)), ("reason", .optional(reason)),
      (
        "mismatches",
        .array(
          mismatches.map {
            .object([
              ("property", .string($0.property.rawValue)), ("expected", .string($0.expected)),
              ("actual", .optional($0.actual)),
            ])
          })
      ),
    ])
  }
}
