/// How transfers from servers are done and bounded.
public struct TransferOptions: Sendable {
  /// The most seconds until a connection stands, TLS included.
  public var connectTimeout: Double
  /// The most seconds for one request and its answer.
  public var totalTimeout: Double
  /// The most seconds in which nothing comes; whole seconds count.
  public var stallTimeout: Double
  /// The certificates that replace the system's roots, as PEM; nil for the system's.
  public var certificateAuthorities: [UInt8]?
  /// Whether passwords and tokens may go to other machines over plain http, where others can read
  /// them.
  public var sendsSecretsInTheClear = false
  /// What the program calls itself, such as `tastevin/1.0`.
  public var userAgent: String

  public init(
    connectTimeout: Double = 10, totalTimeout: Double = 60, stallTimeout: Double = 15,
    certificateAuthorities: [UInt8]? = nil, userAgent: String = "tastevin"
  ) {
    self.connectTimeout = connectTimeout
    self.totalTimeout = totalTimeout
    self.stallTimeout = stallTimeout
    self.certificateAuthorities = certificateAuthorities
    self.userAgent = userAgent
  }

  /// Why a file of certificates cannot be used.
  public enum CertificateFileError: Error, Hashable, Sendable {
    case missing(path: String)
    case tooLarge(path: String)
    case unreadable(path: String, detail: String)
    /// No PEM certificate is in it.
    case noCertificate(path: String)
  }

  /// The most bytes of a file of certificates: 16 MiB, far more than any system's roots.
  static let certificateFileLimit = 16 << 20

  /// Reads the certificates that replace the system's roots, for ``certificateAuthorities``.
  public static func certificateAuthorities(
    fromFile path: String
  ) throws(CertificateFileError) -> [UInt8] {
    switch RegularFile.read(path, limit: certificateFileLimit) {
    case .bytes(let bytes):
      let text = String(decoding: bytes, as: UTF8.self)
      guard text.firstRange(of: "-----BEGIN CERTIFICATE-----") != nil else {
        throw .noCertificate(path: path)
      }
      return bytes
    case .missing: throw .missing(path: path)
    case .tooLarge: throw .tooLarge(path: path)
    case .unreadable(let detail): throw .unreadable(path: path, detail: detail)
    }
  }
}
