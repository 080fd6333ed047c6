internal import NotaryCore

/// The keys and hashes that Connaisseur 3.3 has gathered from documents that it took for good
/// (connaisseur 3.3.4, `key_store.KeyStore`). Keys are not bound to roles: each may sign anything.
struct PythonKeyStore: Sendable {
  struct FileMeta: Sendable {
    /// As written; nil where it is missing.
    let sha256: PythonText?
    let length: PythonValue
  }

  /// The name under which the configured key stands.
  static let rootKey: PythonText = "root"

  private(set) var keys: [PythonText: PythonKey] = [:]
  private(set) var hashes: [PythonText: FileMeta] = [:]

  init(rootKey: PythonKey? = nil) { keys[Self.rootKey] = rootKey }

  /// Adds what a document says; what is known already stays. A key that signed this document itself
  /// is left out: root holds its own key in a certificate, which could not be read.
  ///
  /// What cannot be used is left out too, so that the rest can be examined.
  mutating func add(_ document: PythonTrustData) throws(PythonRefusal) {
    let signers = Set(document.signatures.map(\.keyID))
    var refusal: PythonRefusal?
    for listed in try document.keys.get() where !signers.contains(listed.name) {
      guard let key = listed.key else {
        refusal =
          refusal
          ?? .unusableKey(
            PythonFacts.unusableKey(listed, of: document.role),
            .keyNotLoaded(
              document.role, keyID: ExactText(listed.name.string), type: listed.type))
        continue
      }
      if keys[listed.name] == nil { keys[listed.name] = key }
    }
    for member in document.meta.members {
      guard let meta = Self.fileMeta(member.value) else {
        refusal =
          refusal
          ?? .exception("What \(document.role) lists for \(member.name.string) is malformed.")
        continue
      }
      if hashes[member.name] == nil { hashes[member.name] = meta }
    }
    if let refusal { throw refusal }
  }

  private static func fileMeta(_ value: PythonValue) -> FileMeta? {
    guard let meta = value.dict else { return nil }
    let length = meta["length"] ?? .integer("0")
    guard let hashes = meta["hashes"] else { return FileMeta(sha256: nil, length: length) }
    return hashes.dict.map { FileMeta(sha256: $0["sha256"]?.text, length: length) }
  }
}
