import COpenSSLServer
import Foundation

/// One client of a fake server, over TLS or plainly.
struct FakeConnection {
  private let socket: CInt
  private let tls: OpaquePointer?

  /// Nil where the client and the server do not agree on TLS.
  init?(_ socket: CInt, _ context: FakeTLS?) {
    self.socket = socket
    tls = context.flatMap { SSL_new($0.pointer) }
    guard let tls else { return }
    SSL_set_fd(tls, socket)
    guard SSL_accept(tls) == 1 else {
      SSL_free(tls)
      return nil
    }
  }

  /// Tells the client that nothing more comes. The socket stays open.
  func end() {
    guard let tls else { return }
    SSL_shutdown(tls)
    SSL_free(tls)
  }

  /// The next byte; nil when the client has gone.
  func receive() -> UInt8? {
    var byte: UInt8 = 0
    let count = if let tls { Int(SSL_read(tls, &byte, 1)) } else { recv(socket, &byte, 1, 0) }
    return count == 1 ? byte : nil
  }

  /// Whether all of it could be sent.
  func send(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        if let tls {
          Int(SSL_write(tls, bytes.baseAddress, Int32(bytes.count)))
        } else {
          Foundation.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        }
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

/// What a fake server shows to clients that speak TLS.
///
/// Unchecked: the context is complete before anyone else sees it, and OpenSSL counts its users.
final class FakeTLS: @unchecked Sendable {
  let pointer: OpaquePointer

  init(_ certificates: ServerCertificates) throws {
    // A client that leaves early is no reason to die.
    signal(SIGPIPE, SIG_IGN)
    guard let context = SSL_CTX_new(TLS_server_method()) else { throw TestFailure("no TLS") }
    pointer = context
    guard SSL_CTX_use_certificate_chain_file(context, certificates.certificatePath) == 1,
      SSL_CTX_use_PrivateKey_file(context, certificates.keyPath, SSL_FILETYPE_PEM) == 1
    else { throw TestFailure("the certificate for TLS cannot be read") }
  }

  deinit { SSL_CTX_free(pointer) }
}
