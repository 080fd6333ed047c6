/// What one signs in with at a registry, its Notary server and its token service. No description of it
/// shows the secret.
public struct RegistryCredential: Hashable, Sendable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  /// What the secret is, and so where it may be sent.
  public enum Kind: String, Hashable, Sendable {
    /// A password, for a server (Basic) and its token service.
    case password
    /// A token that the token service gave at a login (`docker login`'s identity token), for that
    /// service alone, which gives tokens for the server in exchange.
    case identityToken
    /// A token that is sent to the server as it is.
    case registryToken
  }

  public let kind: Kind
  /// Empty where a token says itself whose it is.
  public let user: String
  let secret: String
  /// Where it was found, as reports name it, such as `--user`.
  public var origin: String?

  public init(user: String, password: String) {
    self.init(.password, user: user, secret: password)
  }

  /// - Parameter user: who signed in, where that is known.
  public static func identityToken(_ token: String, user: String = "") -> RegistryCredential {
    RegistryCredential(.identityToken, user: user, secret: token)
  }

  public static func registryToken(_ token: String) -> RegistryCredential {
    RegistryCredential(.registryToken, user: "", secret: token)
  }

  private init(_ kind: Kind, user: String, secret: String) {
    self.kind = kind
    self.user = user
    self.secret = secret
  }

  public var description: String {
    switch kind {
    case .password: "\(user) (password not shown)"
    case .identityToken: "\(user.isEmpty ? "" : "\(user) ")(identity token not shown)"
    case .registryToken: "(registry token not shown)"
    }
  }

  // To the byte, as who checks it does: what one credential is answered is not for another one that only
  // looks the same.
  public static func == (left: RegistryCredential, right: RegistryCredential) -> Bool {
    left.kind == right.kind && ExactText(left.user) == ExactText(right.user)
      && ExactText(left.secret) == ExactText(right.secret) && left.origin == right.origin
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(ExactText(user))
    hasher.combine(ExactText(secret))
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["kind": kind, "user": user]) }
}
