import NotaryCore
import PolicyEditor

/// Signatures and hashes that do not hold.
extension CauseFinder {
  func signatures(_ finding: SignatureFinding) -> Told {
    let role = finding.role
    if finding.isUnsigned { return unsigned(role) }
    if role == .root, context.generation == .python {
      if finding.faults.contains(where: { $0.reason == .unsupported }) { return unusablePin }
      return rootNotSigned(context.trustRoots.first?.name ?? "default")
    }
    if let told = contentRefused(finding) { return told }
    let evidence = evidence(finding)
    let name = shown(role.rawValue)
    if let false_ = finding.faults.first(where: { $0.reason == .wrongKeyID }) {
      return Told(
        code: .keyIDMismatch,
        message:
          "the key \(short(false_.keyID.text)) of \(name) is listed under an ID that is not its"
          + " own",
        evidence: evidence,
        remedies: [
          Remedy("whoever signs \(parent(of: role)) publishes it again; suspect tampering if not")
        ])
    }
    if let unsupported = finding.faults.first(where: { $0.reason == .unsupported }) {
      return Told(
        code: .unsupportedKeyType,
        message: "\(name) is signed by a kind of key that \(context.name) does not verify:"
          + " \(kind(of: unsupported.keyID, in: role))",
        evidence: evidence,
        remedies: [Remedy("sign with an ECDSA key")] + otherGeneration, isTemporaryRuleSafe: true)
    }
    if finding.faults.contains(where: { $0.reason == .invalid || $0.reason == .malformed }) {
      return broken(finding, evidence)
    }
    if let count = finding.count, count.valid > 0 || finding.faults.isEmpty {
      return belowThreshold(role, count, evidence)
    }
    return Told(
      code: .signingKeyUnknown,
      message: "\(name) is signed by keys that may not sign it",
      evidence: evidence,
      remedies: [
        Remedy(
          "the owner says whose keys count (a rotation that is published by halves looks like this):"
            + " publish again", lines: resign(role))
      ])
  }

  private func unsigned(_ role: RoleName) -> Told {
    Told(
      code: .notSignedByAnybody, message: "\(shown(role.rawValue)) has no signature at all",
      evidence: [
        Evidence("signatures: none", at: .trust(role)),
        Evidence("3.3 takes such a document for good, but for root"),
      ], remedies: [Remedy("its signer signs it", lines: resign(role))])
  }

  private func broken(_ finding: SignatureFinding, _ evidence: [Evidence]) -> Told {
    let role = finding.role
    var told = Told(
      code: .signatureBroken,
      message: "a signature of \(shown(role.rawValue)) does not match its content",
      evidence: evidence)
    let who =
      role == .timestamp || role == .snapshot
      ? "whoever runs the server compares the document with its signer's: it was changed after"
        + " signing, or damaged"
      : "its signer compares the document with what was signed: it was changed after signing, or"
        + " damaged; then "
        + (role.isDelegation ? "signs again" : "whoever runs the server puts back what was signed")
    told.remedies = [
      Remedy(who, lines: resign(role)),
      Remedy("until that is known, do not admit the image by a static rule"),
    ]
    return told
  }

  private func belowThreshold(
    _ role: RoleName, _ count: SignatureFinding.Count, _ evidence: [Evidence]
  ) -> Told {
    let judged = context.chain?[role]
    let signed = Set((judged?.signatures ?? []).filter(\.isGenuine).map(\.keyID))
    let missing = (judged?.keys ?? []).filter { !signed.contains($0.id) }
    return Told(
      code: .belowThreshold,
      message:
        "\(shown(role.rawValue)) has \(count.valid) of \(count.needed) signatures that it needs",
      evidence: evidence
        + missing.map {
          Evidence("no signature by \(words(for: $0))", at: .trust(role, key: $0.id))
        } + [Evidence("3.3 does not count them")],
      remedies: [Remedy("the signers that are missing sign too", lines: resign(role))],
      isTemporaryRuleSafe: true)
  }

  /// The pinned key is of a kind with which 3.3 verifies nothing.
  private var unusablePin: Told {
    let root = context.trustRoots.first
    return Told(
      code: .unsupportedKeyType,
      message: "the pinned key is of a kind with which 3.3 verifies nothing",
      evidence: [
        Evidence(
          "trust root \(shown(root?.name ?? "default")): "
            + (root.flatMap(TrustRootKey.read)?.summary ?? "not a public key"), at: root?.place)
      ],
      remedies: [
        Remedy("pin the ECDSA key with which root is signed, as its signer gives it to you"),
        Remedy("or upgrade Connaisseur to 3.4 or later, which verifies RSA too"),
      ])
  }

  /// Notary's rules hold, so it is the content that this generation reads otherwise.
  private func contentRefused(_ finding: SignatureFinding) -> Told? {
    guard let judged = context.chain?[finding.role], !finding.faults.isEmpty,
      finding.faults.allSatisfy({ fault in
        fault.reason == .invalid
          && judged.signatures.contains { $0.keyID == fault.keyID && $0.isGenuine }
      })
    else { return nil }
    return Told(
      code: .contentRefused,
      message:
        "the signatures of \(shown(finding.role.rawValue)) hold for Notary, but not over what"
        + " \(context.name) verifies",
      evidence: peculiarities(of: finding.role) + evidence(finding), remedies: otherGeneration,
      isTemporaryRuleSafe: true)
  }

