import Glibc
import Synchronization

/// One run of a helper program, on a thread that waits for it.
final class HelperRun: Sendable {
  private let program: HelperProgram
  /// Becomes readable when the run is cancelled.
  private let cancellation = HelperPipe()
  private let isCancelled = Atomic(false)

  /// The error code where there is no thread for a run.
  static let noThread = EAGAIN
  /// A program whose pipes others keep open is found to have ended after this many milliseconds.
  private static let tick: Int32 = 50

  init(_ program: HelperProgram) { self.program = program }

  func cancel() {
    isCancelled.store(true, ordering: .releasing)
    cancellation?.closeWriting()
  }

  /// Starts the program and waits for its end.
  func outcome() -> HelperProgram.Outcome {
    guard let cancellation else { return .failed(.notStarted(code: EMFILE)) }
    guard !isCancelled.load(ordering: .acquiring) else { return .failed(.cancelled) }
    switch HelperProcess.start(program) {
    case .failure(let fault): return .failed(fault)
    case .success(var process):
      defer { process.end() }
      return wait(for: &process, cancellation)
    }
  }

  private func wait(
    for process: inout HelperProcess, _ cancellation: HelperPipe
  ) -> HelperProgram.Outcome {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(min(program.seconds, 86_400))
    while true {
      let isSilent = process.transfer(
        milliseconds: Self.tick, until: cancellation.reading, outputLimit: program.outputLimit)
      if isCancelled.load(ordering: .acquiring) { return .failed(.cancelled) }
      if process.output.count > program.outputLimit {
        return .failed(.tooMuchOutput(limit: program.outputLimit))
      }
      // What it left in its pipes has been read before its end counts.
      if isSilent, let outcome = process.outcome() { return outcome }
      if clock.now >= deadline { return .failed(.timedOut(seconds: program.seconds)) }
    }
  }
}
