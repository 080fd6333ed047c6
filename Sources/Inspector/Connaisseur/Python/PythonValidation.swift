internal import NotaryCore
internal import PolicyEditor

/// How Connaisseur 3.3 validates an image with Notary (connaisseur 3.3.4, `notaryv1_validator`), in
/// the order in which it does.
///
/// Where it differs from TUF it differs here too: keys are not bound to roles, thresholds are not
/// counted, a document without signatures passes, and what is signed and hashed is the document as
/// Python would write it.
struct PythonValidation {
  let image: ConnaisseurReference
  let rule: Rule
  let validatorName: String
  let validator: NotaryValidator
  let documents: ConnaisseurDocuments?
  let now: PythonDate
  private let memory: JudgingMemory

  var steps: PythonSteps
  /// All that was gathered so far.
  private var store = PythonKeyStore()
  private var data: [RoleName: PythonTrustData] = [:]

  private static let releases = RoleName.releases.rawValue

  init(
    image: ConnaisseurReference, rule: Rule, validatorName: String, validator: NotaryValidator,
    documents: ConnaisseurDocuments?, at now: Instant, steps: PythonSteps
  ) {
    self.image = image
    self.rule = rule
    self.validatorName = validatorName
    self.validator = validator
    self.documents = documents
    memory = documents?.memory ?? JudgingMemory()
    self.now = PythonDate(now)
    self.steps = steps
  }

  /// The digest that is signed, in hexadecimal digits; meaningless unless all steps passed.
  mutating func run() -> String? {
    loadTrustRoot()
    downloadBaseDocuments()
    judgeRoot()
    judgeTimestamp()
    judgeSnapshot()
    judgeTargets()
    let lists = judgeDelegations()
    return findDigest(in: lists)
  }

  /// The first trust root of the name, and only that one; `*` is a name like any other. Then the
  /// required delegations are looked at, before anything is fetched.
  private mutating func loadTrustRoot() {
    var step = PythonStep(.trustRoot)
    step.check { () throws(PythonRefusal) in store = PythonKeyStore(rootKey: try trustRootKey()) }
    for case .delegations(let fault) in rule.unusableOptions {
      step.check { () throws(PythonRefusal) in throw .unusableOption(.delegations(fault)) }
    }
    if step.problems.isEmpty { step.facts = ["Trust root \(trustRootName)."] }
    steps.add(step)
  }

  private var trustRootName: String {
    rule.trustRoot.flatMap { $0.isEmpty ? nil : $0 } ?? "default"
  }

  private func trustRootKey() throws(PythonRefusal) -> PythonKey {
    for case .trustRoot(let words) in rule.unusableOptions {
      throw .noTrustRoot(words, validator: validatorName, isNamed: true)
    }
    let name = trustRootName
    guard
      let root = validator.trustRoots.first(where: { PythonText($0.name ?? "") == PythonText(name) }
      )
    else {
      throw .noTrustRoot(name, validator: validatorName, isNamed: rule.trustRoot?.isEmpty == false)
    }
    guard let key = memory.pythonKey(of: root) else {
      throw .unusableKey(
        "The key of trust root \(name) cannot be loaded.", .keyMalformed(trustRoot: name))
    }
    return key
  }

  /// Root comes first, because its answer may ask for a token; then the others side by side.
  private mutating func downloadBaseDocuments() {
    var step = PythonStep(.download)
    if validator.host?.contains("://") == true {
      step.add(
        .refused(.exception("The host must be written without https://.")), [.hostNotUsable])
    }
    let download = PythonDownload(
      documents: documents, validatorName: validatorName, validator: validator)
    if case .ends(let problem)? = download.signIn { step.add(problem, signInFindings(problem)) }
    let isOutside = !step.problems.isEmpty
    var refusals: [PythonRefusal] = []
    var findings: [Finding] = []
    for role in [RoleName.root, .snapshot, .timestamp, .targets] {
      switch download.document(role) {
      case .document(let document): data[role] = document
      // The same matter, met by this program.
      case .problem where isOutside && documents?[role]?.answer.isUnauthorized == true: break
      case .problem(.refused(let refusal)) where role != .root:
        refusals.append(refusal)
        findings += self.findings(of: refusal, fetching: role)
      case .problem(.refused(let refusal)):
        step.add(.refused(refusal), self.findings(of: refusal, fetching: role))
      case .problem(let problem): step.add(problem, [.notRead(role)])
      }
    }
    if !refusals.isEmpty {
      let refusal =
        Set(refusals.map(\.message)).count > 1 ? PythonRefusal.oneOf(refusals) : refusals.first
      if let refusal { step.add(.refused(refusal), findings) }
    }
    if step.problems.isEmpty { step.facts = ["All four base documents are there."] }
    if case .ends? = download.signIn, data[.root] != nil {
      step.facts = ["This program could read root: it signs in otherwise than this Connaisseur."]
    }
    steps.add(step)
  }

