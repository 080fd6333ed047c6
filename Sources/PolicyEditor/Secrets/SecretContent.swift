/// What a Kubernetes secret holds. No description of it shows a value.
public struct SecretContent: Sendable, Equatable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  /// The keys that a Connaisseur reads.
  public enum Key: String, Sendable, Hashable, CaseIterable {
    /// A user and a password, for 3.3.
    case auth = "auth.yaml"
    /// The same for 3.9, which may name a registry.
    case secret = "secret.yaml"
    /// What `docker login` keeps, for 3.9 where there is no ``secret``.
    case docker = ".dockerconfigjson"
    /// What chart 3.3 makes of users and passwords in the values.
    case inline = "config-secrets.yaml"
  }

  /// Where it was read, such as `/run/acme-auth` or `secret connaisseur/acme-auth`.
  public let origin: String
  /// Whether all its keys are known, so that what is not here is not there.
  public let isWhole: Bool
  private let values: [Key: [UInt8]]

  public init(origin: String, values: [Key: [UInt8]], isWhole: Bool) {
    self.origin = origin
    self.values = values
    self.isWhole = isWhole
  }

  /// The most bytes of one value; Kubernetes takes no secret above 1 MiB.
  public static let limit = 1 << 20

  subscript(key: Key) -> [UInt8]? { values[key] }

  /// How a key's value is called where something is wrong with it.
  func name(of key: Key) -> String { "\(origin) (\(key.rawValue))" }

  /// Reads a value as YAML.
  func text(of key: Key) throws(ValuesError) -> ValuesText? {
    guard let bytes = values[key] else { return nil }
    return try ValuesText(file: name(of: key), bytes: bytes)
  }

  public var description: String {
    "\(origin): \(values.keys.map(\.rawValue).sorted().joined(separator: ", "))"
  }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["origin": origin]) }
}
