import NotaryCore
import PolicyEditor

/// The trust data that was fetched for one repository, so that neither the other generation nor the
/// next image of the repository asks for it again.
struct FetchedTrustData {
  private struct Request: Hashable {
    let server: NotaryValidator
    let gun: GUN
    let required: [RoleName]
  }

  private var sources: [NotaryValidator: Result<any TrustSource, Explainer.Unavailable>] = [:]
  /// In the order in which they were chosen.
  private var servers: [NotaryValidator] = []
  private var documents: [Request: ConnaisseurDocuments] = [:]

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
    let request = Request(server: validator.server, gun: gun, required: required)
    if let known = documents[request] { return known }
    let loaded = await ConnaisseurDocuments.load(from: source, gun: gun, required: required)
    documents[request] = loaded
    return loaded
  }
}

extension NotaryValidator {
  /// The validator without its keys: what tells its server, and how one signs in there.
  fileprivate var server: NotaryValidator {
    var server = self
    server.trustRoots = []
    return server
  }
}
