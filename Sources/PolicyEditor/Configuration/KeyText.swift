public import NotaryCore

/// What the text of a trust root's key is, whoever reads it.
public enum KeyText: Sendable, Hashable {
  case empty
  /// A whole PEM block with a public key of this kind: ecdsa, rsa or ed25519.
  case publicKey(KeyType)
  /// The same with something before or behind the block.
  case surrounded(KeyType, isBehind: Bool)
  case severalBlocks(Int)
  case privateKey
  case certificate
  /// A whole PEM block with a key on a curve that Go does not know, such as secp256k1.
  case otherCurve(String)
  /// A PEM block that holds no public key that is known here; its label.
  case otherBlock(String)
  /// Begins like PEM, and is none.
  case damaged
  /// Base64 without the lines around it.
  case bareBase64
  /// A reference to a key management service.
  case managed
  case noPEM

  public init(_ text: String) {
    let bytes = Array(text.utf8)
    let blocks = PEM.blocks(in: bytes, limit: 3)
    guard let first = blocks.first else {
      self = Self.withoutBlock(text)
      return
    }
    if blocks.contains(where: { $0.type.hasSuffix("PRIVATE KEY") }) {
      self = .privateKey
    } else if blocks.count > 1 {
      self = .severalBlocks(blocks.count)
    } else if first.type == "CERTIFICATE" {
      self = .certificate
    } else if let type = PublicKey.algorithm(ofSubjectPublicKeyInfo: first.bytes) {
      let isBehind = PEM.decode(bytes).map { !$0.rest.isEmpty } ?? false
      let isBefore = !text.hasPrefix("-----BEGIN ")
      self = isBehind || isBefore ? .surrounded(type, isBehind: isBehind) : .publicKey(type)
    } else if let key = NamedCurveKey(subjectPublicKeyInfo: first.bytes) {
      self = .otherCurve(key.curve)
    } else {
      self = .otherBlock(first.type)
    }
  }

  private static func withoutBlock(_ text: String) -> KeyText {
    if text.allSatisfy(\.isWhitespace) { return .empty }
    if text.firstRange(of: "PRIVATE KEY-----") != nil { return .privateKey }
    if text.firstRange(of: "-----BEGIN") != nil { return .damaged }
    let services = ["awskms", "gcpkms", "azurekms", "hashivault", "k8s"]
    if services.contains(where: { text.hasPrefix("\($0)://") }) { return .managed }
    let letters = Array(text.filter { !$0.isWhitespace }.utf8)
    return letters.count > 40 && Base64.decode(letters) != nil ? .bareBase64 : .noPEM
  }
}
