public import NotaryCore

/// What one archive can keep of some records: of a repository at a server, one record, because nothing in
/// an archive tells who asked.
///
/// Where those who signed in differently were told the same, that is what everybody is told. Where they were
/// not, nothing is kept of the repository: what one was told is not what another would be.
public struct ArchivableRecords: Sendable {
  public private(set) var records: [RepositoryRecord] = []
  /// The repositories of which nothing is kept, and why.
  public private(set) var unavailable: [SaveReport.Unavailable] = []

  private struct Place: Hashable {
    let gun: GUN
    let server: String
  }

  /// - Parameter records: may have several of one repository at one server.
  public init(_ records: [RepositoryRecord]) {
    let places = records.map { Place(gun: $0.gun, server: $0.location.text) }
    let groups = Dictionary(grouping: records.indices) { places[$0] }
    for (index, record) in records.enumerated() {
      let group = groups[places[index]] ?? []
      guard group.first == index else { continue }
      if group.allSatisfy({ records[$0].tellsTheSame(as: record) }) {
        self.records.append(record)
      } else {
        unavailable.append(
          SaveReport.Unavailable(
            gun: record.gun,
            reason: "\(record.location.text) answers differently to validators that sign in"
              + " differently; save it for each of them in an archive of its own"))
      }
    }
  }
}

extension RepositoryRecord {
  /// Whether both were asked the same and told the same, at whatever moment.
  fileprivate func tellsTheSame(as other: RepositoryRecord) -> Bool {
    answers.count == other.answers.count && authentication == other.authentication
      && told == other.told
  }

  private struct Told: Equatable {
    let outcome: TrustAnswer.Outcome
    let status: Int?
    let isAuthorized: Bool
  }

  private var told: [ExactText: Told] {
    Dictionary(
      answers.map { request, answer in
        (
          ExactText(request.fileName),
          Told(
            outcome: answer.outcome, status: answer.httpStatus, isAuthorized: answer.isAuthorized)
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
