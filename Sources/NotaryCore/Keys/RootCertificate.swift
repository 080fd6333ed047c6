/// A key of root as Notary's client takes it: one leaf certificate and the authorities beside it.
///
/// The client does not use the key as root holds it. It reads the certificates, drops what it does
/// not like, writes the rest anew and computes another ID, which the signature must name. So text
/// around a block, CRLF or an expired authority break a root.
public struct RootCertificate: Hashable, Sendable {
  public let leaf: Certificate
  /// The certificates of authorities in the bundle, in their order.
  public let authorities: [Certificate]

  private let leafType: KeyType
  /// The key as root holds it.
  private let original: PublicKey

  /// The key that the client rebuilds: the leaf, then the authorities that are acceptable at a
  /// moment, or all of them if no moment is given, as for a root that was trusted before
  /// (notary 0.7, `trustpinning.validRootIntCerts`, `utils.CertBundleToKey`).
  public func rebuiltKey(at moment: Instant?) -> PublicKey {
    let kept = authorities.filter { moment == nil || $0.problems(at: moment).isEmpty }
    let pem = ([leaf] + kept).map { PEM.encode(type: CertificateBundle.blockType, bytes: $0.der) }
    let value = Array(pem.joined().utf8)
    // Most keys are written as the client would: parsing them again would only cost time.
    if value == original.value && leafType == original.type { return original }
    return PublicKey(type: leafType, value: value)
  }

  /// Reads the bundle of a root key of any type (notary 0.7, `trustpinning.parseAllCerts`).
  static func read(_ key: PublicKey) throws(RootCertificateProblem) -> RootCertificate {
    let bundle = key.bundle
    guard !bundle.entries.isEmpty else { throw .noCertificates }
    guard !bundle.isCut else { throw .tooManyCertificates(limit: CertificateBundle.limit) }
    var certificates: [Certificate] = []
    for (index, entry) in bundle.entries.enumerated() {
      guard entry.block.type == CertificateBundle.blockType else {
        throw .otherBlock(type: entry.block.type)
      }
      guard let certificate = entry.certificate else { throw .unreadable(number: index + 1) }
      certificates.append(certificate)
    }
    let leaves = certificates.filter { !$0.isCA }
    guard let leaf = leaves.first else { throw .noLeaf }
    guard leaves.count == 1 else { throw .severalLeaves(leaves.count) }
    guard certificates.first?.isCA == false else { throw .leafNotFirst }
    let type: KeyType
    switch leaf.publicKeyAlgorithm {
    case .ecdsa: type = .ecdsaX509
    case .rsa: type = .rsaX509
    case .ed25519, .other: throw .unsupportedKey(leaf.key.summary)
    }
    return RootCertificate(
      leaf: leaf, authorities: certificates.filter(\.isCA), leafType: type,
      original: key)
  }
}

/// Why Notary's client passes over a key of root.
public enum RootCertificateProblem: Error, Hashable, Sendable {
  /// The value holds no PEM block: a bare key, or garbage.
  case noCertificates
  /// A block is not a `CERTIFICATE`.
  case otherBlock(type: String)
  /// A certificate cannot be read; the first is number 1.
  case unreadable(number: Int)
  /// All certificates are authorities'.
  case noLeaf
  /// More than one certificate is not an authority's.
  case severalLeaves(Int)
  /// An authority's certificate stands before the leaf.
  case leafNotFirst
  /// The leaf's key is neither ECDSA nor RSA.
  case unsupportedKey(String)
  /// More certificates than are looked at; the client has no such limit.
  case tooManyCertificates(limit: Int)
}

extension PublicKey {
  /// What Notary's client makes of this key as a key of root.
  public var rootCertificate: Result<RootCertificate, RootCertificateProblem> {
    do throws(RootCertificateProblem) {
      return .success(try RootCertificate.read(self))
    } catch {
      return .failure(error)
    }
  }

  /// Why this key spoils a repository as the key of a delegation: what is wrong, but for dates and
  /// name, with the certificate that it holds, if it holds one, whatever its type says
  /// (notary 0.7, `tuf.Repo.GetDelegationRole`).
  public var delegationKeyProblems: [CertificateProblem] {
    bundle.firstReadable?.problems(at: nil) ?? []
  }

  fileprivate var bundle: CertificateBundle {
    if case .bundle(let bundle) = content { bundle } else { CertificateBundle(pem: value) }
  }
}
