/// The RSA and Ed25519 keys that were used last, ready to verify with, and those that could not be made
/// ready.
///
/// Unchecked: everything that changes is touched only while the lock is held.
final class KeyCache: @unchecked Sendable {
  private let limit: Int
  private let lock = Lock()
  private var keys: [KeyID: OpenSSLKey?] = [:]

  init(limit: Int) { self.limit = limit }

  /// Makes a key ready, unless that was done before. The computed ID stands for the key, because it
  /// is a digest of all of it.
  func key(for key: PublicKey) -> OpenSSLKey? {
    if let known = lock.withLock({ keys[key.id] }) { return known }
    let made = key.verifyingMaterial.flatMap(OpenSSLKey.init)
    lock.withLock {
      // A full cache starts anew: that bounds it as well as any order would, without keeping one.
      if keys.count >= limit { keys.removeAll(keepingCapacity: true) }
      keys[key.id] = .some(made)
    }
    return made
  }
}
