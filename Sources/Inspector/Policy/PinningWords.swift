public import NotaryCore
public import PolicyEditor

/// A root key that is to be pinned, as a screen tells it.
extension PinningPlan {
  /// The plan for a key of the root that a report shows; known are the trust roots of the
  /// configuration itself.
  ///
  /// - Throws: why it cannot be pinned.
  public init(
    of key: ExactText, in report: TrustReport, inValidator validator: Int, as trustRoot: String,
    of sections: PolicySections, under configuration: Configuration
  ) throws(YAMLEditRefusal) {
    let root = report.chain.rootKeys.first { $0.id == key }
    guard let info = root?.key?.subjectPublicKeyInfo else {
      throw .policy("the key cannot be read")
    }
    try self.init(
      of: PinnedKey(subjectPublicKeyInfo: info), inValidator: validator, as: trustRoot,
      of: sections, chain: report.chain, known: KnownKeys.keys(of: configuration))
  }

  /// The key as it is pinned; nil where it cannot be written.
  public var pinnedKey: PinnedKey? {
    new.subjectPublicKeyInfo.map { PinnedKey(subjectPublicKeyInfo: $0) }
  }

  /// What is typed to confirm a key that nothing links: the beginning of its ID.
  public var confirmation: String { String((new.canonicalID?.rawValue ?? "").prefix(8)) }

  /// What is to be known before the key is pinned.
  ///
  /// - Parameter signedRoot: whether the key really signed the root that is served.
  public func lines(signedRoot: Bool) -> [StyledLine] {
    var detail = DetailLines()
    detail.field("new key", PinningPlan.summary(of: new))
    detail.field(
      "old key", old.map(PinningPlan.summary) ?? Span("none: this is a new trust root", .dim))
    if !signedRoot { detail.field("signature", "this key did not sign this root", .bad) }
    for (index, line) in linkLines.enumerated() { detail.field(index == 0 ? "link" : "", line) }
    let names = rules.prefix(3).map { "\($0.index + 1) \($0.pattern ?? "")" }
    let more = rules.count > 3 ? " and \(rules.count - 3) more" : ""
    detail.field(
      "rules",
      rules.isEmpty
        ? Span("no rule uses it yet", .dim) : Span(names.joined(separator: ", ") + more))
    return detail.lines
  }

  private static func summary(of key: PublicKey) -> Span {
    Span("\(key.canonicalID?.rawValue.prefix(8) ?? "?")  \(key.summary)")
  }

  private var linkLines: [Span] {
    switch link {
    case .same: [Span("it is pinned already", .good)]
    case .pinnedKeySigned: [Span("the old key signed this root too: a rotation", .good)]
    case .rotated(let version):
      [Span("an unbroken chain of roots leads here from version \(version)", .good)]
    case .known(let keys): keys.prefix(3).map { Span($0.evidence.text, .good) }
    case .none:
      [
        Span("nothing links it to a key that is trusted here:", .bad),
        Span("compare its ID with what the publisher says", .bad),
      ]
    }
  }
}
