public import NotaryCore

/// Asks for everything that `inspect`, `explain` and the screens ask for, so that an archive can
/// answer in their sources' place.
public struct TrustCollector: Sendable {
  /// A repository, and where it is asked for.
  public struct Order: Sendable {
    public let gun: GUN
    public var required: Set<RoleName>
    public let source: RecordingSource

    public init(gun: GUN, required: Set<RoleName>, source: RecordingSource) {
      self.gun = gun
      self.required = required
      self.source = source
    }
  }

  /// The documents together are more than one archive takes.
  public struct TooMuch: Error, Sendable {
    /// In bytes.
    public let limit: Int
  }

  /// How many repositories are asked for at once.
  private static let concurrency = 8

  private let orders: [Order]

  public init(_ orders: [Order]) { self.orders = orders }

  /// Asks for all repositories.
  ///
  /// - Parameter progress: called with how many are done.
  public func collect(
    progress: @Sendable (Int) async -> Void = { _ in }
  ) async throws(TooMuch) -> [RepositoryRecord] {
    var waiting = orders.enumerated().map { $0 }[...]
    let outcome = await withTaskGroup(
      of: (Int, RepositoryRecord).self, returning: [(Int, RepositoryRecord)]?.self
    ) { group in
      func startOne() {
        guard let (index, order) = waiting.popFirst() else { return }
        group.addTask { (index, await TrustCollector.record(order)) }
      }
      for _ in 0..<TrustCollector.concurrency { startOne() }
      var records: [(Int, RepositoryRecord)] = []
      var size = 0
      while let record = await group.next() {
        size += record.1.answers.reduce(0) { $0 + ($1.answer.bytes?.count ?? 0) }
        guard size <= ArchiveContents.sizeLimit else {
          group.cancelAll()
          return nil
        }
        records.append(record)
        await progress(records.count)
        startOne()
      }
      return records
    }
    guard let outcome else { throw TooMuch(limit: ArchiveContents.sizeLimit) }
    return outcome.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static func record(_ order: Order) async -> RepositoryRecord {
    let (gun, source) = (order.gun, order.source)
    let documents = await TrustLoader(source: source, gun: gun).load()
    _ = await RootHistoryLoader(source: source, gun: gun).load(documents)
    _ = await ConnaisseurDocuments.load(
      from: source, gun: gun, required: order.required.sorted())
    if source.recorded(of: gun).answers.contains(where: { $0.answer.isServerError }) {
      _ = await source.server()
    }
    return source.recorded(of: gun)
  }
}
