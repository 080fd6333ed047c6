/// Whose keys are whose: `docker trust` names a delegation after its signer, so the key of
/// `targets/alice` is alice's, wherever else it signs.
struct SignerNames {
  /// The ID of every key that any document lists.
  private(set) var knownKeys: Set<ExactText> = []
  private var names: [KeyID: String] = [:]

  init(_ documents: TrustDocuments) {
    if let root = documents[.root]?.root { knownKeys.formUnion(root.keys.keys) }
    for name in documents.documents.keys.sorted() {
      guard let content = documents[name]?.targets else { continue }
      knownKeys.formUnion(content.delegationKeys.keys)
      for case .some(let delegation) in content.delegations where delegation.name != .releases {
        for id in delegation.specification.keyIDs {
          if let canonical = content.delegationKeys[id]?.canonicalID, names[canonical] == nil {
            names[canonical] = delegation.name.lastComponent
          }
        }
      }
    }
  }

  func name(of key: PublicKey) -> String? {
    // Most repositories have no signers, and a canonical ID costs a digest.
    names.isEmpty ? nil : key.canonicalID.flatMap { names[$0] }
  }
}
