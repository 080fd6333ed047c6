public import NotaryCore

/// What differs between two configurations, image by image: what `tastevin diff` answers.
public struct PolicyDifferenceReport: Sendable {
  /// The files as they were named.
  public let old: String
  public let new: String
  public let moment: Instant
  public let judgements: [ImpactJudgement]

  public init(
    from old: String, to new: String, at moment: Instant, _ judgements: [ImpactJudgement]
  ) {
    self.old = old
    self.new = new
    self.moment = moment
    self.judgements = judgements
  }

  /// 1 if a verdict changes for the worse, else 3 if one cannot be told, else 0; 4 without images.
  public var exitCode: ExitCode {
    let outcomes = Set(judgements.flatMap(\.outcomes))
    if judgements.isEmpty { return .nothing }
    if outcomes.contains(.worse) { return .bad }
    return outcomes.contains(.undecided) ? .unknown : .good
  }

  /// How many images there are of each outcome, each counted as its worst.
  func count(_ outcome: ImpactJudgement.Outcome) -> Int { judgements.count { $0.worst == outcome } }
}

extension ImpactJudgement {
  /// What counts of several Connaisseurs.
  var worst: Outcome {
    let order: [Outcome] = [.worse, .undecided, .changed, .better]
    return order.first { outcomes.contains($0) } ?? .same
  }
}
