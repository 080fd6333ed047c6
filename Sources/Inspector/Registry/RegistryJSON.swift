import NotaryCore
import PolicyEditor

/// The member `registry` of `inspect` and `explain` with `--registry`.
extension RegistryReport {
  var json: JSONOutput {
    .object([
      ("location", .string(facts.location)), ("repository", .string(facts.repository)),
      ("tag", .optional(facts.tag)),
      ("standing", .optional(facts.standing.flatMap { $0 == .unknown ? nil : $0.rawValue })),
      ("now", facts.now.map { json(of: $0) } ?? .null),
      (
        "signed",
        .array(
          facts.digests.map { digest in
            let answer = facts.signed[digest] ?? .pending
            let by = question.signed.first { $0.digest == digest }?.by ?? []
            return .object([
              ("digest", .string(digest)), ("by", .array(by.map { .string($0) })),
              ("pullable", .optional(answer.isPullable)), ("answer", json(of: answer)),
            ])
          })
      ),
      ("pulls", .array(question.pulls.map { json(of: $0) })),
    ])
  }

  private func json(of pull: RegistryQuestion.Pull) -> JSONOutput {
    let now = facts.now?.manifest?.digest
    return .object([
      ("connaisseur", .string(pull.generation.rawValue)), ("digest", .optional(pull.digest)),
      ("pullable", .optional(pull.digest.flatMap { facts.signed[$0]?.isPullable })),
      ("isWhatTagPointsTo", .optional(pull.digest.flatMap { digest in now.map { $0 == digest } })),
    ])
  }

  private func json(of answer: RegistryAnswer) -> JSONOutput {
    .object([
      ("outcome", .string(answer.code)),
      ("digest", .optional(answer.manifest?.digest)),
      ("kind", .optional(answer.manifest?.kind.rawValue)),
      ("mediaType", .optional(answer.manifest?.mediaType)),
      ("size", .optional(answer.manifest?.size)),
      ("layers", .optional(answer.manifest?.layers?.count)),
      ("layerBytes", .optional(answer.manifest?.layers?.bytes)),
      ("children", .array(answer.manifest?.children.map { json(of: $0) } ?? [])),
      ("message", .string(answer.words)),
    ])
  }

  private func json(of child: RegistryManifest.Child) -> JSONOutput {
    .object([
      ("digest", .string(child.digest)), ("platform", .optional(child.platform)),
      ("mediaType", .optional(child.mediaType)), ("size", .optional(child.size)),
      ("attestation", .bool(child.isAttestation)),
      ("signedAs", .array(question.names(of: child.digest).map { .string($0) })),
      ("present", .optional(facts.children[child.digest]?.isPresent)),
    ])
  }
}

extension RegistryAnswer {
  /// Whether a digest can be pulled; nil where that is not known.
  fileprivate var isPullable: Bool? {
    switch self {
    case .manifest: true
    case .absent, .noRepository: false
    case .pending, .notAllowed, .unknown, .untrue: nil
    }
  }
}
