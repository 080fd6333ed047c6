/// An archive as a source: every request is answered as it was when the archive was saved.
///
/// What was not asked for then has no answer now, which is not the same as "there is none".
public struct ArchiveSource: TrustSource {
  public let archive: TrustArchive
  /// The server that would be asked, for a repository that was saved from several.
  private let server: String?

  public init(_ archive: TrustArchive, asking server: String? = nil) {
    self.archive = archive
    self.server = server
  }

  public var location: SourceLocation {
    var route = SourceRoute()
    route.isUnchecked = archive.index.repositories.contains { $0.location.route.isUnchecked }
    return location(route, from: nil)
  }

  public func location(of gun: GUN) -> SourceLocation {
    guard let repository = try? repository(gun) else { return location }
    var route = SourceRoute()
    route.isUnchecked = repository.location.route.isUnchecked
    return location(route, from: repository.location.text)
  }

  private func location(_ route: SourceRoute, from server: String?) -> SourceLocation {
    SourceLocation(
      kind: .archive, text: archive.path, route: route,
      saved: SourceLocation.Saving(at: archive.index.moment, from: server))
  }

  public var answersAtOnce: Bool { true }

  public func answer(_ request: TrustRequest) async -> TrustAnswer {
    let place = "\(archive.path)/\(request.gun)/\(request.fileName)"
    guard !Task.isCancelled else { return TrustAnswer(.failed(.cancelled), origin: place) }
    do throws(ArchiveGap) {
      let answers = try repository(request.gun).answers
      guard let answer = answers[ExactText(request.fileName)] else {
        throw .request(file: request.fileName)
      }
      return TrustAnswer(
        try outcome(of: answer, limit: request.limit), origin: answer.origin,
        httpStatus: answer.httpStatus, clockDifference: answer.clockDifference,
        isAuthorized: answer.isAuthorized)
    } catch {
      return TrustAnswer(.failed(.archive(error)), origin: place)
    }
  }

  private func outcome(
    of answer: ArchivedAnswer, limit: Int
  ) throws(ArchiveGap) -> TrustAnswer.Outcome {
    switch answer.outcome {
    case .missing: .missing
    case .tooLarge(let size): .tooLarge(size: size)
    case .failed(let failure): .failed(failure)
    case .document(let document) where document.size > limit: .tooLarge(size: document.size)
    case .document(let document): .document(try archive.bytes(of: document))
    }
  }

  public func authentication(for gun: GUN) async -> AuthenticationRecord? {
    (try? repository(gun))?.authentication
  }

  /// The health of the server, where it failed when the archive was saved.
  public func server() async -> ServerRecord? {
    guard let repository = archive.index.repositories.first(where: { $0.health != nil }),
      let health = repository.health
    else { return nil }
    return ServerRecord(
      location: location(of: repository.gun),
      endpoint: repository.authentication?.endpoint ?? AuthenticationRecord.Answer(health.answer),
      health: health)
  }

  /// What was saved from the server that would be asked, or from the only one.
  private func repository(_ gun: GUN) throws(ArchiveGap) -> ArchivedRepository {
    let found = archive.repositories(of: gun)
    if let only = found.first, found.count == 1 { return only }
    guard !found.isEmpty else { throw .repository(gun: gun) }
    if let own = found.first(where: { $0.location.text == server }) { return own }
    throw .servers(gun: gun, found.map(\.location.text))
  }
}
