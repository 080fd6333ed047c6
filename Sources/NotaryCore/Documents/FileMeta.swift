/// What a parent document says about a file: its size and digests (notary 0.7, `data.FileMeta`).
public struct FileMeta: Hashable, Sendable {
  /// Bytes. Notary reads at most that many; -1 means no limit, and a missing length is 0.
  public var length = 0
  /// Digests by the name of their algorithm; case counts.
  public var hashes: [ExactText: [UInt8]] = [:]

  public init(length: Int = 0, hashes: [ExactText: [UInt8]] = [:]) {
    self.length = length
    self.hashes = hashes
  }

  public var sha256: [UInt8]? { hashes["sha256"] }
  public var sha512: [UInt8]? { hashes["sha512"] }

  /// Whether the client knows enough to ask for the file at all (notary 0.7,
  /// `ConsistentInfo.ChecksumKnown`).
  var isKnown: Bool { !hashes.isEmpty || length != 0 }
}
