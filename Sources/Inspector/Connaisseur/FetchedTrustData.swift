import NotaryCore
import PolicyEditor

/// The trust data that was fetched for one repository, so that neither the other generation nor the
/// next image of the repository asks for it again.
struct FetchedTrustData {
  private struct Place: Hashable {
    let server: NotaryValidator
    let gun: GUN
  }

  private var sources: [NotaryValidator: Result<any TrustSource, Explainer.Unavailable>] = [:]
  /// In the order in which they were chosen.
  private var servers: [NotaryValidator] = []
  private var repositories: [Place: FetchedRepository] = [:]
  private let memory = JudgingMemory()

  /// The source of a validator, chosen once: it holds what the server gave a user who signed in.
  mutating func source(
    for validator: NotaryValidator, by choice: Explainer.SourceChoice
  ) -> Result<any TrustSource, Explainer.Unavailable> {
    let server = validator.server
    if let known = sources[server] { return known }
    let chosen = choice(validator).map { RecordingSource($0) as any TrustSource }
    sources[server] = chosen
    servers.append(server)
    return chosen
  }

  /// How signing in went at the sources, in the order in which they were asked.
  var traces: [AuthenticationTrace] {
    servers.compactMap { try? sources[$0]?.get().authenticationTrace() }
  }

  /// The documents of a repository, from the source of a validator.
  mutating func documents(
    of gun: GUN, required: [RoleName], for validator: NotaryValidator,
    from source: any TrustSource
  ) async -> ConnaisseurDocuments {
    let place = Place(server: validator.server, gun: gun)
    var repository: FetchedRepository
    if let known = repositories[place] {
      repository = known
    } else {
      repository = await FetchedRepository.load(
        from: source, gun: gun, required: required, memory: memory)
    }
    let documents = await repository.documents(required: required)
    repositories[place] = repository
    return documents
  }
}
