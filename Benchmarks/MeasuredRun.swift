import Foundation
import TestSupport

/// A program that ran to its end, and what it took.
struct MeasuredRun {
  /// From before its start until it had ended.
  let milliseconds: Double
  /// What it took of a processor, by itself and by the system for it.
  let processorSeconds: Double
  /// The most memory that it held at once, in MiB.
  let peakMemory: Double

  /// Runs a program without input, its output thrown away.
  ///
  /// - Throws: `TestFailure` if it cannot start or does not end with 0.
  init(_ program: String, _ arguments: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    let words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }

    let start = ContinuousClock.now
    var process = pid_t()
    guard posix_spawn(&process, program, &actions, nil, words, environ) == 0 else {
      throw TestFailure("\(program) does not start")
    }
    var status: CInt = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process, status == 0 else {
      throw TestFailure("\(program) \(arguments.joined(separator: " ")) failed")
    }
    milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    processorSeconds = [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000
    }
    peakMemory = Double(usage.ru_maxrss) / 1_024
  }
}
