/// A certificate that a server showed in the handshake of TLS, as far as people need to know it.
public struct ServerCertificate: Hashable, Sendable {
  /// In one line; nil where the certificate cannot be read.
  public let subject: String?
  public let issuer: String?
  /// The DNS names and addresses that it is for, at most ``nameLimit`` of them.
  public let names: [String]
  /// How many names there are.
  public let nameCount: Int
  public let notBefore: Instant?
  public let notAfter: Instant?
  /// The SHA-256 of the whole certificate.
  public let fingerprint: [UInt8]

  /// The most names that are kept: a certificate may list thousands.
  public static let nameLimit = 20

  public init(
    subject: String?, issuer: String?, names: [String] = [], notBefore: Instant? = nil,
    notAfter: Instant? = nil, fingerprint: [UInt8]
  ) {
    self.subject = subject
    self.issuer = issuer
    self.names = Array(names.prefix(Self.nameLimit))
    nameCount = names.count
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.fingerprint = fingerprint
  }

  init(der: [UInt8]) {
    let certificate = Certificate(der: der)
    self.init(
      subject: certificate?.subject, issuer: certificate?.issuer, names: certificate?.names ?? [],
      notBefore: certificate?.notBefore, notAfter: certificate?.notAfter,
      fingerprint: Digest.sha256(der))
  }
}

/// The chain that a server showed, and by whose authority it was judged.
public struct ServerChain: Hashable, Sendable {
  /// As sent, the server's own first; at most ten.
  public let certificates: [ServerCertificate]
  public let authorities: CertificateAuthorities.Origin
  /// Why it is not trusted; nil where it is.
  public let fault: CertificateFailure.Reason?
  /// The version of TLS, such as `TLSv1.3`; nil where it is not known.
  public let version: String?
  /// The cipher suite by its name in the standard, such as `TLS_AES_128_GCM_SHA256`.
  public let cipher: String?

  public init(
    certificates: [ServerCertificate], authorities: CertificateAuthorities.Origin,
    fault: CertificateFailure.Reason?, version: String? = nil, cipher: String? = nil
  ) {
    self.version = version
    self.cipher = cipher
    self.certificates = certificates
    self.authorities = authorities
    self.fault = fault
  }
}
