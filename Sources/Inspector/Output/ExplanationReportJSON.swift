public import NotaryCore
import PolicyEditor

/// `explain -o json` with a denial or with manifests, version 1 of the contract.
extension ExplanationReport {
  public var json: JSONOutput { json(tracing: nil) }

  /// - Parameter traces: how signing in went, where that is asked for.
  public func json(tracing traces: [AuthenticationTrace]?) -> JSONOutput {
    let moment = ("at", JSONOutput.string(moment.rfc3339))
    var members: [(String, JSONOutput)] = [("schema", .string(Explanation.schema))]
    if let entry = entries.first, entries.count == 1 {
      // The moment stands between the image and what is said of it.
      var one = self.members(of: entry)
      one.insert(moment, at: 1)
      members += one
    } else {
      members += [moment, ("results", .array(entries.map { .object(self.members(of: $0)) }))]
    }
    if entries.isEmpty { members.append(("rejection", rejection?.json ?? .null)) }
    if !manifests.isEmpty {
      members.append(("objects", .array(judgements.map(\.json))))
      let passedOver = manifests.flatMap { manifest in
        manifest.passedOver.map { ExplanationReport.json(of: $0, in: manifest) }
      }
      members.append(("passedOver", .array(passedOver)))
    }
    members.append(("cluster", cluster?.json ?? .null))
    if let traces { members.append(AuthenticationTrace.json(of: traces)) }
    return .object(members)
  }

  private func members(of entry: Entry) -> [(String, JSONOutput)] {
    var members: [(String, JSONOutput)] = [
      ("image", entry.explanation.imageJSON),
      ("rejection", entry.comparison?.json ?? .null),
      ("decisions", entry.explanation.decisionsJSON),
      ("comparison", entry.explanation.comparisonJSON),
    ]
    if let registries {
      members.append(("registry", registries[entry.explanation.given]?.json ?? .null))
    }
    if !manifests.isEmpty {
      let places = entry.places.map { $0.workload.json(of: $0.container) }
      members.append(("where", .array(places)))
    }
    return members
  }

  private static func json(
    of passed: Manifest.PassedOver, in manifest: Manifest
  ) -> JSONOutput {
    .object([
      ("kind", .optional(passed.kind)), ("count", .int(passed.count)),
      ("file", .string(manifest.file)),
    ])
  }
}

extension Rejection {
  /// The members of the contract, then what else is known.
  func members(reproduced: Bool?) -> [(String, JSONOutput)] {
    [
      ("message", .string(message)), ("connaisseur", .optional(generation?.rawValue)),
      ("image", .optional(image?.text)), ("reproduced", .optional(reproduced)),
      ("situation", .string(situation.rawValue)), ("webhook", .optional(webhook)),
      ("meaning", .string(situation.meaning)),
    ]
  }

  var json: JSONOutput { .object(members(reproduced: nil)) }
}

extension RejectionComparison {
  var json: JSONOutput {
    .object(
      rejection.members(reproduced: isReproduced) + [
        ("outcome", .string(outcome.rawValue)),
        ("reasons", .array(reasons.map { .string($0.message) })),
      ])
  }
}

extension Workload {
  fileprivate func json(of container: Container) -> JSONOutput {
    .object(members(of: container, isFile: true))
  }

  /// A place as `explain` and `audit` write it, with the line.
  ///
  /// - Parameter isFile: whether there is a file to look it up in.
  func members(of container: Container, isFile: Bool) -> [(String, JSONOutput)] {
    members + [
      ("container", .optional(container.name)),
      ("file", .optional(isFile ? container.position.file : nil)),
      ("line", .optional(isFile ? container.position.line : nil)),
      ("list", .string(container.role.rawValue)),
    ]
  }

  fileprivate var members: [(String, JSONOutput)] {
    [
      ("kind", .string(kind.rawValue)), ("namespace", .optional(namespace)),
      ("name", .optional(name)),
    ]
  }
}

extension WorkloadJudgement {
  fileprivate var json: JSONOutput {
    .object(
      workload.members + [
        ("file", .string(workload.position.file)), ("line", .int(workload.position.line)),
        ("connaisseur", .string(generation.rawValue)),
        ("verdict", .optional(verdict?.rawValue)), ("warningOnly", .optional(leniency?.rawValue)),
        ("notes", .array(notes.map { .string($0.message) })),
        (
          "containers",
          .array(
            containers.map { judged in
              .object([
                ("container", .optional(judged.container.name)),
                ("list", .string(judged.container.role.rawValue)),
                ("image", .optional(judged.container.image)),
                ("verdict", .optional(judged.decision?.verdict.rawValue)),
                ("skipped", .optional(judged.notes.first { $0.isSkip }?.message)),
                ("notes", .array(judged.notes.filter { !$0.isSkip }.map { .string($0.message) })),
              ])
            })
        ),
      ])
  }
}