  // MARK: Hashes

  func hash(_ role: RoleName, _ parent: RoleName) -> Told {
    let judged = context.chain?[role]
    let isRawFine = judged?.hashes.contains { $0.status == .match } == true
    if isRawFine, context.generation == .python {
      return Told(
        code: .contentRefused,
        message: "\(shown(role.rawValue)) is the file that \(parent) lists, but 3.3 takes the hash"
          + " over the document written anew",
        evidence: [
          Evidence("blanks, line ends or members beside signed and signatures", at: .trust(role))
        ], remedies: otherGeneration, isTemporaryRuleSafe: true)
    }
    let digest = judged?.hashes.first { $0.status == .mismatch }
    return Told(
      code: .hashMismatch,
      message: "\(shown(role.rawValue)) is not the file that \(parent) lists",
      evidence: digest.map { digest in
        [
          Evidence(
            "\(parent) lists \(digest.algorithm) "
              + short(Hexadecimal.text(of: digest.expected ?? [])), at: .trust(parent)),
          Evidence(
            "the file has \(short(Hexadecimal.text(of: digest.actual)))", at: .trust(role)),
        ]
      } ?? [Evidence("the hash differs", at: .trust(role))],
      remedies: [
        Remedy("try again in a minute: a publication may be under way, or a cache be stale"),
        Remedy(
          "else whoever runs the server looks for what changed the file, and puts back what was"
            + " published"),
      ])
  }

  func length(
    _ role: RoleName, _ parent: RoleName, _ expected: String, _ actual: Int
  ) -> Told {
    Told(
      code: .lengthMismatch,
      message: "\(shown(role.rawValue)) has \(actual) bytes to 3.3, and \(parent) lists"
        + " \(shown(expected))",
      evidence: [
        Evidence("the hash agrees: 3.3 checks the length too, 3.9 does not", at: .trust(parent))
      ],
      remedies: [
        Remedy(
          "the owner publishes again",
          lines: NotaryCommandLine(context).lines("publish", context.gun)
        )
      ], isTemporaryRuleSafe: true)
  }

  func notListed(_ role: RoleName, _ parent: RoleName) -> Told {
    Told(
      code: .hashNotListed, message: "\(parent) lists no hash of \(shown(role.rawValue))",
      evidence: [Evidence("\(parent) does not name it", at: .trust(parent))],
      remedies: [
        Remedy(
          "the owner publishes again, so that \(parent) is made anew",
          lines: NotaryCommandLine(context).lines("publish", context.gun))
      ])
  }

  // MARK: Words

  private func evidence(_ finding: SignatureFinding) -> [Evidence] {
    var evidence: [Evidence] = []
    if let count = finding.count {
      evidence.append(
        Evidence(
          "\(count.valid) of \(count.needed) needed signatures hold", at: .trust(finding.role)))
    }
    return evidence
      + finding.faults.prefix(8).map { fault in
        Evidence(
          "key \(named(fault.keyID, in: finding.role)) \(words(for: fault.reason))",
          at: .trust(finding.role, key: fault.keyID))
      }
  }

  private func words(for reason: SignatureFinding.Reason) -> String {
    switch reason {
    case .invalid: "signed something else"
    case .unknownKey: "may not sign this, or is not known"
    case .wrongKeyID: "is listed under a false ID"
    case .unsupported: "cannot be verified with"
    case .malformed: "has a signature of the wrong length"
    }
  }

  /// A key by its short ID, with its signer's name where there is one.
  private func named(_ keyID: ExactText, in role: RoleName) -> String {
    let name = context.chain?[role]?.signatures.first { $0.keyID == keyID }?.name
    return short(keyID.text) + (name.map { " of \(shown($0))" } ?? "")
  }

  private func words(for key: KeyJudgement) -> String {
    "key \(short(key.id.text))" + (key.name.map { " of \(shown($0))" } ?? "")
  }

  private func kind(of keyID: ExactText, in role: RoleName) -> String {
    let key = context.chain?[role]?.keys.first { $0.id == keyID }?.key
    return key.map { "\(shown($0.type.rawValue)), \($0.summary)" } ?? "unknown"
  }

  private func parent(of role: RoleName) -> String {
    shown(role.parent?.rawValue ?? RoleName.root.rawValue)
  }

  /// The command that signs a delegation again; none for the base roles. Notary's client reads the
  /// repository before it changes it, leaves out a delegation that does not hold, and ends at a base
  /// role that does not (notary 0.7: `fatal: targets expired`), whatever the command.
  func resign(_ role: RoleName) -> [String] {
    role.isDelegation
      ? NotaryCommandLine(context).lines("witness", context.gun, role.rawValue, "-p") : []
  }

  /// What is left to the owner where Notary's client does not come past a base role.
  func startAgain(_ lead: String = "") -> Remedy {
    let notary = NotaryCommandLine(context)
    return Remedy(
      lead
        + "Notary's client changes nothing in such a repository. The holder of the root key removes it and"
        + " starts it again with the same key (ROOT.key is its file in ~/.docker/trust/private), so"
        + " that pins stay right; then every tag and every delegation is signed anew",
      lines: notary.lines("delete", context.gun, "--remote")
        + notary.lines("init", context.gun, "--rootkey", "ROOT.key", "-p")
        + notary.lines("key", "rotate", context.gun, "snapshot", "-r"))
  }
}
