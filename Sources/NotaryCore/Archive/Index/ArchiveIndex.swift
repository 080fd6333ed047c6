/// What an archive says of itself: which repositories were asked for, when, and every answer.
///
/// It stands in the archive as ``fileName``; the documents stand beside it, where a trust folder has
/// them. What it holds never includes a password, a token, or credentials in a URL.
public struct ArchiveIndex: Sendable {
  /// The name of the index; where a folder has a file of this name, it is an archive.
  public static let fileName = "tastevin-archive.json"
  static let schema = "tastevin/archive/v1"

  /// When the answers were given.
  public let moment: Instant
  /// The version of the program that saved it.
  public let program: String
  /// Sorted by GUN, then by the server.
  public let repositories: [ArchivedRepository]

  public init(moment: Instant, program: String, repositories: [ArchivedRepository]) {
    self.moment = moment
    self.program = program
    self.repositories = repositories.sorted {
      ($0.gun.rawValue, $0.location.text) < ($1.gun.rawValue, $1.location.text)
    }
  }
}

/// What a source answered about one repository.
public struct ArchivedRepository: Sendable {
  public let gun: GUN
  /// The source that was asked.
  public let location: SourceLocation
  /// By the name that was asked for, such as `targets/alice.json`.
  public let answers: [ExactText: ArchivedAnswer]
  /// How it let its readers in; nil where nobody signs in.
  public let authentication: AuthenticationRecord?
  /// What the server said of its own health; nil where it was not asked, because it did not fail.
  public let health: ServerHealth?

  public init(
    gun: GUN, location: SourceLocation, answers: [ExactText: ArchivedAnswer],
    authentication: AuthenticationRecord?, health: ServerHealth?
  ) {
    self.gun = gun
    self.location = location
    self.answers = answers
    self.authentication = authentication
    self.health = health
  }
}

/// An answer to one request, as it was.
public struct ArchivedAnswer: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    case document(StoredDocument)
    case missing
    case tooLarge(size: Int?)
    case failed(TrustFailure)
  }

  public let outcome: Outcome
  /// The URL or path that was read, without credentials.
  public let origin: String
  public let httpStatus: Int?
  /// By how many seconds the server's clock was ahead; nil where it was right to the minute.
  public let clockDifference: Int64?
  public let isAuthorized: Bool

  /// A server's clock is kept where it is wrong by more than a minute, to the minute, so that two
  /// archives of one state are the same.
  static func kept(clockDifference: Int64?) -> Int64? {
    clockDifference.flatMap { $0.magnitude > 60 ? $0 / 60 * 60 : nil }
  }
}

/// Where an archive keeps a document, and by what it is known.
public struct StoredDocument: Hashable, Sendable {
  /// The name of the file in the archive.
  public let path: String
  /// In bytes.
  public let size: Int
  public let sha256: [UInt8]
}
