public import NotaryCore

/// `inspect -o json`, version 1 of the contract.
extension TrustReport {
  public var json: JSONOutput { json(tracing: nil) }

  /// - Parameter traces: how signing in went, where that is asked for.
  public func json(tracing traces: [AuthenticationTrace]?) -> JSONOutput {
    var members = contractMembers
    if let history { members.append(("history", history.json)) }
    if let local { members.append(("local", local.trust.json(for: chain))) }
    if let registry { members.append(("registry", registry.json)) }
    if let traces { members.append(AuthenticationTrace.json(of: traces)) }
    if let against { members.append(("against", against.json)) }
    return .object(members)
  }

  private var contractMembers: [(String, JSONOutput)] {
    [
      ("schema", .string("tastevin/inspect/v1")),
      ("image", image.json),
      ("source", .object(source.members)),
      ("at", .string(chain.moment.rfc3339)),
      ("status", .string(status.rawValue)),
      ("roles", .array(chain.roles.map(\.json))),
      ("targets", .array(chain.targets.map { $0.json(withLength: true) })),
      ("resolved", .array(resolved.map { $0.json(withLength: false) })),
      ("rootKeys", .array(chain.rootKeys.map(\.json))),
      ("rootVersions", .array(chain.oldRoots.map(\.json))),
      ("health", health?.json ?? .null),
    ]
  }
}

extension ImageReference {
  var json: JSONOutput {
    .object([
      ("given", .string(given)), ("name", .string(name)), ("gun", .string(gun.rawValue)),
      ("tag", .optional(tag)), ("digest", .optional(digest?.description)),
    ])
  }
}

extension SignedTarget {
  /// `sha256:` and 64 digits, or nil.
  public var digestText: String? { digest.map { "sha256:" + Hexadecimal.text(of: $0) } }

  func json(withLength: Bool) -> JSONOutput {
    var members: [(String, JSONOutput)] = []
    if withLength { members.append(("name", .string(name.text))) }
    members.append(("role", .string(role.rawValue)))
    members.append(("digest", .optional(digestText)))
    if withLength { members.append(("length", .int(length))) }
    return .object(members)
  }
}

extension RoleJudgement {
  var json: JSONOutput {
    .object([
      ("name", .string(name.rawValue)),
      ("parent", .optional(parent?.rawValue)),
      ("status", .string(status == .pending ? Status.unchecked.rawValue : status.rawValue)),
      ("version", .optional(version)),
      ("expires", .optional(expires?.rfc3339)),
      ("threshold", .optional(threshold)),
      ("validSignatures", .optional(validSignatures)),
      ("keys", .array(keys.map(\.json))),
      ("signatures", .array(signatures.map(\.json))),
      ("hashes", .array(hashes.map(\.json))),
      (
        "length",
        .object([("expected", .optional(length.expected)), ("actual", .optional(length.actual))])
      ),
      ("origin", .optional(document?.answer.origin)),
      ("httpStatus", .optional(document?.answer.httpStatus)),
      (
        "problems",
        .array(
          problems.map { problem in
            var members: [(String, JSONOutput)] = [
              ("code", .string(problem.code)), ("message", .string(problem.message)),
            ]
            if case .unavailable(let failure) = problem {
              members.append(("failure", failure.json))
            }
            return .object(members)
          })
      ),
    ])
  }
}

extension KeyJudgement {
  var json: JSONOutput {
    .object([
      ("id", .string(id.text)), ("canonicalId", .optional(key?.canonicalID?.rawValue)),
      ("type", .optional(key?.type.rawValue)), ("name", .optional(name)),
    ])
  }
}

extension SignatureJudgement {
  fileprivate var json: JSONOutput {
    .object([
      ("keyId", .string(keyID.text)), ("method", .string(method.rawValue)),
      ("status", .string(status.rawValue)),
    ])
  }
}

extension HashJudgement {
  fileprivate var json: JSONOutput {
    .object([("algorithm", .string(algorithm)), ("status", .string(status.rawValue))])
  }
}

extension RootKey {
  var json: JSONOutput {
    .object([
      ("id", .string(id.text)), ("canonicalId", .optional(key?.canonicalID?.rawValue)),
      ("type", .optional(key?.type.rawValue)), ("pem", .optional(key?.pem)),
      ("pinned", .bool(isPinned ?? false)), ("signedRoot", .bool(signedRoot)),
    ])
  }
}

extension OldRoot {
  fileprivate var json: JSONOutput {
    .object([
      ("version", .int(version)),
      ("expires", .optional(document.content?.header.expires?.rfc3339)),
      ("keyIds", .array(keyIDs.map { .string($0.text) })),
      ("ownSignatures", .optional(ownSignatures)),
      ("signaturesOnNext", .optional(signaturesOnNext)),
      ("threshold", .optional(threshold)),
    ])
  }
}
