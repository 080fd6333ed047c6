import NotaryCore

/// What notary 0.7 asks of a decoded document (the `isValid…Structure` functions of `tuf/data`): the
/// first fault, in the library's words.
enum GoStructure {
  static func check(_ content: DocumentContent, role: RoleName) throws(GoDocument.Failure) {
    let header = content.header
    let type = expectedType(of: content)
    guard header.type.utf8.elementsEqual(type.utf8) else {
      throw invalid(role, "expected type \(type), not \(header.type)")
    }
    guard (header.version ?? 0) >= 1 else {
      throw invalid(role, "version cannot be less than \(role == .root ? "1" : "one")")
    }
    switch content {
    case .root(let root): try check(root)
    case .timestamp(let timestamp): try check(timestamp, role: role, lists: [.snapshot])
    case .snapshot(let snapshot): try check(snapshot, role: role, lists: [.root, .targets])
    case .targets(let targets): try check(targets, role: role)
    }
  }

  private static func expectedType(of content: DocumentContent) -> String {
    switch content {
    case .root: "Root"
    case .timestamp: "Timestamp"
    case .snapshot: "Snapshot"
    case .targets: "Targets"
    }
  }

  private static func check(_ root: RootContent) throws(GoDocument.Failure) {
    for role in GoRepository.baseRoles {
      guard let specification = root.roles[ExactText(role.rawValue)] else {
        throw invalid(.root, "missing \(role) role specification")
      }
      try check(specification, of: role, in: .root, keys: root.keys)
    }
  }

  private static func check(
    _ specification: RoleSpecification, of role: RoleName, in parent: RoleName,
    keys: [ExactText: PublicKey]
  ) throws(GoDocument.Failure) {
    guard specification.threshold >= 1 else {
      // The space at the end is the library's.
      throw invalid(parent, "invalid threshold specified for \(role): \(specification.threshold) ")
    }
    for keyID in specification.keyIDs where keys[keyID] == nil {
      throw invalid(parent, "key ID \(keyID) specified in \(role) without corresponding key")
    }
  }

  private static func check(
    _ meta: MetaContent, role: RoleName, lists: [RoleName]
  ) throws(GoDocument.Failure) {
    for file in lists {
      let hashes = meta.meta[ExactText(file.rawValue)]?.hashes ?? [:]
      guard let sha256 = hashes["sha256"] else {
        throw invalid(role, "missing \(file) sha256 checksum information")
      }
      // Go walks over a map: of two wrong ones either is named.
      let isWrong512 = hashes["sha512"].map { $0.count != 64 } ?? false
      let algorithm = sha256.count != 32 ? "sha256" : isWrong512 ? "sha512" : nil
      if let algorithm {
        throw invalid(
          role, "invalid \(file) checksum information, \(algorithm) checksum invalid",
          varies: sha256.count != 32 && isWrong512)
      }
    }
  }

  private static func check(
    _ targets: TargetsContent, role: RoleName
  ) throws(GoDocument.Failure) {
    for delegation in targets.delegations {
      guard let delegation else { throw .crash("\(role) holds a delegation that is null") }
      guard delegation.name.isDelegation, delegation.name.parent == role else {
        throw invalid(role, "delegation role \(delegation.name) invalid")
      }
      try check(
        delegation.specification, of: delegation.name, in: role, keys: targets.delegationKeys)
    }
  }

  private static func invalid(
    _ role: RoleName, _ message: String, varies: Bool = false
  ) -> GoDocument.Failure {
    .notParsed("\(role) type metadata invalid: \(message)", varies: varies)
  }
}
