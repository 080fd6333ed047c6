import CCurl

/// Keeps what was shown in the handshakes of one transfer.
///
/// An encrypted proxy shows its certificate first, then the server does.
final class HandshakeWatch {
  struct Handshake {
    /// OpenSSL's `X509_V_…` code of the first error; 0 where the chain is trusted.
    let error: Int
    /// Of which certificate.
    let depth: Int
    /// In OpenSSL's words.
    let reason: String
    /// The version of TLS and the way of encrypting that were agreed on; nil where they are not known.
    let version: String?
    let cipher: String?
    /// In DER, as sent.
    let certificates: [[UInt8]]
  }

  private(set) var handshakes: [Handshake] = []
  private let watch = UnsafeMutablePointer<tv_handshake_watch>.allocate(capacity: 1)

  init() {
    watch.initialize(to: tv_handshake_watch())
    watch.pointee.context = Unmanaged.passUnretained(self).toOpaque()
    watch.pointee.seen = { handshake, context in
      guard let handshake, let context else { return }
      Unmanaged<HandshakeWatch>.fromOpaque(context).takeUnretainedValue().keep(handshake.pointee)
    }
  }

  deinit { watch.deallocate() }

  /// Begins to watch a handle, which this object must outlive. Where libcurl speaks TLS by another
  /// library than OpenSSL, nothing is seen.
  func begin(on easy: UnsafeMutableRawPointer) { tv_easy_watch_handshakes(easy, watch) }

  private func keep(_ handshake: tv_handshake) {
    let sent = UnsafeBufferPointer(start: handshake.certificates, count: Int(handshake.count))
    handshakes.append(
      Handshake(
        error: Int(handshake.error), depth: Int(handshake.depth),
        reason: handshake.reason.map { String(cString: $0) } ?? "",
        version: handshake.version.map { String(cString: $0) },
        cipher: handshake.cipher.map { String(cString: $0) },
        certificates: sent.map { Array(UnsafeBufferPointer(start: $0.bytes, count: $0.length)) }))
  }
}
