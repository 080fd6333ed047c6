/// An absolute http or https URL, read strictly and written anew from its parts.
///
/// What is refused here and what the transfer library makes of a URL must never differ: credentials
/// are given or withheld by what this type says. So a host has letters, digits, dots, hyphens and
/// underscores only, or is an IPv6 address in brackets.
struct HTTPURL: Hashable, Sendable {
  enum Scheme: String, Sendable {
    case http
    case https

    var defaultPort: Int { self == .http ? 80 : 443 }
  }

  enum Fault: Error, Hashable, Sendable {
    /// No `scheme://`, or one that is neither http nor https.
    case scheme
    case credentials
    case fragment
    case host
    case port
    /// A character in the path or query that must be escaped.
    case character(Unicode.Scalar)
  }

  let scheme: Scheme
  /// In lower case; an IPv6 address with its brackets.
  let host: String
  let port: Int
  /// Escaped, beginning with a slash.
  var path: String
  /// Escaped, without the question mark.
  var query: String?

  init(_ text: String) throws(Fault) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].starts(with: "//".utf8),
      let scheme = Scheme(rawValue: String(parts[0])?.lowercased() ?? "")
    else { throw .scheme }
    try self.init(scheme: scheme, rest: parts[1].dropFirst(2))
  }

  /// Reads what follows `scheme://`.
  init(scheme: Scheme, rest: Substring.UTF8View) throws(Fault) {
    if rest.contains(UInt8(ascii: "#")) { throw .fragment }
    let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
    let authority = rest[..<(end ?? rest.endIndex)]
    if authority.contains(UInt8(ascii: "@")) { throw .credentials }
    self.scheme = scheme
    (host, port) = try Self.readAuthority(authority, defaultPort: scheme.defaultPort)
    let target = rest[(end ?? rest.endIndex)...]
    let question = target.firstIndex(of: UInt8(ascii: "?"))
    let path = try Self.checked(target[..<(question ?? target.endIndex)])
    self.path = path.isEmpty ? "/" : path
    if let question { query = try Self.checked(target[question...].dropFirst()) }
  }

  /// The URL, without the port where it is the scheme's own.
  var text: String { "\(origin)\(path)\(query.map { "?\($0)" } ?? "")" }

  /// The scheme, host and port: whoever shares these is the same server.
  var origin: String {
    port == scheme.defaultPort
      ? "\(scheme.rawValue)://\(host)" : "\(scheme.rawValue)://\(host):\(port)"
  }

  /// Whether the host is this machine: `localhost`, 127.0.0.0/8 or `[::1]`.
  var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let octets = host.split(separator: ".", omittingEmptySubsequences: false)
    return octets.count == 4 && octets[0] == "127"
      && octets.allSatisfy { octet in
        octet.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
          && UInt8(octet) != nil
      }
  }

  /// Whether what is sent there can be read on the way.
  var isPlainOverNetwork: Bool { scheme == .http && !isLoopback }

  /// The URL that a redirect from here names: absolute, or relative to this one.
  func resolving(_ location: String) throws(Fault) -> HTTPURL {
    let target = location.prefix { $0 != "#" }.utf8
    if target.starts(with: "//".utf8) {
      return try HTTPURL(scheme: scheme, rest: target.dropFirst(2))
    }
    if target.starts(with: "/".utf8) {
      return try HTTPURL(scheme: scheme, rest: "\(authority)\(Substring(target))"[...].utf8)
    }
    let delimiter = target.firstIndex { ":/?".utf8.contains($0) }
    if let delimiter, target[delimiter] == UInt8(ascii: ":") {
      return try HTTPURL(String(Substring(target)))
    }
    let isQuery = target.first == UInt8(ascii: "?")
    let base = isQuery ? path[...] : path[...(path.lastIndex(of: "/") ?? path.startIndex)]
    return try HTTPURL(scheme: scheme, rest: "\(authority)\(base)\(Substring(target))"[...].utf8)
  }

  private var authority: String { "\(host):\(port)" }

  private static func readAuthority(
    _ authority: Substring.UTF8View, defaultPort: Int
  ) throws(Fault) -> (host: String, port: Int) {
    let host: Substring.UTF8View
    if authority.first == UInt8(ascii: "[") {
      guard let end = authority.firstIndex(of: UInt8(ascii: "]")) else { throw .host }
      host = authority[...end]
      let address = host.dropFirst().dropLast()
      guard !address.isEmpty, address.allSatisfy({ $0.isURLHexadecimal || $0 == UInt8(ascii: ":") })
      else { throw .host }
    } else {
      host = authority.prefix { $0 != UInt8(ascii: ":") }
      guard !host.isEmpty, host.count <= 253, host.allSatisfy(\.isURLHost) else { throw .host }
    }
    let rest = authority[host.endIndex...]
    let name = (String(host) ?? "").lowercased()
    guard let colon = rest.first else { return (name, defaultPort) }
    guard colon == UInt8(ascii: ":") else { throw .host }
    let digits = rest.dropFirst()
    guard (1...5).contains(digits.count), digits.allSatisfy(\.isURLDigit),
      let port = Int(String(digits) ?? ""), (1...65_535).contains(port)
    else { throw .port }
    return (name, port)
  }

  /// The text of a path or query, if it has only characters that may stand there.
  private static func checked(_ part: Substring.UTF8View) throws(Fault) -> String {
    let text = String(Substring(part))
    if let scalar = text.unicodeScalars.first(where: { !$0.isURLVisible }) {
      throw .character(scalar)
    }
    return text
  }

  /// Escapes what may not stand in a path; slashes stay.
  static func escapedPath(_ text: String) -> String { escaped(text, keeping: "/:@!$&'()*+,;=") }

  /// Escapes everything in a value of a query but letters, digits, and `-._~:/,`.
  static func escapedValue(_ text: String) -> String { escaped(text, keeping: ":/,") }

  /// Escapes everything but letters, digits, and `-._~`.
  static func escapedComponent(_ text: String) -> String { escaped(text, keeping: "") }

  private static func escaped(_ text: String, keeping kept: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte.isURLUnreserved || kept.utf8.contains(byte) {
        result.append(byte)
      } else {
        result.append(UInt8(ascii: "%"))
        result.append(contentsOf: Hexadecimal.text(of: [byte]).uppercased().utf8)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isURLDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isURLAlphanumeric: Bool {
    isURLDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  fileprivate var isURLHexadecimal: Bool {
    isURLDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }

  fileprivate var isURLHost: Bool {
    isURLAlphanumeric || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
      || self == UInt8(ascii: "_")
  }

  fileprivate var isURLUnreserved: Bool { isURLHost || self == UInt8(ascii: "~") }
}

extension Unicode.Scalar {
  /// Visible ASCII without what RFC 3986 leaves out of URLs, and without the backslash, which some
  /// readers take for a slash.
  fileprivate var isURLVisible: Bool {
    (0x21...0x7E).contains(value) && !"\"<>\\^`{|}".unicodeScalars.contains(self)
  }
}
