import NotaryCore

/// How the keys that signed the root which is served are linked to a pinned key that did not.
enum RootLink {
  /// The pinned key signed this root too, beside others.
  case pinnedKeySigned
  /// The pinned key signed an earlier root, and from there each root is signed by enough keys of the
  /// one before.
  case rotated(from: Int)
  /// Keys that signed are known from elsewhere.
  case known([KnownKey])
  /// Nothing links them.
  case none

  /// - Parameters:
  ///   - signers: the root keys that signed the root which is served.
  init(
    of signers: [RootKey], to pinned: PublicKey?, chain: ChainOfTrust, known: [KnownKey]
  ) {
    let verifier = SignatureVerifier()
    let root = chain[.root]
    if let pinned {
      if root?.document?.isSigned(by: pinned, verifier: verifier) == true {
        self = .pinnedKeySigned
        return
      }
      // A root that its own keys do not vouch for proves nothing, whoever else signed it.
      let isWhole = !signers.isEmpty && signers.count >= root?.threshold ?? .max
      if isWhole, let version = Self.start(pinned, chain.oldRoots, verifier) {
        self = .rotated(from: version)
        return
      }
    }
    let infos = Set(signers.compactMap { $0.key?.subjectPublicKeyInfo })
    let links = known.filter { infos.contains($0.subjectPublicKeyInfo) }
    self = links.isEmpty ? .none : .known(links)
  }

  /// The version of the newest root that the pinned key signed as one of its keys, if an unbroken
  /// chain leads from it to the one that is served.
  private static func start(
    _ pinned: PublicKey, _ oldRoots: [OldRoot], _ verifier: SignatureVerifier
  ) -> Int? {
    for old in oldRoots {
      guard old.leadsToNext == true else { return nil }
      let keys = old.keyIDs.compactMap { old.document.root?.keys[$0]?.subjectPublicKeyInfo }
      if keys.contains(pinned.value), old.document.isSigned(by: pinned, verifier: verifier) {
        return old.version
      }
    }
    return nil
  }
}
