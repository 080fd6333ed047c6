import Foundation
import Synchronization

/// A server program that ends with this object, and with the test process however that ends.
///
/// A shell starts it and waits for the end of a pipe whose other end only this process holds.
///
/// Unchecked: nobody touches `child` but the end of this object. Foundation's `Process` is not used: it
/// crashes where a process has very many open files, as one that runs all tests at once has.
final class ServerProcess: @unchecked Sendable {
  private let child: ChildProcess
  private let lifeline: FileHandle
  private let log: String

  /// - Parameters:
  ///   - folder: the working folder.
  ///   - log: the file for what the program prints.
  init(_ tool: Tool, _ arguments: [String], in folder: String = "/", log: String) throws {
    self.log = log
    var ends: [CInt] = [0, 0]
    guard pipe(&ends) == 0 else { throw SystemError(doing: "pipe") }
    // No other program may hold the lifeline.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    lifeline = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    defer { close(ends[0]) }
    let output = open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard output >= 0 else { throw SystemError(doing: "create \(log)") }
    defer { close(output) }
    let script = #""$@" & server=$!; read -r _; kill -9 $server"#
    let command = Command(
      "/bin/sh", ["-c", script, "sh", try tool.path()] + arguments,
      environment: ProcessInfo.processInfo.environment, folder: folder)
    child = try ChildProcess(command, input: ends[0], output: output, errors: output)
  }

  /// Waits until something listens on a port of this machine.
  func waitUntilListening(on port: UInt16) throws {
    for _ in 0..<500 {
      if Loopback.accepts(port) { return }
      usleep(20_000)
    }
    let text = FileManager.default.contents(atPath: log).map { String(decoding: $0, as: UTF8.self) }
    throw TestFailure("no server on port \(port): \(text ?? "no log")")
  }
}

/// TCP on 127.0.0.1.
package enum Loopback {
  /// A socket that listens on a port that the system chooses, and that port.
  package static func listen() throws -> (socket: CInt, port: UInt16) { try listen(on: 0) }

  /// - Parameter port: 0 for one that the system chooses.
  private static func listen(on port: UInt16) throws -> (socket: CInt, port: UInt16) {
    let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { throw SystemError(doing: "socket") }
    var address = address(port: port)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, length) == 0 && Foundation.listen(socket, 64) == 0
          && getsockname(socket, address, &length) == 0
      }
    }
    guard code else {
      defer { close(socket) }
      throw SystemError(doing: "listen")
    }
    return (socket, UInt16(bigEndian: address.sin_port))
  }

  /// The same on `::1`.
  static func listenOnIPv6() throws -> (socket: CInt, port: UInt16) {
    let socket = Foundation.socket(AF_INET6, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { throw SystemError(doing: "socket") }
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_addr = in6addr_loopback
    var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, length) == 0 && Foundation.listen(socket, 64) == 0
          && getsockname(socket, address, &length) == 0
      }
    }
    guard code else { throw SystemError(doing: "listen") }
    return (socket, UInt16(bigEndian: address.sin6_port))
  }

  /// Hands on what a socket and a port of 127.0.0.1 say to each other, until one of them ends it.
  static func relay(between socket: CInt, andPort port: UInt16) {
    guard let other = connect(to: port) else { return }
    defer { close(other) }
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      var waiting = [socket, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&waiting, 2, -1) > 0 else { return }
      for (from, to) in [(0, other), (1, socket)] where waiting[from].revents != 0 {
        let count = recv(waiting[from].fd, &buffer, buffer.count, 0)
        guard count > 0, send(to, buffer, count, Int32(MSG_NOSIGNAL)) == count else { return }
      }
    }
  }

  /// Below those that the system chooses by itself: there another server of a test could take a port
  /// before the program listens for which it was found.
  private static let chosenPorts = 10_000..<32_000
  private static let lastChosen = Atomic(Int.random(in: chosenPorts))

  /// A port on which nothing listens, another one each time.
  static func freePort() throws -> UInt16 {
    for _ in chosenPorts {
      let number = lastChosen.wrappingAdd(1, ordering: .relaxed).newValue
      let port = chosenPorts.lowerBound + number % chosenPorts.count
      guard let found = try? listen(on: UInt16(port)) else { continue }
      close(found.socket)
      return found.port
    }
    throw TestFailure("every port is taken")
  }

  static func accepts(_ port: UInt16) -> Bool {
    guard let socket = connect(to: port) else { return false }
    close(socket)
    return true
  }

  /// A socket that is connected to a port; nil where nothing listens.
  package static func connect(to port: UInt16) -> CInt? {
    let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = address(port: port)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    if isConnected { return socket }
    close(socket)
    return nil
  }

  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    address.sin_port = port.bigEndian
    return address
  }
}
