/// The versions of root of one repository, and what each changed: a pure function of documents and a
/// time. From scratch the client reads the newest one alone, so nothing here changes a verdict.
public struct RootHistory: Sendable {
  public enum Entry: Sendable {
    case version(RootVersion)
    case gap(RootGap)
  }

  public let gun: GUN
  public let moment: Instant
  /// The newest first, gaps between them as gaps.
  public let entries: [Entry]
  /// The version of the root that the source serves; nil where it cannot be read.
  public let newest: Int?

  public init(
    _ documents: RootDocuments, at moment: Instant,
    verifier: SignatureVerifier = SignatureVerifier()
  ) {
    let builder = RootHistoryBuilder(documents, at: moment, verifier: verifier)
    gun = documents.gun
    self.moment = moment
    newest = documents.newest
    entries = builder.entries()
  }

  public var versions: [RootVersion] {
    entries.compactMap { if case .version(let version) = $0 { version } else { nil } }
  }

  public var gaps: [RootGap] {
    entries.compactMap { if case .gap(let gap) = $0 { gap } else { nil } }
  }

  public subscript(number: Int) -> RootVersion? { versions.first { $0.number == number } }
}

/// Versions of root that are not known.
public struct RootGap: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// The source says that it has none.
    case missing
    /// The source gave no answer.
    case failed(TrustFailure)
    /// Larger than what is read of an old root.
    case tooLarge
    /// So many versions are not asked for.
    case notAsked
    /// The source has been asked, and has not answered yet.
    case pending
  }

  public let numbers: ClosedRange<Int>
  public let reason: Reason

  public init(numbers: ClosedRange<Int>, reason: Reason) {
    self.numbers = numbers
    self.reason = reason
  }
}

/// Every root document that is known of a repository.
public struct RootDocuments: Sendable {
  public let gun: GUN
  /// The root that the source serves.
  public var current: TrustDocument?
  /// The versions for which the source is asked.
  public var asked: ClosedRange<Int>?
  /// What the source answered when it was asked for a version.
  public var versions: [Int: TrustDocument] = [:]
  /// What caches on this machine hold, each with the number under which it is kept; nil for a cache's
  /// own newest root.
  public var cached: [(number: Int?, document: TrustDocument)] = []

  public init(gun: GUN) { self.gun = gun }

  /// Those among the documents of a repository.
  public init(_ documents: TrustDocuments) {
    gun = documents.gun
    current = documents[.root]
    versions = documents.oldRoots
  }

  /// For how many seconds the source wants not to be asked again; nil where it does not say.
  public var retryAfter: Int? {
    ([current].compactMap { $0 } + versions.values).compactMap { document in
      if case .failed(let failure) = document.answer.outcome { failure.retryAfter } else { nil }
    }.max()
  }

  /// The version that the source's newest root states, if it is one.
  public var newest: Int? {
    current?.root?.header.version.flatMap { $0 > 0 ? $0 : nil }
  }
}
