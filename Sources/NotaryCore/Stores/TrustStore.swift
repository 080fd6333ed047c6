/// A folder in which Docker or the Notary client keeps what it trusts: trust data that it has seen in
/// `tuf/`, private keys in `private/` (`~/.docker/trust`, `~/.notary`).
public struct TrustStore: Sendable {
  /// The store cannot be read.
  public enum Failure: Error, Hashable, Sendable {
    case missing(path: String)
  }

  public let path: String

  /// - Parameter path: a folder that exists.
  public init(path: String) throws(Failure) {
    guard RegularFile.isFolder(path) else { throw .missing(path: path) }
    self.path = path
  }

  /// The trust data that was seen; nil where there is no `tuf/`.
  public var cache: FolderSource? { try? FolderSource(path: "\(path)/tuf") }

  /// Reads what it holds of a repository, and which private keys.
  public func contents(for gun: GUN) async -> StoreContents {
    var documents: TrustDocuments?
    if let cache {
      let loaded = await TrustLoader(source: cache, gun: gun).load()
      let isThere = loaded.documents.values.contains { $0.answer.outcome != .missing }
      documents = isThere ? loaded : nil
    }
    return StoreContents(path: path, documents: documents, keys: PrivateKeyFolder(path).keys())
  }
}

/// What a store holds.
public struct StoreContents: Sendable {
  public let path: String
  /// The cached trust data of one repository; nil where there is none.
  public let documents: TrustDocuments?
  public let keys: StoredKeys

  public init(path: String, documents: TrustDocuments?, keys: StoredKeys) {
    self.path = path
    self.documents = documents
    self.keys = keys
  }
}

/// The private keys of a store.
public struct StoredKeys: Sendable {
  /// Sorted by their IDs.
  public internal(set) var keys: [StoredKey] = []
  /// What looks like a key and was not read, and why.
  public internal(set) var passedOver: [PassedOver] = []
  /// There is more than was looked at.
  public internal(set) var isCut = false

  public init(_ keys: [StoredKey] = []) { self.keys = keys }

  public struct PassedOver: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
      case symbolicLink
      case notRegular
      /// The name is none that a key's file has.
      case name
      /// No PEM block of a private key begins it.
      case notAPrivateKey
      /// Folders nest deeper than any client makes them.
      case tooDeep
      case unreadable(detail: String)
    }

    public let path: String
    public let reason: Reason
  }
}

/// A private key in a store, as its file's name and the headers of its PEM block tell it. The key
/// itself is never read.
public struct StoredKey: Hashable, Sendable {
  /// The canonical ID, from the file's name.
  public let id: KeyID
  /// The role that the headers, or the name of an old file, tell.
  public let role: RoleName?
  /// The repository; nil for keys of root, which serve several, and for those of signers.
  public let gun: GUN?
  /// Whether a passphrase protects it.
  public let isEncrypted: Bool
  public let path: String

  public init(id: KeyID, role: RoleName?, gun: GUN?, isEncrypted: Bool, path: String) {
    self.id = id
    self.role = role
    self.gun = gun
    self.isEncrypted = isEncrypted
    self.path = path
  }
}
