public import NotaryCore
import PolicyEditor

/// What came of saving: which repositories were saved, what could not be had, and what expires when.
public struct SaveReport: Sendable {
  /// A repository for which nobody could even be asked.
  public struct Unavailable: Sendable, Hashable {
    public let gun: GUN
    public let reason: String

    public init(gun: GUN, reason: String) {
      self.gun = gun
      self.reason = reason
    }
  }

  private let contents: ArchiveContents
  private let records: [RepositoryRecord]
  private let unavailable: [Unavailable]
  private let passedOver: [SavePlan.PassedOver]

  public init(
    _ contents: ArchiveContents, of records: [RepositoryRecord], unavailable: [Unavailable] = [],
    passedOver: [SavePlan.PassedOver] = []
  ) {
    self.contents = contents
    self.records = records
    self.unavailable = unavailable
    self.passedOver = passedOver
  }

  /// 0 where every repository was answered, 3 where one was not, 4 where there is none.
  public var exitCode: ExitCode {
    if !unavailable.isEmpty || records.contains(where: { $0.failure != nil }) { return .unknown }
    return records.isEmpty ? .nothing : .good
  }

  /// Whether any repository could be had; an archive without one tells how each was refused.
  public var hasRepository: Bool { records.contains { $0.failure == nil } }

  public var lines: [StyledLine] {
    records.flatMap(lines(of:)) + unavailable.flatMap(lines(of:)) + passedOver.map(line(of:))
  }

  /// What was written, in a sentence.
  ///
  /// - Parameter size: in bytes.
  public func sentence(path: String, size: Int) -> String {
    guard hasRepository else {
      return "\(VisibleText.of(path)) has no repository, only how each was refused, \(size) bytes"
    }
    let saved = records.count { $0.failure == nil }
    let repositories = saved == 1 ? "1 repository" : "\(saved) repositories"
    let documents = records.reduce(0) { $0 + $1.documentCount }
    let failed = records.count - saved + unavailable.count
    let rest = failed == 0 ? "" : "; \(failed) NOT saved"
    let files = documents == 1 ? "1 document" : "\(documents) documents"
    return "\(VisibleText.of(path)) has \(repositories), \(files), \(size) bytes\(rest)"
  }

  private func lines(of record: RepositoryRecord) -> [StyledLine] {
    if let failure = record.failure {
      return [
        head(.fail, record.gun, from: record.location),
        detail([Span("NOT saved: \(failure.message)", .bad)]),
        detail([Span(failure.remedy, .accent)]),
      ]
    }
    guard record.documentCount > 0 else {
      return [
        head(.warn, record.gun, from: record.location),
        detail([Span("no trust data: the answer was 404, and is saved", .warning)]),
      ]
    }
    let count = record.documentCount
    return [
      head(.ok, record.gun, from: record.location),
      detail([
        Span(count == 1 ? "1 document" : "\(count) documents"), Span("  "),
        Span(expiries(of: record), .dim),
      ]),
    ]
  }

  private func lines(of unavailable: Unavailable) -> [StyledLine] {
    [
      StyledLine([Span(padded(.fail), .bad), Span(unavailable.gun.rawValue)], lead: 1),
      detail([Span("NOT saved: \(unavailable.reason)", .bad)]),
    ]
  }

  private func line(of passed: SavePlan.PassedOver) -> StyledLine {
    StyledLine(
      [
        Span(padded(.none), .dim), Span(passed.image),
        Span("  nothing to save for \(passed.connaisseur.rawValue): \(passed.reason)", .dim),
      ], lead: 1)
  }

  private func head(_ status: StatusWord, _ gun: GUN, from location: SourceLocation) -> StyledLine {
    StyledLine(
      [
        Span(padded(status), status.tone), Span(gun.rawValue),
        Span("  from \(location.words)", .dim),
      ], lead: 1)
  }

  private func detail(_ spans: [Span]) -> StyledLine {
    StyledLine([Span("      ")] + spans, lead: 1)
  }

  private func padded(_ status: StatusWord) -> String {
    status.rawValue + String(repeating: " ", count: max(1, 6 - status.rawValue.count))
  }

  /// What expires first, and then.
  private func expiries(of record: RepositoryRecord) -> String {
    let moment = contents.index.moment
    let dates = record.expiries
    let words = dates.prefix(4).enumerated().map { index, expiry in
      let (role, date) = expiry
      let name =
        role.isDelegation ? String(role.rawValue.dropFirst("targets/".count)) : role.rawValue
      guard date >= moment else { return "\(name) EXPIRED \(DateWords.day(date))" }
      let distance = index == 0 ? " (\(DateWords.distance(from: moment, to: date)))" : ""
      return "\(name) \(DateWords.day(date))\(distance)"
    }
    let rest = dates.count > 4 ? " and \(dates.count - 4) later" : ""
    return words.isEmpty ? "" : "until: " + words.joined(separator: ", ") + rest
  }
}

extension RepositoryRecord {
  /// Why the repository could not be had; nil where every base role has an answer.
  var failure: TrustFailure? {
    for role in RoleName.base {
      guard case .failed(let failure)? = self[plain: role]?.outcome else { continue }
      return failure
    }
    return nil
  }

  /// The dates of the current documents, the first to expire first.
  fileprivate var expiries: [(role: RoleName, date: Instant)] {
    var dates: [RoleName: Instant] = [:]
    for (request, answer) in answers where request.rootVersion == nil && request.sha256 == nil {
      let document = TrustDocument(role: request.role, answer: answer)
      dates[request.role] = document.content?.header.expires
    }
    return dates.map { ($0.key, $0.value) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  }
}
