/// A source whose answers are kept: each request is answered once, so that everything that is asked
/// of a repository sees one state of it, and all of it can be saved.
///
/// What it said stays for as long as this is kept.
public struct RecordingSource: TrustSource {
  private let source: any TrustSource
  private let recordings: Recordings

  public init(_ source: any TrustSource) { self.init(source, Recordings()) }

  private init(_ source: any TrustSource, _ recordings: Recordings) {
    self.source = source
    self.recordings = recordings
  }

  public var location: SourceLocation { source.location }

  public func location(of gun: GUN) -> SourceLocation { source.location(of: gun) }

  public var answersAtOnce: Bool { source.answersAtOnce }

  public func opened(for gun: GUN) -> any TrustSource {
    RecordingSource(source.opened(for: gun), recordings)
  }

  public func answer(_ request: TrustRequest) async -> TrustAnswer {
    if let known = recordings.answer(to: request) { return known }
    let answer = await source.answer(request)
    recordings.keep(answer, to: request)
    return answer
  }

  public func authentication(for gun: GUN) async -> AuthenticationRecord? {
    if let known = recordings.authentication(for: gun) { return known }
    let found = await source.authentication(for: gun)
    recordings.keep(found, for: gun)
    return found
  }

  public func authenticationTrace() -> AuthenticationTrace? { source.authenticationTrace() }

  public func server() async -> ServerRecord? {
    if let known = recordings.server { return known }
    let found = await source.server()
    recordings.keep(found)
    return found
  }

  /// Everything that was asked of a repository so far.
  public func recorded(of gun: GUN) -> RepositoryRecord {
    recordings.record(of: gun, from: source.location(of: gun))
  }

  /// Whether both keep the same answers.
  public func isSame(as other: RecordingSource) -> Bool { recordings === other.recordings }
}

/// What a source said so far. What a task that was cancelled heard is no answer, and not kept.
///
/// Unchecked: everything that changes is touched only while the lock is held.
private final class Recordings: @unchecked Sendable {
  private struct Recording {
    let request: TrustRequest
    let answer: TrustAnswer
  }

  private let lock = Lock()
  private var answers: [GUN: [ExactText: Recording]] = [:]
  private var authentications: [GUN: AuthenticationRecord?] = [:]
  /// Nil while nobody has asked.
  private var askedServer: ServerRecord??

  func answer(to request: TrustRequest) -> TrustAnswer? {
    let known = lock.withLock { answers[request.gun]?[ExactText(request.fileName)] }
    return known.flatMap { $0.answer.fitting(request, askedWith: $0.request) }
  }

  func keep(_ answer: TrustAnswer, to request: TrustRequest) {
    guard answer.isKept else { return }
    lock.withLock {
      answers[request.gun, default: [:]][ExactText(request.fileName)] = Recording(
        request: request, answer: answer)
    }
  }

  /// Nil while nobody has asked.
  func authentication(for gun: GUN) -> AuthenticationRecord?? {
    lock.withLock { authentications[gun] }
  }

  func keep(_ record: AuthenticationRecord?, for gun: GUN) {
    guard !Task.isCancelled else { return }
    lock.withLock { _ = authentications.updateValue(record, forKey: gun) }
  }

  var server: ServerRecord?? { lock.withLock { askedServer } }

  func keep(_ record: ServerRecord?) {
    guard !Task.isCancelled else { return }
    lock.withLock { askedServer = .some(record) }
  }

  func record(of gun: GUN, from location: SourceLocation) -> RepositoryRecord {
    lock.withLock {
      let answers = (answers[gun] ?? [:]).values.map { ($0.request, $0.answer) }
      // Other repositories of a server that fails may be well.
      let hasFailed = answers.contains { $0.1.isServerError }
      return RepositoryRecord(
        gun: gun, location: location, answers: answers,
        authentication: authentications[gun] ?? nil,
        health: hasFailed ? (askedServer ?? nil)?.health : nil)
    }
  }
}

/// What a source said about one repository, with the documents themselves.
public struct RepositoryRecord: Sendable {
  public let gun: GUN
  public let location: SourceLocation
  public let answers: [(request: TrustRequest, answer: TrustAnswer)]
  public let authentication: AuthenticationRecord?
  public let health: ServerHealth?

  /// The answer for a role's document by its plain name.
  public subscript(plain role: RoleName) -> TrustAnswer? {
    let file = TrustRequest(gun: gun, role: role).fileName
    return answers.first { $0.request.fileName == file }?.answer
  }

  /// How many documents there are, however many names they have.
  public var documentCount: Int {
    Set(answers.compactMap { $0.answer.bytes.map(Digest.sha256) }).count
  }
}

extension TrustAnswer {
  /// Whether it says something of the source, not of who asked.
  fileprivate var isKept: Bool {
    switch outcome {
    case .failed(.cancelled), .failed(.archive): false
    default: true
    }
  }

  /// The same for a request with another limit; nil where it has to be asked for again.
  fileprivate func fitting(_ request: TrustRequest, askedWith first: TrustRequest) -> TrustAnswer? {
    switch outcome {
    case .document(let bytes) where bytes.count > request.limit:
      TrustAnswer(
        .tooLarge(size: bytes.count), origin: origin, httpStatus: httpStatus,
        clockDifference: clockDifference, isAuthorized: isAuthorized)
    case .tooLarge where request.limit > first.limit: nil
    default: self
    }
  }
}
