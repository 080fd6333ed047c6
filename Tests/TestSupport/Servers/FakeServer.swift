import Foundation

/// An HTTP server that answers as a test says, well or badly, and remembers what it was asked.
///
/// Every connection carries one request.
public final class FakeServer: Sendable {
  public struct Request: Sendable, Equatable {
    public let method: String
    /// The path and query as sent.
    public let target: String
    /// By lower-case name.
    public let headers: [String: String]
    /// What came with it, such as a form.
    public let body: String
  }

  public enum Reply: Sendable {
    case answer(status: Int, headers: [(name: String, value: String)] = [], body: String = "")
    /// These bytes and then the end of the connection.
    case raw(String)
    /// These bytes and then the connection is reset.
    case reset(String)
    /// A proxy's consent, and then whatever this port of 127.0.0.1 and the client say to each other.
    case tunnel(to: UInt16)
    /// These bytes and then nothing until the client goes.
    case stall(String)
    /// These bytes, and then more without end until the client goes.
    case flood(String)
  }

  public typealias Responder = @Sendable (Request) -> Reply

  private let listener: FakeListener
  private let scheme: String
  private let address: Address

  /// Answers `respond`'s reply to every request, on a port of 127.0.0.1.
  ///
  /// - Parameters:
  ///   - certificates: for https; nil for plain http.
  ///   - address: where to listen, this machine's by IPv4 or by IPv6.
  public init(
    certificates: ServerCertificates? = nil, on address: Address = .v4,
    _ respond: @escaping Responder
  ) throws {
    scheme = certificates == nil ? "http" : "https"
    self.address = address
    listener = try FakeListener(try certificates.map(FakeTLS.init), address, respond)
    listener.start()
  }

  public enum Address: String, Sendable {
    case v4 = "127.0.0.1"
    case v6 = "[::1]"
  }

  deinit { listener.stop() }

  public var port: UInt16 { listener.port }
  public var url: String { "\(scheme)://\(host)" }
  /// The address and the port.
  public var host: String { "\(address.rawValue):\(listener.port)" }
  public var requests: [Request] { listener.requests }

  /// Waits until a request has come.
  public func waitForRequest() async { for await _ in listener.arrivals.prefix(1) {} }

  /// Waits until a client has left a connection on which a reply stalls or floods.
  public func waitForDeparture() async { for await _ in listener.departures.prefix(1) {} }
}

/// The sockets and threads of a fake server.
///
/// Unchecked: `state` is only touched under `lock`.
private final class FakeListener: @unchecked Sendable {
  let port: UInt16
  let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
  let (departures, departed) = AsyncStream.makeStream(of: Void.self)

  private let socket: CInt
  private let tls: FakeTLS?
  private let respond: FakeServer.Responder
  private let lock = NSLock()
  private var state = (requests: [FakeServer.Request](), connections: Set<CInt>(), isStopped: false)

  init(
    _ tls: FakeTLS?, _ address: FakeServer.Address, _ respond: @escaping FakeServer.Responder
  ) throws {
    self.tls = tls
    self.respond = respond
    (socket, port) = try address == .v4 ? Loopback.listen() : Loopback.listenOnIPv6()
  }

  var requests: [FakeServer.Request] { lock.withLock { state.requests } }

  func start() {
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { break }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        let isStopped = lock.withLock {
          if !state.isStopped { state.connections.insert(connection) }
          return state.isStopped
        }
        if isStopped {
          close(connection)
          break
        }
        Thread.detachNewThread { [self] in serve(connection) }
      }
      close(socket)
    }
  }

  /// Ends the threads: shutting a socket down ends whatever waits on it.
  func stop() {
    lock.withLock {
      state.isStopped = true
      for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
    shutdown(socket, Int32(SHUT_RDWR))
  }

  private func serve(_ socket: CInt) {
    defer {
      lock.withLock { _ = state.connections.remove(socket) }
      close(socket)
    }
    guard let connection = FakeConnection(socket, tls) else { return }
    defer { connection.end() }
    guard let request = readRequest(connection) else { return }
    lock.withLock { state.requests.append(request) }
    arrived.yield()
    switch respond(request) {
    case .answer(let status, let headers, let body):
      var head = "HTTP/1.1 \(status) Said So\r\nContent-Length: \(body.utf8.count)\r\n"
      for header in headers { head += "\(header.name): \(header.value)\r\n" }
      let sent = request.method == "HEAD" ? "" : body
      _ = connection.send(head + "Connection: close\r\n\r\n" + sent)
    case .raw(let text):
      _ = connection.send(text)
    case .reset(let text):
      _ = connection.send(text)
      // Closing now sends a reset in place of an end.
      var option = linger(l_onoff: 1, l_linger: 0)
      setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    case .tunnel(let port):
      guard connection.send("HTTP/1.1 200 Go Ahead\r\n\r\n") else { return }
      Loopback.relay(between: socket, andPort: port)
    case .stall(let text):
      _ = connection.send(text)
      while connection.receive() != nil {}
      departed.yield()
    case .flood(let text):
      _ = connection.send(text)
      let more = String(repeating: "x", count: 1 << 16)
      while connection.send(more) {}
      departed.yield()
    }
  }

  private func readRequest(_ connection: FakeConnection) -> FakeServer.Request? {
    var bytes: [UInt8] = []
    while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      guard let byte = connection.receive() else { return nil }
      bytes.append(byte)
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    let headers = lines.dropFirst().map { line -> (String, String) in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (parts[0].lowercased(), parts.last?.trimmingCharacters(in: .whitespaces) ?? "")
    }
    let named = Dictionary(headers) { first, _ in first }
    var body: [UInt8] = []
    while body.count < Int(named["content-length"] ?? "") ?? 0 {
      guard let byte = connection.receive() else { return nil }
      body.append(byte)
    }
    return FakeServer.Request(
      method: String(words[0]), target: String(words[1]), headers: named,
      body: String(decoding: body, as: UTF8.self))
  }
}

/// A value that several threads share, such as the URL of a server that is not yet there.
///
/// Unchecked: the value is only touched under the lock.
public final class Box<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var stored: Value?

  public init() {}

  public var value: Value? {
    get { lock.withLock { stored } }
    set { lock.withLock { stored = newValue } }
  }
}
