public import NotaryCore
public import PolicyEditor

/// What the user's configuration file sets, each with its place. It holds no secrets, and names no
/// cluster: which one is asked is said each time.
public struct Settings: Sendable {
  /// A value and where it stands.
  public struct Entry<Value: Sendable>: Sendable {
    public let value: Value
    public let position: SourcePosition
  }

  /// The Notary servers of registries, by the registry's name.
  public var servers: [String: Entry<NotaryServerURL>] = [:]
  /// Files of values, as paths that can be opened from anywhere.
  public var values: Entry<[String]>?
  public var connaisseur: Entry<ConnaisseurChoice>?
  public var color: Entry<ColourChoice>?
  public var ascii: Entry<Bool>?
  public var mouse: Entry<Bool>?
  /// The most seconds that one request may take.
  public var timeout: Entry<Double>?
  public var cacert: Entry<String>?
  public var dockerConfig: Entry<String>?
  public var namespace: Entry<String>?
  public var kubeconfig: Entry<String>?

  /// Nothing is set.
  public init() {}

  /// How many seconds a request may be given.
  public static let timeouts = Double.leastNonzeroMagnitude...3_600
}

/// When text is coloured.
public enum ColourChoice: String, Sendable, Hashable, CaseIterable {
  case auto, always, never
}
