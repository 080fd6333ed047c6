/// The certificates that replace the system's roots.
public struct CertificateAuthorities: Hashable, Sendable {
  /// Where authorities come from.
  public enum Origin: Hashable, Sendable {
    /// The system's own roots.
    case system
    /// A file that the user named with `--cacert`.
    case file(path: String)
    /// The `cert` of a validator.
    case validator
  }

  /// One or more PEM blocks.
  public let pem: [UInt8]
  public let origin: Origin

  public init(pem: [UInt8], origin: Origin) {
    self.pem = pem
    self.origin = origin
  }

  /// Why a file of certificates cannot be used.
  public enum FileError: Error, Hashable, Sendable {
    case missing(path: String)
    case tooLarge(path: String)
    case unreadable(path: String, detail: String)
    /// No PEM certificate is in it.
    case noCertificate(path: String)
  }

  /// The most bytes of a file of certificates: 16 MiB, far more than any system's roots.
  private static let fileLimit = 16 << 20

  public init(file path: String) throws(FileError) {
    switch RegularFile.read(path, limit: Self.fileLimit) {
    case .bytes(let bytes):
      let text = String(decoding: bytes, as: UTF8.self)
      guard text.firstRange(of: "-----BEGIN CERTIFICATE-----") != nil else {
        throw .noCertificate(path: path)
      }
      self.init(pem: bytes, origin: .file(path: path))
    case .missing: throw .missing(path: path)
    case .tooLarge: throw .tooLarge(path: path)
    case .unreadable(let detail): throw .unreadable(path: path, detail: detail)
    }
  }
}

/// Where the system keeps its roots, if not where libcurl looks by itself.
public struct SystemRoots: Hashable, Sendable {
  /// A file of PEM certificates.
  public var file: String?
  /// A folder as `openssl rehash` leaves it.
  public var folder: String?

  public static let standard = SystemRoots()

  /// As Go's programs, Connaisseur and Notary's client among them, and OpenSSL's read it:
  /// `SSL_CERT_FILE` and `SSL_CERT_DIR`. Of several folders only the first counts.
  public init(environment: (String) -> String?) {
    file = environment("SSL_CERT_FILE")
    folder = environment("SSL_CERT_DIR").flatMap { $0.split(separator: ":").first.map(String.init) }
  }

  private init() {}
}
