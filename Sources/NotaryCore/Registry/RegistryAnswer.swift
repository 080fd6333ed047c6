/// What a registry said to the question for a manifest.
public enum RegistryAnswer: Hashable, Sendable {
  /// The question is under way.
  case pending
  case manifest(RegistryManifest)
  /// There is no such tag or digest (404).
  case absent
  /// There is no such repository (404, `NAME_UNKNOWN`).
  case noRepository
  /// One may not look (401, 403).
  case notAllowed(TrustFailure)
  /// It could not be found out.
  case unknown(TrustFailure)
  /// What came is not what it should be.
  case untrue(RegistryLie)

  public var manifest: RegistryManifest? {
    if case .manifest(let manifest) = self { manifest } else { nil }
  }
}

/// How a registry's answer contradicts itself.
public enum RegistryLie: Hashable, Sendable {
  /// The bytes have another digest than the one that was asked for.
  case otherBytes(asked: String, actual: String)
  /// The bytes have another digest than the header says.
  case header(said: String, actual: String)
  /// The answer is no manifest.
  case notAManifest
  /// Larger than any manifest.
  case tooLarge(limit: Int, size: Int?)
  /// The header names something that is no digest, and is not repeated.
  case malformedDigest
}

/// Whether a registry has what an index lists.
public enum RegistryPresence: Hashable, Sendable {
  /// The question is under way.
  case pending
  case present
  case absent
  /// It could not be found out.
  case unknown(TrustFailure)
  /// It is not asked for: it is no digest, or one of too many.
  case notAsked

  /// Nil where it is not known.
  public var isPresent: Bool? {
    switch self {
    case .present: true
    case .absent: false
    case .pending, .unknown, .notAsked: nil
    }
  }
}
