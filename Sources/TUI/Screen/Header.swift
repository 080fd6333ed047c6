import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// The top: the answer and the image, where trust data comes from and what is special; the views and
/// the files of values; in the Trust view what the judge makes of the image.
struct Header {
  let model: Model
  let layout: Layout

  func draw(on canvas: inout Canvas) {
    drawBreadcrumb(on: &canvas)
    drawTabs(on: &canvas)
    guard model.aside != nil || model.view == .trust else { return }
    for (index, line) in answer.prefix(layout.answer.rows).enumerated() {
      canvas.put(line, in: layout.answer.line(index))
    }
  }

  // MARK: The first line

  private func drawBreadcrumb(on canvas: inout Canvas) {
    let rect = layout.header
    var line = model.hasValues ? verdict(columns: rect.columns) : status
    // Never cut: what is not checked must not look as though it were.
    if model.session.isInsecure {
      line.append(line.runs.isEmpty ? "INSECURE" : "  INSECURE", Style.bad.bold)
    }
    if !line.runs.isEmpty { line.append("  ") }
    // Of which cluster this is told before the whole of the image's name.
    let cluster = clusterBadge(columns: rect.columns - line.width - Header.leastImage)
    line += image(columns: rect.columns - line.width - cluster.width) + cluster
    var parts = badges.map { StyledText("  " + $0, .warning) }
    if layout.tabs.isEmpty {
      parts.append(StyledText("  " + (model.view == .policy ? configuration : location), .dim))
    }
    for part in parts where line.width + part.width <= rect.columns { line += part }
    let name = StyledText("tastevin", Style.plain.bold)
    if line.width + 2 + name.width <= rect.columns { canvas.putRight(name, in: rect) }
    canvas.put(line, in: rect)
  }

  /// So many cells of the image's name are shown beside a cluster's.
  private static let leastImage = 8

  /// The context and the namespace from which anything comes. Where both have no room, it is the
  /// context; one that is too long is cut at its beginning, which tells the least, and never left out.
  private func clusterBadge(columns: Int) -> StyledText {
    guard let cluster = model.clusterInUse else { return StyledText() }
    let room = max(columns - 3, 5)
    let context = VisibleText.of(cluster.context, limit: 200)
    let words = [cluster.words, context].first { CharacterWidth.cells(of: $0) <= room }
    return StyledText("  @\(words ?? "…" + context.suffix(room - 1))", .warning)
  }

  private var badges: [String] {
    var badges = model.session.badges
    if model.policy.unsaved != nil { badges.insert("UNSAVED", at: 0) }
    let isFixed =
      model.session.isReadOnly || model.session.isBuiltIn || model.lookingReason != nil
    if isFixed, model.view == .policy {
      badges.insert("READ-ONLY", at: 0)
    }
    if model.view != .tests, let report = model.tests.report, report.count(.failed) > 0 {
      badges.append("TESTS: \(report.count(.failed)) FAILED")
    }
    return badges
  }

  /// The files of values, with a mark for what is unsaved and the reason why it is these; or what
  /// runs.
  private var configuration: String {
    guard case .cluster? = model.session.place else {
      let origin = model.session.placeOrigin
      return origin.isEmpty ? files : "\(files) (\(origin))"
    }
    if model.isReadingCluster { return "… reading what runs" }
    return model.running?.origin.label ?? "what runs is not known"
  }

  private var files: String {
    let changed = Set(model.policy.changedDrafts.values.map(\.file))
    return model.session.files.map { changed.contains($0) ? "\($0) +" : $0 }
      .joined(separator: ", ")
  }

  /// The image; where it is too long its end, which tells more than its beginning.
  private func image(columns: Int) -> StyledText {
    guard let name = model.session.image?.name ?? imagesName else {
      return StyledText("no image", .dim)
    }
    guard name.count > columns, columns > 1 else { return StyledText(name, .accent) }
    return StyledText("…" + name.suffix(columns - 1), .accent)
  }

  /// Where many images are from, where these are shown.
  private var imagesName: String? { model.view == .images ? model.images.origin?.words : nil }

  private var report: TrustReport? { model.presentation?.report }

  private var location: String { report?.source.words ?? model.session.location }

  private var rule: RuleInForce? { model.verdict.report?.rules[model.session.connaisseur] }

  /// Why the trust data comes from there.
  private var origin: String {
    guard !model.session.isBuiltIn, model.session.image?.reference != nil else { return "" }
    guard let host = rule?.notary?.host else { return model.session.origin }
    guard model.session.isSourceChosen else { return "validator \(rule?.validator?.name ?? "")" }
    guard let source = report?.source else { return model.session.origin }
    return source.kind == .server && !Header.isSame(host, source.text)
      ? "\(model.session.origin), not the validator's" : model.session.origin
  }

