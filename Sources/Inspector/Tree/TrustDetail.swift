public import NotaryCore

/// Everything that is known about one line of the tree: a title and lines of text.
public struct TrustDetail: Sendable {
  public let title: String
  public let lines: [StyledLine]

  public init(of id: TrustNode.ID, in report: TrustReport) {
    switch id {
    case .role(let name):
      title = name.rawValue
      lines = report.chain[name].map { RoleDetail(role: $0, report: report).lines } ?? []
    case .key(let role, let keyID):
      title = "key \(keyID.text.prefix(8))"
      lines = KeyDetail(keyID: keyID, role: role, report: report).lines
    case .target(let role, let name):
      title = name.text
      lines = TargetDetail(name: name, role: role, report: report).lines
    case .targets(let role):
      title = "tags of \(role)"
      lines = report.chain[role].map { RoleDetail(role: $0, report: report).tagLines } ?? []
    case .oldRoots:
      title = "old roots"
      lines = [
        StyledLine("Earlier versions of root that the source still has."),
        StyledLine("The Notary client does not read them from scratch; they change no verdict."),
      ]
    case .oldRoot(let version):
      title = "root v\(version)"
      lines =
        report.chain.oldRoots.first { $0.version == version }
        .map { OldRootDetail(old: $0, moment: report.chain.moment).lines } ?? []
    }
  }
}

/// Lines of a name and a value, all values in one column.
struct DetailLines {
  private(set) var lines: [StyledLine] = []
  private let width = 11

  mutating func field(_ name: String, _ spans: Span...) {
    let padding = String(repeating: " ", count: max(1, width - name.count))
    lines.append(StyledLine([Span(name + padding, .dim)] + spans, lead: 1))
  }

  mutating func field(_ name: String, _ text: String, _ tone: Tone = .plain) {
    field(name, Span(text, tone))
  }

  mutating func heading(_ text: String) {
    if !lines.isEmpty { lines.append(StyledLine()) }
    lines.append(StyledLine(text, .accent))
  }

  mutating func row(_ status: StatusWord, _ spans: Span...) {
    let word = status.rawValue
    let padding = String(repeating: " ", count: max(1, 5 - word.count))
    lines.append(StyledLine([Span(" "), Span(word + padding, status.tone)] + spans, lead: 2))
  }

  mutating func append(_ line: StyledLine) { lines.append(line) }

  /// What is to be said of the row above, under its text.
  mutating func note(_ text: String, _ tone: Tone) {
    lines.append(StyledLine([Span("      "), Span(text, tone)], lead: 1))
  }

  /// A long ID on lines of its own, with as few breaks as can be.
  mutating func whole(_ id: String) {
    lines.append(StyledLine([Span(" "), Span(id, .dim)], lead: 1))
  }

  mutating func text(_ text: String, _ tone: Tone = .plain) {
    lines.append(StyledLine(text, tone))
  }

  /// A date, absolute and relative.
  mutating func date(_ name: String, _ instant: Instant, from moment: Instant) {
    let isPast = instant < moment
    field(
      name, Span(DateWords.minute(instant), isPast ? .bad : .plain),
      Span("  (\(DateWords.distance(from: moment, to: instant)))", .dim))
  }
}

private struct RoleDetail {
  /// Up to how many tags are listed here; all of them are in the tree.
  static let tagLimit = 200

  let role: RoleJudgement
  let report: TrustReport

  var lines: [StyledLine] {
    var detail = DetailLines()
    let word = StatusWord(role)
    detail.field(
      "status", Span(role.status.rawValue.uppercased(), word.tone),
      Span("  " + role.sentence))
    if let version = role.version { detail.field("version", String(version)) }
    if let expires = role.expires {
      detail.date("expires", expires, from: report.chain.moment)
    }
    if let answer = role.document?.answer {
      let status = answer.httpStatus.map { "  (HTTP \($0))" } ?? ""
      detail.field("source", Span(answer.origin), Span(status, .dim))
    }
    problems(&detail)
    report.local?.trust.add(role.name, to: &detail)
    signatures(&detail)
    file(&detail)
    paths(&detail)
    targets(&detail)
    return detail.lines
  }

