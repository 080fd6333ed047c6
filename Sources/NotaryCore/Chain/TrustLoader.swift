/// Fetches the documents of a repository in the order in which each makes the next one known.
///
/// The requests are those of Notary's client: root and timestamp by name, the others by the digest
/// that their parent lists. Beyond that it asks for delegations without an entry in snapshot and for
/// older roots, because an inspector shows what is there.
public struct TrustLoader: Sendable {
  /// How many delegations are fetched of one repository.
  public static let delegationLimit = 2_000
  /// How many versions of root before the current one are asked for.
  public static let oldRootLimit = 20
  /// A document may exceed what its parent lists by this many bytes and is still read, so that it
  /// can be shown beside the reason why the client refuses it.
  static let excessRead = 1 << 20
  /// The most bytes of what is only shown: older roots, and delegations that snapshot does not list.
  static let shownOnlyLimit = 4 << 20

  private let source: any TrustSource
  private let gun: GUN

  public init(source: any TrustSource, gun: GUN) {
    self.source = source.opened(for: gun)
    self.gun = gun
  }

  /// Fetches everything.
  ///
  /// - Parameter progress: called with all documents so far whenever one has come.
  /// - Returns: what there is; complete also where the task was cancelled, with failures in place of
  ///   documents.
  public func load(
    progress: @Sendable (TrustDocuments) async -> Void = { _ in }
  ) async -> TrustDocuments {
    var documents = TrustDocuments(gun: gun)
    var budget = LoadBudget()
    let first = [
      TrustRequest(gun: gun, role: .root),
      TrustRequest(gun: gun, role: .timestamp, limit: TrustRequest.timestampLimit),
    ]
    await fetch(first, within: &budget, into: &documents, progress)
    let timestamp = documents[.timestamp]?.meta?.meta
    await fetch(
      [request(.snapshot, timestamp?["snapshot"])] + oldRootRequests(documents), within: &budget,
      into: &documents, progress)
    let snapshot = documents[.snapshot]?.meta?.meta ?? [:]
    var requests = [request(.targets, snapshot["targets"])]
    let listed = snapshot.keys.map { RoleName($0.text) }.filter(\.isDelegation).sorted()
    documents.isCut = listed.count > TrustLoader.delegationLimit
    requests += listed.prefix(TrustLoader.delegationLimit).map {
      request($0, snapshot[ExactText($0.rawValue)])
    }
    await fetch(requests, within: &budget, into: &documents, progress)
    // What is declared but not listed, level by level; names bound the depth.
    while case let missing = undeclaredInSnapshot(documents), !missing.isEmpty {
      await fetch(missing.map(shownOnly), within: &budget, into: &documents, progress)
    }
    documents.isComplete = true
    await progress(documents)
    return documents
  }

  private func request(_ role: RoleName, _ meta: FileMeta?) -> TrustRequest {
    let digest = meta?.sha256.flatMap { $0.isEmpty ? nil : $0 }
    let length = meta?.length ?? -1
    let limit =
      length < 0
      ? TrustRequest.unknownLengthLimit
      : min(TrustRequest.unknownLengthLimit, length &+ TrustLoader.excessRead)
    return TrustRequest(
      gun: gun, role: role, sha256: digest,
      limit: limit < 0 ? TrustRequest.unknownLengthLimit : limit)
  }

  private func oldRootRequests(_ documents: TrustDocuments) -> [TrustRequest] {
    guard let version = documents[.root]?.root?.header.version, version > 1 else { return [] }
    return (max(1, version - TrustLoader.oldRootLimit)..<version).map {
      TrustRequest(
        gun: gun, role: .root, rootVersion: $0, limit: TrustLoader.shownOnlyLimit)
    }
  }

  private func shownOnly(_ role: RoleName) -> TrustRequest {
    TrustRequest(gun: gun, role: role, limit: TrustLoader.shownOnlyLimit)
  }

  private func undeclaredInSnapshot(_ documents: TrustDocuments) -> [RoleName] {
    var names: Set<RoleName> = []
    for document in documents.documents.values {
      for delegation in document.targets?.delegations ?? [] {
        guard let name = delegation?.name, name.isDelegation, name.parent == document.role,
          documents[name] == nil
        else { continue }
        names.insert(name)
      }
    }
    let room = max(0, TrustLoader.delegationLimit - documents.documents.count)
    return Array(names.sorted().prefix(room))
  }

  private func fetch(
    _ requests: [TrustRequest], within budget: inout LoadBudget,
    into documents: inout TrustDocuments, _ progress: @Sendable (TrustDocuments) async -> Void
  ) async {
    await DocumentFetcher(source: source).fetch(requests, within: &budget) { wanted, document in
      if let version = wanted.rootVersion {
        if document.answer.bytes != nil { documents.oldRoots[version] = document }
      } else {
        documents.documents[wanted.role] = document
      }
      await progress(documents)
    }
  }
}
