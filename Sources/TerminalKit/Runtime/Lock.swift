internal import Glibc

/// A value that one thread at a time may use.
///
/// A pthread mutex: ThreadSanitizer understands it, and reports races that are none with the
/// standard library's `Mutex`.
final class Lock<Value>: @unchecked Sendable {
  // Unchecked because the compiler cannot see that `value` is touched with the mutex held only.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var value: Value

  init(_ value: sending Value) {
    self.value = value
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deinitialize(count: 1)
    mutex.deallocate()
  }

  func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value)
  }
}
