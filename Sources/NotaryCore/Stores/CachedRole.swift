/// One role in a client's cache beside the same role of a source.
public struct CachedRole: Sendable {
  public enum State: String, Hashable, Sendable {
    /// The same content, whoever signed it.
    case same
    /// The cached document is older than that of the source; for root: the source's follows from it.
    case older
    /// The source serves an older document than one that was seen before, signed under the same root:
    /// an attack, or a restored backup.
    case rolledBack = "rolled-back"
    /// The cached document has a higher version, but under another root, or without the signatures
    /// that it needs: versions do not compare.
    case newer
    /// The same version with another content.
    case different
    /// For root: no rotation that is known leads from the cached one to that of the source.
    case otherRoot = "other-root"
    /// The cached document cannot be read.
    case unreadable
    /// The source says that it has none.
    case notServed = "not-served"
    /// The source gave no answer.
    case unknown
    /// There is none in the cache.
    case notCached = "not-cached"
  }

  public let name: RoleName
  public let state: State
  public let cachedVersion: Int?
  public let servedVersion: Int?
  /// The path of the cached document; nil where there is none.
  public let origin: String?
  /// Whether enough keys of the cache's own root, or targets, signed the cached document; nil where
  /// that cannot be said.
  public let isGenuine: Bool?
  /// For root: how a client with the cached one comes to that of the source.
  public let way: RootWay?
}

/// What one store says beside a source.
public struct StoreComparison: Sendable {
  public let path: String
  /// Whether the store has seen the repository.
  public let isCached: Bool
  /// Root, timestamp, snapshot, targets, then delegations; empty where nothing is cached.
  public let roles: [CachedRole]
  public let keys: StoredKeys

  public subscript(role: RoleName) -> CachedRole? { roles.first { $0.name == role } }

  /// - Parameters:
  ///   - served: the documents of the source.
  ///   - moment: the clock by which certificates of root are judged.
  public init(
    _ contents: StoreContents, beside served: TrustDocuments, at moment: Instant,
    verifier: SignatureVerifier = SignatureVerifier()
  ) {
    path = contents.path
    keys = contents.keys
    isCached = contents.documents != nil
    roles =
      contents.documents.map { cached in
        CacheJudge(cached: cached, served: served, moment: moment, verifier: verifier).roles
      } ?? []
  }
}

/// Every store of this machine beside a source.
public struct LocalTrust: Sendable {
  public let stores: [StoreComparison]
  private let held: [KeyID: [StoredKey]]

  public init(_ stores: [StoreComparison]) {
    self.stores = stores
    held = Dictionary(grouping: stores.flatMap(\.keys.keys), by: \.id)
  }

  /// The private halves of a key that lie in the stores, by their files' names.
  public func holdings(of key: PublicKey) -> [StoredKey] {
    key.canonicalID.flatMap { held[$0] } ?? []
  }

  /// Reads stores and compares them.
  public static func reading(
    _ stores: [TrustStore], beside served: TrustDocuments, at moment: Instant,
    verifier: SignatureVerifier = SignatureVerifier()
  ) async -> LocalTrust {
    var comparisons: [StoreComparison] = []
    for store in stores {
      comparisons.append(
        StoreComparison(
          await store.contents(for: served.gun), beside: served, at: moment, verifier: verifier))
    }
    return LocalTrust(comparisons)
  }
}
