/// Checks the signatures of one document against the keys that its parent names
/// (notary 0.7, `signed.VerifySignatures`).
struct SignatureCheck {
  let verifier: SignatureVerifier
  /// Every key of the repository by its listed ID, to tell an unknown key from one of another role.
  let knownKeys: Set<ExactText>

  struct Result {
    var signatures: [SignatureJudgement] = []
    var validKeys: [ExactText: PublicKey] = [:]
    var problems: [TrustProblem] = []
  }

  func check(
    _ document: TrustDocument, specification: RoleSpecification, keys: [ExactText: PublicKey]
  ) -> Result {
    var result = Result()
    let keyIDs = Set(specification.keyIDs)
    for signature in document.signatures {
      let status: SignatureJudgement.Status
      if keyIDs.contains(signature.keyID), let key = keys[signature.keyID] {
        if ExactText(key.id.rawValue) != signature.keyID {
          status = .wrongKeyID
          result.problems.append(.keyIDNotOfContent(listed: signature.keyID, actual: key.id))
        } else {
          status = check(signature, of: document, with: key, counted: result.validKeys)
        }
        if status == .valid { result.validKeys[signature.keyID] = key }
      } else {
        status = knownKeys.contains(signature.keyID) ? .notOfRole : .unknownKey
      }
      result.signatures.append(SignatureJudgement(signature, status))
    }
    result.problems += problems(of: result, document: document, specification: specification)
    return result
  }

  private func problems(
    of result: Result, document: TrustDocument, specification: RoleSpecification
  ) -> [TrustProblem] {
    if document.signatures.isEmpty { return [.noSignatures] }
    guard document.signedMessage != nil, specification.threshold > 0 else { return [] }
    let valid = result.validKeys.count
    if valid < specification.threshold {
      return [.belowThreshold(valid: valid, threshold: specification.threshold)]
    }
    return SignatureCheck.repeated(result.validKeys.values)
  }

  /// One private key that counts under two IDs, bare and in a certificate.
  static func repeated(_ keys: some Collection<PublicKey>) -> [TrustProblem] {
    guard keys.count > 1 else { return [] }
    var seen: Set<KeyID> = []
    return keys.compactMap(\.canonicalID).sorted().compactMap {
      seen.insert($0).inserted ? nil : .sameKeyTwice(canonicalID: $0)
    }
  }

  /// Checks one signature with the key that it names.
  func check(
    _ signature: DocumentSignature, of document: TrustDocument, with key: PublicKey,
    counted: [ExactText: PublicKey]
  ) -> SignatureJudgement.Status {
    guard !signature.isMalformed else { return .malformed }
    guard let message = document.signedMessage else { return .unchecked }
    switch verifier.verify(
      signature.bytes, method: signature.method, over: message, with: key)
    {
    case .valid: return counted[signature.keyID] == nil ? .valid : .duplicate
    case .invalid: return .invalid
    case .malformedSignature: return .malformed
    case .unsupportedMethod, .wrongKeyType, .malformedKey, .weakKey: return .unsupported
    }
  }
}
