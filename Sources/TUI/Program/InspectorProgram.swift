public import TerminalKit

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
