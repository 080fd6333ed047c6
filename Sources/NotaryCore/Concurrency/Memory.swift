/// Results by all that they follow from, so that nothing is found out twice.
///
/// Unchecked: everything that changes is touched only while the lock is held.
public final class Memory<Key: Hashable & Sendable, Value: Sendable>: @unchecked Sendable {
  private let limit: Int
  private let lock = Lock()
  private var values: [Key: Value] = [:]

  /// - Parameter limit: how many results are kept at most.
  public init(limit: Int) { self.limit = limit }

  /// The result for a key, which is found out unless it is known.
  ///
  /// - Parameter find: depends on nothing but the key. Two who need the same result at the same moment
  ///   may both find it out.
  public func value(for key: Key, _ find: () -> Value) -> Value {
    if let known = lock.withLock({ values[key] }) { return known }
    let found = find()
    lock.withLock {
      // A full memory starts anew: that bounds it as well as any order would, without keeping one.
      if values.count >= limit { values.removeAll(keepingCapacity: true) }
      values[key] = found
    }
    return found
  }
}
