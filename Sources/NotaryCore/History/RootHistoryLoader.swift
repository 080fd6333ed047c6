/// Fetches the versions of root that a source and caches on this machine still have.
public struct RootHistoryLoader: Sendable {
  /// How many versions below the newest one are asked for: repositories have a few, and a stranger
  /// chooses the number.
  public static let versionLimit = 200
  /// The most bytes of one old root.
  static let documentLimit = TrustLoader.shownOnlyLimit

  /// How far the work is.
  public struct Progress: Hashable, Sendable {
    public let settled: Int
    public let asked: Int
  }

  private let source: any TrustSource
  private let gun: GUN
  private let caches: [any TrustSource]

  /// - Parameter caches: folders of clients on this machine, such as `~/.docker/trust/tuf`.
  public init(source: any TrustSource, gun: GUN, caches: [any TrustSource] = []) {
    self.source = source.opened(for: gun)
    self.gun = gun
    self.caches = caches.map { $0.opened(for: gun) }
  }

  /// Fetches what is not yet known.
  ///
  /// - Parameters:
  ///   - documents: what was fetched of the repository before; nil to ask for root itself too.
  ///   - progress: called whenever a version was answered.
  /// - Returns: what there is; where the task was cancelled, with failures in place of documents.
  public func load(
    _ documents: TrustDocuments? = nil,
    progress: @Sendable (RootDocuments, Progress) async -> Void = { _, _ in }
  ) async -> RootDocuments {
    var roots = documents.map { RootDocuments($0) } ?? RootDocuments(gun: gun)
    if documents == nil {
      let answer = await source.answer(TrustRequest(gun: gun, role: .root))
      roots.current = TrustDocument(role: .root, answer: answer)
    }
    guard let newest = roots.newest else {
      await readCaches(below: 1, into: &roots)
      return roots
    }
    await readCaches(below: newest, into: &roots)
    let wanted = requests(below: newest).filter { request in
      request.rootVersion.map { roots.versions[$0] == nil } ?? false
    }
    roots.asked = wanted.isEmpty ? nil : max(1, newest - Self.versionLimit)...(newest - 1)
    await progress(roots, Progress(settled: 0, asked: wanted.count))
    var budget = LoadBudget()
    var settled = 0
    await DocumentFetcher(source: source).fetch(wanted, within: &budget) { request, document in
      settled += 1
      if let version = request.rootVersion { roots.versions[version] = document }
      await progress(roots, Progress(settled: settled, asked: wanted.count))
    }
    return roots
  }

  /// The newest first: where there are more than are asked for, these matter most.
  private func requests(below newest: Int) -> [TrustRequest] {
    (max(1, newest - Self.versionLimit)..<max(1, newest)).reversed().map {
      TrustRequest(gun: gun, role: .root, rootVersion: $0, limit: Self.documentLimit)
    }
  }

  private func readCaches(below newest: Int, into roots: inout RootDocuments) async {
    for cache in caches {
      let own = TrustRequest(gun: gun, role: .root, limit: Self.documentLimit)
      var budget = LoadBudget()
      await DocumentFetcher(source: cache).fetch(
        [own] + requests(below: newest), within: &budget
      ) { request, document in
        guard document.answer.bytes != nil else { return }
        roots.cached.append((request.rootVersion, document))
      }
    }
  }
}
