import Foundation

/// Time that a processor worked, which other programs on the machine do not lengthen by taking turns.
enum ProcessorTime {
  /// What the calling thread spends on a body.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = now(CLOCK_THREAD_CPUTIME_ID)
    try body()
    return now(CLOCK_THREAD_CPUTIME_ID) - start
  }

  /// What all threads of this process have spent.
  static var ofProcess: Double { now(CLOCK_PROCESS_CPUTIME_ID) }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
