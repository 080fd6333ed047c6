/// Compares the cached documents of a repository with those of a source, role by role.
struct CacheJudge {
  private let cached: TrustDocuments
  private let served: TrustDocuments
  /// The cached documents, as far as they hold among themselves.
  private let chain: ChainOfTrust
  private let succession: RootSuccession
  /// How the cached root is related to that of the source.
  private let root: (state: CachedRole.State, way: RootWay?)

  init(
    cached: TrustDocuments, served: TrustDocuments, moment: Instant, verifier: SignatureVerifier
  ) {
    self.cached = cached
    self.served = served
    chain = ChainOfTrust(cached, at: moment, verifier: verifier)
    succession = RootSuccession(gun: served.gun, moment: moment, verifier: verifier)
    root = Self.root(cached, served, succession, moment, verifier)
  }

  var roles: [CachedRole] {
    let delegations = Set(cached.documents.keys).union(served.documents.keys)
      .filter { !$0.isBase && (isThere($0, in: cached) || isThere($0, in: served)) }
    return (RoleName.base + delegations.sorted()).map(role)
  }

  private func isThere(_ name: RoleName, in documents: TrustDocuments) -> Bool {
    documents[name]?.answer.bytes != nil
  }

  private func role(_ name: RoleName) -> CachedRole {
    let document = cached[name]
    let isCached = isThere(name, in: cached)
    return CachedRole(
      name: name, state: name == .root ? root.state : state(of: name),
      cachedVersion: document?.content?.header.version,
      servedVersion: served[name]?.content?.header.version,
      origin: isCached ? document?.answer.origin : nil, isGenuine: isGenuine(name),
      way: name == .root ? root.way : nil)
  }

  private func isGenuine(_ name: RoleName) -> Bool? {
    guard let role = chain[name], role.document?.content != nil, let valid = role.validSignatures,
      let threshold = role.threshold
    else { return nil }
    return threshold > 0 && valid >= threshold
  }

  /// Whether the versions of both count under one root.
  private var isOneLine: Bool {
    switch root.state {
    case .same, .older, .rolledBack, .different: true
    default: false
    }
  }

  private func state(of name: RoleName) -> CachedRole.State {
    if let state = Self.simpleState(cached[name], served[name]) { return state }
    let (mine, theirs) = (
      cached[name]?.content?.header.version ?? 0, served[name]?.content?.header.version ?? 0
    )
    if mine < theirs { return .older }
    if mine == theirs { return .different }
    return isOneLine && isGenuine(name) == true ? .rolledBack : .newer
  }

  /// The state where no version has to be looked at; nil where both documents can be read and differ.
  private static func simpleState(
    _ cached: TrustDocument?, _ served: TrustDocument?
  ) -> CachedRole.State? {
    guard let cached, let bytes = cached.answer.bytes else {
      guard let cached, cached.answer.outcome != .missing else { return .notCached }
      return .unreadable
    }
    switch served?.answer.outcome {
    case .document(let other)?:
      if other == bytes { return .same }
      guard let content = cached.content else { return .unreadable }
      // A document that was only signed anew says the same.
      if content == served?.content { return .same }
      return served?.content == nil ? .unknown : nil
    case .missing?: return .notServed
    case .failed?, .tooLarge?, nil: return .unknown
    }
  }

  private static func root(
    _ cached: TrustDocuments, _ served: TrustDocuments, _ succession: RootSuccession,
    _ moment: Instant, _ verifier: SignatureVerifier
  ) -> (CachedRole.State, RootWay?) {
    if let state = simpleState(cached[.root], served[.root]) { return (state, nil) }
    guard let mine = cached[.root], let theirs = served[.root], let own = mine.root,
      let other = theirs.root
    else { return (.unreadable, nil) }
    let (before, now) = (own.header.version ?? 0, other.header.version ?? 0)
    if before > now {
      // What was seen follows from what is served: the source went back.
      let refusal = succession.refusal(
        of: mine, after: other, minimumVersion: now, mayBeExpired: true)
      return (refusal == nil ? .rolledBack : .otherRoot, nil)
    }
    var documents = RootDocuments(served)
    documents.cached = [(nil, mine)]
    guard before < now else {
      let refusal = succession.refusal(
        of: theirs, after: own, minimumVersion: now, mayBeExpired: true)
      return (refusal == nil ? .different : .otherRoot, refusal.map { .refused(at: now, $0) })
    }
    documents.versions[before] = nil
    let way = RootHistory(documents, at: moment, verifier: verifier)[before]?.way ?? .unknown
    switch way {
    case .directly, .stepByStep, .isNewest: return (.older, way)
    case .refused, .missing, .unknown: return (.otherRoot, way)
    }
  }
}
