import NotaryCore

/// A source that is asked for each document once, however many images of a repository are told by it:
/// also for what Connaisseur itself never asks for, such as earlier roots.
///
/// What it said stays for as long as this is kept, so it is kept for one repository only.
struct RememberingSource: TrustSource {
  private let source: any TrustSource
  private let memory: Memory

  private actor Memory {
    private(set) var answers: [TrustRequest: TrustAnswer] = [:]
    private(set) var authentications: [GUN: AuthenticationRecord?] = [:]
    /// Nil while nobody has asked.
    private(set) var server: ServerRecord??

    func keep(_ answer: TrustAnswer, to request: TrustRequest) { answers[request] = answer }

    func keep(_ record: AuthenticationRecord?, for gun: GUN) {
      authentications.updateValue(record, forKey: gun)
    }

    func keep(_ record: ServerRecord?) { server = .some(record) }
  }

  init(_ source: any TrustSource) { self.init(source, Memory()) }

  private init(_ source: any TrustSource, _ memory: Memory) {
    self.source = source
    self.memory = memory
  }

  var location: SourceLocation { source.location }

  func location(of gun: GUN) -> SourceLocation { source.location(of: gun) }

  var answersAtOnce: Bool { source.answersAtOnce }

  func opened(for gun: GUN) -> any TrustSource {
    RememberingSource(source.opened(for: gun), memory)
  }

  func answer(_ request: TrustRequest) async -> TrustAnswer {
    if let known = await memory.answers[request] { return known }
    let answer = await source.answer(request)
    await memory.keep(answer, to: request)
    return answer
  }

  func authentication(for gun: GUN) async -> AuthenticationRecord? {
    if let known = await memory.authentications[gun] { return known }
    let record = await source.authentication(for: gun)
    await memory.keep(record, for: gun)
    return record
  }

  func authenticationTrace() -> AuthenticationTrace? { source.authenticationTrace() }

  func server() async -> ServerRecord? {
    if let known = await memory.server { return known }
    let record = await source.server()
    await memory.keep(record)
    return record
  }
}
