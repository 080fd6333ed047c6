import Glibc

/// Whether Go takes a text for a URL with a host (Go 1.25, `url.ParseRequestURI`), as far as texts
/// that begin with `http://` or `https://` need it.
enum GoURL {
  case accepted
  /// Refused with these words, which follow the URL in the error.
  case refused(String)
  /// Versions of Go differ on it, or it is not judged here.
  case unclear

  init(requested text: String) {
    let bytes = Array(text.utf8)
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      self = .refused("net/url: invalid control character in URL")
      return
    }
    let rest = bytes.dropFirst(text.lowercased().hasPrefix("https://") ? 8 : 7)
    let beforeQuery = rest.prefix { $0 != UInt8(ascii: "?") }
    let authority = beforeQuery.prefix { $0 != UInt8(ascii: "/") }
    var host = authority
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
      guard authority[..<at].allSatisfy(Self.isUserByte) else {
        self = .refused("net/url: invalid userinfo")
        return
      }
      host = authority[(at + 1)...]
    }
    let path = beforeQuery[authority.endIndex...]
    if let words = Self.refusal(ofHost: host) ?? Self.refusal(ofPath: path) {
      self = .refused(words)
    } else {
      self = Self.isUsualHost(host) && !authority.contains(UInt8(ascii: "%")) ? .accepted : .unclear
    }
  }

  /// Without brackets and with one colon at most, or an IPv6 address in brackets: in what else they
  /// take, versions of Go differ.
  private static func isUsualHost(_ host: ArraySlice<UInt8>) -> Bool {
    guard let close = host.firstIndex(of: UInt8(ascii: "]")) else {
      return !host.contains(UInt8(ascii: "[")) && host.count { $0 == UInt8(ascii: ":") } <= 1
    }
    guard host.first == UInt8(ascii: "[") else { return false }
    let rest = host[(close + 1)...]
    var address = in6_addr()
    let text = String(decoding: host[..<close].dropFirst(), as: UTF8.self)
    return inet_pton(AF_INET6, text, &address) == 1 && (rest.isEmpty || rest.first == 0x3A)
      && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// What may stand in a user and a password (Go, `validUserinfo`).
  private static func isUserByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._:~!$&'()*+,;=%@".utf8.contains(byte)
    }
  }

  /// Whether a host that needs no scheme is certainly taken: letters, digits and what stands between
  /// them, with a port only behind a scheme.
  static func isPlain(_ text: String) -> Bool {
    let lowercased = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { lowercased.hasPrefix($0) }) else {
      return lowercased.utf8.allSatisfy { isPlainByte($0) }
    }
    guard case .accepted = GoURL(requested: text) else { return false }
    return lowercased.utf8.dropFirst(scheme.utf8.count).allSatisfy {
      isPlainByte($0) || $0 == UInt8(ascii: ":")
    }
  }

  private static func isPlainByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: true
    default: [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/")].contains(byte)
    }
  }

  private static func refusal(ofHost host: ArraySlice<UInt8>) -> String? {
    // An address in brackets has colons of its own.
    if host.first != UInt8(ascii: "["), let colon = host.lastIndex(of: UInt8(ascii: ":")) {
      let port = host[colon...]
      guard port.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }) else {
        let text = String(decoding: port, as: UTF8.self)
        return "invalid port \(GoType.quoted(text)) after host"
      }
    }
    for (position, byte) in zip(host.indices, host) where byte < 0x80 {
      if byte == UInt8(ascii: "%") {
        let escape = host[position...].prefix(3)
        guard isHostEscape(escape) else { return invalid(escape) }
      } else if !isHostByte(byte) {
        let character = String(Unicode.Scalar(byte))
        return "invalid character \(GoType.quoted(character)) in host name"
      }
    }
    return nil
  }

  /// What may be escaped in a host: bytes beyond ASCII, and the percent sign itself (Go, `unescape`, by
  /// RFC 6874).
  private static func isHostEscape(_ escape: ArraySlice<UInt8>) -> Bool {
    guard escape.count == 3, let high = escape.dropFirst().first, isHexadecimal(high),
      isHexadecimal(escape[escape.endIndex - 1])
    else { return false }
    return !(0x30...0x37).contains(high) || escape.elementsEqual("%25".utf8)
  }

  private static func invalid(_ escape: ArraySlice<UInt8>) -> String {
    "invalid URL escape \(GoType.quoted(String(decoding: escape, as: UTF8.self)))"
  }

  /// What needs no escape in a host (Go, `shouldEscape`).
  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-_.~!$&'()*+,;=:[]<>\"%".utf8.contains(byte)
    }
  }

  /// A percent sign must have two hexadecimal digits behind it.
  private static func refusal(ofPath path: ArraySlice<UInt8>) -> String? {
    var position = path.startIndex
    while let percent = path[position...].firstIndex(of: UInt8(ascii: "%")) {
      let escape = path[percent...].prefix(3)
      guard escape.count == 3, escape.dropFirst().allSatisfy({ isHexadecimal($0) }) else {
        return invalid(escape)
      }
      position = percent + 3
    }
    return nil
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
