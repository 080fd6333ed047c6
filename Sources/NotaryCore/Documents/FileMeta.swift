/// What a parent document says about a file: its size and digests (notary 0.7, `data.FileMeta`).
public struct FileMeta: Hashable, Sendable {
  /// Bytes. Notary reads at most that many; -1 means no limit, and a missing length is 0.
  public var length = 0
  public private(set) var sha256: [UInt8]?
  public private(set) var sha512: [UInt8]?
  /// Digests of algorithms that nobody computes.
  private var others: [ExactText: [UInt8]] = [:]

  public init(length: Int = 0, hashes: [ExactText: [UInt8]] = [:]) {
    self.length = length
    self.hashes = hashes
  }

  /// Digests by the name of their algorithm; case counts.
  public var hashes: [ExactText: [UInt8]] {
    get {
      var hashes = others
      hashes["sha256"] = sha256
      hashes["sha512"] = sha512
      return hashes
    }
    set {
      others = newValue
      sha256 = others.removeValue(forKey: "sha256")
      sha512 = others.removeValue(forKey: "sha512")
    }
  }

  mutating func setDigest(_ digest: [UInt8], of algorithm: ExactText) {
    switch algorithm {
    case "sha256": sha256 = digest
    case "sha512": sha512 = digest
    default: others[algorithm] = digest
    }
  }

  /// Whether the client knows enough to ask for the file at all (notary 0.7,
  /// `ConsistentInfo.ChecksumKnown`).
  var isKnown: Bool { sha256 != nil || sha512 != nil || !others.isEmpty || length != 0 }
}
