import PolicyEditor

/// `audit -o junit`: a suite for each namespace, a case for each image in it.
extension AuditReport {
  public var junit: JUnitReport {
    JUnitReport(name: "tastevin audit", suites: namespaces.map { suite(of: $0.name) } + partial)
  }

  private func suite(of namespace: String?) -> JUnitReport.Suite {
    let cases = entries.compactMap { entry in
      entry.places.first { $0.workload.namespace == namespace }.map { test(entry, at: $0) }
    }
    return JUnitReport.Suite(name: namespace ?? "(no namespace)", cases: cases)
  }

  private func test(_ entry: AuditEntry, at place: AuditPlace) -> JUnitReport.Case {
    JUnitReport.Case(
      name: AuditReport.name(of: entry.image), group: place.workload.title,
      outcome: outcome(of: entry))
  }

  private func outcome(of entry: AuditEntry) -> JUnitReport.Outcome {
    let details = details(of: entry)
    switch entry.outcome {
    case .admitted: return .passed
    case .skipped: return .skipped(message: entry.skipped ?? "")
    case .crashed, .denied: return .failed(message: message(of: entry), details: details)
    case .unknown: return .error(message: message(of: entry), details: details)
    case .pending:
      return .error(message: "the audit was ended before this image was judged", details: "")
    }
  }

  private func message(of entry: AuditEntry) -> String {
    entry.reasons.map { "\($0.name): \($0.message)" }
      .joined(separator: "; ")
  }

  /// What each Connaisseur says, what to do, and where the image stands.
  private func details(of entry: AuditEntry) -> String {
    let answers = (entry.explanation?.answers ?? []).map {
      "Connaisseur \($0.decision.generation.rawValue) \($0.decision.verdict.word): \($0.said)"
    }
    let remedies = entry.reasons.compactMap { $0.remedies.first.map { "to do: \($0.text)" } }
    let places = entry.places.map { "in \($0.words)" }
    return (answers + remedies + places).map { VisibleText.of($0) }.joined(separator: "\n")
  }

  /// What was not looked at is an error, not silence.
  private var partial: [JUnitReport.Suite] {
    guard !gaps.isEmpty else { return [] }
    let cases = gaps.map { gap in
      JUnitReport.Case(
        name: gap, group: "audit",
        outcome: .error(message: "this could not be looked at", details: gap))
    }
    return [JUnitReport.Suite(name: "(not looked at)", cases: cases)]
  }
}
