/// Trust data held in memory: built-in repositories and tests.
///
/// Like a folder, it answers a request by checksum with the file of that name if there is one, else
/// with the plain one, and a name that it does not hold with ``TrustAnswer/Outcome/missing``.
public struct MemorySource: TrustSource {
  /// What each file answers, by GUN and by file name, such as `targets/alice.json`.
  public typealias Answers = [GUN: [String: TrustAnswer.Outcome]]

  public let location: SourceLocation
  private let answers: Answers
  private let beforeAnswer: (@Sendable (TrustRequest) async -> Void)?

  /// - Parameters:
  ///   - name: what reports call this source.
  ///   - answers: what each file answers.
  ///   - beforeAnswer: awaited before each answer, so that a caller can hold documents back.
  public init(
    name: String, answers: Answers, beforeAnswer: (@Sendable (TrustRequest) async -> Void)? = nil
  ) {
    location = SourceLocation(kind: .memory, text: name)
    self.answers = answers
    self.beforeAnswer = beforeAnswer
  }

  /// - Parameter documents: the bytes of each file, by GUN and by file name.
  public init(
    name: String, documents: [GUN: [String: [UInt8]]],
    beforeAnswer: (@Sendable (TrustRequest) async -> Void)? = nil
  ) {
    let answers = documents.mapValues { $0.mapValues { TrustAnswer.Outcome.document($0) } }
    self.init(name: name, answers: answers, beforeAnswer: beforeAnswer)
  }

  public func answer(_ request: TrustRequest) async -> TrustAnswer {
    await beforeAnswer?(request)
    let files = answers[request.gun] ?? [:]
    var file = request.fileName
    if files[file] == nil, request.rootVersion == nil { file = request.plainFileName }
    let origin = "\(location.text)/\(request.gun)/\(file)"
    if Task.isCancelled { return TrustAnswer(.failed(.cancelled), origin: origin) }
    let outcome = files[file] ?? .missing
    if case .document(let bytes) = outcome, bytes.count > request.limit {
      return TrustAnswer(.tooLarge(size: bytes.count), origin: origin)
    }
    return TrustAnswer(outcome, origin: origin)
  }
}
