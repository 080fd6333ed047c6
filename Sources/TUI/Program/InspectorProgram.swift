import Inspector
public import NotaryCore
public import TerminalKit

/// What the program needs from outside: where trust data comes from, what is trusted, what time it
/// is.
public struct Environment: Sendable {
  /// The source for an image, or the sentence that says why there is none.
  public let source: @Sendable (ImageReference) -> Result<any TrustSource, SourceProblem>
  public let pins: TrustPins
  /// The moment as of which dates are judged.
  public let moment: @Sendable () -> Instant

  /// Why there is no source, in a sentence.
  public struct SourceProblem: Error {
    public let message: String

    public init(_ message: String) { self.message = message }
  }

  public init(
    source: @escaping @Sendable (ImageReference) -> Result<any TrustSource, SourceProblem>,
    pins: TrustPins, moment: @escaping @Sendable () -> Instant
  ) {
    self.source = source
    self.pins = pins
    self.moment = moment
  }
}

/// The interactive program: the model on the terminal, its effects on the world.
public struct InspectorProgram {
  private let session: Session
  private let environment: Environment

  public init(session: Session, environment: Environment) {
    self.session = session
    self.environment = environment
  }

  /// Runs until the user leaves; blocks the calling thread.
  ///
  /// - Returns: the exit status.
  public func run(_ options: TerminalOptions) throws(TerminalError) -> Int32 {
    var model = Model(session: session)
    let start = Update.start(&model)
    let performer = EffectPerformer(environment: environment)
    return try TerminalProgram<Model, Message, Effect>(
      model: model, start: start, receive: { .event($0) }, update: Update.update,
      view: Screen.view, perform: performer.action(for:)
    ).run(options)
  }
}

/// Turns effects into what the runtime does.
struct EffectPerformer: Sendable {
  let environment: Environment
  private let verifier = SignatureVerifier()
  private static let load: TaskID = "load"

  init(environment: Environment) { self.environment = environment }

  func action(for effect: Effect) -> EffectAction<Message> {
    switch effect {
    case .quit: .quit(status: 0)
    case .cancelLoad: .cancel(EffectPerformer.load)
    case .copy(let text, let name): .copy(text) { .copied(name, $0) }
    case .load(let image, let generation):
      .task(EffectPerformer.load) { mailbox in
        await load(image, generation: generation, into: mailbox)
      }
    }
  }

  /// Fetches and judges, and shows what there is as it comes.
  private func load(
    _ image: ImageReference, generation: Int, into mailbox: Mailbox<Message>
  ) async {
    let source: any TrustSource
    switch environment.source(image) {
    case .success(let found): source = found
    case .failure(let problem):
      mailbox.post(.loadFailed(generation: generation, problem.message))
      return
    }
    let moment = environment.moment()
    let pace = Pace()
    _ = await TrustLoader(source: source, gun: image.gun).load { documents in
      guard !Task.isCancelled, await pace.isDue(isLast: documents.isComplete) else { return }
      let report = TrustReport(
        image: image, source: source.location(of: image.gun), documents: documents,
        pins: environment.pins, at: moment, verifier: verifier)
      mailbox.post(
        .loaded(
          generation: generation, Presentation(report: report, isComplete: documents.isComplete)))
      await pace.finished()
    }
  }
}

/// Keeps a repository of many documents from being judged anew for each of them: the longer a
/// judgement takes, the longer the pause after it.
private actor Pace {
  private let clock = ContinuousClock()
  private var began: ContinuousClock.Instant?
  private var next: ContinuousClock.Instant?

  func isDue(isLast: Bool) -> Bool {
    let now = clock.now
    if !isLast, let next, now < next { return false }
    began = now
    return true
  }

  func finished() {
    guard let began else { return }
    let now = clock.now
    next = now + max(.milliseconds(20), (now - began) * 4)
  }
}
