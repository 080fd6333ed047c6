internal import NotaryCore

/// A root key that is to be pinned, as a trust root takes it.
public struct PinnedKey: Hashable, Sendable {
  /// SubjectPublicKeyInfo in DER.
  public let subjectPublicKeyInfo: [UInt8]

  /// One PEM block `PUBLIC KEY` without headers: text around it and headers are refused by
  /// Connaisseur 3.9.
  public var pem: String { PEM.encode(type: "PUBLIC KEY", bytes: subjectPublicKeyInfo) }

  public init(subjectPublicKeyInfo: [UInt8]) { self.subjectPublicKeyInfo = subjectPublicKeyInfo }

  /// The key of a text: PEM as a report shows it, a certificate, which stands for its key, or Docker's
  /// `.pub` file, whose header `role` is dropped if the key is root's.
  ///
  /// - Throws: why the text is not taken.
  public init(text: [UInt8]) throws(PinnedKeyRefusal) {
    let keys: [[UInt8]]
    do throws(PublicKeyFileProblem) {
      keys = try PublicKeyFile.keys(in: text)
    } catch {
      switch error {
      case .privateKey: throw .privateKey
      case .noBlock(let looksLikeDER): throw .noKey(looksLikeDER: looksLikeDER)
      case .otherBlock(let type, _), .unreadable(let type, _): throw .unreadable(type: type)
      case .damaged: throw .unreadable(type: "PUBLIC KEY")
      case .tooManyBlocks: throw .severalKeys
      }
    }
    guard keys.count == 1, let key = keys.first else { throw .severalKeys }
    // Docker writes the role of a key into a header (notary 0.7, `utils.ConvertPrivateKeyToPKCS8`
    // and `docker trust key generate`, which writes the signer's name).
    let roles = PEM.blocks(in: text, limit: PublicKeyFile.limit).flatMap(\.headers)
      .filter { $0.name.lowercased() == "role" }.map(\.value)
    if let role = roles.first(where: { $0 != "root" }) { throw .otherRole(role) }
    subjectPublicKeyInfo = key
  }
}

/// Why a text is not taken as a root key.
public enum PinnedKeyRefusal: Error, Hashable, Sendable {
  /// It says that it is the key of this role or signer.
  case otherRole(String)
  case privateKey
  case severalKeys
  case noKey(looksLikeDER: Bool)
  /// A block that is no public key, or not one that can be read.
  case unreadable(type: String)

  /// The reason in a sentence, without a full stop. A role is shown as it is written.
  public var sentence: String {
    switch self {
    case .otherRole(let role):
      "this is a key of \(role), not of root; a trust root is a root key, which"
        + " `tastevin root-key` prints"
    case .privateKey: "this is a private key, which belongs into no configuration"
    case .severalKeys: "there is more than one key; a trust root takes one"
    case .noKey(true): "this looks like a key in DER; write it as PEM first"
    case .noKey(false): "there is no PEM block"
    case .unreadable(let type): "the block \(type) holds no public key that can be read"
    }
  }
}
