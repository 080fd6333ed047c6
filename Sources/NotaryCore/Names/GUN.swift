/// A Globally Unique Name: the registry and repository under which Notary keeps trust data, such as
/// `docker.io/library/nginx`.
public struct GUN: Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String

  public init(_ rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }
}