  /// Where there is no document, the answer says what is wrong, not the refusal.
  private func findings(of refusal: PythonRefusal, fetching role: RoleName) -> [Finding] {
    guard documents?[role]?.answer.bytes != nil else { return [.notRead(role)] }
    if case .unauthorized = refusal { return [.signInFails(refusal.fact)] }
    return refusal.findings(in: role)
  }

  /// A refusal to sign in says itself what is wrong; a library's does not.
  private func signInFindings(_ problem: PythonProblem) -> [Finding]? {
    if case .refused(.signIn) = problem { return nil }
    return [.signInFails(problem.fact)]
  }

  private mutating func judgeRoot() {
    guard let root = data[.root] else { return cannotExamine(.root) }
    var step = PythonStep(.root)
    if store.keys.isEmpty {
      step.leaveUnchecked("Signatures cannot be checked without a trust root.")
    } else {
      step.check { () throws(PythonRefusal) in try verifySignatures(of: root) }
    }
    step.check { () throws(PythonRefusal) in try root.verifyExpiry(at: now) }
    step.check { () throws(PythonRefusal) in try store.add(root) }
    finish(step, of: root)
  }

  /// Nothing lists a hash of the timestamp.
  private mutating func judgeTimestamp() {
    guard let timestamp = data[.timestamp] else { return cannotExamine(.timestamp) }
    var step = PythonStep(.timestamp)
    checkSignatures(of: timestamp, &step)
    step.check { () throws(PythonRefusal) in try timestamp.verifyExpiry(at: now) }
    finish(step, of: timestamp)
  }

  private mutating func judgeSnapshot() {
    guard let snapshot = data[.snapshot] else { return cannotExamine(.snapshot) }
    var step = PythonStep(.snapshot)
    checkSignatures(of: snapshot, &step)
    if let timestamp = data[.timestamp] {
      var listed = PythonKeyStore()
      step.check { () throws(PythonRefusal) in try listed.add(timestamp) }
      step.check { () throws(PythonRefusal) in try snapshot.verifyHash(with: listed) }
    } else {
      step.leaveUnchecked("Its hash cannot be checked without timestamp.")
    }
    step.check { () throws(PythonRefusal) in try snapshot.verifyExpiry(at: now) }
    if let root = data[.root] {
      var listed = PythonKeyStore()
      step.check { () throws(PythonRefusal) in try listed.add(snapshot) }
      step.check { () throws(PythonRefusal) in try root.verifyHash(with: listed) }
    }
    step.check { () throws(PythonRefusal) in try store.add(snapshot) }
    finish(step, of: snapshot)
  }

  private mutating func judgeTargets() {
    guard let targets = data[.targets] else { return cannotExamine(.targets) }
    var step = PythonStep(.targets)
    checkSignatures(of: targets, &step)
    step.check { () throws(PythonRefusal) in try targets.verifyExpiry(at: now) }
    checkHash(of: targets, &step)
    step.check { () throws(PythonRefusal) in try store.add(targets) }
    finish(step, of: targets)
  }

  /// Who signed cannot be told without the keys in root.
  private func checkSignatures(of document: PythonTrustData, _ step: inout PythonStep) {
    guard data[.root] != nil else {
      return step.leaveUnchecked("Signatures cannot be checked without root.")
    }
    step.check { () throws(PythonRefusal) in try verifySignatures(of: document) }
  }

  /// The hash that snapshot lists.
  private func checkHash(of document: PythonTrustData, _ step: inout PythonStep) {
    guard data[.snapshot] != nil else {
      return step.leaveUnchecked("Hashes cannot be checked without snapshot.")
    }
    step.check { () throws(PythonRefusal) in try document.verifyHash(with: store) }
  }

  // MARK: Delegations

  /// The full names of the roles that the rule requires.
  private var required: [String] {
    (rule.delegations ?? []).map { $0.hasPrefix("targets/") ? $0 : "targets/\($0)" }
  }

