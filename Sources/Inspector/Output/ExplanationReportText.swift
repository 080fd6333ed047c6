import PolicyEditor

/// `explain` as text with a denial or with manifests: the denial and the objects first, then each
/// image.
extension ExplanationReport {
  public var lines: [StyledLine] {
    var blocks: [[StyledLine]] = []
    if let cluster { blocks.append(StyledLine.wrapped(cluster.sentence + ".", .dim)) }
    if let rejection { blocks.append(rejection.lines + comparisonLines) }
    if !manifests.isEmpty { blocks.append(objectLines) }
    for entry in entries {
      blocks.append(entry.explanation.lines)
      if let registry = registries?[entry.explanation.given] { blocks.append(registry.sheet.lines) }
    }
    if manifests.isEmpty, !entries.isEmpty { blocks.append(imageAloneLines) }
    return Array(blocks.joined(separator: [StyledLine()]))
  }

  private var imageAloneLines: [StyledLine] {
    StyledLine.wrapped(
      "This is for the image alone: owners, namespaces and other containers of an object have a"
        + " say too (-f MANIFEST).", .dim)
  }

  /// One comparison for each image; with several, each under its image.
  private var comparisonLines: [StyledLine] {
    let compared = entries.compactMap { entry in
      entry.comparison.map { (entry.explanation.given, $0) }
    }
    guard compared.count > 1 else { return compared.first?.1.lines ?? [] }
    let reproducing = compared.filter { $0.1.outcome == .reproduced }
    let shown = reproducing.isEmpty ? compared : reproducing
    var lines = shown.flatMap { image, comparison in
      [StyledLine("  \(image)")] + comparison.lines
    }
    if shown.count < compared.count {
      lines.append(
        StyledLine("  not said of the \(compared.count - shown.count) other images", .dim))
    }
    return lines
  }

  private var objectLines: [StyledLine] {
    var lines: [StyledLine] = []
    var previous: Workload?
    for judgement in judgements {
      if judgement.workload != previous {
        if previous != nil { lines.append(StyledLine()) }
        lines += judgement.workload.headLines
        previous = judgement.workload
      }
      lines += judgement.lines
    }
    for manifest in manifests where !manifest.passedOver.isEmpty {
      let kinds = manifest.passedOver.map { "\($0.count) \($0.kind ?? "without a kind")" }
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines += StyledLine.wrapped(
        "\(manifest.file): passed over, no workloads: \(kinds.joined(separator: ", "))", .dim)
    }
    return lines
  }
}

extension Workload {
  fileprivate var headLines: [StyledLine] {
    StyledLine.wrapped("\(title) (\(position.file), line \(position.line))", .accent)
  }
}

extension WorkloadJudgement {
  fileprivate var lines: [StyledLine] {
    var lines = [StyledLine([Span("Connaisseur \(generation.rawValue)  "), word])]
    let own = Set(notes)
    for judged in containers { lines += judged.lines(without: own) }
    for note in notes { lines += StyledLine.wrapped("  note: \(note.message)", .dim) }
    return lines
  }

  private var word: Span {
    let warning = leniency == nil ? "" : ", as a warning only"
    let count = "\(denying.count) of \(containers.count) images"
    switch verdict {
    case .admitted: return Span("ADMITTED", .good)
    case .denied: return Span("DENIED\(warning): \(count)", .bad)
    case .crash: return Span("CRASH: \(count)", .bad)
    case .unknown: return Span("UNKNOWN: could not be found out from here", .warning)
    case nil: return Span("NOT LOOKED AT", .dim)
    }
  }
}

extension WorkloadJudgement.Judged {
  fileprivate func lines(without known: Set<AdmissionNote>) -> [StyledLine] {
    let mark = isSkipped ? StatusWord.none : status
    let head = mark.rawValue + String(repeating: " ", count: max(1, 5 - mark.rawValue.count))
    let place = "\(container.title), line \(container.position.line)"
    var lines = [StyledLine([Span("  " + head, mark.tone), Span(place)])]
    if let image = container.image { lines += StyledLine.wrapped("       \(image)") }
    if !isSkipped, let message = decision?.message {
      lines += StyledLine.wrapped("       says: \(message)")
    }
    for note in notes where !known.contains(note) {
      lines += StyledLine.wrapped("       \(note.message)", .dim)
    }
    return lines
  }

  private var status: StatusWord {
    switch decision?.verdict {
    case .admitted: .ok
    case .denied, .crash: .fail
    case .unknown, nil: .warn
    }
  }
}
