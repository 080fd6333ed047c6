/// Judges the roles one after the other, each with what its parents say about it.
struct ChainBuilder {
  private let documents: TrustDocuments
  private let pins: TrustPins
  private let moment: Instant
  private let check: SignatureCheck
  private let signers: SignerNames
  private(set) var roles: [RoleJudgement] = []
  /// A delegation failed in a way that fails the client altogether.
  private var isDelegationFatal = false

  init(
    _ documents: TrustDocuments, pins: TrustPins, at moment: Instant, verifier: SignatureVerifier
  ) {
    self.documents = documents
    self.pins = pins
    self.moment = moment
    signers = SignerNames(documents)
    check = SignatureCheck(verifier: verifier, knownKeys: signers.knownKeys)
  }

  mutating func judge() {
    roles.append(judgeRoot())
    // Each rests on all before it.
    roles.append(judgeBase(.timestamp))
    roles.append(judgeBase(.snapshot))
    var targets = judgeBase(.targets)
    targets.paths = [""]
    targets.problems += listedTargetProblems(targets)
    roles.append(targets)
    judgeDelegations()
    judgeUndeclared()
  }

  var status: ChainOfTrust.Status {
    let base = roles.prefix(4)
    if base.contains(where: { $0.status == .broken || $0.status == .missing }) || isDelegationFatal
    {
      return .broken
    }
    if !documents.isComplete { return .pending }
    // What was not read might fail the client.
    if documents.isCut { return .unavailable }
    if base.contains(where: { $0.status != .verified }) { return .unavailable }
    return pins.isEmpty ? .unpinned : .verified
  }

  // MARK: - Base roles

  private func judgeRoot() -> RoleJudgement {
    var root = RoleJudgement(name: .root, parent: nil, document: documents[.root])
    guard let document = documents[.root] else { return root }
    root.problems = document.problems
    RootJudgement(gun: documents.gun, pins: pins, moment: moment, check: check)
      .judge(document, into: &root)
    if let meta = documents[.snapshot]?.meta?.meta["root"], document.answer.bytes != nil {
      root.hashes = hashes(of: document, meta: meta)
      root.length.expected = meta.length < 0 ? nil : meta.length
    }
    expiry(of: document, into: &root)
    finish(&root, under: [])
    return root
  }

  private func judgeBase(_ name: RoleName) -> RoleJudgement {
    var role = RoleJudgement(name: name, parent: .root, document: documents[name])
    let root = documents[.root]?.root
    let specification = root?.roles[ExactText(name.rawValue)]
    keys(of: specification, from: root?.keys ?? [:], into: &role)
    guard let document = documents[name] else { return role }
    role.problems = document.problems
    signatures(of: document, specification, root?.keys ?? [:], into: &role)
    if name != .timestamp {
      let parent = documents[name == .snapshot ? .timestamp : .snapshot]?.meta
      file(document, meta: parent?.meta[ExactText(name.rawValue)], into: &role)
    }
    if name == .snapshot {
      role.problems += rootDigestProblems(document)
      if documents.isCut {
        role.problems.append(.tooManyDelegations(limit: TrustLoader.delegationLimit))
      }
    }
    expiry(of: document, into: &role)
    finish(&role, under: roles[...])
    return role
  }

  /// The client checks root against snapshot when it loads snapshot, and fails there.
  private func rootDigestProblems(_ snapshot: TrustDocument) -> [TrustProblem] {
    guard let meta = snapshot.meta?.meta["root"], let root = documents[.root],
      root.answer.bytes != nil
    else { return [] }
    return hashes(of: root, meta: meta).filter { $0.status == .mismatch }.map {
      .rootDigestMismatch(algorithm: $0.algorithm)
    }
  }

  // MARK: - Delegations

  /// Walks the tree below targets, the last role so far, depth first without recursion, names sorted.
  private mutating func judgeDelegations() {
    var stack = declarations(in: roles.count - 1)
    while let declaration = stack.popLast() {
      let name = declaration.specification.name
      // Beyond the loader's limit nothing was asked for.
      guard documents[name] != nil || (!documents.isComplete && roles.count < roleLimit) else {
        continue
      }
      roles.append(judgeDelegation(declaration))
      stack += declarations(in: roles.count - 1)
    }
  }

  private let roleLimit = RoleName.base.count + TrustLoader.delegationLimit

