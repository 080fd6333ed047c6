import NotaryCore
import PolicyEditor

/// `audit -o json`, version 1 of the contract.
extension AuditReport {
  public var json: JSONOutput {
    let entries = entries
    return .object([
      ("schema", .string("tastevin/audit/v1")),
      ("images", .elements(count: entries.count) { entries[$0].json }),
      ("summary", summary.json),
      ("at", .string(moment.rfc3339)),
      ("connaisseur", .array(generations.map { .string($0.rawValue) })),
      ("complete", .bool(isComplete)),
      ("gaps", .array(gaps.map { .string($0) })),
      ("causes", .array(causes.map { json(of: $0) })),
      ("namespaces", .array(namespaces.map(\.json))),
      ("workloads", .int(workloadCount)),
      ("withoutImage", .array(withoutImage.map(\.json))),
      ("passedOver", .array(passedOver.map(\.json))),
      ("live", .optional(liveContext)),
      ("cluster", cluster?.json ?? .null),
    ])
  }

  private func json(of cause: AuditCause) -> JSONOutput {
    .object([
      ("code", .optional(cause.code?.rawValue)),
      ("connaisseur", .array(cause.generations.map { .string($0.rawValue) })),
      ("message", .string(cause.message)),
      ("remedy", .string(cause.remedies.map(\.text).joined(separator: "\n"))),
      ("images", .array(cause.entries.map { .string(entries[$0].image) })),
    ])
  }
}

extension AuditEntry {
  fileprivate var json: JSONOutput {
    .object([
      ("image", .string(image)), ("skipped", .optional(skipped)),
      ("where", .array(places.map(\.json))),
      ("decisions", explanation?.decisionsJSON ?? .array([])),
      ("outcome", .string(outcome.rawValue)),
      ("warningOnly", .bool(outcome < .unknown && isWarningOnly)),
    ])
  }
}

extension AuditPlace {
  fileprivate var json: JSONOutput {
    let notes = Generation.allCases.flatMap { generation in
      (self.notes[generation] ?? []).map { note in
        JSONOutput.object([
          ("connaisseur", .string(generation.rawValue)), ("code", .string(note.code)),
          ("message", .string(note.message)),
        ])
      }
    }
    return .object(
      workload.members(of: container, isFile: isFile) + [("notes", .array(notes))])
  }
}

extension AuditSummary {
  /// What was not answered counts as unknown, and is told besides.
  fileprivate var json: JSONOutput {
    .object([
      ("images", .int(images)), ("admitted", .int(self[.admitted])),
      ("denied", .int(self[.denied])), ("crashed", .int(self[.crashed])),
      ("unknown", .int(self[.unknown] + self[.pending])), ("skipped", .int(self[.skipped])),
      ("notJudged", .int(self[.pending])),
    ])
  }
}

extension AuditNamespace {
  fileprivate var json: JSONOutput {
    .object([("namespace", .optional(name)), ("summary", summary.json)])
  }
}

extension Manifest.PassedOver {
  fileprivate var json: JSONOutput {
    .object([("kind", .optional(kind)), ("count", .int(count))])
  }
}
