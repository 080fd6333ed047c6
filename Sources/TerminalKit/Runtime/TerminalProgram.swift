/// A full-screen program: a model, what changes it, and how it looks.
///
/// `update` and `view` are functions of values and run on the one thread that calls `run`.
/// Whatever waits or works is an effect: a value that `update` returns and `perform` turns into
/// something the runtime does. Nothing that an effect does can touch the model; it posts messages.
public struct TerminalProgram<Model, Message: Sendable, Effect> {
  public var model: Model
  /// Performed after the first frame is drawn.
  public var start: [Effect]
  /// The message for an event; nil ignores it. The first event is always the window's size.
  public var receive: (TerminalEvent) -> Message?
  public var update: (inout Model, Message) -> [Effect]
  public var view: (Model, Size) -> Canvas
  public var perform: (Effect) -> EffectAction<Message>

  public init(
    model: Model, start: [Effect] = [],
    receive: @escaping (TerminalEvent) -> Message?,
    update: @escaping (inout Model, Message) -> [Effect],
    view: @escaping (Model, Size) -> Canvas,
    perform: @escaping (Effect) -> EffectAction<Message>
  ) {
    self.model = model
    self.start = start
    self.receive = receive
    self.update = update
    self.view = view
    self.perform = perform
  }

  /// Runs the program on standard input and output until an effect quits, a signal ends it or the
  /// terminal is gone, and gives the terminal back as it was.
  ///
  /// Blocks the calling thread, which should be the main thread; call `TerminalSignals.block()`
  /// before any other thread exists. Ctrl-Z suspends and is never sent to the program; Ctrl-C is a
  /// key like any other.
  /// - Returns: the status to exit with: an effect's, or 128 and the number of the signal.
  /// - Throws: `TerminalError` if there is no terminal, or none that can be used.
  public func run(_ options: TerminalOptions = .fromEnvironment) throws(TerminalError) -> Int32 {
    let loop = try ProgramLoop(self, options)
    defer { loop.close() }
    return try loop.run()
  }
}
