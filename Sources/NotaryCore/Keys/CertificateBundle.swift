/// The blocks of a PEM text that should be certificates.
struct CertificateBundle: Sendable {
  /// No bundle of more blocks is looked at to its end: Notary's hold one or two.
  static let limit = 64

  struct Entry: Sendable {
    let block: PEM.Block
    /// Nil if the bytes are no certificate, whatever the block's type says.
    let certificate: Certificate?
  }

  let entries: [Entry]
  /// There are more blocks than ``entries``.
  let isCut: Bool

  init(pem text: [UInt8]) {
    let blocks = PEM.blocks(in: text, limit: Self.limit + 1)
    isCut = blocks.count > Self.limit
    entries = blocks.prefix(Self.limit).map {
      Entry(block: $0, certificate: Certificate(der: $0.bytes))
    }
  }

  static let blockType = "CERTIFICATE"

  var certificates: [Certificate] {
    entries.compactMap { $0.block.type == Self.blockType ? $0.certificate : nil }
  }

  /// notary 0.7, `utils.LoadCertFromPEM`.
  var firstReadable: Certificate? {
    entries.lazy
      .filter { $0.block.type == Self.blockType && $0.block.headers.isEmpty }
      .compactMap(\.certificate).first
  }
}
