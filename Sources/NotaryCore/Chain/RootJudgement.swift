/// Root as Notary's client judges it from scratch (notary 0.7, `trustpinning.ValidateRoot` without
/// an earlier root): only acceptable certificates count, and only pinned ones if there are pins.
struct RootJudgement {
  let gun: GUN
  let pins: TrustPins
  let moment: Instant
  let check: SignatureCheck

  /// One key of the root role and what the client makes of it.
  private struct Candidate {
    let listedID: ExactText
    let key: PublicKey
    /// The key that the client rebuilds, where the certificate is acceptable.
    var rebuilt: PublicKey?
    var isPinned = false
    var refusal: RootKeyRefusal?
  }

  func judge(_ document: TrustDocument, into judgement: inout RoleJudgement) {
    guard let root = document.root, let specification = root.roles["root"] else { return }
    judgement.threshold = specification.threshold
    let keyIDs = specification.distinctKeyIDs
    let candidates = keyIDs.compactMap { id in root.keys[id].map { candidate(id, $0) } }
    judgement.keys = keyIDs.map { id in
      var key = KeyJudgement(id: id, key: root.keys[id])
      if !pins.isEmpty { key.isPinned = isPinned(root.keys[id]) }
      return key
    }
    let named = Set(document.signatures.map(\.keyID))
    for candidate in candidates {
      // A signature that names the rebuilt key counts, listed or not.
      if case .otherID(let id) = candidate.refusal, named.contains(ExactText(id.rawValue)) {
        continue
      }
      if let refusal = candidate.refusal {
        judgement.problems.append(.rootKeyRefused(keyID: candidate.listedID, refusal))
      }
    }
    if candidates.allSatisfy({ $0.rebuilt == nil }) {
      judgement.problems.append(.noUsableRootKey)
    } else if !pins.isEmpty, !candidates.contains(where: { $0.isPinned && $0.rebuilt != nil }) {
      judgement.problems.append(.noPinMatches)
    }
    signatures(of: document, specification, candidates, root, into: &judgement)
  }

  private func isPinned(_ key: PublicKey?) -> Bool {
    guard let info = key?.subjectPublicKeyInfo else { return false }
    return pins.keys.contains(info)
  }

  private func candidate(_ id: ExactText, _ key: PublicKey) -> Candidate {
    var candidate = Candidate(listedID: id, key: key)
    switch key.rootCertificate {
    case .failure(let problem):
      candidate.refusal = .notACertificate(problem)
    case .success(let certificate):
      if let problem = certificate.leaf.rootProblems(for: gun, at: moment).first {
        candidate.refusal = .certificate(problem)
      } else {
        let rebuilt = certificate.rebuiltKey(at: moment)
        candidate.rebuilt = rebuilt
        if ExactText(rebuilt.id.rawValue) != id { candidate.refusal = .otherID(rebuilt.id) }
      }
      candidate.isPinned =
        pins.isEmpty || pins.keys.contains(certificate.leaf.subjectPublicKeyInfo)
    }
    return candidate
  }

  private func signatures(
    of document: TrustDocument, _ specification: RoleSpecification, _ candidates: [Candidate],
    _ root: RootContent, into judgement: inout RoleJudgement
  ) {
    var counted: [ExactText: PublicKey] = [:]
    let byRebuiltID = Dictionary(
      candidates.compactMap { candidate in
        candidate.rebuilt.map { (ExactText($0.id.rawValue), candidate) }
      }, uniquingKeysWith: { first, _ in first })
    let byListedID = Dictionary(uniqueKeysWithValues: candidates.map { ($0.listedID, $0) })
    for signature in document.signatures {
      var status: SignatureJudgement.Status
      if let rebuilt = byRebuiltID[signature.keyID], let key = rebuilt.rebuilt {
        status = check.check(signature, of: document, with: key, counted: counted)
        if status == .valid {
          if rebuilt.isPinned { counted[signature.keyID] = key } else { status = .unpinned }
        }
      } else if let listed = byListedID[signature.keyID] {
        // The client passes over this key; whether it signed is worth knowing all the same, because
        // Connaisseur takes bare keys.
        status =
          ExactText(listed.key.id.rawValue) == signature.keyID
          ? check.check(signature, of: document, with: listed.key, counted: counted) : .wrongKeyID
      } else {
        status = check.knownKeys.contains(signature.keyID) ? .notOfRole : .unknownKey
      }
      judgement.signatures.append(SignatureJudgement(signature, status))
    }
    judgement.validSignatures = counted.count
    if document.signatures.isEmpty {
      judgement.problems.append(.noSignatures)
    } else if document.signedMessage != nil, specification.threshold > counted.count {
      judgement.problems.append(
        .belowThreshold(valid: counted.count, threshold: specification.threshold))
    } else {
      judgement.problems += SignatureCheck.repeated(counted.values)
    }
  }
}
