import NotaryCore

/// The trust data of a repository as Connaisseur 3.9 downloaded it.
struct GoRepository {
  /// The order in which notary 0.7 walks over the base roles (`data.BaseRoles`).
  static let baseRoles: [RoleName] = [.root, .targets, .snapshot, .timestamp]

  let fetched: [RoleName: GoServer.Fetched]

  init(_ documents: ConnaisseurDocuments, server: GoServer) {
    var fetched: [RoleName: GoServer.Fetched] = [:]
    for role in Self.baseRoles { fetched[role] = server.fetched(role, documents[role]) }
    self.fetched = fetched
  }

  subscript(role: RoleName) -> GoDocument? {
    if case .document(let document) = fetched[role] { document } else { nil }
  }

  /// The roles to which targets delegates; none where targets cannot be read.
  var delegations: [DelegationSpecification] {
    self[.targets]?.targets?.delegations.compactMap { $0 } ?? []
  }

  /// What snapshot lists.
  var snapshotMeta: [ExactText: FileMeta] { self[.snapshot]?.meta ?? [:] }
}
