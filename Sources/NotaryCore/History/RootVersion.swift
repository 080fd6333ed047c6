/// One version of root in a history: what it says, who signed it, and how it follows from the one
/// before.
public struct RootVersion: Sendable {
  /// The number under which it is served or kept.
  public let number: Int
  public let document: TrustDocument
  /// Where copies of it are: the one that is shown first, then those with the same bytes.
  public let origins: [String]
  /// Whether the source serves it; otherwise only a cache on this machine has it.
  public let isServed: Bool
  /// Where a document with this number and other bytes is.
  public let conflicts: [String]
  /// Root, timestamp, snapshot, targets with their keys; empty where it cannot be read.
  public let roles: [RootRole]
  /// Its signatures in their order, by its own keys or those of the version before.
  public let signatures: [RootSignature]
  /// What changed since the nearest earlier version that is known; nil for the first one.
  public internal(set) var step: RootStep?
  /// How a client that has this version cached comes to the newest one.
  public internal(set) var way: RootWay

  /// The version that the document itself says.
  public var stated: Int? { document.content?.header.version }
  public var expires: Instant? { document.content?.header.expires }

  public subscript(role: RoleName) -> RootRole? { roles.first { $0.name == role } }
}

/// A base role as a version of root describes it.
public struct RootRole: Hashable, Sendable {
  public let name: RoleName
  public let threshold: Int
  public let keys: [RootRoleKey]
}

/// A key that a version of root lists for a role.
public struct RootRoleKey: Hashable, Sendable {
  /// The ID as root names it.
  public let id: ExactText
  /// Nil where root lists an ID without a key.
  public let key: PublicKey?
}

/// A signature of a version of root.
public struct RootSignature: Hashable, Sendable {
  public let keyID: ExactText
  public let method: SignatureMethod
  /// As the version's own keys judge it, or else those of the version before.
  public let status: SignatureJudgement.Status
  /// Whether the key is one of the version's own root keys.
  public let isOwn: Bool
  /// Whether it is a root key of the version before, as far as one is known.
  public let isEarlier: Bool
}

/// What a version of root changed, and whether it follows from the earlier one.
public struct RootStep: Sendable {
  /// How many keys signed of how many that must.
  public struct Count: Hashable, Sendable {
    public let valid: Int
    public let threshold: Int

    public init(valid: Int, threshold: Int) {
      self.valid = valid
      self.threshold = threshold
    }

    public var isEnough: Bool { threshold > 0 && valid >= threshold }
  }

  /// What breaks the rule of TUF.
  public enum Breach: Hashable, Sendable {
    /// One of the two documents cannot be read.
    case unreadable
    case earlierKeys(Count)
    case ownKeys(Count)
    /// The version is not the one after the earlier one's.
    case version(found: Int, expected: Int)
  }

  public let from: Int
  public let to: Int
  /// The roles of which something changed, in the order of root.
  public let changes: [RoleChange]
  /// The signatures by keys of the earlier version; nil where one cannot be read.
  public let byEarlierKeys: Count?
  /// The signatures by its own keys; nil where it cannot be read.
  public let byOwnKeys: Count?
  /// What is wrong with the step by the rule of TUF (specification 1.0, 5.3): signed by enough keys of
  /// the version before and by enough of its own, and the version one higher. Nil where a version
  /// between is not known, so that the rule cannot be applied.
  public let breaches: [Breach]?
  /// Why the Notary client would not take it on top of the earlier version; nil where it would.
  public let refusal: RootRefusal?

  /// Whether no version lies between.
  public var isAdjacent: Bool { to == from + 1 }
}

/// What changed of a role from one root to the next.
public struct RoleChange: Hashable, Sendable {
  public let role: RoleName
  public let added: [RootRoleKey]
  public let removed: [RootRoleKey]
  public let thresholdBefore: Int
  public let thresholdAfter: Int
}

/// How a client with a version in its cache comes to the newest root (notary 0.7,
/// `client.updateRoot`): the newest one is tried first, and only where the cached root's keys did not
/// sign it, every version between.
public enum RootWay: Hashable, Sendable {
  case isNewest
  case directly
  case stepByStep
  /// It stops at a version.
  case refused(at: Int, RootRefusal)
  /// A version between is not to be had from the source.
  case missing(Int)
  /// This version, or the newest one, cannot be read.
  case unknown
}
