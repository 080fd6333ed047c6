import Foundation
import TestSupport

/// Puts a server on this machine as far away as one on the other side of an ocean: what comes for it
/// and from it is passed on half a trip later, and a new connection first costs a whole trip, as its
/// handshake would.
final class LatencyProxy: Sendable {
  /// How far away it is unless said otherwise.
  static let trip = Duration.milliseconds(50)

  let port: UInt16
  private let listener: CInt

  /// - Parameters:
  ///   - target: the port of the server.
  ///   - trip: from a request's way out to its answer's way back.
  init(to target: UInt16, trip: Duration = LatencyProxy.trip) throws {
    (listener, port) = try Loopback.listen()
    let listener = listener
    Thread.detachNewThread {
      while case let client = accept(listener, nil, nil), client >= 0 {
        guard let server = Loopback.connect(to: target) else {
          close(client)
          continue
        }
        let ends = Ends(client: client, server: server)
        Self.pass(from: client, to: server, of: ends, trip: trip, handshake: trip)
        Self.pass(from: server, to: client, of: ends, trip: trip, handshake: .zero)
      }
      close(listener)
    }
  }

  // Shutting a socket down ends whatever waits on it.
  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// The sockets of one connection, open until both directions have ended.
  private final class Ends: Sendable {
    private let sockets: [CInt]

    init(client: CInt, server: CInt) { sockets = [client, server] }

    deinit { for socket in sockets { close(socket) } }
  }

  /// Passes bytes on in one direction until it ends. Reading never waits for writing, so that bytes
  /// that follow closely are not delayed twice.
  private static func pass(
    from source: CInt, to target: CInt, of ends: Ends, trip: Duration, handshake: Duration
  ) {
    let line = DispatchQueue(label: "half a trip")
    let opened = ContinuousClock.now + handshake
    Thread.detachNewThread {
      var buffer = [UInt8](repeating: 0, count: 64 << 10)
      var count = 0
      repeat {
        count = max(0, recv(source, &buffer, buffer.count, 0))
        let bytes = Array(buffer[..<count])
        let due = max(ContinuousClock.now, opened) + trip / 2
        line.async {
          usleep(UInt32(max(0, (due - .now) / .microseconds(1))))
          if bytes.isEmpty {
            withExtendedLifetime(ends) { _ = shutdown(target, Int32(SHUT_WR)) }
          } else {
            send(target, bytes, bytes.count, Int32(MSG_NOSIGNAL))
          }
        }
      } while count > 0
    }
  }
}
