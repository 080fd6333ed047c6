/// A file of public keys that someone trusts, as `--pin` and Docker's `.pub` files hold them.
public enum PublicKeyFile {
  /// No file of more blocks is taken.
  public static let limit = 1_024

  /// The keys of a file, each as SubjectPublicKeyInfo in DER, in their order and without repetition.
  ///
  /// The file holds one or more PEM blocks: `PUBLIC KEY`, or `CERTIFICATE`, which stands for the key
  /// within. PEM headers, such as Docker's `role`, mean nothing here.
  public static func keys(in text: [UInt8]) throws(PublicKeyFileProblem) -> [[UInt8]] {
    let blocks = PEM.blocks(in: text, limit: limit + 1)
    guard blocks.count == min(PEM.beginnings(in: text), limit + 1) else { throw .damaged }
    guard !blocks.isEmpty else { throw .noBlock(looksLikeDER: text.first == 0x30) }
    guard blocks.count <= limit else { throw .tooManyBlocks(limit: limit) }
    var keys: [[UInt8]] = []
    for (index, block) in blocks.enumerated() {
      let key = try key(of: block, number: index + 1)
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  private static func key(
    of block: PEM.Block, number: Int
  ) throws(PublicKeyFileProblem) -> [UInt8] {
    let key: [UInt8]?
    switch block.type {
    case "PUBLIC KEY":
      key = subjectPublicKeyInfo(block.bytes)
    case "CERTIFICATE":
      key = Certificate(der: block.bytes)?.key.subjectPublicKeyInfo
    default:
      if block.type.hasSuffix("PRIVATE KEY") { throw .privateKey(number: number) }
      throw .otherBlock(type: block.type, number: number)
    }
    guard let key else { throw .unreadable(type: block.type, number: number) }
    return key
  }

  /// A key as it is compared with others: written anew where Notary knows its algorithm, and kept as
  /// it stands where it does not, so that it matches no root.
  private static func subjectPublicKeyInfo(_ bytes: [UInt8]) -> [UInt8]? {
    if let material = KeyMaterial(subjectPublicKeyInfo: bytes) {
      return material.isUsable ? material.subjectPublicKeyInfo : nil
    }
    return KeyMaterial.isOfUnknownAlgorithm(subjectPublicKeyInfo: bytes) ? bytes : nil
  }
}

/// Why a file is not taken for public keys. The first block is number 1.
public enum PublicKeyFileProblem: Error, Hashable, Sendable {
  /// There is no PEM block; the text may be a key in DER, which has to be written as PEM first.
  case noBlock(looksLikeDER: Bool)
  /// A block begins, but does not end, or holds what is no base64: a key would be left out unseen.
  case damaged
  /// A block is a private key, which belongs nowhere near a pin.
  case privateKey(number: Int)
  /// A block is something else.
  case otherBlock(type: String, number: Int)
  /// A block's bytes are not what its type says.
  case unreadable(type: String, number: Int)
  /// There are more blocks than are read.
  case tooManyBlocks(limit: Int)
}
