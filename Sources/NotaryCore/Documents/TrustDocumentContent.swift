/// What every signed document has (notary 0.7, `data.SignedCommon`).
public struct DocumentHeader: Hashable, Sendable {
  /// `_type`; empty where it is missing, as Go reads it.
  public var type = ""
  /// Nil where it is missing or null, which Notary takes for year 1.
  public var expires: Instant?
  /// Nil where it is missing or null, which Notary takes for 0.
  public var version: Int?

  public init() {}
}

/// Which keys may sign for a role, and how many must (notary 0.7, `data.RootRole`).
public struct RoleSpecification: Hashable, Sendable {
  public var keyIDs: [ExactText] = []
  public var threshold = 0

  public init() {}

  /// Each key ID once, in the order of the document: a key that is listed twice is still one key.
  var distinctKeyIDs: [ExactText] {
    guard keyIDs.count > 1 else { return keyIDs }
    var seen: Set<ExactText> = []
    return keyIDs.filter { seen.insert($0).inserted }
  }
}

/// A role to which targets or a delegation delegates (notary 0.7, `data.Role`).
public struct DelegationSpecification: Hashable, Sendable {
  public var name = RoleName("")
  public var specification = RoleSpecification()
  /// Prefixes of the names that the role may sign; none means that it may sign nothing.
  public var paths: [ExactText] = []

  public init() {}
}

/// `root.json`: the keys of all base roles.
public struct RootContent: Hashable, Sendable {
  public var header = DocumentHeader()
  public var keys: [ExactText: PublicKey] = [:]
  public var roles: [ExactText: RoleSpecification] = [:]

  public init() {}
}

/// `timestamp.json` and `snapshot.json`: what is said about other files.
public struct MetaContent: Hashable, Sendable {
  public var header = DocumentHeader()
  public var meta: [ExactText: FileMeta] = [:]

  public init() {}
}

/// `targets.json` and the delegations: tags and further delegations.
public struct TargetsContent: Hashable, Sendable {
  public var header = DocumentHeader()
  public var targets: [ExactText: FileMeta] = [:]
  public var delegationKeys: [ExactText: PublicKey] = [:]
  /// Nil stands for an entry that is null, on which the Notary client crashes.
  public var delegations: [DelegationSpecification?] = []

  public init() {}
}

/// The signed part of a document, by its role.
public enum DocumentContent: Hashable, Sendable {
  case root(RootContent)
  case timestamp(MetaContent)
  case snapshot(MetaContent)
  case targets(TargetsContent)

  public var header: DocumentHeader {
    switch self {
    case .root(let content): content.header
    case .timestamp(let content), .snapshot(let content): content.header
    case .targets(let content): content.header
    }
  }
}

/// A signature as a document lists it (notary 0.7, `data.Signature`).
public struct DocumentSignature: Hashable, Sendable {
  public var keyID = ExactText("")
  /// In lower case, as Notary compares it.
  public var method = SignatureMethod(rawValue: "")
  public var bytes: [UInt8] = []
  /// The signature's base64 or type is wrong; ``bytes`` is empty then.
  public var isMalformed = false

  public init() {}
}
