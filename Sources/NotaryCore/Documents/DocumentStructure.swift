/// What Notary asks of a decoded document before it looks at signatures (notary 0.7, the
/// `isValid…Structure` functions of `tuf/data`). Notary stops at the first fault; here all are
/// found.
enum DocumentStructure {
  static func problems(of content: DocumentContent, role: RoleName) -> [TrustProblem] {
    var problems: [TrustProblem] = []
    let header = content.header
    let expected = expectedType(of: role)
    if !isSame(header.type, expected) {
      problems.append(.wrongType(expected: expected, found: header.type))
    }
    if (header.version ?? 0) < 1 { problems.append(.versionBelowOne(header.version ?? 0)) }
    switch content {
    case .root(let root): problems += self.problems(of: root)
    case .timestamp(let timestamp): problems += digests(of: .snapshot, in: timestamp)
    case .snapshot(let snapshot):
      problems += digests(of: .root, in: snapshot) + digests(of: .targets, in: snapshot)
    case .targets(let targets): problems += self.problems(of: targets, role: role)
    }
    return Array(problems.prefix(TrustDocument.problemLimit))
  }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    ExactText(left) == ExactText(right)
  }

  private static func expectedType(of role: RoleName) -> String {
    switch role {
    case .root: "Root"
    case .timestamp: "Timestamp"
    case .snapshot: "Snapshot"
    default: "Targets"
    }
  }

  private static func problems(of root: RootContent) -> [TrustProblem] {
    RoleName.base.flatMap { role -> [TrustProblem] in
      guard let specification = root.roles[ExactText(role.rawValue)] else {
        return [.missingRole(role)]
      }
      return problems(of: specification, for: role, keys: root.keys)
    }
  }

  private static func problems(
    of specification: RoleSpecification, for role: RoleName, keys: [ExactText: PublicKey]
  ) -> [TrustProblem] {
    var problems: [TrustProblem] = []
    if specification.threshold < 1 {
      problems.append(.thresholdBelowOne(role: role, threshold: specification.threshold))
    }
    for keyID in specification.keyIDs where keys[keyID] == nil {
      problems.append(.keyNotIncluded(role: role, keyID: keyID))
    }
    return problems
  }

  private static func problems(of targets: TargetsContent, role: RoleName) -> [TrustProblem] {
    targets.delegations.flatMap { delegation -> [TrustProblem] in
      guard let delegation else { return [.nullDelegation] }
      guard delegation.name.isDelegation, delegation.name.parent == role else {
        return [.invalidDelegationName(delegation.name)]
      }
      return problems(
        of: delegation.specification, for: delegation.name, keys: targets.delegationKeys)
    }
  }

  /// The parent of a base role must list its SHA-256, and known digests must have their length.
  private static func digests(of role: RoleName, in parent: MetaContent) -> [TrustProblem] {
    guard let meta = parent.meta[ExactText(role.rawValue)], let sha256 = meta.sha256 else {
      return [.missingDigest(of: role)]
    }
    var problems: [TrustProblem] = []
    if sha256.count != 32 { problems.append(.malformedDigest(of: role, algorithm: "sha256")) }
    if let sha512 = meta.sha512, sha512.count != 64 {
      problems.append(.malformedDigest(of: role, algorithm: "sha512"))
    }
    return problems
  }
}
