/// How much memory and time the documents of one repository may take: a stranger chooses how many
/// there are, how large each is, and how long they take to come.
struct LoadBudget {
  /// Bytes of everything that is kept of one repository.
  static let keptLimit = 192 << 20
  /// Bytes that all answers under way may have together.
  static let underWayLimit = 128 << 20

  /// After so many answers that did not come in time, no more are waited for.
  static let timeoutLimit = 16

  private var kept = 0
  private var underWay = 0
  private var timeouts = 0
  private var lastTimeout: TrustFailure?

  /// Why nothing more is asked for; nil while there is patience left.
  var givenUp: TrustFailure? { timeouts < LoadBudget.timeoutLimit ? nil : lastTimeout }

  /// Takes up a request.
  ///
  /// - Returns: the request with the limit that is left for it; nil where it has to wait for others.
  mutating func admit(_ request: TrustRequest) -> TrustRequest? {
    let limit = min(request.limit, max(0, LoadBudget.keptLimit - kept))
    guard underWay == 0 || underWay + limit <= LoadBudget.underWayLimit else { return nil }
    underWay += limit
    return TrustRequest(
      gun: request.gun, role: request.role, rootVersion: request.rootVersion,
      sha256: request.sha256, limit: limit)
  }

  /// Counts what came of a request that was admitted.
  ///
  /// - Parameter wanted: the request as it was before it was admitted.
  /// - Returns: the document, or that it is not kept because there is no room for it.
  mutating func settle(
    _ document: TrustDocument, admitted: TrustRequest, wanted: TrustRequest
  ) -> TrustDocument {
    underWay -= admitted.limit
    if case .failed(let failure) = document.answer.outcome, case .timedOut = failure {
      timeouts += 1
      lastTimeout = failure
    }
    let cost = LoadBudget.cost(of: document)
    var hasRoom = kept + cost <= LoadBudget.keptLimit
    if case .tooLarge = document.answer.outcome, admitted.limit < wanted.limit { hasRoom = false }
    if hasRoom {
      kept += cost
      return document
    }
    return TrustDocument(
      role: document.role,
      answer: TrustAnswer(
        .failed(.protocolError(detail: LoadBudget.refusal)), origin: document.answer.origin,
        httpStatus: document.answer.httpStatus))
  }

  private static let refusal =
    "the documents of this repository take more than \(keptLimit >> 20) MiB together"

  /// The text, its canonical form, and the values that were found in it.
  private static func cost(of document: TrustDocument) -> Int {
    2 * (document.answer.bytes?.count ?? 0) + 32 * (document.json?.nodes.count ?? 0)
  }
}
