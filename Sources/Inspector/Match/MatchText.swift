import PolicyEditor

/// `match` as text: the winner, then what became of every other rule.
extension MatchReport {
  public var lines: [StyledLine] {
    var lines = [
      StyledLine([
        Span("Connaisseur \(generation.rawValue)  "), Span(choice?.name ?? given, .accent),
      ])
    ]
    if let winner = choice?.winner {
      lines += StyledLine.wrapped("  rule \(winner.index + 1) wins: \(winner.pattern)", .good)
      lines += StyledLine.wrapped(
        "  \(place(of: winner)), validator \(winner.validator ?? "default")")
    }
    if let failureSentence { lines += StyledLine.wrapped("  \(failureSentence)", .bad) }
    return lines + (choice?.candidates ?? []).flatMap(losing)
  }

  private func losing(_ candidate: PolicyCandidate) -> [StyledLine] {
    guard let reason = candidate.reason else { return [] }
    let pattern = "rule \(candidate.rule.index + 1): \(candidate.rule.pattern)"
    let tone: Tone =
      switch reason {
      case .notMatching, .undecided: .dim
      case .failed: .bad
      default: .plain
      }
    return StyledLine.wrapped("  \(pattern): \(words(reason))", tone)
  }

  private func place(of rule: Rule) -> String {
    rule.position.map { "\($0.file), line \($0.line)" } ?? "the chart's own"
  }
}
