/// Another address for a host and port, as curl's `--connect-to HOST1:PORT1:HOST2:PORT2`: the
/// connection goes to the second, while the name for TLS and for the server stays the first.
public struct ConnectTo: Hashable, Sendable, CustomStringConvertible {
  /// Why a text is none.
  public enum Fault: Error, Hashable, Sendable {
    /// Not four parts with three colons between them; an IPv6 address stands in brackets.
    case parts(count: Int)
    /// A host with characters that no host has.
    case host(String)
    /// Not a number from 1 to 65535.
    case port(String)
  }

  /// In lower case, an IPv6 address with its brackets; nil for any host.
  let host: String?
  /// Nil for any port.
  let port: Int?
  /// Nil for the host that is asked for.
  let otherHost: String?
  /// Nil for the port that is asked for.
  let otherPort: Int?

  public init(_ text: String) throws(Fault) {
    let parts = Self.parts(of: text)
    guard parts.count == 4 else { throw .parts(count: parts.count) }
    host = try Self.host(parts[0])
    port = try Self.port(parts[1])
    otherHost = try Self.host(parts[2])
    otherPort = try Self.port(parts[3])
  }

  /// As it was written, with hosts in lower case.
  public var description: String {
    [host ?? "", port.map(String.init) ?? "", otherHost ?? "", otherPort.map(String.init) ?? ""]
      .joined(separator: ":")
  }

  func applies(to url: HTTPURL) -> Bool {
    (host == nil || host == url.host) && (port == nil || port == url.port)
  }

  /// Where a connection for a URL goes, as `host:port`.
  func target(for url: HTTPURL) -> String { "\(otherHost ?? url.host):\(otherPort ?? url.port)" }

  /// Whether that is this machine.
  func isLoopback(for url: HTTPURL) -> Bool {
    let target = try? HTTPURL("\(url.scheme.rawValue)://\(target(for: url))")
    return target?.isLoopback ?? false
  }

  /// What is between colons; those within brackets count as a part of the address.
  private static func parts(of text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var isInBrackets = false
    for index in text.indices {
      switch text[index] {
      case "[": isInBrackets = true
      case "]": isInBrackets = false
      case ":" where !isInBrackets:
        parts.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    return parts + [text[start...]]
  }

  private static func host(_ text: Substring) throws(Fault) -> String? {
    guard !text.isEmpty else { return nil }
    guard let url = try? HTTPURL("http://\(text)"), url.path == "/", url.query == nil,
      url.host == text.lowercased()
    else { throw .host(String(text)) }
    return url.host
  }

  private static func port(_ text: Substring) throws(Fault) -> Int? {
    guard !text.isEmpty else { return nil }
    guard text.utf8.count <= 5, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = Int(text), (1...65_535).contains(port)
    else { throw .port(String(text)) }
    return port
  }
}
