public import NotaryCore
public import PolicyEditor

/// What is to be asked of a registry about an image, and with what its answers are compared.
public struct RegistryQuestion: Equatable, Sendable {
  /// A digest that is signed for the image.
  public struct Signed: Equatable, Sendable {
    /// `sha256:` and 64 digits.
    public let digest: String
    /// The roles that sign it, or the Connaisseurs that would write it.
    public let by: [String]
  }

  /// What a Connaisseur makes the cluster pull.
  public struct Pull: Equatable, Sendable {
    public let generation: Generation
    /// Nil for an image that is admitted as it stands.
    public let digest: String?
  }

  public let image: ImageReference
  public private(set) var signed: [Signed] = []
  /// The names under which the repository's digests are signed.
  private var names: [String: [String]] = [:]
  public private(set) var pulls: [Pull] = []

  /// So many names of one digest are told.
  private static let nameLimit = 8

  /// - Parameters:
  ///   - report: the trust data; nil where it is not known.
  ///   - explanation: what Connaisseur decides; nil where it was not asked.
  public init(_ image: ImageReference, report: TrustReport?, explanation: Explanation? = nil) {
    self.image = image
    for target in report?.resolved ?? [] {
      if let digest = target.digestText { add(digest, by: target.role.rawValue) }
    }
    for target in report?.chain.targets ?? [] {
      guard let digest = target.digestText, names[digest, default: []].count < Self.nameLimit
      else { continue }
      names[digest, default: []].append(target.name.text)
    }
    for answer in explanation?.answers ?? [] where answer.decision.verdict == .admitted {
      let decision = answer.decision
      pulls.append(Pull(generation: decision.generation, digest: decision.digest))
      if let digest = decision.digest {
        add(digest, by: "Connaisseur \(decision.generation.rawValue)")
      }
    }
  }

  /// A digest with another length is none that a registry knows.
  private mutating func add(_ digest: String, by signer: String) {
    guard digest.utf8.count == 71 else { return }
    if let index = signed.firstIndex(where: { $0.digest == digest }) {
      guard !signed[index].by.contains(signer) else { return }
      signed[index] = Signed(digest: digest, by: signed[index].by + [signer])
    } else {
      signed.append(Signed(digest: digest, by: [signer]))
    }
  }

  /// The digests to ask for.
  public var digests: [String] { signed.map(\.digest) }

  /// The names under which a digest is signed.
  func names(of digest: String) -> [String] { names[digest] ?? [] }
}

/// A question and what the registry answered so far.
public struct RegistryReport: Sendable {
  public let question: RegistryQuestion
  public let facts: RegistryFacts
  /// How signing in went; nil where that is not told.
  public let trace: AuthenticationTrace?

  public init(
    _ question: RegistryQuestion, _ facts: RegistryFacts, trace: AuthenticationTrace? = nil
  ) {
    self.question = question
    self.facts = facts
    self.trace = trace
  }
}
