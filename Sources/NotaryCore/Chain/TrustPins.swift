/// The public keys that a user trusts to sign root, as SubjectPublicKeyInfo.
public struct TrustPins: Hashable, Sendable {
  public let keys: Set<[UInt8]>

  public init(_ keys: some Sequence<[UInt8]>) { self.keys = Set(keys) }

  /// No pin: whatever root is served is taken, and called unpinned.
  public static let none = TrustPins([])

  public var isEmpty: Bool { keys.isEmpty }
}
