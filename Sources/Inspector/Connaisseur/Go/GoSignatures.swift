import NotaryCore

/// How Connaisseur 3.9 checks signatures, expiry and checksums, by notary 0.7's library.
struct GoSignatures {
  let verifier: SignatureVerifier
  /// The moment at which expiry is judged.
  let at: Instant

  /// What came of checking the signatures of a document against the keys of its role.
  struct Result {
    let holds: Bool
    /// For people.
    let fact: String
    let finding: SignatureFinding
  }

  /// Distinct keys of the role reach its threshold; a key whose ID is not that of its content ends
  /// everything (`signed.VerifySignatures`).
  func check(
    _ document: GoDocument, _ specification: RoleSpecification, keys: [ExactText: PublicKey]
  ) -> Result {
    guard case .message(let message) = document.signed else {
      return Result(
        holds: false, fact: "the content cannot be written as signatures cover it",
        finding: SignatureFinding(role: document.role))
    }
    guard !document.signatures.isEmpty else {
      return Result(
        holds: false, fact: "nobody signed",
        finding: SignatureFinding(role: document.role, isUnsigned: true))
    }
    let keyIDs = Set(specification.keyIDs)
    var valid: Set<ExactText> = []
    var notes: [String] = []
    var faults: [SignatureFinding.Fault] = []
    for signature in document.signatures {
      let shown = GoWords.keyID(signature.keyID.text)
      guard keyIDs.contains(signature.keyID), let key = keys[signature.keyID] else {
        notes.append("\(shown) is not a key of \(document.role)")
        faults.append(.init(keyID: signature.keyID, reason: .unknownKey))
        continue
      }
      guard ExactText(key.id.rawValue) == signature.keyID else {
        return Result(
          holds: false, fact: "key \(shown) is listed under an ID that is not its own",
          finding: SignatureFinding(
            role: document.role, faults: [.init(keyID: signature.keyID, reason: .wrongKeyID)]))
      }
      let outcome = verifier.verify(
        signature.bytes, method: signature.method, over: message, with: key)
      if outcome == .valid {
        valid.insert(signature.keyID)
      } else {
        notes.append("\(shown) \(GoWords.reason(outcome))")
        faults.append(.init(keyID: signature.keyID, reason: Self.reason(outcome)))
      }
    }
    let count = "\(valid.count) of \(specification.threshold) needed signatures hold"
    return Result(
      holds: valid.count >= specification.threshold,
      fact: ([count] + notes).joined(separator: ", "),
      finding: SignatureFinding(
        role: document.role,
        count: .init(valid: valid.count, needed: specification.threshold), faults: faults))
  }

  private static func reason(_ outcome: SignatureOutcome) -> SignatureFinding.Reason {
    switch outcome {
    case .valid, .invalid: .invalid
    case .unsupportedMethod, .wrongKeyType, .malformedKey, .weakKey: .unsupported
    case .malformedSignature: .malformed
    }
  }

  /// Whether one signature of root is by a configured key, whatever key it names; else what the
  /// library says of the last one.
  func rootError(_ root: GoDocument, _ message: SignedMessage, by key: PublicKey) -> String? {
    var error: String?
    for signature in root.signatures {
      switch verifier.verify(
        signature.bytes, method: signature.method, over: message, with: key)
      {
      case .valid: return nil
      case .unsupportedMethod:
        error = "signing method is not supported: \(signature.method)"
      default: error = "signature was invalid"
      }
    }
    return error
  }

  /// Expired is what lies before now; the very moment is fine.
  func isExpired(_ document: GoDocument) -> Bool { expiry(of: document) < at }

  func expiry(of document: GoDocument) -> Instant { document.header.expires ?? .zero }

  /// What the library says of a document's bytes and the digests that another document lists; nil
  /// where all known ones agree. Of two wrong ones either may be named.
  static func checksumError(
    _ document: GoDocument, listed hashes: [ExactText: [UInt8]]
  ) -> (said: String, varies: Bool)? {
    var errors: [String] = []
    let digests: [(name: ExactText, digest: ([UInt8]) -> [UInt8])] = [
      ("sha256", { Digest.sha256($0) }), ("sha512", { Digest.sha512($0) }),
    ]
    for (name, digest) in digests {
      guard let listed = hashes[name], listed != digest(document.bytes) else { continue }
      errors.append(
        "\(name) checksum for \(document.role) did not match: expected "
          + Hexadecimal.text(of: listed))
    }
    if let error = errors.first { return (error, errors.count > 1) }
    guard hashes["sha256"] == nil, hashes["sha512"] == nil else { return nil }
    return (
      "no checksums for supported algorithms were provided for \(document.role)", false
    )
  }
}
