import PolicyEditor

/// `match -o json`, version 1 of the contract.
extension MatchReport {
  /// - Parameter cluster: where the rules come from; nil for files.
  public static func json(
    of reports: [MatchReport], from cluster: ClusterOrigin? = nil
  ) -> JSONOutput {
    .object([
      ("schema", .string("tastevin/match/v1")), ("results", .array(reports.map(\.json))),
      ("cluster", cluster?.json ?? .null),
    ])
  }

  private var json: JSONOutput {
    .object([
      ("image", .string(given)), ("connaisseur", .string(generation.rawValue)),
      ("name", .optional(choice?.name)), ("rule", choice?.winner?.json ?? .null),
      ("candidates", .array((choice?.candidates ?? []).map(json(of:)))),
      ("error", .optional(error)),
    ])
  }

  private func json(of candidate: PolicyCandidate) -> JSONOutput {
    .object([
      ("index", .int(candidate.rule.index)), ("pattern", .string(candidate.rule.pattern)),
      ("matches", .optional(candidate.matches)),
      ("reason", .optional(candidate.reason.map(words))),
    ])
  }

  /// Why there is no answer; nil where one was found, also that no rule matches.
  private var error: String? {
    switch outcome {
    case .refused(let refusal): return refusal.message ?? "reference-hang"
    case .matched(let choice):
      guard choice.failure != nil else { return nil }
      return choice.isCrash ? "crash" : choice.message ?? "pattern-too-large"
    }
  }
}
