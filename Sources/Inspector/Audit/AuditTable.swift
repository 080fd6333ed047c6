import PolicyEditor

/// The images of an audit on a line each, the worst first.
struct AuditTable {
  private let report: AuditReport
  private let rows: [AuditEntry]
  private let imageWidth: Int

  /// Longer names push the rest of their line to the right: nothing is cut.
  private static let widest = 60
  private static let verdictWidth = 8

  init(_ report: AuditReport) {
    self.report = report
    rows = report.entries.enumerated().sorted {
      ($0.element.outcome, $0.offset) < ($1.element.outcome, $1.offset)
    }.map(\.element)
    let longest = rows.map { VisibleText.of($0.image).count }.max() ?? 0
    imageWidth = min(max(longest, 5), AuditTable.widest)
  }

  var lines: [StyledLine] {
    let verdicts = report.generations.map { $0.rawValue.padded(to: AuditTable.verdictWidth) + "  " }
    let head = "      " + verdicts.joined() + "image".padded(to: imageWidth) + "  why"
    return [StyledLine(head, .dim)] + rows.map(line)
  }

  private func line(_ entry: AuditEntry) -> StyledLine {
    let status = entry.outcome.status
    var spans = [Span(status.rawValue.padded(to: 6), status.tone)]
    for generation in report.generations {
      let (word, tone) = verdict(of: entry, by: generation)
      spans.append(Span(word.padded(to: AuditTable.verdictWidth) + "  ", tone))
    }
    let image = VisibleText.of(AuditReport.name(of: entry.image))
    let why = why(entry)
    spans.append(Span(why.isEmpty ? image : image.padded(to: imageWidth)))
    if !why.isEmpty { spans.append(Span("  " + why, .dim)) }
    return StyledLine(spans)
  }

  private func verdict(
    of entry: AuditEntry, by generation: Generation
  ) -> (word: String, tone: Tone) {
    if entry.isSkipped(by: generation) { return ("skipped", .dim) }
    guard let verdict = entry.verdict(of: generation) else { return ("…", .dim) }
    return (verdict.rawValue, verdict.tone)
  }

  private func why(_ entry: AuditEntry) -> String {
    let codes = entry.reasons.map(\.name)
    let warning = entry.outcome < .unknown && entry.isWarningOnly ? " (a warning only)" : ""
    return codes.joined(separator: ", ") + warning
  }
}
