/// How Kubernetes names things (RFC 1123). Whatever is handed to kubectl has been looked at here.
enum KubernetesName {
  /// Whether this may name a namespace, a secret, a config map.
  static func isValid(_ text: String) -> Bool {
    guard (1...253).contains(text.utf8.count) else { return false }
    return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { part in
        part.first.map(isAlphanumeric) == true && part.last.map(isAlphanumeric) == true
          && part.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }
}
