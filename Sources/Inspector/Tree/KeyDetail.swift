import NotaryCore

/// A key: its names, what it is, what it signed here, and where else it signs.
struct KeyDetail {
  let keyID: ExactText
  let role: RoleName
  let report: TrustReport

  private var judgement: RoleJudgement? { report.chain[role] }

  private var key: KeyJudgement? { judgement?.keys.first { $0.id == keyID } }

  var lines: [StyledLine] {
    var detail = DetailLines()
    signature(&detail)
    detail.field("key ID", keyID.text)
    if let key = key?.key {
      material(key, &detail)
      report.local?.trust.add(key, to: &detail)
      certificates(key, &detail)
      if let pem = key.pem {
        detail.heading(role == .root ? "public key, as served, not verified" : "public key")
        for line in pem.split(separator: "\n") { detail.text(String(line)) }
      }
    } else if key != nil {
      detail.text("The role lists this ID, but no key comes with it.", .warning)
    }
    return detail.lines
  }

  private func signature(_ detail: inout DetailLines) {
    let signatures = judgement?.signatures.filter { $0.keyID == keyID } ?? []
    if signatures.isEmpty { detail.field("signature", "did not sign \(role)", .dim) }
    for signature in signatures {
      detail.field(
        "signature", Span(StatusWord(signature).rawValue, StatusWord(signature).tone),
        Span("  \(signature.method.rawValue), \(signature.status.words)"))
    }
    if role == .root, let key {
      let isPinned = key.isPinned == true
      detail.field("pin", isPinned ? "pinned" : "not pinned", isPinned ? .good : .warning)
    }
    if let name = key?.name { detail.field("signer", name, .accent) }
  }

  private func material(_ key: PublicKey, _ detail: inout DetailLines) {
    if let canonical = key.canonicalID, ExactText(canonical.rawValue) != keyID {
      detail.field("canonical", canonical.rawValue)
    }
    detail.field("type", Span(key.type.rawValue), Span("  \(key.summary)", .dim))
    if let info = key.subjectPublicKeyInfo {
      detail.field("SPKI", "sha256 \(Hexadecimal.text(of: Digest.sha256(info)))")
    }
    let others = report.chain.roles.filter { other in
      other.keys.contains { $0.key?.canonicalID == key.canonicalID } && other.name != role
    }
    if key.canonicalID != nil, !others.isEmpty {
      detail.field("signs also", others.map(\.name.rawValue).joined(separator: ", "))
    }
  }

  private func certificates(_ key: PublicKey, _ detail: inout DetailLines) {
    for certificate in key.certificates {
      detail.heading(certificate.isCA ? "authority's certificate" : "certificate")
      detail.field("subject", certificate.subject)
      detail.field("issuer", certificate.issuer)
      detail.field("serial", certificate.serial)
      detail.field("from", DateWords.minute(certificate.notBefore))
      detail.date("until", certificate.notAfter, from: report.chain.moment)
      detail.field("signed by", certificate.signatureAlgorithm)
      if role == .root, !certificate.isCA {
        for problem in certificate.rootProblems(for: report.chain.gun, at: report.chain.moment) {
          detail.row(.fail, Span(problem.message))
        }
      }
    }
  }
}

/// A tag as one role signed it, beside what the others say.
struct TargetDetail {
  let name: ExactText
  let role: RoleName
  let report: TrustReport

  var lines: [StyledLine] {
    var detail = DetailLines()
    guard let judgement = report.chain[role],
      let target = judgement.signedTarget(named: name)
    else { return [] }
    detail.field("tag", name.text)
    detail.field("role", Span(role.rawValue), Span("  \(judgement.status.rawValue)", .dim))
    detail.field("digest", target.digestText ?? "no sha256")
    if let sha512 = target.meta.sha512 {
      detail.field("sha512", Hexadecimal.text(of: sha512))
    }
    detail.field("length", "\(target.length) bytes")
    listing(target, judgement, &detail)
    let others = report.chain.resolve(tag: name.text, digest: nil).filter { $0.role != role }
    guard !others.isEmpty else { return detail.lines }
    detail.heading("the same tag elsewhere")
    for other in others {
      let isSame = other.digest == target.digest
      detail.row(
        isSame ? .ok : .warn, Span("\(other.role)  "), Span(other.digestText ?? "no sha256", .dim))
      if !isSame { detail.note("another digest", .warning) }
    }
    return detail.lines
  }

  private func listing(
    _ target: SignedTarget, _ judgement: RoleJudgement, _ detail: inout DetailLines
  ) {
    let listed = report.chain.targets.first { $0.name == name }
    if judgement.status != .verified {
      detail.field("client", "does not take it, because \(role) is not verified", .warning)
    } else if listed == target {
      detail.field("client", "lists this one", .good)
    } else if let listed {
      detail.field("client", "lists that of \(listed.role), which comes first", .warning)
    } else {
      detail.field("client", "lists no tags of this repository", .warning)
    }
  }
}

/// An older root and its link to the next.
struct OldRootDetail {
  let old: OldRoot
  let moment: Instant

  var lines: [StyledLine] {
    var detail = DetailLines()
    detail.field("version", String(old.version))
    if let expires = old.document.content?.header.expires {
      detail.date("expires", expires, from: moment)
    }
    detail.field("source", old.document.answer.origin)
    let needed = old.threshold.map { String($0) } ?? "?"
    func signatures(_ count: Int?) -> String { count.map { "\($0) of \(needed)" } ?? "unknown" }
    detail.field("own", "\(signatures(old.ownSignatures)) of its keys signed it")
    detail.field("next", "\(signatures(old.signaturesOnNext)) of its keys signed the next root")
    detail.heading("root keys")
    for id in old.keyIDs {
      let key = old.document.root?.keys[id]
      detail.row(.none, Span("\(id.text.prefix(8))… "), Span(key?.type.rawValue ?? "no key"))
    }
    return detail.lines
  }
}
