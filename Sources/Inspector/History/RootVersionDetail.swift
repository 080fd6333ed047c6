import NotaryCore

/// One version of root: what changed, who signed it, whether it follows.
struct RootVersionDetail {
  let version: RootVersion
  let newest: Int?
  let moment: Instant

  private var isNewest: Bool { version.way == .isNewest }

  private var ownCount: (valid: Int, threshold: Int)? {
    guard let root = version[.root] else { return nil }
    let valid = Set(version.signatures.filter { $0.isOwn && $0.status == .valid }.map(\.keyID))
    return (valid.count, root.threshold)
  }

  /// Whether enough of its own keys signed it; nil where that cannot be said.
  private var isSigned: Bool? { ownCount.map { $0.threshold > 0 && $0.valid >= $0.threshold } }

  var status: StatusWord {
    if version.document.root == nil || version.step?.isBroken == true || isSigned == false {
      return .fail
    }
    if !version.conflicts.isEmpty || version.stated != version.number { return .warn }
    return version.step?.isAdjacent == false ? .none : .ok
  }

  // MARK: The line

  var facts: [Span] {
    guard version.document.root != nil else {
      let problem = version.document.problems.first { !$0.isNotice }
      return [Span(problem?.message ?? "cannot be read", .bad)]
    }
    var facts: [Span] = []
    if isNewest { facts.append(Span("newest", .accent)) }
    if !version.isServed { facts.append(Span("cached only", .warning)) }
    if !version.conflicts.isEmpty { facts.append(Span("another copy differs", .warning)) }
    facts += changeFacts
    if let expires = version.expires {
      facts.append(Span("until \(DateWords.day(expires))", .dim))
    }
    return facts
  }

  private var changeFacts: [Span] {
    guard let step = version.step else { return [Span("the first that is known", .dim)] }
    guard !step.changes.isEmpty else { return [Span("no keys changed", .dim)] }
    let rotates = step.rotatesRoot
    return [Span(step.changes.map(\.short).joined(separator: ", "), rotates ? .accent : .plain)]
  }

  var copies: [FactRow.Copy] {
    var copies = [FactRow.Copy("version", "\(version.number)")]
    copies += version[.root]?.keys.map { FactRow.Copy("root key ID", $0.id.text) } ?? []
    if let origin = version.origins.first { copies.append(FactRow.Copy("source", origin)) }
    if let bytes = version.document.answer.bytes {
      copies.append(FactRow.Copy("document", String(decoding: bytes, as: UTF8.self)))
    }
    return copies
  }

  // MARK: The details

  var lines: [StyledLine] {
    var detail = DetailLines()
    if let stated = version.stated, stated != version.number {
      detail.field("says", "version \(stated), but it is kept as \(version.number)", .warning)
    }
    if let expires = version.expires { detail.date("expires", expires, from: moment) }
    for origin in version.origins { detail.field("source", origin) }
    for origin in version.conflicts { detail.field("differs", origin, .warning) }
    for problem in version.document.problems {
      detail.row(problem.isNotice ? .warn : .fail, Span(problem.message))
    }
    signatures(&detail)
    if let step = version.step {
      changes(step, &detail)
      judgement(step, &detail)
    } else {
      keys(&detail)
    }
    if !isNewest {
      detail.heading("from here to the newest")
      detail.row(version.way.status, Span(version.way.message))
    }
    return detail.lines
  }

  private func signatures(_ detail: inout DetailLines) {
    let needed = ownCount.map { "  \($0.valid) of its own keys, \($0.threshold) required" } ?? ""
    detail.heading("signed by\(needed)")
    if version.signatures.isEmpty { detail.row(.fail, Span("nobody")) }
    for signature in version.signatures {
      detail.row(
        StatusWord(signature), Span("\(signature.keyID.text.prefix(8))… "),
        Span(owner(of: signature), .dim))
      if signature.status != .valid {
        detail.note(signature.status.words, StatusWord(signature).tone)
      }
    }
  }

  private func owner(of signature: RootSignature) -> String {
    let before = version.step.map { "v\($0.from)" } ?? "the version before"
    switch (signature.isOwn, signature.isEarlier) {
    case (true, true): return "root key here and in \(before)"
    case (true, false): return "root key here"
    case (false, true): return "root key of \(before) only"
    case (false, false): return "no root key of this version or the one before"
    }
  }

  private func changes(_ step: RootStep, _ detail: inout DetailLines) {
    let between = step.isAdjacent ? "" : " (versions between are not known)"
    detail.heading("changed since v\(step.from)\(between)")
    if step.changes.isEmpty { detail.text(" no keys and no thresholds", .dim) }
    for change in step.changes {
      for key in change.added { self.key(key, "added", .good, of: change.role, &detail) }
      for key in change.removed { self.key(key, "removed", .warning, of: change.role, &detail) }
      if change.thresholdBefore != change.thresholdAfter {
        detail.field(
          change.role.rawValue,
          "threshold \(change.thresholdAfter), before \(change.thresholdBefore)", .accent)
      }
    }
  }

  private func keys(_ detail: inout DetailLines) {
    detail.heading("its keys")
    for role in version.roles {
      for key in role.keys { self.key(key, "", .plain, of: role.name, &detail) }
    }
  }

  private func key(
    _ key: RootRoleKey, _ word: String, _ tone: Tone, of role: RoleName,
    _ detail: inout DetailLines
  ) {
    let change = word.isEmpty ? "" : "\(word)  "
    detail.field(
      role.rawValue, Span(change, tone), Span(key.key?.type.rawValue ?? "no key comes with it"))
    detail.whole(key.id.text)
    guard let material = key.key else { return }
    if let canonical = material.canonicalID, ExactText(canonical.rawValue) != key.id {
      detail.field("", "canonical", .dim)
      detail.whole(canonical.rawValue)
    }
    if let certificate = material.certificate {
      let dates = [certificate.notBefore, certificate.notAfter].map { DateWords.day($0) }
      detail.field("", "\(certificate.subject), \(dates.joined(separator: " to "))", .dim)
    }
  }

  private func judgement(_ step: RootStep, _ detail: inout DetailLines) {
    detail.heading("the step from v\(step.from)")
    if let breaches = step.breaches {
      if breaches.isEmpty {
        detail.row(.ok, Span("holds by the rule of TUF"))
      } else {
        for breach in breaches { detail.row(.fail, Span("TUF: \(breach.message)")) }
      }
    } else {
      detail.row(.none, Span("TUF: not to be judged without the versions between"))
    }
    if let refusal = step.refusal {
      detail.row(
        step.isAdjacent ? .fail : .none, Span("the Notary client refuses it: \(refusal.message)"))
    } else {
      detail.row(.ok, Span("the Notary client takes it"))
    }
  }
}

extension StatusWord {
  fileprivate init(_ signature: RootSignature) {
    switch signature.status {
    case .valid: self = .ok
    case .invalid, .wrongKeyID, .malformed, .unsupported: self = .fail
    case .unknownKey, .notOfRole, .unpinned, .duplicate: self = .warn
    case .unchecked: self = .none
    }
  }
}
