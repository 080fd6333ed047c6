import NotaryCore

/// What Go's `crypto/x509` makes of PEM certificates.
enum GoCertificates {
  /// Blocks behind this many are not looked at.
  private static let limit = 1000

  /// Whether at least one certificate can be read (`CertPool.AppendCertsFromPEM`).
  static func isPool(_ text: String) -> Bool {
    PEM.blocks(in: Array(text.utf8), limit: limit).contains { block in
      block.type == "CERTIFICATE" && block.headers.isEmpty && Certificate(der: block.bytes) != nil
    }
  }

  enum First {
    case certificate, noBlock, unreadable
  }

  /// The first block, of whatever type (`pem.Decode` and `x509.ParseCertificate`).
  static func first(in text: String) -> First {
    guard let block = PEM.decode(Array(text.utf8))?.block else { return .noBlock }
    return Certificate(der: block.bytes) == nil ? .unreadable : .certificate
  }
}
