/// One role in two states of a repository.
public struct RoleDifference: Sendable {
  public enum Change: String, Hashable, Sendable {
    /// The same content, whoever signed it.
    case same
    case added, removed
    /// The later document is newer; for root: it follows from the earlier one.
    case advanced
    /// The later document is older, under the same root: an attack, or a restored backup.
    case rolledBack = "rolled-back"
    /// The version is lower, and does not compare: under another root, or without the signatures that
    /// it needs.
    case lower
    /// The same version with another content.
    case rewritten
    /// For root: no rotation that is known leads from the earlier one to the later one.
    case otherRoot = "other-root"
    /// One of the two is not known or cannot be read.
    case unknown
  }

  public enum Severity: Int, Comparable, Sendable {
    case none, change
    /// Nobody may overlook it.
    case alarm

    public static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// A fact before and after; nil where there is none or it is not known.
  public struct Pair<Value: Hashable & Sendable>: Hashable, Sendable {
    public let before: Value?
    public let after: Value?

    public init(before: Value?, after: Value?) {
      self.before = before
      self.after = after
    }

    public var isChanged: Bool { before != after }
  }

  public let name: RoleName
  public let change: Change
  public let version: Pair<Int>
  public let expires: Pair<Instant>
  public let threshold: Pair<Int>
  /// Whether the later document is over by now, and the earlier one was not at its time.
  public let hasExpired: Bool
  /// Keys that may sign for the role, by what they are, not by who lists them.
  public let keysAdded: [KeyJudgement]
  public let keysRemoved: [KeyJudgement]
  /// For delegations: the prefixes of what may be signed.
  public let pathsAdded: [ExactText]
  public let pathsRemoved: [ExactText]
  public let tags: [TagDifference]
  /// For root: how a client with the earlier one comes to the later one.
  public let way: RootWay?

  /// Nil for a role that neither side has.
  init?(
    _ change: Change?, of role: CachedRole, before: RoleJudgement?, then: Instant?,
    after: RoleJudgement?, now: Instant
  ) {
    guard let change else { return nil }
    name = role.name
    self.change = change
    version = Pair(before: role.cachedVersion, after: role.servedVersion)
    expires = Pair(before: before?.expires, after: after?.expires)
    threshold = Pair(before: before?.threshold, after: after?.threshold)
    let wasOver = before?.expires.map { $0 < then ?? now } ?? false
    let isOver = after?.expires.map { $0 < now } ?? false
    // Without a time of its own, the earlier document was good while it was not the later one.
    hasExpired = isOver && (!wasOver || (then == nil && change == .same))
    let (old, new) = (
      Set(before?.keys.map(\.identity) ?? []), Set(after?.keys.map(\.identity) ?? [])
    )
    // Where a side does not say whose signatures count, nothing can be said of keys.
    let areKnown = before?.threshold != nil && after?.threshold != nil
    keysAdded = areKnown ? after?.keys.filter { !old.contains($0.identity) } ?? [] : []
    keysRemoved = areKnown ? before?.keys.filter { !new.contains($0.identity) } ?? [] : []
    let isDelegation = areKnown && role.name.isDelegation
    let (was, isNow) = (Set(before?.paths ?? []), Set(after?.paths ?? []))
    pathsAdded = isDelegation ? isNow.subtracting(was).sorted() : []
    pathsRemoved = isDelegation ? was.subtracting(isNow).sorted() : []
    tags = change == .unknown ? [] : TagDifference.all(before: before, after: after)
    way = role.way
  }

  /// Whether anything but the document's own version and date is another.
  public var hasOtherRules: Bool {
    threshold.isChanged && change != .unknown || !keysAdded.isEmpty || !keysRemoved.isEmpty
      || !pathsAdded.isEmpty || !pathsRemoved.isEmpty
  }

  public var severity: Severity {
    switch change {
    case .rolledBack, .otherRoot, .rewritten: .alarm
    case .same: hasOtherRules || hasExpired ? .change : .none
    case .added, .removed, .advanced, .lower, .unknown: .change
    }
  }
}

/// A tag that is signed otherwise than before.
public struct TagDifference: Hashable, Sendable {
  public enum Change: String, Sendable, CaseIterable {
    case added, removed
    /// It is signed for another digest.
    case moved
  }

  public let name: ExactText
  public let role: RoleName
  public let change: Change
  /// The digests; nil where there is no such tag, or it has no SHA-256.
  public let before: [UInt8]?
  public let after: [UInt8]?

  /// Names sorted.
  static func all(before: RoleJudgement?, after: RoleJudgement?) -> [TagDifference] {
    let old = before?.signedTargets ?? []
    let new = after?.signedTargets ?? []
    var known = Dictionary(old.map { ($0.name, $0) }) { first, _ in first }
    var differences: [TagDifference] = []
    for target in new {
      guard let earlier = known.removeValue(forKey: target.name) else {
        differences.append(TagDifference(target, .added, before: nil, after: target.digest))
        continue
      }
      // Any hash or the length tells another manifest, where there is no SHA-256 too.
      guard earlier.meta != target.meta else { continue }
      differences.append(
        TagDifference(target, .moved, before: earlier.digest, after: target.digest))
    }
    differences += known.values.map { TagDifference($0, .removed, before: $0.digest, after: nil) }
    return differences.sorted { $0.name < $1.name }
  }

  private init(_ target: SignedTarget, _ change: Change, before: [UInt8]?, after: [UInt8]?) {
    name = target.name
    role = target.role
    self.change = change
    self.before = before
    self.after = after
  }
}

extension KeyJudgement {
  /// What makes it this key: itself, or where the parent lists no key, its ID.
  fileprivate var identity: ExactText { key?.canonicalID.map { ExactText($0.rawValue) } ?? id }
}

extension RoleDifference.Change {
  /// Nil where there is no document on either side.
  init?(_ state: CachedRole.State, after: RoleJudgement?) {
    switch state {
    case .same: self = .same
    case .older: self = .advanced
    case .rolledBack: self = .rolledBack
    case .newer: self = .lower
    case .different: self = .rewritten
    case .otherRoot: self = .otherRoot
    case .unreadable, .unknown: self = .unknown
    case .notServed: self = .removed
    case .notCached:
      switch after?.document?.answer.outcome {
      case .document?: self = .added
      case .failed?, .tooLarge?: self = .unknown
      case .missing?, nil: return nil
      }
    }
  }
}
