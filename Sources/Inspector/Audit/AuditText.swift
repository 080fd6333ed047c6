import PolicyEditor

/// `audit` as text: every image on a line, the worst first; then why, the places, and the namespaces.
extension AuditReport {
  public var lines: [StyledLine] {
    var blocks = [headLines]
    if !entries.isEmpty {
      blocks += [AuditTable(self).lines] + causeLines + [placeLines, namespaceLines]
    }
    blocks += [skippedLines, noteLines, restLines, [summaryLine]]
    return Array(blocks.filter { !$0.isEmpty }.joined(separator: [StyledLine()]))
  }

  /// The same without colours, each line with a newline.
  public var plainText: String {
    lines.map { line in
      var text = line.text[...]
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }.joined()
  }

  private var headLines: [StyledLine] {
    var lines: [StyledLine] = []
    if let liveContext {
      lines += StyledLine.wrapped(
        "The workloads are those of the cluster: context \(liveContext).", .dim)
    }
    if let cluster { lines += StyledLine.wrapped(cluster.sentence + ".", .dim) }
    let pending = summary[.pending]
    if pending > 0 {
      lines += StyledLine.wrapped(
        "PARTIAL: the audit was ended before \(pending) of \(entries.count) images were judged.",
        .warning)
    }
    for gap in gaps { lines += StyledLine.wrapped("PARTIAL: \(gap)", .warning) }
    return lines
  }

  // MARK: Why, and where

  /// How many places of an image are told.
  private static let placeLimit = 5

  /// What is wrong with the first image of each cause, for an example of all.
  private var causeLines: [[StyledLine]] {
    causes.map { cause in
      let names = list(cause.generations.map(\.rawValue))
      let count = AuditReport.count(cause.entries.count, "image")
      var lines = [
        StyledLine([
          Span(cause.name, .accent), Span("  \(count), Connaisseur \(names)", .dim),
        ])
      ]
      if cause.entries.count > 1, let first = cause.entries.first {
        lines += StyledLine.wrapped("  \(AuditReport.name(of: entries[first].image)):", .dim)
      }
      lines += StyledLine.wrapped("  \(cause.message)")
      if let remedy = cause.remedies.first {
        lines += StyledLine.hanging("  to do: ", remedy.text)
        lines += remedy.lines.map { StyledLine("       \($0)") }
      }
      return lines
    }
  }

  /// The places of what is not admitted.
  private var placeLines: [StyledLine] {
    let wanted = entries.filter { $0.outcome < .pending }
    guard !wanted.isEmpty else { return [] }
    return [StyledLine("Where they stand", .accent)] + wanted.flatMap(imageLines)
  }

  private func imageLines(_ entry: AuditEntry) -> [StyledLine] {
    var lines = [StyledLine("  \(AuditReport.name(of: entry.image))")]
    for place in entry.places.prefix(AuditReport.placeLimit) {
      lines += StyledLine.wrapped("    \(place.words)", .dim)
    }
    let rest = entry.places.count - AuditReport.placeLimit
    if rest > 0 { lines.append(StyledLine("    and \(rest) more places", .dim)) }
    return lines
  }

  static func name(of image: String) -> String { image.isEmpty ? "(an empty text)" : image }

  // MARK: Namespaces

  private var namespaceLines: [StyledLine] {
    let namespaces = namespaces
    guard namespaces.count > 1 else { return [] }
    let shown = AuditOutcome.allCases.filter { outcome in
      namespaces.contains { $0.summary[outcome] > 0 }
    }
    let names = namespaces.map { VisibleText.of($0.name ?? "(none given)") }
    let width = max(9, names.map(\.count).max() ?? 0)
    func row(_ name: String, _ cells: [(text: String, tone: Tone)]) -> StyledLine {
      StyledLine(
        [Span(name.padded(to: width))]
          + cells.map { Span("  " + $0.text.padded(to: 10, onTheLeft: true), $0.tone) })
    }
    var lines = [
      row("namespace", [("images", .plain)] + shown.map { ($0.word, .plain) })
    ]
    for (name, namespace) in zip(names, namespaces) {
      let counts = shown.map { outcome in
        let count = namespace.summary[outcome]
        return (String(count), count > 0 ? outcome.tone : .dim)
      }
      lines.append(row(name, [(String(namespace.summary.images), .plain)] + counts))
    }
    return lines
  }

