/// Why a key of root does not count for Notary's client.
public enum RootKeyRefusal: Hashable, Sendable {
  /// It holds no certificates as the client wants them: bare keys are refused.
  case notACertificate(RootCertificateProblem)
  /// The certificate is not one that the client accepts for this repository now.
  case certificate(CertificateProblem)
  /// The client computes another ID from the certificates than root lists, so that no signature
  /// that names the listed one counts.
  case otherID(KeyID)
}
