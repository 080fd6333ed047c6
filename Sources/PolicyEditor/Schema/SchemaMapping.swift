/// A mapping of a values.yaml and the keys that it may have.
public struct SchemaMapping: Sendable {
  /// What a mapping of this kind is called in a sentence, such as "a validator of type static".
  public let name: String
  public let keys: [SchemaKey]
  /// The type of Go that it is decoded into, which takes no other keys; nil where they are ignored.
  public internal(set) var goType: String?
  /// Whether keys that are not listed mean something, too.
  public internal(set) var isOpen = false
  /// Keys that people write for others, and what they mean.
  public internal(set) var renamed: [String: String] = [:]
  public internal(set) var constraints: [SchemaConstraint] = []

  /// The keys that a version knows.
  public func keys(in version: ConnaisseurVersion) -> [SchemaKey] {
    keys.filter { $0.exists(in: version) }
  }

  func key(_ name: String, in version: ConnaisseurVersion) -> SchemaKey? {
    keys.first { $0.name == name && $0.exists(in: version) }
  }

  func names(in version: ConnaisseurVersion) -> Set<String> {
    Set(keys(in: version).map(\.name))
  }

  /// Whether a key that is not known keeps a version from starting.
  public func isStrict(in version: ConnaisseurVersion) -> Bool {
    goType != nil && version.generation == .go
  }
}

/// A key of a mapping, in the versions that know it. A key that changed is there more than once.
public struct SchemaKey: Sendable {
  public let name: String
  /// A sentence or two for people.
  public let description: String
  public let value: SchemaValue
  public internal(set) var isRequired = false
  public internal(set) var since = ConnaisseurVersion(0, patch: 0)
  /// The first version that knows it no more.
  public internal(set) var until: ConnaisseurVersion?

  init(
    _ name: String, _ description: String, _ value: SchemaValue, isRequired: Bool = false,
    since: ConnaisseurVersion = ConnaisseurVersion(0, patch: 0), until: ConnaisseurVersion? = nil
  ) {
    self.name = name
    self.description = description
    self.value = value
    self.isRequired = isRequired
    self.since = since
    self.until = until
  }

  public func exists(in version: ConnaisseurVersion) -> Bool {
    version >= since && until.map { version < $0 } ?? true
  }
}

/// What members of a mapping demand of each other.
public struct SchemaConstraint: Sendable {
  public enum Rule: Sendable {
    /// Exactly one of the members is there and neither null nor empty.
    case exactlyOne([String])
    /// Not both members are there, other than null.
    case notBoth(String, String)
    /// All of the members are there, or none is.
    case together([String])
    /// At least one of these sets of members is there as a whole.
    case oneOf([[String]])
    /// Exactly one of these sets of members is there as a whole.
    case onlyOneOf([[String]])
  }

  public let rule: Rule
  public internal(set) var since = ConnaisseurVersion(0, patch: 0)
  public internal(set) var until: ConnaisseurVersion?

  public func holds(in version: ConnaisseurVersion) -> Bool {
    version >= since && until.map { version < $0 } ?? true
  }
}
