public import NotaryCore
public import PolicyEditor

/// What pinning a root key would mean, before it is done: the old key and the new one, what uses them,
/// and whether anything links them. A value computed from a report and a configuration.
public struct PinningPlan: Sendable {
  /// What speaks for the new key.
  public enum Link: Sendable, Hashable {
    /// It is the key that is pinned already.
    case same
    /// The pinned key signed the root that is served, too.
    case pinnedKeySigned
    /// From a root that the pinned key signed, of this version, each root is signed by enough keys of
    /// the one before, up to the one that is served.
    case rotated(from: Int)
    /// The key is known from elsewhere.
    case known([KnownKey])
    /// Nothing.
    case none
  }

  public let validator: String
  public let trustRoot: String
  /// The key of the trust root as it is; nil where there is none, or none that can be read.
  public let old: PublicKey?
  public let new: PublicKey
  /// The rules that the trust root decides.
  public let rules: [RuleEntry]
  public let link: Link

  /// Whether the screen must have it confirmed by typing: nothing links the new key.
  public var needsConfirmation: Bool { link == .none }

  /// - Parameters:
  ///   - key: the key that is to be pinned.
  ///   - validator: where, by its number.
  ///   - trustRoot: the name that it gets.
  ///   - chain: the repository's trust data, as it is served; nil where none is at hand.
  ///   - known: keys that are known from elsewhere, beside those of the configuration.
  /// - Throws: why there is nothing to plan.
  public init(
    of key: PinnedKey, inValidator number: Int, as trustRoot: String, of sections: PolicySections,
    chain: ChainOfTrust?, known: [KnownKey] = []
  ) throws(YAMLEditRefusal) {
    guard let type = PublicKey.algorithm(ofSubjectPublicKeyInfo: key.subjectPublicKeyInfo) else {
      throw .policy("the key is of a kind that Connaisseur cannot verify with")
    }
    let validator = try sections.validator(number)
    let new = PublicKey(type: type, value: key.subjectPublicKeyInfo)
    let root = validator.trustRoots.first { $0.member(named: "name", by: .helm)?.text == trustRoot }
    let text = root?.member(named: "key", by: .helm)?.text
    old = TrustRootKey.read(TrustRoot(name: trustRoot, key: text))
    self.validator = validator.name ?? ""
    self.trustRoot = trustRoot
    self.new = new
    rules = sections.rules(using: validator, trustRoot: trustRoot)
    link = Self.link(new, to: old, chain: chain, known: known)
  }

  private static func link(
    _ new: PublicKey, to old: PublicKey?, chain: ChainOfTrust?, known: [KnownKey]
  ) -> Link {
    if let old, old.subjectPublicKeyInfo == new.subjectPublicKeyInfo { return .same }
    let elsewhere = known.filter { $0.subjectPublicKeyInfo == new.subjectPublicKeyInfo }
    guard let chain, chain.signers.contains(where: { $0.isKey(new) }) else {
      return elsewhere.isEmpty ? .none : .known(elsewhere)
    }
    switch RootLink(of: chain.signers, to: old, chain: chain, known: elsewhere) {
    case .pinnedKeySigned: return .pinnedKeySigned
    case .rotated(let version): return .rotated(from: version)
    case .known(let keys): return .known(keys)
    case .none: return .none
    }
  }
}

extension ChainOfTrust {
  /// The root keys that really signed the root that is served.
  fileprivate var signers: [RootKey] {
    let genuine = Set((self[.root]?.signatures ?? []).filter(\.isGenuine).map(\.keyID))
    return rootKeys.filter { genuine.contains($0.id) }
  }
}

extension RootKey {
  fileprivate func isKey(_ other: PublicKey) -> Bool {
    key?.subjectPublicKeyInfo != nil && key?.subjectPublicKeyInfo == other.subjectPublicKeyInfo
  }
}
