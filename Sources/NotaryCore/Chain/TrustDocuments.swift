/// All documents of one repository that a source gave so far.
public struct TrustDocuments: Sendable {
  public let gun: GUN
  /// The documents by role. A role that is not there was not asked for, or has not answered yet.
  public var documents: [RoleName: TrustDocument] = [:]
  /// Root documents of earlier versions, by version.
  public var oldRoots: [Int: TrustDocument] = [:]
  /// Snapshot lists more delegations than ``TrustLoader/delegationLimit``.
  public var isCut = false
  /// Whether everything that will come is there.
  public var isComplete = false

  public init(gun: GUN) { self.gun = gun }

  public subscript(role: RoleName) -> TrustDocument? { documents[role] }
}
