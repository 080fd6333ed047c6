/// Why a server's certificate is not trusted, with what the server showed.
public struct CertificateFailure: Hashable, Sendable {
  /// An index counts the certificates as sent, from 0 for the server's own; one beyond them is of the
  /// authorities that were tried.
  public enum Reason: Hashable, Sendable {
    /// The chain ends at a certificate whose issuer is none of the authorities.
    case unknownAuthority(issuer: String)
    /// The chain ends at a root that the server sent and that is none of the authorities.
    case untrustedRoot(subject: String)
    /// The server's own certificate is signed by itself, and none of the authorities.
    case selfSigned
    case expired(index: Int)
    case notYetValid(index: Int)
    /// It is trusted, but not for the host that was asked for.
    case otherName
    /// The certificates of the authorities cannot be read.
    case unusableAuthorities
    /// Another reason, in OpenSSL's words.
    case other(detail: String)
  }

  public let reason: Reason
  /// The host that was asked for; an IPv6 address with its brackets.
  public let host: String
  /// What the server showed, its own certificate first; empty where that is not known.
  public let chain: [ServerCertificate]
  /// Which authorities were tried.
  public let authorities: CertificateAuthorities.Origin

  public init(
    _ reason: Reason, host: String, chain: [ServerCertificate] = [],
    authorities: CertificateAuthorities.Origin = .system
  ) {
    self.reason = reason
    self.host = host
    self.chain = chain
    self.authorities = authorities
  }
}
