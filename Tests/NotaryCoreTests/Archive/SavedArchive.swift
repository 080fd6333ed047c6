import NotaryCore
import TestSupport

/// What a source answered, saved into a folder of the test, as a tar file and as a folder.
struct SavedArchive {
  static let moment = TestRepository.now

  let folder: TemporaryFolder
  let contents: ArchiveContents

  /// Asks for everything of some repositories and saves it.
  init(
    _ source: any TrustSource, _ guns: GUN..., required: [RoleName] = [],
    at moment: Instant = SavedArchive.moment
  ) async throws {
    let recorder = RecordingSource(source)
    var records: [RepositoryRecord] = []
    for gun in guns {
      let documents = await TrustLoader(source: recorder, gun: gun).load()
      _ = await RootHistoryLoader(source: recorder, gun: gun).load(documents)
      for role in RoleName.base + required {
        _ = await recorder.answer(TrustRequest(gun: gun, role: role))
      }
      _ = await recorder.authentication(for: gun)
      _ = await recorder.server()
      records.append(recorder.recorded(of: gun))
    }
    try self.init(records, at: moment)
  }

  init(_ records: [RepositoryRecord], at moment: Instant = SavedArchive.moment) throws {
    folder = try TemporaryFolder()
    contents = ArchiveContents(records, at: moment, program: "1.2.3")
    try folder.write(contents.tar, to: "trust.tar")
    for file in contents.files { try folder.write(file.bytes, to: "trust/\(file.name)") }
  }

  var tarPath: String { "\(folder.path)/trust.tar" }
  var folderPath: String { "\(folder.path)/trust" }

  /// Both forms, opened.
  func sources(asking server: String? = nil) throws -> [ArchiveSource] {
    try [tarPath, folderPath].map { ArchiveSource(try TrustArchive(path: $0), asking: server) }
  }
}

/// A source that has what another has, and a server's other answers.
struct AnsweringSource: TrustSource {
  var location: SourceLocation
  let documents: any TrustSource
  var record: AuthenticationRecord?
  var health: ServerHealth?

  func answer(_ request: TrustRequest) async -> TrustAnswer {
    let answer = await documents.answer(request)
    let status: Int? =
      switch answer.outcome {
      case .document: 200
      case .missing: 404
      default: answer.httpStatus
      }
    return TrustAnswer(
      answer.outcome, origin: "\(location.text)/v2/\(request.gun)/_trust/tuf/\(request.fileName)",
      httpStatus: status, clockDifference: 4, isAuthorized: record != nil)
  }

  func authentication(for gun: GUN) async -> AuthenticationRecord? { record }

  func server() async -> ServerRecord? {
    health.map {
      ServerRecord(
        location: location, endpoint: AuthenticationRecord.Answer(.status(200)), health: $0)
    }
  }
}
