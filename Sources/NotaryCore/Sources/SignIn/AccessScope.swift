/// What a request needs to be allowed (distribution, "Token Scope Documentation").
public struct AccessScope: Hashable, Sendable, CustomStringConvertible {
  /// Such as `repository:docker.io/acme/web:pull`.
  public let description: String

  /// Reading a repository, by the name that the server knows it by: for Notary that is the GUN.
  public static func pull(_ repository: String) -> AccessScope {
    AccessScope(description: "repository:\(repository):pull")
  }
}