  private static func isSame(_ host: String, _ location: String) -> Bool {
    func bare(_ text: String) -> Substring {
      var text = text[...]
      for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
        text = text.dropFirst(scheme.count)
      }
      while text.last == "/" { text.removeLast() }
      return text
    }
    return bare(host) == bare(location)
  }

  /// What Connaisseur decides, always with the version.
  private func verdict(columns: Int) -> StyledText {
    let version = model.session.connaisseur.rawValue
    switch model.explaining {
    case .running: return StyledText("\(version) …", .dim)
    case .failed where model.verdict.report == nil:
      return StyledText("\(version) UNKNOWN", Style.warning.bold)
    case .cancelled where model.verdict.report == nil:
      return StyledText("\(version) CANCELLED", Style.warning.bold)
    case .cancelled, .failed, .none: break
    }
    guard let explanation = model.verdict.report?.explanation else { return StyledText() }
    var line = StyledText()
    for span in explanation.headline(front: model.session.connaisseur) {
      if !line.runs.isEmpty { line.append("  ") }
      line.append(span.text, Style(span.tone).bold)
    }
    // Why it is unknown, where there is room for it beside the image and the cluster.
    let others =
      (model.session.image?.name.count ?? 0) + (model.clusterInUse.map { $0.words.count + 3 } ?? 0)
    if let answer = explanation.answer(of: model.session.connaisseur),
      answer.decision.verdict == .unknown,
      line.width + answer.why.count + others + 4 <= columns
    {
      line.append(": \(answer.why)", .warning)
    }
    if case .failed = model.explaining { line.append("  OUTDATED", Style.warning.bold) }
    return line
  }

  /// What the Notary client makes of the repository.
  private var status: StyledText {
    let status = report?.status
    switch model.loading {
    case .running: return StyledText("loading…", .dim)
    case .failed: return StyledText("FAILED", Style.bad.bold)
    case .cancelled where status == nil || status == .pending:
      return StyledText("CANCELLED", Style.warning.bold)
    case .cancelled, .none: break
    }
    guard let verdict = report?.verdict else { return StyledText() }
    return StyledText(verdict.text, Style(verdict.tone).bold)
  }

  // MARK: The second line

  private func drawTabs(on canvas: inout Canvas) {
    guard !layout.tabs.isEmpty else { return }
    let taken = canvas.put(Tabs.text(of: model), in: layout.tabs)
    let rest = layout.tabs.split(left: taken + 2).rest
    guard rest.columns > 8 else { return }
    canvas.putRight(StyledText(inputs, .dim), in: rest)
  }

  /// The server with the reason why it is this one, and the files of values.
  private var inputs: String {
    let server = origin.isEmpty ? location : "\(location) (\(origin))"
    guard model.hasValues else { return server }
    let sections = chartSections.map { " (\($0))" } ?? ""
    return "\(server)  \(configuration)\(sections)"
  }

  /// The sections that are the chart's own.
  private var chartSections: String? {
    guard let sections = model.verdict.report?.chartSections, !sections.isEmpty else { return nil }
    return sections.map(\.rawValue).joined(separator: ", ") + " of the chart"
  }

  // MARK: The answer of the Trust view

  private var answer: [StyledText] {
    if let aside = model.aside { return aside.answer }
    if case .failed(let reason) = model.loading { return [StyledText(reason, .bad)] }
    if case .connaisseur(let generation) = model.judge { return decision(of: generation) }
    if let report, !report.answer.isEmpty {
      var lines = report.answer.map { StyledText($0) }
      if model.hasValues {
        let verdict = report.verdict
        lines[0] = StyledText(verdict.text + "  ", Style(verdict.tone).bold) + lines[0]
      }
      return lines
    }
    let asked = "asked \(model.session.location)"
    if case .running = model.loading {
      let count = report?.chain.roles.count { $0.document != nil } ?? 0
      return [StyledText(count == 0 ? asked : "\(asked), \(count) documents so far", .dim)]
    }
    return [StyledText(asked, .dim)]
  }

  private func decision(of generation: Generation) -> [StyledText] {
    guard let answer = model.verdict.report?.explanation.answer(of: generation) else {
      return [StyledText("… what Connaisseur \(generation.rawValue) decides", .dim)]
    }
    let headline = StyledText(answer.headline.text + "  ", Style(answer.headline.tone).bold)
    return [headline + StyledText(answer.said), differences]
  }

  /// The roles of which the judge makes something else than the Notary client.
  private var differences: StyledText {
    let roles = model.trust.outcomes.filter { $0.value.difference != nil }
    guard !roles.isEmpty else {
      return StyledText("no role is judged otherwise than by the Notary client", .dim)
    }
    let names = roles.keys.sorted().map(\.rawValue).joined(separator: ", ")
    let isGrave = roles.values.contains { $0.difference == .verdict }
    return StyledText("differs from the Notary client: ", .dim)
      + StyledText(names, isGrave ? .warning : .dim)
  }
}
