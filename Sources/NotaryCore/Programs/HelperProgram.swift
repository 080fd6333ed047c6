/// A program that is run for what it prints, such as `docker-credential-pass` or `kubectl`.
///
/// It is started without a shell, with no signal blocked or ignored, and keeps this process's terminal
/// and process group, so that it can ask who sits there for a password and hears Ctrl-C, as when
/// docker or kubectl start it. What it prints and how long it takes is bounded. A secret belongs into
/// ``input``: the words of a command and its environment can be read by others.
public struct HelperProgram: Hashable, Sendable {
  /// How it went.
  public enum Outcome: Hashable, Sendable {
    /// It ended by itself, with this exit status and these bytes on its output and error output; of
    /// the latter only the first ``HelperProgram/errorLimit``.
    case exited(status: Int32, output: [UInt8], errors: [UInt8])
    case failed(Fault)
  }

  /// Why a program has no exit status.
  public enum Fault: Error, Hashable, Sendable {
    /// There is no such program, in `PATH` where the name has no slash.
    case notFound
    /// There is such a file, which may not or cannot be executed.
    case notExecutable
    /// The system does not start it, with its error code.
    case notStarted(code: Int32)
    /// A signal ended it.
    case killed(signal: Int32)
    /// It was ended because it took longer than it may.
    case timedOut(seconds: Double)
    /// It was ended because it printed more bytes than it may.
    case tooMuchOutput(limit: Int)
    /// It was ended because nobody waits for it any more.
    case cancelled
  }

  /// The program, looked up in `PATH` where it has no slash, and its arguments.
  public var words: [String]
  /// Variables that are set beside those of this process, or left out where they are nil.
  public var environment: [String: String?]
  /// What it reads from its standard input, which then ends.
  public var input: [UInt8]
  /// The most bytes that it may print.
  public var outputLimit: Int
  /// The most seconds that it may take.
  public var seconds: Double

  /// The most bytes that are kept of its error output.
  public static let errorLimit = 64 << 10

  public init(
    _ words: [String], environment: [String: String?] = [:], input: [UInt8] = [],
    outputLimit: Int = 1 << 20, seconds: Double = 60
  ) {
    self.words = words
    self.environment = environment
    self.input = input
    self.outputLimit = outputLimit
    self.seconds = seconds
  }

  /// The program's name.
  public var name: String { words.first ?? "" }

  /// Runs it to its end. Cancelling the task ends it.
  public func run() async -> Outcome {
    let run = HelperRun(self)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isStarted = BackgroundThread.start { continuation.resume(returning: run.outcome()) }
        if !isStarted {
          continuation.resume(returning: .failed(.notStarted(code: HelperRun.noThread)))
        }
      }
    } onCancel: {
      run.cancel()
    }
  }
}