  private struct Declaration {
    let specification: DelegationSpecification
    /// The place of the role that declares it.
    let parent: Int
    var isRepeated = false
  }

  /// The direct children that a role declares, the first name last. Anything else is a fault of the
  /// role; of several declarations with one name the client uses the first.
  private func declarations(in parent: Int) -> [Declaration] {
    var declarations: [RoleName: Declaration] = [:]
    for case .some(let child) in roles[parent].document?.targets?.delegations ?? []
    where child.name.isDelegation && child.name.parent == roles[parent].name {
      if declarations[child.name] == nil {
        declarations[child.name] = Declaration(specification: child, parent: parent)
      } else {
        declarations[child.name]?.isRepeated = true
      }
    }
    return declarations.values.sorted { $1.specification.name < $0.specification.name }
  }

  private mutating func judgeDelegation(_ declaration: Declaration) -> RoleJudgement {
    let delegation = declaration.specification
    let parent = roles[declaration.parent]
    let document = documents[delegation.name]
    var role = RoleJudgement(name: delegation.name, parent: parent.name, document: document)
    let parentKeys = parent.document?.targets?.delegationKeys ?? [:]
    keys(of: delegation.specification, from: parentKeys, into: &role)
    role.paths = delegation.paths.filter { parent.maySign($0) }
    role.problems = pathProblems(of: delegation, under: parent)
    let isReached = parent.status == .verified && parent.document?.showsDelegations == true
    let listing = documents[.snapshot]?.meta?.meta
    guard let meta = listing?[ExactText(delegation.name.rawValue)], meta.isKnown else {
      role.problems += unlistedProblems(document, isListingRead: listing != nil)
      if let document {
        signatures(of: document, delegation.specification, parentKeys, into: &role)
      }
      role.status = document?.answer.bytes == nil ? .missing : .unchecked
      return role
    }
    guard let document else { return role }
    role.problems += document.problems
    role.problems += keyProblems(of: role)
    signatures(of: document, delegation.specification, parentKeys, into: &role)
    file(document, meta: meta, into: &role)
    expiry(of: document, into: &role)
    role.problems += listedTargetProblems(role)
    if declaration.isRepeated { role.problems.append(.declaredTwice) }
    finish(&role, under: roles[declaration.parent...declaration.parent])
    if role.status == .verified, !isReached {
      role.status = .unchecked
      role.problems.append(.nestedTooDeep(depth: parent.document?.json?.maximumDepth ?? 0))
    }
    if isReached { isDelegationFatal = isDelegationFatal || isFatal(role) }
    return role
  }

  /// A second declaration of a delegation fails the client only where the first one was loaded.
  private func isFatal(_ role: RoleJudgement) -> Bool {
    if case .failed = role.document?.answer.outcome { return true }
    let faults = role.problems.filter { $0 != .declaredTwice && !$0.isNotice }
    if faults.isEmpty { return role.problems.contains(.declaredTwice) }
    // Signatures and dates are looked at last, so any other fault comes before them.
    return faults.contains { !$0.leavesDelegationOut }
  }

  private func pathProblems(
    of delegation: DelegationSpecification, under parent: RoleJudgement
  ) -> [TrustProblem] {
    if delegation.paths.isEmpty { return [.noPaths] }
    let outside = delegation.paths.lazy.filter { !parent.maySign($0) }
    return outside.prefix(TrustDocument.problemLimit).map { .pathOutsideParent(path: $0) }
  }

  /// What is to be said of a delegation that is not in snapshot; that it is not listed, only where
  /// snapshot could be read.
  private func unlistedProblems(
    _ document: TrustDocument?, isListingRead: Bool
  ) -> [TrustProblem] {
    let problems = document?.problems ?? []
    guard !isListingRead else { return problems.filter { $0 != .missing } + [.notInSnapshot] }
    return problems.isEmpty ? [.parentNotVerified(.snapshot)] : problems
  }

  private func keyProblems(of role: RoleJudgement) -> [TrustProblem] {
    role.keys.compactMap { key in
      guard let problem = key.key?.delegationKeyProblems.first else { return nil }
      return .delegationKeyRefused(keyID: key.id, problem)
    }
  }

  private func listedTargetProblems(_ role: RoleJudgement) -> [TrustProblem] {
    let outside = (role.document?.targets?.targets.keys.filter { !role.maySign($0) } ?? []).sorted()
    guard let first = outside.first, !role.paths.isEmpty else { return [] }
    return [.targetsOutsidePaths(count: outside.count, first: first)]
  }

