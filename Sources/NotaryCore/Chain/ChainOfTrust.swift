/// What the documents of a repository prove: a pure function of the documents, the pinned keys and a
/// time.
///
/// The verdict is that of the Notary 0.7 client with an empty cache, or stricter where the client
/// accepts what no signature covers. Where the client stops at the first fault, this goes on, so
/// that every role, signature, digest and date is judged; but nothing is called verified that rests
/// on something that is not.
public struct ChainOfTrust: Sendable {
  public enum Status: String, Sendable {
    /// It holds under a pin.
    case verified
    /// Everything holds, relative to a root that nobody vouched for.
    case unpinned
    /// The client would fail.
    case broken
    /// The source gave no answer about a base role.
    case unavailable
    /// Documents are still coming.
    case pending
  }

  public let gun: GUN
  public let moment: Instant
  public let pins: TrustPins
  public let status: Status
  /// Root, timestamp, snapshot, targets, then delegations depth first, names sorted.
  public let roles: [RoleJudgement]
  /// What the client lists; empty unless it would.
  public let targets: [SignedTarget]
  /// Every key of the root role, in root's order.
  public let rootKeys: [RootKey]
  /// Root documents of earlier versions, newest first.
  public let oldRoots: [OldRoot]

  public init(
    _ documents: TrustDocuments, pins: TrustPins = .none, at moment: Instant,
    verifier: SignatureVerifier = SignatureVerifier()
  ) {
    var builder = ChainBuilder(documents, pins: pins, at: moment, verifier: verifier)
    builder.judge()
    gun = documents.gun
    self.moment = moment
    self.pins = pins
    roles = builder.roles
    status = builder.status
    targets = TargetListing(builder.roles, isUsable: builder.status.isUsable).targets
    rootKeys = RootKey.all(of: builder.roles.first)
    oldRoots = OldRoot.all(of: documents, verifier: verifier)
  }

  public subscript(role: RoleName) -> RoleJudgement? { roles.first { $0.name == role } }

  /// Every verified role that may sign a tag and has it, shadowed ones too; with a digest beside
  /// the tag, only those that agree, and without a tag, every target with that digest.
  ///
  /// - Parameter digest: the bytes of a SHA-256.
  public func resolve(tag: String?, digest: [UInt8]?) -> [SignedTarget] {
    roles.filter { $0.status == .verified }.flatMap { role -> [SignedTarget] in
      let candidates =
        tag.map { role.signedTarget(named: ExactText($0)).map { [$0] } ?? [] } ?? role.signedTargets
      return candidates.filter { digest == nil || $0.digest == digest }
    }
  }
}

extension ChainOfTrust.Status {
  /// Whether the client would list targets.
  var isUsable: Bool { self == .verified || self == .unpinned }
}

/// A tag and what a role signed for it.
public struct SignedTarget: Hashable, Sendable {
  public let name: ExactText
  public let role: RoleName
  /// What is signed as the SHA-256 of the manifest, which may have a wrong length; nil where there
  /// is none.
  public let digest: [UInt8]?
  public let meta: FileMeta

  /// The size of the manifest in bytes.
  public var length: Int { meta.length }

  init(name: ExactText, role: RoleName, meta: FileMeta) {
    self.name = name
    self.role = role
    self.meta = meta
    digest = meta.sha256
  }
}

extension RoleJudgement {
  /// The targets of this document that the role may sign, names sorted. Whether they count depends
  /// on ``status``.
  public var signedTargets: [SignedTarget] {
    (document?.targets?.targets ?? [:]).keys.sorted().compactMap { signedTarget(named: $0) }
  }

  /// How many ``signedTargets`` there are.
  public var signedTargetCount: Int {
    document?.targets?.targets.keys.count { maySign($0) } ?? 0
  }

  /// The target of a name, if it is in this document and the role may sign it.
  public func signedTarget(named target: ExactText) -> SignedTarget? {
    guard maySign(target), let meta = document?.targets?.targets[target] else { return nil }
    return SignedTarget(name: target, role: name, meta: meta)
  }
}

/// A key of the root role.
public struct RootKey: Hashable, Sendable {
  /// The ID as root names it.
  public let id: ExactText
  /// Nil where root lists an ID without a key.
  public let key: PublicKey?
  /// Whether a pin matches it; nil where there is no pin.
  public let isPinned: Bool?
  /// Whether it really signed this root.
  public let signedRoot: Bool

  static func all(of root: RoleJudgement?) -> [RootKey] {
    guard let root else { return [] }
    let signers = Set(root.signatures.lazy.filter(\.isGenuine).map(\.keyID))
    return root.keys.map { key in
      RootKey(
        id: key.id, key: key.key, isPinned: key.isPinned, signedRoot: signers.contains(key.id))
    }
  }
}