  /// The lists of tags that count: those of the required roles; of `targets/releases` where there are
  /// delegations and none is required; else of targets.
  private mutating func judgeDelegations() -> [PythonTagList]? {
    guard let targets = data[.targets] else {
      cannotExamine(.delegations)
      return nil
    }
    // What cannot be told of delegations was refused with targets.
    let hasDelegations = (try? targets.hasDelegations()) ?? false
    guard hasDelegations || !required.isEmpty else {
      steps.skip(.delegations, "None is declared and none is required: the tags of targets count.")
      return [PythonTagList(targets)]
    }
    let names = required.isEmpty ? [Self.releases] : required
    var step = PythonStep(.delegations)
    step.check { () throws(PythonRefusal) in
      try verifyDeclared(names, in: targets.declaredDelegations)
    }
    let isDeclared = step.problems.isEmpty
    downloadDelegations(names, &step)
    let isUndetermined = step.problems.contains {
      if case .undetermined = $0 { true } else { false }
    }
    let missing = names.filter { data[RoleName($0)] == nil }
    if missing.isEmpty {
      step.facts.append("What counts: \(names.joined(separator: ", ")).")
    } else if names == [Self.releases] {
      // Delegations may have been set up without having been used.
      if isDeclared, !isUndetermined {
        step.facts.append(
          "\(Self.releases) has no file that can be read: the tags of targets count.")
      }
    } else if isDeclared, !isUndetermined {
      step.add(.refused(.noDelegationData(missing, image: image.name)))
    }
    steps.add(step)
    if names == [Self.releases], !missing.isEmpty { return [PythonTagList(targets)] }
    return names.compactMap { data[RoleName($0)].map(PythonTagList.init) }
  }

  private func verifyDeclared(
    _ names: [String], in declared: [PythonText]
  ) throws(PythonRefusal) {
    guard !declared.isEmpty else { throw .noDelegations }
    var missing: [String] = []
    for name in names where !declared.contains(PythonText(name)) && !missing.contains(name) {
      missing.append(name)
    }
    if !missing.isEmpty { throw .undeclared(missing) }
  }

  /// A file that cannot be fetched or read, for whatever reason, counts as absent.
  private mutating func downloadDelegations(_ names: [String], _ step: inout PythonStep) {
    let download = PythonDownload(
      documents: documents, validatorName: validatorName, validator: validator)
    var seen: Set<RoleName> = []
    let roles = names.map { RoleName($0) }.filter { seen.insert($0).inserted }
    for role in roles {
      switch download.document(role) {
      case .document(let delegation):
        data[role] = delegation
      case .problem(.undetermined(let message, let fact)):
        step.add(.undetermined(message: message, fact: fact), [.notRead(role)])
      case .problem(.refused(let refusal)):
        step.facts.append(refusal.fact)
      }
    }
    for delegation in roles.compactMap({ data[$0] }) {
      // Their keys are in targets, which is there.
      step.check { () throws(PythonRefusal) in try verifySignatures(of: delegation) }
      step.check { () throws(PythonRefusal) in try delegation.verifyExpiry(at: now) }
      checkHash(of: delegation, &step)
    }
  }

  // MARK: Digest

  /// Every list that counts must have the image, and all the same digest.
  private mutating func findDigest(in lists: [PythonTagList]?) -> String? {
    guard let lists else {
      cannotExamine(.digest)
      return nil
    }
    var found: String?
    var step = PythonStep(.digest)
    step.check { () throws(PythonRefusal) in found = try digest(in: lists) }
    if let found { step.facts = ["sha256:\(found)"] }
    steps.add(step)
    return found
  }

  private func digest(in lists: [PythonTagList]) throws(PythonRefusal) -> String {
    guard lists.contains(where: { !$0.tags.isEmpty }) else {
      throw .noTargets(in: lists.map(\.role))
    }
    var found: [SignedDigest] = []
    var digests: [String] = []
    var lacking: [RoleName] = []
    for list in lists {
      let digest = try list.digest(of: image) ?? ""
      if digest.isEmpty {
        lacking.append(list.role)
        continue
      }
      found.append(SignedDigest(role: list.role, digest: "sha256:\(digest)"))
      if !digests.contains(digest) { digests.append(digest) }
    }
    guard lacking.isEmpty || required.isEmpty else {
      throw .notAllDelegations(image: image.name, lacking: lacking)
    }
    guard let digest = digests.first else { throw .noDigest(image: image.name, in: lacking) }
    guard digests.count == 1 else { throw .severalDigests(found, image: image.name) }
    return digest
  }

  private func verifySignatures(of document: PythonTrustData) throws(PythonRefusal) {
    try document.verifySignatures(with: store, by: memory.verifier)
  }

  // MARK: Steps

  private mutating func finish(_ step: PythonStep, of document: PythonTrustData) {
    var step = step
    if document.signatures.isEmpty {
      step.facts.append("No signature is listed, so none is checked.")
    }
    if step.problems.isEmpty, let expires = document.expires {
      step.facts.append("Valid until \(expires.instant.rfc3339).")
    }
    steps.add(step)
  }

  private mutating func cannotExamine(_ name: DecisionStep.Name) {
    steps.cannotExamine(name, "There is no document to examine.")
  }
}