  /// Documents that snapshot lists or a source serves, though no document delegates to them.
  private mutating func judgeUndeclared() {
    let declared = Set(roles.map(\.name))
    let names = documents.documents.keys.filter { !declared.contains($0) }.sorted()
    for name in names {
      guard let document = documents[name], document.answer.outcome != .missing else { continue }
      var role = RoleJudgement(name: name, parent: name.parent, document: document)
      role.status = .unchecked
      role.problems = document.problems + [.notDelegated]
      role.signatures = document.signatures.map { SignatureJudgement($0, .unchecked) }
      roles.append(role)
    }
  }

  // MARK: - What all roles share

  private func keys(
    of specification: RoleSpecification?, from keys: [ExactText: PublicKey],
    into role: inout RoleJudgement
  ) {
    role.threshold = specification?.threshold
    role.keys = (specification?.distinctKeyIDs ?? []).map { id in
      var key = KeyJudgement(id: id, key: keys[id])
      key.name = keys[id].flatMap { signers.name(of: $0) }
      return key
    }
  }

  private func signatures(
    of document: TrustDocument, _ specification: RoleSpecification?,
    _ keys: [ExactText: PublicKey], into role: inout RoleJudgement
  ) {
    guard let specification else {
      role.signatures = document.signatures.map { SignatureJudgement($0, .unchecked) }
      return
    }
    let result = check.check(document, specification: specification, keys: keys)
    role.signatures = result.signatures.map { signature in
      var signature = signature
      signature.name = keys[signature.keyID].flatMap { signers.name(of: $0) }
      return signature
    }
    if document.content != nil {
      role.problems += result.problems
      if document.signedMessage != nil { role.validSignatures = result.validKeys.count }
    }
  }

  /// Digests and size, as the parent lists them (notary 0.7, `data.CheckHashes`,
  /// `storage.HTTPStore.GetSized`).
  private func file(_ document: TrustDocument, meta: FileMeta?, into role: inout RoleJudgement) {
    guard let meta else { return }
    role.length.expected = meta.length == -1 ? nil : meta.length
    if case .tooLarge(let size) = document.answer.outcome {
      role.problems.removeAll { $0.code == "too-large" }
      role.problems.append(.tooLarge(limit: meta.length, actual: size))
    }
    guard let bytes = document.answer.bytes else { return }
    if meta.length != -1, bytes.count > meta.length {
      role.problems.append(.tooLarge(limit: meta.length, actual: bytes.count))
    }
    role.hashes = hashes(of: document, meta: meta)
    for hash in role.hashes where hash.status == .mismatch {
      role.problems.append(.digestMismatch(algorithm: hash.algorithm))
    }
    if role.hashes.allSatisfy({ $0.status == .absent }) { role.problems.append(.noUsableDigest) }
  }

  private func hashes(of document: TrustDocument, meta: FileMeta) -> [HashJudgement] {
    let pairs = [
      ("sha256", meta.sha256, document.sha256), ("sha512", meta.sha512, document.sha512),
    ]
    return pairs.map { algorithm, expected, actual in
      HashJudgement(
        algorithm: algorithm,
        status: expected == nil ? .absent : expected == actual ? .match : .mismatch,
        expected: expected, actual: actual)
    }
  }

  /// Expired means before the moment; the moment itself is still good.
  private func expiry(of document: TrustDocument, into role: inout RoleJudgement) {
    guard let content = document.content else { return }
    let isRead = !document.problems.contains { $0.code == "malformed-date" }
    let expires = content.header.expires ?? .zero
    if isRead, expires < moment { role.problems.append(.expired(expires)) }
  }

  private func finish(_ role: inout RoleJudgement, under parents: ArraySlice<RoleJudgement>) {
    let faults = role.problems.filter { !$0.isNotice }
    if faults.contains(.missing) {
      role.status = .missing
    } else if !faults.isEmpty {
      role.status = .broken
    } else if case .failed = role.document?.answer.outcome {
      role.status = .unchecked
    } else if let parent = parents.first(where: { $0.status != .verified }) {
      role.status = .unchecked
      role.problems.append(.parentNotVerified(parent.name))
    } else {
      role.status = .verified
    }
  }
}