  // MARK: What has a say beside the images

  private var skippedLines: [StyledLine] {
    let skipped = entries.filter { $0.outcome == .skipped }
    guard !skipped.isEmpty else { return [] }
    return [StyledLine("Connaisseur does not look at", .accent)]
      + skipped.flatMap { entry in
        [StyledLine("  \(AuditReport.name(of: entry.image))")]
          + StyledLine.wrapped("    \(entry.skipped ?? "")", .dim)
      }
  }

  /// Each once, with how many places it is about.
  private var noteLines: [StyledLine] {
    var order: [String] = []
    var notes: [String: (first: AdmissionNote, generations: [Generation], count: Int)] = [:]
    for place in entries.lazy.flatMap(\.places) {
      for generation in generations {
        for note in place.notes[generation] ?? [] where !note.skipsImage {
          if notes[note.code] == nil { order.append(note.code) }
          var known = notes[note.code] ?? (note, [], 0)
          if !known.generations.contains(generation) { known.generations.append(generation) }
          // Counted once, though both may have it.
          if generation == known.generations[0] { known.count += 1 }
          notes[note.code] = known
        }
      }
    }
    return order.flatMap { code -> [StyledLine] in
      guard let (note, generations, count) = notes[code] else { return [] }
      let names = list(generations.map(\.rawValue))
      let number = AuditReport.count(count, "container")
      return StyledLine.hanging("Note  ", "\(number), \(names): \(note.message)", .dim)
    }
  }

  private var restLines: [StyledLine] {
    var lines: [StyledLine] = []
    if !withoutImage.isEmpty {
      let first = withoutImage[0].words
      lines += StyledLine.wrapped(
        "\(AuditReport.count(withoutImage.count, "container")) without an image, which the API"
          + " server refuses: \(first)\(withoutImage.count > 1 ? " and others" : "")", .warning)
    }
    if !passedOver.isEmpty {
      let kinds = passedOver.map { "\($0.count) \($0.kind ?? "without a kind")" }
      lines += StyledLine.wrapped(
        "Passed over, no workloads: \(kinds.joined(separator: ", "))", .dim)
    }
    return lines
  }

  private var summaryLine: StyledLine {
    let summary = summary
    let head =
      "\(AuditReport.count(summary.images, "image")) in"
      + " \(AuditReport.count(workloadCount, "workload"))"
    guard summary.images > 0 else { return StyledLine("\(head).", .warning) }
    var spans = [Span("\(head): ")]
    for outcome in AuditOutcome.allCases where summary[outcome] > 0 {
      if spans.count > 1 { spans.append(Span(", ")) }
      spans.append(Span("\(summary[outcome]) \(outcome.word)", outcome.tone))
    }
    return StyledLine(spans)
  }

  static func count(_ number: Int, _ name: String) -> String {
    "\(number) \(name)\(number == 1 ? "" : "s")"
  }
}

extension AuditPlace {
  /// With the line, where there is a file.
  public var words: String {
    guard isFile else { return title }
    let place = container.position
    return "\(title) (\(VisibleText.of(place.file)), line \(place.line))"
  }
}

extension AuditOutcome {
  public var word: String { self == .pending ? "not judged" : rawValue }

  public var tone: Tone {
    switch self {
    case .crashed, .denied: .bad
    case .unknown, .pending: .warning
    case .admitted: .good
    case .skipped: .dim
    }
  }

  public var status: StatusWord {
    switch self {
    case .crashed, .denied: .fail
    case .unknown: .warn
    case .pending: .pending
    case .admitted: .ok
    case .skipped: .none
    }
  }
}

extension String {
  /// With blanks up to a number of characters.
  func padded(to width: Int, onTheLeft: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - count))
    return onTheLeft ? blanks + self : self + blanks
  }
}
