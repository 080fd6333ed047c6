/// A value that is made when somebody first needs it, and then is there for everybody.
///
/// Unchecked: the value is touched only while the lock is held.
public final class Once<Value: Sendable>: @unchecked Sendable {
  private let lock = Lock()
  private var made: Value?

  public init() {}

  /// - Parameter make: the same for everybody who asks; others wait while one makes it.
  public func value(_ make: () -> Value) -> Value {
    lock.withLock {
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
