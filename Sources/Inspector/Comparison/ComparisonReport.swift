public import NotaryCore

/// What became of a repository since an archive or a folder has it. Text, JSON and the screen are views
/// of this value.
public struct ComparisonReport: Sendable {
  public let comparison: TrustComparison
  /// Where the earlier state was read.
  public let location: SourceLocation
  /// Why there is no earlier state, where its source has no answer about root.
  public let failure: TrustFailure?

  /// - Parameters:
  ///   - before: the documents of the earlier state, and where they were read.
  ///   - after: those of the later state.
  public init(
    _ before: TrustDocuments, from location: SourceLocation, to after: TrustDocuments,
    at moment: Instant
  ) {
    self.location = location
    comparison = TrustComparison(
      from: before, servedAt: location.saved?.moment, to: after, at: moment)
    failure =
      if case .failed(let failure)? = before[.root]?.answer.outcome { failure } else { nil }
  }

  /// What nobody may overlook, in a sentence; nil where there is nothing of that kind.
  public var warning: String? {
    let loud = comparison.roles.filter { $0.severity == .alarm }
    guard let first = loud.first else { return nil }
    let names = loud.map(\.name.rawValue)
    return switch first.change {
    case .otherRoot: "ANOTHER ROOT than before, and nothing links them"
    case .rolledBack: "ROLLED BACK: \(list(names)); later ones were seen before"
    default: "REWRITTEN: \(list(names)), with the version that another document had before"
    }
  }
}

/// Fetches the earlier state of a repository and compares.
public struct EarlierState: Sendable {
  private let source: any TrustSource
  private let gun: GUN

  /// - Parameter source: an archive or a folder.
  public init(_ source: any TrustSource, of gun: GUN) {
    self.source = source
    self.gun = gun
  }

  public func compared(to after: TrustDocuments, at moment: Instant) async -> ComparisonReport {
    let before = await TrustLoader(source: source, gun: gun).load()
    return ComparisonReport(before, from: source.location(of: gun), to: after, at: moment)
  }
}
