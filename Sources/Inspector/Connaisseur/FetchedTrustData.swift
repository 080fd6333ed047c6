import NotaryCore
import PolicyEditor

/// The trust data that was fetched for one repository, so that neither the other generation nor the
/// next image of the repository asks for it again.
struct FetchedTrustData {
  private struct Request: Hashable {
    let validator: NotaryValidator
    let gun: GUN
    let required: [RoleName]
  }

  private var sources: [NotaryValidator: Result<any TrustSource, Explainer.Unavailable>] = [:]
  /// In the order in which they were chosen.
  private var validators: [NotaryValidator] = []
  private var documents: [Request: ConnaisseurDocuments] = [:]

  /// The source of a validator, chosen once: it holds what the server gave a user who signed in.
  mutating func source(
    for validator: NotaryValidator, by choice: Explainer.SourceChoice
  ) -> Result<any TrustSource, Explainer.Unavailable> {
    if let known = sources[validator] { return known }
    let chosen = choice(validator).map { RememberingSource($0) as any TrustSource }
    sources[validator] = chosen
    validators.append(validator)
    return chosen
  }

  /// How signing in went at the sources, in the order in which they were asked.
  var traces: [AuthenticationTrace] {
    validators.compactMap { try? sources[$0]?.get().authenticationTrace() }
  }

  /// The documents of a repository, from the source of a validator.
  mutating func documents(
    of gun: GUN, required: [RoleName], for validator: NotaryValidator,
    from source: any TrustSource
  ) async -> ConnaisseurDocuments {
    let request = Request(validator: validator, gun: gun, required: required)
    if let known = documents[request] { return known }
    let loaded = await ConnaisseurDocuments.load(from: source, gun: gun, required: required)
    documents[request] = loaded
    return loaded
  }
}
