/// What is known of one role: the facts, and what they come to.
public struct RoleJudgement: Sendable {
  public enum Status: String, Sendable {
    /// It holds, and everything that it rests on.
    case verified
    /// It does not hold.
    case broken
    /// There is no document.
    case missing
    /// Nothing is wrong with it, but what it rests on does not hold or is not known.
    case unchecked
    /// Its document has not come yet.
    case pending
  }

  public let name: RoleName
  /// The role that says whose signatures count; nil for root.
  public let parent: RoleName?
  public internal(set) var status = Status.pending
  public internal(set) var problems: [TrustProblem] = []
  /// The document, where a source was asked for it.
  public let document: TrustDocument?
  public internal(set) var version: Int?
  public internal(set) var expires: Instant?
  /// How many keys must sign; nil where the parent cannot be read.
  public internal(set) var threshold: Int?
  /// How many distinct keys did sign and count; nil where that cannot be said.
  public internal(set) var validSignatures: Int?
  /// The keys that may sign, in the order of the parent.
  public internal(set) var keys: [KeyJudgement] = []
  /// The signatures in the order of the document.
  public internal(set) var signatures: [SignatureJudgement] = []
  /// The digests by which the parent knows the document.
  public internal(set) var hashes: [HashJudgement] = []
  public internal(set) var length = LengthJudgement()
  /// For targets and delegations: the prefixes of what may be signed here, after those of all
  /// parents. `[""]` is everything.
  public internal(set) var paths: [ExactText] = [] {
    didSet { prefixes = PathPrefixes(paths) }
  }
  private var prefixes = PathPrefixes([])

  init(name: RoleName, parent: RoleName?, document: TrustDocument?) {
    self.name = name
    self.parent = parent
    self.document = document
    version = document?.content?.header.version
    expires = document?.content?.header.expires
    length.actual = document?.answer.bytes?.count
  }

  /// Whether this role may sign a name.
  public func maySign(_ target: ExactText) -> Bool { prefixes.allow(target) }
}

/// A key that may sign for a role.
public struct KeyJudgement: Hashable, Sendable {
  /// The ID as the parent lists it.
  public let id: ExactText
  /// The key; nil where the parent lists an ID without a key.
  public let key: PublicKey?
  /// The signer's name, where a delegation gives the key one.
  public internal(set) var name: String?
  /// For a key of root: whether a pin matches it. Nil where there is no pin.
  public internal(set) var isPinned: Bool?

  init(id: ExactText, key: PublicKey?) {
    self.id = id
    self.key = key
  }
}

/// One signature of a document and what came of checking it.
public struct SignatureJudgement: Hashable, Sendable {
  public enum Status: String, Sendable {
    case valid
    /// Does not match this content.
    case invalid
    /// No document of the repository has a key of that ID.
    case unknownKey = "unknown-key"
    /// The key may not sign for this role.
    case notOfRole = "not-of-role"
    /// The key's ID is not the digest of the key.
    case wrongKeyID = "wrong-key-id"
    /// Valid, by a root key that no pin matches.
    case unpinned
    /// The method or the key is none that Notary can check.
    case unsupported
    /// The signature cannot be read, or has a length that no signature of this key has.
    case malformed
    /// Valid, but the key counts already.
    case duplicate
    /// Could not be checked, because the parent or the content cannot be read.
    case unchecked
  }

  public let keyID: ExactText
  public let method: SignatureMethod
  public let status: Status
  /// The signer's name, where a delegation gives the key one.
  public internal(set) var name: String?

  init(_ signature: DocumentSignature, _ status: Status) {
    keyID = signature.keyID
    method = signature.method
    self.status = status
  }

  /// Whether the key really made this signature, counted or not.
  public var isGenuine: Bool {
    switch status {
    case .valid, .unpinned, .duplicate: true
    default: false
    }
  }
}

/// A digest by which a parent knows a document.
public struct HashJudgement: Hashable, Sendable {
  public enum Status: String, Sendable {
    case match, mismatch
    /// The parent lists none of this algorithm.
    case absent
  }

  /// `sha256` or `sha512`.
  public let algorithm: String
  public let status: Status
  /// What the parent lists.
  public let expected: [UInt8]?
  /// That of the document.
  public let actual: [UInt8]
}

/// Sizes in bytes; nil where not known.
public struct LengthJudgement: Hashable, Sendable {
  /// What the parent lists; nil also for no limit (-1).
  public internal(set) var expected: Int?
  public internal(set) var actual: Int?
}

extension RoleJudgement {
  /// Whether the Notary client leaves this delegation out and goes on with the rest: it is expired or
  /// below its threshold, and nothing else is wrong with it.
  public var isLeftOut: Bool {
    name.isDelegation && status == .broken && problems.allSatisfy(\.leavesDelegationOut)
  }
}
