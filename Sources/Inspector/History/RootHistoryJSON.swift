import NotaryCore

/// The member `history` of `inspect -o json --history`.
extension RootHistory {
  var json: JSONOutput {
    .object([
      ("newest", .optional(newest)),
      ("versions", .array(versions.map(\.json))),
      (
        "gaps",
        .array(
          gaps.map { gap in
            .object([
              ("from", .int(gap.numbers.lowerBound)), ("to", .int(gap.numbers.upperBound)),
              ("reason", .string(gap.reason.code)), ("message", .string(gap.reason.message)),
            ])
          })
      ),
    ])
  }
}

extension RootVersion {
  fileprivate var json: JSONOutput {
    .object([
      ("version", .int(number)),
      ("stated", .optional(stated)),
      ("expires", .optional(expires?.rfc3339)),
      ("origins", .array(origins.map { .string($0) })),
      ("served", .bool(isServed)),
      ("conflicts", .array(conflicts.map { .string($0) })),
      ("roles", .array(roles.map(\.json))),
      ("signatures", .array(signatures.map(\.json))),
      ("step", step?.json ?? .null),
      ("wayToNewest", way.json),
    ])
  }
}

extension RootRole {
  fileprivate var json: JSONOutput {
    .object([
      ("name", .string(name.rawValue)), ("threshold", .int(threshold)),
      ("keys", .array(keys.map(\.json))),
    ])
  }
}

extension RootRoleKey {
  fileprivate var json: JSONOutput {
    .object([
      ("id", .string(id.text)), ("canonicalId", .optional(key?.canonicalID?.rawValue)),
      ("type", .optional(key?.type.rawValue)),
      ("subject", .optional(key?.certificate?.subject)),
      ("notBefore", .optional(key?.certificate?.notBefore.rfc3339)),
      ("notAfter", .optional(key?.certificate?.notAfter.rfc3339)),
    ])
  }
}

extension RootSignature {
  fileprivate var json: JSONOutput {
    .object([
      ("keyId", .string(keyID.text)), ("method", .string(method.rawValue)),
      ("status", .string(status.rawValue)), ("ownKey", .bool(isOwn)),
      ("earlierKey", .bool(isEarlier)),
    ])
  }
}

extension RootStep {
  fileprivate var json: JSONOutput {
    .object([
      ("from", .int(from)),
      ("changes", .array(changes.map(\.json))),
      ("byEarlierKeys", byEarlierKeys?.json ?? .null),
      ("byOwnKeys", byOwnKeys?.json ?? .null),
      ("holds", .optional(breaches?.isEmpty)),
      ("breaches", .array((breaches ?? []).map { .string($0.message) })),
      ("clientTakes", .bool(refusal == nil)),
      ("refusal", .optional(refusal?.message)),
    ])
  }
}

extension RootStep.Count {
  fileprivate var json: JSONOutput {
    .object([("valid", .int(valid)), ("threshold", .int(threshold))])
  }
}

extension RoleChange {
  fileprivate var json: JSONOutput {
    .object([
      ("role", .string(role.rawValue)), ("added", .array(added.map(\.json))),
      ("removed", .array(removed.map(\.json))),
      (
        "threshold",
        .object([("before", .int(thresholdBefore)), ("after", .int(thresholdAfter))])
      ),
    ])
  }
}

extension RootWay {
  fileprivate var json: JSONOutput {
    let version: Int? =
      switch self {
      case .refused(let number, _), .missing(let number): number
      default: nil
      }
    return .object([
      ("outcome", .string(code)), ("version", .optional(version)), ("message", .string(message)),
    ])
  }
}
