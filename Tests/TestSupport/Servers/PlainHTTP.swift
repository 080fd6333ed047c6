import Foundation

/// Plain HTTP to a port of this machine, one connection for each request: enough to fill a registry.
struct PlainHTTP {
  struct Answer {
    let status: Int
    /// By lower-case name.
    let headers: [String: String]
    let body: String
  }

  let port: UInt16

  func send(
    _ method: String, _ target: String, headers: [String: String] = [:], body: [UInt8] = []
  ) throws -> Answer {
    guard let socket = Loopback.connect(to: port) else {
      throw TestFailure("nothing listens on port \(port)")
    }
    defer { close(socket) }
    var head = "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    head += "Content-Length: \(body.count)\r\n\r\n"
    var rest = (Array(head.utf8) + body)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
      guard count > 0 else { throw SystemError(doing: "write to port \(port)") }
      rest = rest.dropFirst(count)
    }
    return try answer(from: socket)
  }

  private func answer(from socket: CInt) throws -> Answer {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(socket, &part, part.count)
      guard count >= 0 else { throw SystemError(doing: "read from port \(port)") }
      if count == 0 { break }
      bytes += part[..<count]
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let end = text.range(of: "\r\n\r\n")
    let lines = text[..<(end?.lowerBound ?? text.endIndex)].split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count > 1, let status = Int(words[1]) else {
      throw TestFailure("port \(port) sends no HTTP: \(text.prefix(200))")
    }
    let fields = lines.dropFirst().map { line -> (String, String) in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (parts[0].lowercased(), parts.last?.trimmingCharacters(in: .whitespaces) ?? "")
    }
    return Answer(
      status: status, headers: Dictionary(fields) { first, _ in first },
      body: end.map { String(text[$0.upperBound...]) } ?? "")
  }
}
