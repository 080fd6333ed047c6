import NotaryCore

/// The trust data of one repository at one source, as far as rules asked for it: each document is fetched
/// and read once, whatever rule it is for.
struct FetchedRepository {
  private let source: any TrustSource
  private let gun: GUN
  private let memory: JudgingMemory
  private let base: [RoleName: FetchedDocument]
  private var delegations: [RoleName: FetchedDocument] = [:]
  private var authentication: AuthenticationRecord?
  /// What rules found, by the delegations that were asked for.
  private var documents: [Set<RoleName>: ConnaisseurDocuments] = [:]

  /// How many delegations are asked for beyond those that a rule requires.
  private static let declaredLimit = 200

  /// Fetches the four base documents, then the delegations that a rule requires and those that
  /// targets declares, so that both generations find what they ask for; and finds out what each of
  /// them would be asked before it gets any.
  ///
  /// - Parameter required: the full names of the roles that a rule requires, as `targets/alice`.
  static func load(
    from source: any TrustSource, gun: GUN, required: [RoleName],
    memory: JudgingMemory = JudgingMemory()
  ) async -> FetchedRepository {
    let source = source.opened(for: gun)
    async let authentication = source.authentication(for: gun)
    var repository = FetchedRepository(
      source: source, gun: gun, memory: memory,
      base: await fetch(RoleName.base, from: source, gun: gun))
    await repository.fetch(repository.delegations(required: required))
    repository.authentication = await authentication
    return repository
  }

  private init(
    source: any TrustSource, gun: GUN, memory: JudgingMemory, base: [RoleName: FetchedDocument]
  ) {
    self.source = source
    self.gun = gun
    self.memory = memory
    self.base = base
  }

  /// The documents for a rule: what it requires beyond what was fetched before is fetched now.
  mutating func documents(required: [RoleName]) async -> ConnaisseurDocuments {
    let wanted = delegations(required: required)
    if let known = documents[wanted] { return known }
    await fetch(wanted)
    let found = ConnaisseurDocuments(
      gun: gun, documents: delegations.filter { wanted.contains($0.key) }.merging(base) { $1 },
      authentication: authentication, memory: memory)
    documents[wanted] = found
    return found
  }

  /// The delegations that are asked for where a rule requires some.
  private func delegations(required: [RoleName]) -> Set<RoleName> {
    let declared = base[.targets]?.asClient.targets?.delegations ?? []
    return Set(required.filter { $0.rawValue.hasPrefix("targets/") })
      .union(declared.compactMap { $0?.name }.prefix(Self.declaredLimit))
      .union([.releases])
  }

  private mutating func fetch(_ wanted: Set<RoleName>) async {
    let missing = wanted.filter { delegations[$0] == nil }.sorted()
    guard !missing.isEmpty else { return }
    delegations.merge(await Self.fetch(missing, from: source, gun: gun)) { first, _ in first }
  }

  private static func fetch(
    _ roles: [RoleName], from source: any TrustSource, gun: GUN
  ) async -> [RoleName: FetchedDocument] {
    await withTaskGroup(of: FetchedDocument.self) { group in
      for role in roles {
        group.addTask {
          FetchedDocument(
            role: role, answer: await source.answer(TrustRequest(gun: gun, role: role)))
        }
      }
      return await group.reduce(into: [:]) { $0[$1.role] = $1 }
    }
  }
}
