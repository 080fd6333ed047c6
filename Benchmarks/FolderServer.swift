import Foundation
import TestSupport

/// A server of trust data from a folder, as a Notary server answers: it keeps connections for the next
/// request.
///
/// Unchecked: `count` is only touched under `lock`.
final class FolderServer: @unchecked Sendable {
  let port: UInt16
  private let listener: CInt
  private let lock = NSLock()
  private var count = 0

  /// How many requests have been answered.
  var requestCount: Int { lock.withLock { count } }

  /// - Parameter folder: with the files of each repository below its name.
  init(_ folder: String) throws {
    (listener, port) = try Loopback.listen()
    Thread.detachNewThread { [self, listener] in
      while case let client = accept(listener, nil, nil), client >= 0 {
        Thread.detachNewThread { self.serve(client, from: folder) }
      }
      close(listener)
    }
  }

  /// Ends the threads.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func serve(_ client: CInt, from folder: String) {
    defer { close(client) }
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      while let end = pending.firstRange(of: Array("\r\n\r\n".utf8)) {
        let head = String(decoding: pending[..<end.lowerBound], as: UTF8.self)
        pending.removeSubrange(..<end.upperBound)
        lock.withLock { count += 1 }
        let answer = Self.answer(to: head, from: folder)
        guard send(client, answer, answer.count, Int32(MSG_NOSIGNAL)) == answer.count else {
          return
        }
      }
      let received = recv(client, &buffer, buffer.count, 0)
      guard received > 0 else { return }
      pending += buffer[..<received]
    }
  }

  private static func answer(to head: String, from folder: String) -> [UInt8] {
    let target = head.split(separator: " ").dropFirst().first ?? ""
    let name = target.dropFirst("/v2/".count).replacing("/_trust/tuf", with: "")
    let isEndpoint = target == "/v2/"
    let body =
      isEndpoint ? Data("{}".utf8) : FileManager.default.contents(atPath: "\(folder)/\(name)")
    let status = body == nil ? "404 Not Found" : "200 OK"
    let bytes = [UInt8](body ?? Data("{}".utf8))
    return Array("HTTP/1.1 \(status)\r\nContent-Length: \(bytes.count)\r\n\r\n".utf8) + bytes
  }
}
