import NotaryCore
import PolicyEditor

extension RegistryReport {
  /// The registry's answers as a list.
  public var sheet: FactSheet {
    FactSheet(
      title: "Registry", summary: summary,
      rows: tagRows + facts.digests.map(signedRow) + pullRows)
  }

  private var summary: [StyledLine] {
    let place = "\(facts.location), \(facts.repository)"
    guard let tag = facts.tag else { return [StyledLine(place, .dim)] }
    guard let standing = facts.standing else {
      return [StyledLine("… what \(tag) points to now", .dim), StyledLine(place, .dim)]
    }
    return [StyledLine("\(tag) \(standing.words)", standing.tone), StyledLine(place, .dim)]
  }

  // MARK: The tag

  private var tagRows: [FactRow] {
    guard let tag = facts.tag, let now = facts.now else { return [] }
    guard let standing = facts.standing else { return [FactRow(.pending, "tag \(tag)", [])] }
    let word = Span(standing.short, standing.status.tone)
    guard let manifest = now.manifest else {
      return [FactRow(standing.status, "tag \(tag)", [word], details: failure(now))]
    }
    return [
      FactRow(
        standing.status, "tag \(tag)",
        [word, Span(short(manifest.digest), .dim)]
          + (standing == .same ? [] : missing(of: manifest)),
        details: standing == .same
          ? [StyledLine("\(tag) \(standing.words).")] : details(of: manifest),
        copies: [FactRow.Copy("digest", manifest.digest)])
    ]
  }

  // MARK: Digests

  private func signedRow(_ digest: String) -> FactRow {
    let answer = facts.signed[digest] ?? .pending
    let signers = question.signed.first { $0.digest == digest }?.by ?? []
    let title = signers.isEmpty ? "digest" : "signed"
    let spans: [Span] =
      switch answer {
      case .pending: []
      case .manifest(let manifest):
        [Span("still there", .good), Span(manifest.words)] + missing(of: manifest)
      case .absent, .noRepository: [Span("GONE: it can no longer be pulled", .bad)]
      default: [Span(answer.words, answer.status.tone)]
      }
    var lines = answer.manifest.map(details) ?? [StyledLine(digest)] + failure(answer)
    if !signers.isEmpty {
      lines.insert(StyledLine("signed by \(signers.joined(separator: ", "))", .dim), at: 0)
    }
    let isCut = answer.manifest.map { !missing(of: $0).isEmpty } ?? false
    return FactRow(
      isCut ? .warn : answer.status, "\(title) \(digest.dropFirst(7).prefix(6))", spans,
      details: lines,
      copies: [
        FactRow.Copy("digest", digest),
        FactRow.Copy("image by digest", "\(question.image.gun)@\(digest)"),
      ])
  }

  /// How many entries of an index the registry does not have.
  private func missing(of manifest: RegistryManifest) -> [Span] {
    let count = manifest.children.count { facts.children[$0.digest] == .absent }
    return count == 0 ? [] : [Span("\(count) of its entries NOT THERE", .bad)]
  }

  private func failure(_ answer: RegistryAnswer) -> [StyledLine] {
    switch answer {
    case .notAllowed(let failure), .unknown(let failure):
      [StyledLine(failure.message, .warning), StyledLine(failure.registryRemedy, .accent)]
    case .pending, .manifest: []
    case .absent, .noRepository, .untrue: [StyledLine(answer.words, .bad)]
    }
  }

  private func details(of manifest: RegistryManifest) -> [StyledLine] {
    var detail = DetailLines()
    detail.field("is", manifest.words)
    detail.field("digest", manifest.digest)
    if let type = manifest.mediaType {
      detail.field("type", VisibleText.of(type, limit: 120), .dim)
    }
    detail.field("size", ByteWords.of(manifest.size))
    let names = question.names(of: manifest.digest)
    if !names.isEmpty { detail.field("signed as", names.joined(separator: " "), .accent) }
    guard manifest.isIndex else { return detail.lines }
    detail.heading("platforms")
    for child in manifest.children { add(child, to: &detail) }
    if manifest.isCut {
      detail.text(" and more than \(RegistryManifest.childLimit) others", .warning)
    }
    return detail.lines
  }

  private func add(_ child: RegistryManifest.Child, to detail: inout DetailLines) {
    let size = child.size.map { "  \($0) B" } ?? ""
    let presence = facts.children[child.digest] ?? .notAsked
    let platform = child.platform.map { VisibleText.of($0, limit: 40) } ?? "no platform"
    detail.row(
      presence.status, Span(child.isAttestation ? "attestation" : platform), Span(size, .dim),
      Span(presence.words.isEmpty ? "" : "  \(presence.words)", presence.status.tone))
    if case .unknown(let failure) = presence { detail.note(failure.message, .dim) }
    guard !child.isAttestation else { return }
    detail.text(VisibleText.of(child.digest, limit: 80), .dim)
    let names = question.names(of: child.digest)
    if !names.isEmpty { detail.note("signed as \(names.joined(separator: " "))", .accent) }
  }

  /// The two ends of a digest; the whole of it is among the details.
  private func short(_ digest: String) -> String {
    guard digest.utf8.count > 30 else { return digest }
    return "\(digest.prefix(17))…"
  }

  // MARK: What the cluster pulls

  private var pullRows: [FactRow] {
    question.pulls.map { pull in
      let title = "\(pull.generation.rawValue) pulls"
      guard let digest = pull.digest else {
        return FactRow(
          .warn, title, [Span("whatever the tag points to: it is admitted as it stands", .warning)])
      }
      let standing = standing(of: digest)
      return FactRow(
        standing.status, title, [standing.span, Span(short(digest), .dim)],
        details: [StyledLine(digest), StyledLine(standing.sentence, standing.status.tone)],
        copies: [FactRow.Copy("digest", digest)])
    }
  }

  /// A digest that the cluster pulls, beside the registry: in a few words, and in a sentence.
  private func standing(of digest: String) -> (status: StatusWord, span: Span, sentence: String) {
    func standing(_ status: StatusWord, _ words: String, _ sentence: String) -> (
      status: StatusWord, span: Span, sentence: String
    ) { (status, Span(words, status.tone), sentence) }
    switch facts.signed[digest] {
    case .absent?, .noRepository?:
      return standing(.fail, "GONE", "the registry no longer has it: the pull would fail")
    case .notAllowed?, .unknown?, .untrue?, nil:
      return standing(.none, "unknown", "whether it can be pulled could not be found out")
    case .pending?: return standing(.pending, "…", "")
    case .manifest?: break
    }
    guard let now = facts.now?.manifest?.digest else {
      return standing(.ok, "still there", "the registry has it")
    }
    return now == digest
      ? standing(.ok, "what the tag points to now", "the tag points to it now")
      : standing(.warn, "not what the tag points to now", "the tag points to \(now) now")
  }

}

extension RegistryFacts.Standing {
  fileprivate var tone: Tone { self == .unknown ? .warning : status.tone }
}
