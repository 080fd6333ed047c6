import Glibc

/// The hosts that are asked without a proxy: `no_proxy`, as libcurl reads it.
///
/// Names and addresses between commas and blanks; `*` alone is all. A name stands for itself and for
/// every name below it, with or without a dot at its beginning; in Go one with a dot stands only for
/// the names below, and `name:port` for one port. An address may be a network, as in `10.0.0.0/8`.
struct ProxyExceptions: Hashable, Sendable {
  private let isAll: Bool
  private let names: [String]

  init(_ text: String) {
    let words = text.split { $0 == "," || $0 == " " || $0 == "\t" }
    isAll = words == ["*"]
    names = words.map { Self.bare($0.lowercased()) }
  }

  /// - Parameter host: in lower case; an IPv6 address with its brackets.
  func contain(_ host: String) -> Bool {
    if isAll { return true }
    let host = Self.bare(host)
    guard let address = Address(host) else {
      return names.contains { !$0.isEmpty && (host == $0 || host.hasSuffix(".\($0)")) }
    }
    return names.contains { Self.network($0, contains: address) }
  }

  /// Without brackets, and without a dot at either end.
  private static func bare(_ name: String) -> String {
    var name = name[...]
    if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
    if name.hasPrefix(".") { name = name.dropFirst() }
    if name.hasSuffix(".") { name = name.dropLast() }
    return String(name)
  }

  private static func network(_ text: String, contains address: Address) -> Bool {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let base = Address(bare(String(first))),
      base.bytes.count == address.bytes.count
    else { return false }
    let width = address.bytes.count * 8
    guard parts.count == 2 else { return base == address }
    guard let bits = Int(parts[1]), (0...width).contains(bits) else { return false }
    return (0..<bits).allSatisfy { base.bit($0) == address.bit($0) }
  }
}

/// An IP address.
private struct Address: Hashable {
  /// Four bytes, or sixteen.
  let bytes: [UInt8]

  init?(_ text: String) {
    for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
      var bytes = [UInt8](repeating: 0, count: count)
      if inet_pton(family, text, &bytes) == 1 {
        self.bytes = bytes
        return
      }
    }
    return nil
  }

  func bit(_ index: Int) -> Bool { bytes[index / 8] & (0x80 >> UInt8(index % 8)) != 0 }
}
