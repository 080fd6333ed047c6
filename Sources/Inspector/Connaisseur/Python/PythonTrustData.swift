internal import NotaryCore

/// One document as Connaisseur 3.3 keeps it once its schema is met (connaisseur 3.3.4,
/// `trust_data.TrustData`).
struct PythonTrustData: Sendable {
  struct Signature: Sendable {
    let keyID: PythonText
    let value: PythonText
  }

  /// A key that counts for other documents.
  struct ListedKey: Sendable {
    let name: PythonText
    /// As written, or `unknown`.
    let type: String
    /// Nil where it cannot be loaded.
    let key: PythonKey?
  }

  let role: RoleName
  let signed: PythonDict
  let signatures: [Signature]
  /// What signatures are taken to cover: `signed` in the order received, written anew.
  private let message: SignedMessage
  /// What hashes and lengths are taken of: `signed` and `signatures`, written anew.
  private let hashed: SignedMessage
  /// The keys that count for other documents, or why that cannot be told.
  private(set) var keys: Result<[ListedKey], PythonRefusal> = .success([])

  init(reading bytes: [UInt8], as role: RoleName) throws(PythonRefusal) {
    let value: PythonValue
    do {
      value = try PythonJSONReader.read(bytes)
    } catch {
      throw .exception(PythonFacts.text(error, in: role))
    }
    if let fault = PythonSchema.document(of: role).fault(in: value) {
      throw .malformed(role, fault: fault)
    }
    let signatures = value.dict?["signatures"] ?? .list([])
    self.role = role
    signed = value.dict?["signed"]?.dict ?? PythonDict()
    self.signatures = (signatures.list ?? []).map { entry in
      Signature(
        keyID: entry.dict?["keyid"]?.text ?? "", value: entry.dict?["sig"]?.text ?? "")
    }
    message = SignedMessage(PythonJSONWriter.write(.dict(signed)))
    var both = PythonDict()
    both.set("signed", .dict(signed))
    both.set("signatures", signatures)
    hashed = SignedMessage(PythonJSONWriter.write(.dict(both)))
    keys = Result { () throws(PythonRefusal) in try listedKeys() }
  }

  // MARK: Checks

  /// Every signature that is listed must be right. Who listed the key does not matter, nor does a
  /// threshold; where none is listed there is nothing to be wrong.
  func verifySignatures(
    with store: PythonKeyStore, by verifier: SignatureVerifier
  ) throws(PythonRefusal) {
    for signature in signatures {
      let name: PythonText = role == .root ? PythonKeyStore.rootKey : signature.keyID
      guard let key = store.keys[name] else { throw .unknownKey(name.string, role) }
      guard case .ecdsa(let curveKey) = key else {
        throw .signature(role, fact: PythonFacts.unusable(key), finding(signature, key))
      }
      guard let bytes = PythonBase64.decode(signature.value.bytes),
        verifier.verifies(bytes, over: message, with: curveKey)
      else {
        throw .signature(
          role, fact: PythonFacts.wrongSignature(signature, of: role), finding(signature, key))
      }
    }
  }

  /// Root is compared with the configured key whatever key a signature names.
  private func finding(_ signature: Signature, _ key: PythonKey) -> Finding {
    var reason = SignatureFinding.Reason.invalid
    if case .other = key { reason = .unsupported }
    return .signatures(
      SignatureFinding(
        role: role, faults: [.init(keyID: ExactText(signature.keyID.string), reason: reason)]))
  }

  /// `expires` must not lie before now; equal is good.
  func verifyExpiry(at now: PythonDate) throws(PythonRefusal) {
    guard let expires else {
      throw .exception("The expiry date of \(role) cannot be read.")
    }
    if expires < now { throw .expired(role, since: expires.instant) }
  }

  /// The hash and the length that another document lists must be those of this one written anew.
  func verifyHash(with store: PythonKeyStore) throws(PythonRefusal) {
    guard let listed = store.hashes[PythonText(role.rawValue)] else { throw .noHash(role) }
    guard let text = listed.sha256, let expected = PythonBase64.decode(text.bytes) else {
      throw .exception("No SHA-256 of \(role) is listed.")
    }
    let actual = hashed.sha256
    guard expected == actual else {
      throw .hash(
        role, fact: PythonFacts.hash(expected: expected, actual: actual),
        .hash(role, listedBy: parent))
    }
    guard listed.length.equals(hashed.bytes.count) else {
      throw .hash(
        role, fact: PythonFacts.length(expected: listed.length, actual: hashed.bytes.count),
        .length(
          role, listedBy: parent,
          expected: PythonRepresentation.text(of: listed.length), actual: hashed.bytes.count))
    }
  }

  /// The document that lists this one's hash.
  private var parent: RoleName { role == .snapshot ? .timestamp : .snapshot }

  var expires: PythonDate? { signed["expires"]?.text.flatMap { PythonDate($0) } }

  // MARK: Content

  private func listedKeys() throws(PythonRefusal) -> [ListedKey] {
    let keys: PythonDict? =
      switch role {
      case .root: signed["keys"]?.dict
      case .targets: try hasDelegations() ? delegations["keys"]?.dict : nil
      default: nil
      }
    return (keys?.members ?? []).map { name, value in
      ListedKey(
        name: name, type: value.dict?["keytype"]?.text?.string ?? "unknown",
        key: PythonKey(value.dict?["keyval"]?.dict?["public"]?.text ?? ""))
    }
  }

  /// What a snapshot or a timestamp lists, by role.
  var meta: PythonDict {
    role == .snapshot || role == .timestamp ? signed["meta"]?.dict ?? PythonDict() : PythonDict()
  }

  /// Both keys and roles are declared.
  func hasDelegations() throws(PythonRefusal) -> Bool {
    guard let keys = delegations["keys"]?.dict else {
      throw .exception("`delegations` of targets has no `keys`.")
    }
    guard !keys.isEmpty else { return false }
    guard let roles = delegations["roles"]?.list else {
      throw .exception("`delegations` of targets has keys but no `roles`.")
    }
    return !roles.isEmpty
  }

  /// The full names of the delegations that are declared.
  var declaredDelegations: [PythonText] {
    (delegations["roles"]?.list ?? []).compactMap { $0.dict?["name"]?.text }
  }

  /// The tags.
  var targets: PythonDict { signed["targets"]?.dict ?? PythonDict() }

  private var delegations: PythonDict { signed["delegations"]?.dict ?? PythonDict() }
}
