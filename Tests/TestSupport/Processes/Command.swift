import Foundation

/// A program to run to its end, with everything it can see: nothing of the environment of the tests
/// reaches it but what is given here.
///
/// It runs in a session of its own, without a controlling terminal, so that it finds the same thing
/// in CI and on a developer's screen. When the deadline passes, it and its children are killed.
public struct Command: Sendable {
  /// The path of the program, or a name that `PATH` of the tests is searched for.
  public var executable: String
  public var arguments: [String]
  public var environment: [String: String]
  /// What the program reads from its standard input, which then ends.
  public var input: [UInt8]
  /// The working folder; that of the tests if nil.
  public var folder: String?
  public var deadline: Duration

  public init(
    _ executable: String, _ arguments: [String] = [],
    environment: [String: String] = Command.plainEnvironment, input: [UInt8] = [],
    folder: String? = nil, deadline: Duration = .seconds(180)
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.input = input
    self.folder = folder
    self.deadline = deadline
  }

  /// How a program ended.
  public enum Ending: Sendable, Equatable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  /// What a program that has ended left behind.
  public struct Outcome: Sendable {
    public let ending: Ending
    public let outputBytes: [UInt8]
    public let errorBytes: [UInt8]

    /// The exit status, nil if a signal ended the program.
    public var status: Int32? {
      if case .exited(let status) = ending { status } else { nil }
    }
    /// Standard output as UTF-8.
    public var output: String { String(decoding: outputBytes, as: UTF8.self) }
    /// Standard error as UTF-8.
    public var errors: String { String(decoding: errorBytes, as: UTF8.self) }
  }

  public enum Failure: Error, CustomStringConvertible {
    case cannotStart(command: String, reason: String)
    case deadlinePassed(command: String, outcome: Outcome)

    public var description: String {
      switch self {
      case .cannotStart(let command, let reason):
        "cannot start \(command): \(reason)"
      case .deadlinePassed(let command, let outcome):
        """
        \(command) did not end in time
        --- stdout
        \(outcome.output)
        --- stderr
        \(outcome.errors)
        """
      }
    }
  }

  /// `PATH`, a fixed locale and zone, and no home. What sanitizers and coverage tell their runtimes is
  /// passed on, so that a program of this package that was built with them behaves like its tests.
  public static let plainEnvironment: [String: String] = {
    let inherited = ProcessInfo.processInfo.environment
    var environment = [
      "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "UTC", "SWIFT_BACKTRACE": "enable=no",
    ]
    for name in ["PATH", "LLVM_PROFILE_FILE", "ASAN_OPTIONS", "TSAN_OPTIONS"] {
      environment[name] = inherited[name]
    }
    return environment
  }()

  /// Runs the program to its end.
  ///
  /// - Throws: `Failure`, or `CancellationError` when the task is cancelled; the program is killed
  ///   then.
  public func run() async throws -> Outcome {
    let files = try StandardFiles(input: input)
    let child = try ChildProcess(self, files: files)
    let start = ContinuousClock.now
    do {
      while true {
        if let ending = child.reap() {
          return try files.outcome(ending)
        }
        if ContinuousClock.now - start > deadline { break }
        try await Task.sleep(for: .milliseconds(2))
      }
    } catch {
      _ = child.kill()
      throw error
    }
    throw Failure.deadlinePassed(command: summary, outcome: try files.outcome(child.kill()))
  }

  var summary: String { ([executable] + arguments).joined(separator: " ") }
}
