import Glibc

/// A pipe that no other program inherits. Both ends are closed with it.
///
/// Unchecked: the descriptor of the writing end is only touched under `lock`.
final class HelperPipe: @unchecked Sendable {
  let reading: Int32
  private var writing: Int32
  private let lock = Lock()

  /// Nil if the system has no more descriptors.
  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    close(reading)
    closeWriting()
  }

  /// The writing end; -1 when it is closed.
  var writingEnd: Int32 { lock.withLock { writing } }

  /// What reads from the pipe then comes to its end.
  func closeWriting() {
    lock.withLock {
      if writing >= 0 { close(writing) }
      writing = -1
    }
  }
}
