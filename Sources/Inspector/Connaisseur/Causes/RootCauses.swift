import NotaryCore
import PolicyEditor

/// Root is not signed by the key that is pinned. What the server shows in its place is never called
/// right: either something vouches for it, or it may be an attacker's.
extension CauseFinder {
  func rootNotSigned(_ name: String) -> Told {
    guard let chain = context.chain, let root = chain[.root], root.document?.content != nil else {
      return Told(
        code: .rootKeyUnknown, message: "root is not signed by trust root \(shown(name))",
        remedies: [.compareFingerprints])
    }
    let trustRoot = context.trustRoot(named: name)
    let pinned = trustRoot.flatMap(TrustRootKey.read)
    let signers = chain.rootKeys.filter(\.signedRoot)
    let own = pinned.map { pinned in
      context.knownKeys.filter { $0.subjectPublicKeyInfo != pinned.value }
    }
    let evidence = rootEvidence(name, trustRoot, pinned, signers)
    if let broken = pinned.flatMap({ brokenSignature(of: $0, evidence) }) { return broken }
    switch RootLink(of: signers, to: pinned, chain: chain, known: own ?? context.knownKeys) {
    case .pinnedKeySigned: return signedTwice(name, evidence)
    case .rotated(let version): return rotated(from: version, signers, evidence)
    case .known(let keys): return known(keys, name, signers, evidence)
    case .none: return unknown(name, signers, evidence)
    }
  }

  // MARK: Evidence

  private func rootEvidence(
    _ name: String, _ trustRoot: TrustRoot?, _ pinned: PublicKey?, _ signers: [RootKey]
  ) -> [Evidence] {
    var evidence = signers.map { signer in
      Evidence(
        "root is signed by key \(short(signer.canonicalID)) (\(signer.key?.summary ?? "?"))",
        at: .trust(.root, key: signer.id))
    }
    if signers.isEmpty {
      evidence.append(Evidence("no key that root lists has signed it", at: .trust(.root)))
    }
    let signatures = context.chain?[.root]?.signatures ?? []
    evidence += signatures.filter { !$0.isGenuine }.prefix(4).map {
      Evidence(
        "a signature names key \(short($0.keyID.text)): \($0.status.rawValue)",
        at: .trust(.root, key: $0.keyID))
    }
    let id = pinned?.id.rawValue ?? "?"
    evidence.append(
      Evidence("pinned is key \(short(id)), trust root \(shown(name))", at: trustRoot?.place))
    if let pinned, let use = otherUse(of: pinned) { evidence.append(use) }
    return evidence
  }

  /// The pinned key may be one of the repository, only not root's.
  private func otherUse(of pinned: PublicKey) -> Evidence? {
    for role in context.chain?.roles ?? [] {
      let key = role.keys.first { $0.key?.subjectPublicKeyInfo == pinned.value }
      guard let key else { continue }
      let text =
        role.name == .root
        ? "the pinned key is one of root's keys, but did not sign this root"
        : "the pinned key is that of \(shown(role.name.rawValue)), not one of root's"
      return Evidence(text, at: .trust(role.name, key: key.id))
    }
    return nil
  }

  /// The pinned key is said to have signed, but what it signed is something else.
  private func brokenSignature(of pinned: PublicKey, _ evidence: [Evidence]) -> Told? {
    guard let root = context.chain?[.root] else { return nil }
    let isBroken = root.signatures.contains { signature in
      let key = root.keys.first { $0.id == signature.keyID }?.key
      return key?.subjectPublicKeyInfo == pinned.value
        && (signature.status == .invalid || signature.status == .malformed)
    }
    guard isBroken else { return nil }
    return Told(
      code: .signatureBroken,
      message: "root's signature by the pinned key does not match its content", evidence: evidence,
      remedies: [
        Remedy(
          "the holder of the root key compares root with what was signed: it was changed after"
            + " signing, or damaged; whoever runs the server puts back what was signed"),
        Remedy("until that is known, do not admit the image by a static rule"),
      ])
  }

  // MARK: The cases

  private func rotated(
    from version: Int, _ signers: [RootKey], _ evidence: [Evidence]
  ) -> Told {
    let current = context.chain?[.root]?.version.map { "\($0)" } ?? "this one"
    return Told(
      code: .rootKeyRotated,
      message:
        "root's key was rotated: the pinned key signed version \(version), and from there each"
        + " root is signed by the one before, up to version \(current)",
      evidence: evidence + [
        Evidence(
          "the server keeps \(version).root.json, signed by the pinned key", at: .trust(.root))
      ],
      remedies: [
        Remedy(
          "pin the new key: whoever held the old one vouched for it. In the trust root:",
          lines: pinLines(signers))
      ] + bothSigned, isTemporaryRuleSafe: true)
  }

