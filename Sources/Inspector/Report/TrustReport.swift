public import NotaryCore

/// What is known about one image's trust data: the inputs, and what they prove. Text, JSON and
/// screens are views of this value.
public struct TrustReport: Sendable {
  public let image: ImageReference
  public let source: SourceLocation
  public let chain: ChainOfTrust
  /// What the server says of its own health; nil where it was not asked, because it did not fail.
  public var health: ServerHealth?
  /// Every target that a verified role signed for the image's tag or digest.
  public let resolved: [SignedTarget]
  /// How signing in went; nil where nobody signs in, as in a folder.
  public var trace: AuthenticationTrace?
  /// The versions of root; nil where they were not asked for. It changes no verdict, nor does what
  /// follows.
  public var history: RootHistory?
  /// What lies on this machine; nil where it was not looked at.
  public var local: LocalReport?
  /// What the registry has; nil where it was not asked.
  public var registry: RegistryReport?
  /// What became of it since an earlier state; nil where there is none to compare with.
  public var against: ComparisonReport?

  public init(image: ImageReference, source: SourceLocation, chain: ChainOfTrust) {
    self.image = image
    self.source = source
    self.chain = chain
    let digest = image.digest.flatMap { digest in
      digest.algorithm == .sha256 ? Hexadecimal.bytes(of: digest.hex) : nil
    }
    // A digest of another algorithm is none that trust data resolves to.
    let isUnresolvable = image.digest != nil && digest == nil
    resolved = isUnresolvable ? [] : chain.resolve(tag: image.tag, digest: digest)
  }

  /// Judges documents for an image.
  public init(
    image: ImageReference, source: SourceLocation, documents: TrustDocuments, pins: TrustPins,
    at moment: Instant, verifier: SignatureVerifier = SignatureVerifier()
  ) {
    self.init(
      image: image, source: source,
      chain: ChainOfTrust(documents, pins: pins, at: moment, verifier: verifier))
  }

  /// What the documents prove, given where they come from: nothing is verified that came from a server
  /// whose certificate was not checked, whatever signatures it carries.
  public var status: ChainOfTrust.Status {
    chain.status == .verified && source.route.isUnchecked ? .unpinned : chain.status
  }

  /// Whether the server fails in a way that its own health check may explain.
  public var isServerFailing: Bool {
    chain.roles.contains { $0.document?.answer.isServerError ?? false }
  }

  /// The exit code of a command that shows this report.
  public var exitCode: ExitCode {
    switch status {
    case .verified, .unpinned: .good
    case .broken: .bad
    case .unavailable, .pending: .unknown
    }
  }
}

/// What a command's exit status says, everywhere the same.
public enum ExitCode: Int32, Sendable {
  case good = 0
  /// Broken, denied, errors, failed.
  case bad = 1
  /// Wrong usage or unreadable input.
  case usage = 2
  /// Could not find out: network, server, credentials.
  case unknown = 3
  /// No cases, no images.
  case nothing = 4
}