  private func problems(_ detail: inout DetailLines) {
    guard !role.problems.isEmpty else { return }
    detail.heading("problems")
    for problem in role.problems {
      detail.row(problem.isNotice ? .warn : .fail, Span(problem.message))
      if case .unavailable(let failure) = problem { advice(failure, &detail) }
    }
  }

  private func advice(_ failure: TrustFailure, _ detail: inout DetailLines) {
    let advice = NetworkAdvice(
      failure: failure, url: report.source.text, route: report.source.route)
    for fact in advice.facts { detail.note(fact, .dim) }
    for remedy in advice.remedies {
      detail.note(remedy.text, .accent)
      for line in remedy.lines { detail.note("  " + line, .plain) }
    }
  }

  private func signatures(_ detail: inout DetailLines) {
    guard let threshold = role.threshold else { return }
    let valid = role.validSignatures.map { "\($0)" } ?? "?"
    detail.heading("signatures  \(valid) valid, \(threshold) required")
    for signature in role.signatures {
      detail.row(
        StatusWord(signature), Span("\(signature.keyID.text.prefix(8))… "),
        Span(signature.method.rawValue),
        Span(signature.name.map { "  key of \($0)" } ?? "", .accent))
      if signature.status != .valid {
        detail.note(signature.status.words, StatusWord(signature).tone)
      }
    }
    let signed = Set(role.signatures.map(\.keyID))
    for key in role.keys where !signed.contains(key.id) {
      detail.row(
        .none, Span("\(key.id.text.prefix(8))… "), Span(key.key?.type.rawValue ?? "no key"),
        Span(key.name.map { "  key of \($0)" } ?? "", .accent), Span("  did not sign", .dim))
    }
  }

  private func file(_ detail: inout DetailLines) {
    guard role.length.actual != nil || !role.hashes.isEmpty else { return }
    detail.heading("file")
    for hash in role.hashes {
      let status: StatusWord =
        hash.status == .match ? .ok : hash.status == .absent ? .none : .fail
      detail.row(status, Span("\(hash.algorithm) "), Span(short(hash.actual), .dim))
      if hash.status == .absent { detail.note("its parent lists none", .dim) }
      if hash.status == .mismatch, let expected = hash.expected {
        detail.note("its parent lists \(short(expected))", .bad)
      }
    }
    let expected = role.length.expected.map { " of at most \($0)" } ?? ""
    if let actual = role.length.actual {
      let isTooLong = role.length.expected.map { actual > $0 } ?? false
      detail.row(isTooLong ? .fail : .ok, Span("\(actual) bytes\(expected)"))
    }
  }

  /// The two ends of a digest; the whole of it can be copied.
  private func short(_ digest: [UInt8]) -> String {
    let hex = Hexadecimal.text(of: digest)
    return hex.count <= 20 ? hex : "\(hex.prefix(10))…\(hex.suffix(10))"
  }

  private func paths(_ detail: inout DetailLines) {
    guard !role.name.isBase else { return }
    detail.heading("may sign names that begin with")
    if role.paths.isEmpty { detail.text(" nothing", .warning) }
    for path in role.paths {
      detail.text(path.text.isEmpty ? " anything" : " \(path.text)")
    }
  }

  var tagLines: [StyledLine] {
    var detail = DetailLines()
    targets(&detail)
    return detail.lines
  }

  private func targets(_ detail: inout DetailLines) {
    guard role.document?.targets != nil else { return }
    let count = role.signedTargetCount
    detail.heading(count == 1 ? "1 tag" : "\(count) tags")
    guard count <= RoleDetail.tagLimit else {
      detail.text(" all of them are in the tree", .dim)
      return
    }
    for target in role.signedTargets {
      let name = target.name.text
      let padding = String(repeating: " ", count: max(1, 12 - name.count))
      detail.append(
        StyledLine([
          Span(" \(name)\(padding)"), Span(target.digestText ?? "no sha256", .dim),
          Span("  \(target.length) B", .dim),
        ]))
    }
  }
}

extension RoleJudgement {
  /// The outcome in a few words.
  public var sentence: String {
    switch status {
    case .verified:
      if let threshold, let validSignatures {
        return "\(validSignatures) of \(keys.count) keys signed, \(threshold) required"
      }
      return "it holds"
    case .broken, .missing, .unchecked: return leadingProblem?.message ?? ""
    case .pending: return "loading"
    }
  }
}
