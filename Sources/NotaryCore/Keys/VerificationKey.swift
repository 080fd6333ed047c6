#if canImport(Glibc)
  import Glibc
#endif

/// A key made ready to verify with.
struct VerificationKey: Sendable {
  let material: KeyMaterial
  let openSSL: OpenSSLKey

  /// Of an x509 key the certificate in the very first PEM block counts, whatever the block's type
  /// and headers.
  init?(_ key: PublicKey) {
    switch key.content {
    case .bare(let material): self.init(material)
    case .bundle(let bundle): self.init(bundle.entries.first?.certificate?.key)
    case .unreadable: return nil
    }
  }

  /// A key whose value is a SubjectPublicKeyInfo in PEM, of any block type.
  init?(pemValueOf key: PublicKey) {
    guard let block = PEM.blocks(in: key.value, limit: 1).first else { return nil }
    self.init(KeyMaterial(subjectPublicKeyInfo: block.bytes))
  }

  private init?(_ material: KeyMaterial?) {
    guard let material, let openSSL = OpenSSLKey(material) else { return nil }
    self.material = material
    self.openSSL = openSSL
  }
}

/// The keys that were used last, ready to verify with, and those that could not be made ready.
///
/// Unchecked: everything that changes is touched only while the lock is held.
final class KeyCache: @unchecked Sendable {
  private let limit: Int
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private var keys: [KeyID: VerificationKey?] = [:]

  init(limit: Int) {
    self.limit = limit
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Makes a key ready, unless that was done before. The computed ID stands for the key, because it
  /// is a digest of all of it.
  func key(for key: PublicKey) -> VerificationKey? {
    if let known = locked({ keys[key.id] }) { return known }
    let made = VerificationKey(key)
    locked {
      // A full cache starts anew: that bounds it as well as any order would, without keeping one.
      if keys.count >= limit { keys.removeAll(keepingCapacity: true) }
      keys[key.id] = .some(made)
    }
    return made
  }

  private func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }
}