  private func known(
    _ keys: [KnownKey], _ name: String, _ signers: [RootKey], _ evidence: [Evidence]
  ) -> Told {
    let infos = Set(keys.map(\.subjectPublicKeyInfo))
    let vouched = signers.filter { infos.contains($0.key?.subjectPublicKeyInfo ?? []) }
    let isOnlyFirstUse = keys.allSatisfy {
      if case .dockerTrust = $0.origin { true } else { false }
    }
    if let every = everyKey(name, keys, evidence) { return every }
    var first: Remedy?
    for case .trustRoot(let other, context.validatorName, _) in keys.map(\.origin) {
      first = Remedy(
        "let the rule ask for the trust root that signs this repository:",
        lines: ["with:", "  trustRoot: \(other)"])
      break
    }
    let pin =
      isOnlyFirstUse
      ? "compare the fingerprint with the signer, for Docker trusted the key unseen; then pin it:"
      : "if it is meant for this repository, pin it in the trust root:"
    return Told(
      code: .rootKeyNotPinned,
      message: "root is signed by a key that is known here, but is not the pinned one",
      evidence: evidence + keys.map(\.evidence),
      remedies: [first ?? Remedy(pin, lines: pinLines(vouched))], isTemporaryRuleSafe: true)
  }

  private func unknown(_ name: String, _ signers: [RootKey], _ evidence: [Evidence]) -> Told {
    if let every = everyKey(name, nil, evidence) { return every }
    let fingerprints = signers.compactMap(\.key?.subjectPublicKeyInfo).map {
      "SHA-256 of the key: \(Hexadecimal.text(of: Digest.sha256($0)))"
    }
    return Told(
      code: .rootKeyUnknown,
      message: "root is not signed by the pinned key, and nothing links the keys that signed it",
      evidence: evidence + [
        Evidence("this is what a takeover of the repository or the server looks like")
      ],
      remedies: [
        signers.isEmpty
          ? Remedy(
            "ask the signer, by another way than this server, what they published: this root is"
              + " signed by none of its own keys")
          : Remedy(Remedy.compareFingerprints.text, lines: fingerprints),
        Remedy(
          "until the signer confirms it, do not pin it and do not deploy the image, nor admit it by a"
            + " static rule"),
        Remedy(
          "if the pin itself may be wrong (another repository's, another key's), take the right key"
            + " from the signer"),
      ])
  }

  /// `*` asks for a signature by each key of the validator.
  private func everyKey(
    _ name: String, _ keys: [KnownKey]?, _ evidence: [Evidence]
  ) -> Told? {
    guard context.rule?.trustRoot == "*", context.trustRoots.count > 1, let chain = context.chain,
      let document = chain[.root]?.document
    else { return nil }
    let signing = context.trustRoots.filter { root in
      TrustRootKey.read(root).map { document.isSigned(by: $0) } ?? false
    }
    guard let one = signing.first else { return nil }
    return Told(
      code: .everyKeyMustSign,
      message: "trustRoot \"*\" asks for a signature by every key of the validator, and "
        + "\(shown(name)) did not sign root",
      evidence: evidence + [
        Evidence(
          "\(signing.count) of \(context.trustRoots.count) keys signed: "
            + list(signing.map { shown($0.name ?? "") })),
        Evidence("Connaisseur's documents say \"or\" in one place and \"and\" in another"),
      ],
      remedies: [
        Remedy(
          "name the trust root that signs this repository in the rule:",
          lines: ["with:", "  trustRoot: \(one.name ?? "")"])
      ], isTemporaryRuleSafe: true)
  }

  /// 3.3 wants every signature on root to be by the one key.
  private func signedTwice(_ name: String, _ evidence: [Evidence]) -> Told {
    Told(
      code: .rootSignedTwice,
      message:
        "the pinned key signed root, but so did others, and 3.3 wants every signature to be by"
        + " the pinned key",
      evidence: evidence,
      remedies: [
        Remedy(
          "the owner publishes root once more, signed by the new key alone; then pin that key, which"
            + " the old one has vouched for here"),
        Remedy("or upgrade Connaisseur to 3.4 or later, which is content with the pinned key"),
      ], isTemporaryRuleSafe: true)
  }

  /// In the time after a rotation both keys sign, which 3.9 takes from either pin.
  private var bothSigned: [Remedy] {
    context.generation == .python && (context.chain?[.root]?.signatures.count ?? 0) > 1
      ? [Remedy("3.3 takes no root with two signatures: the owner publishes it again")] : []
  }

  private func pinLines(_ signers: [RootKey]) -> [String] {
    signers.compactMap { $0.key?.pem }.prefix(1).flatMap { pem in
      ["key: |"] + pem.split(separator: "\n").map { "  \($0)" }
    }
  }
}

extension Remedy {
  fileprivate static let compareFingerprints = Remedy(
    "ask the signer, by another way than this server, whether the key is theirs, and compare the"
      + " fingerprint letter by letter")
}

extension RootKey {
  /// The ID that does not depend on whether the key is held in a certificate, as a pin has it.
  var canonicalID: String { key?.canonicalID?.rawValue ?? id.text }
}
