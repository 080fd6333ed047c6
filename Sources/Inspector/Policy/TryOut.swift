public import PolicyEditor

/// An image held against the rules by both Connaisseurs: which rule wins, and why the others do not.
public struct TryOut: Sendable {
  /// The image as it was typed.
  public let image: String
  public let reports: [Generation: MatchReport]

  public init(_ image: String, by policies: [Generation: Policy]) {
    self.image = image
    reports = policies.mapValues { MatchReport(image, by: $0) }
  }

  // MARK: The answer

  /// A line for each generation, or one for both where they say the same.
  public func lines(front: Generation) -> [StyledLine] {
    let order = [front] + Generation.allCases.filter { $0 != front }
    let answers = order.compactMap { generation in
      reports[generation].map { (generation, TryOut.answer($0)) }
    }
    guard let first = answers.first else { return [] }
    if answers.allSatisfy({ $0.1 == first.1 }) {
      return [StyledLine([Span("both", .accent), Span("  ")] + first.1, lead: 2)]
    }
    return answers.map { generation, spans in
      StyledLine([Span(generation.rawValue, .accent), Span("  ")] + spans, lead: 2)
    }
  }

  /// The same in few words, for one line.
  public func brief(front: Generation) -> [Span] {
    let order = [front] + Generation.allCases.filter { $0 != front }
    let words = order.compactMap { reports[$0].map { TryOut.word(of: $0) } }
    guard let first = words.first else { return [] }
    if words.allSatisfy({ $0 == first }) { return [first] }
    return zip(order, words).enumerated().flatMap { index, pair in
      [Span((index == 0 ? "" : "  ") + pair.0.rawValue + " ", .accent), pair.1]
    }
  }

  private static func word(of report: MatchReport) -> Span {
    if let winner = report.choice?.winner { return Span("rule \(winner.index + 1)", .good) }
    if report.choice?.isCrash == true { return Span("crash", .bad) }
    return Span(report.choice == nil ? "refused" : "no rule", .bad)
  }

  private static func answer(_ report: MatchReport) -> [Span] {
    if let winner = report.choice?.winner {
      let asked = winner.validator ?? "default"
      return [
        Span("rule \(winner.index + 1) wins", .good),
        Span(": \(winner.pattern)  by validator \(asked)"),
      ]
    }
    return [Span(report.failureSentence ?? "", .bad)]
  }

  // MARK: What became of one rule

  /// A word for a rule that wins or fails, of both generations or of the one that says so; nil for one
  /// that loses in the eyes of both.
  public func mark(ofRule index: Int) -> Span? {
    let winners = reports.filter { $0.value.choice?.winner?.index == index }.keys
    if winners.count == reports.count, !winners.isEmpty { return Span("wins", .good) }
    if let only = winners.first { return Span(only.rawValue, .good) }
    let isFailed = reports.values.contains { candidate(index, in: $0)?.reason == .failed }
    return isFailed ? Span("FAIL", .bad) : nil
  }

  /// Why a rule does not win in the eyes of one generation; nil where it does.
  public func reason(ofRule index: Int, for generation: Generation) -> Span? {
    guard let report = reports[generation], let candidate = candidate(index, in: report),
      let reason = candidate.reason
    else { return nil }
    switch reason {
    case .notMatching, .undecided: return Span(report.words(reason), .dim)
    case .failed: return Span(report.words(reason), .bad)
    default: return Span(report.words(reason), .warning)
    }
  }

  private func candidate(_ index: Int, in report: MatchReport) -> PolicyCandidate? {
    guard let all = report.choice?.candidates, all.indices.contains(index) else { return nil }
    return all[index]
  }
}
