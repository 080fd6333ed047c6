/// The value of an `Authorization` header. A secret: nothing but the request itself shows it.
struct Authorization: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// What follows the scheme.
  let credentials: String
  let sender: AuthenticationTrace.Sender

  /// The most bytes of a token; servers refuse longer header lines.
  private static let limit = 32 << 10

  var headerValue: String { "\(sender == .token ? "Bearer" : "Basic") \(credentials)" }

  /// A user and password, as the Basic scheme sends them; nil for tokens.
  static func basic(_ credential: RegistryCredential) -> Authorization? {
    guard credential.kind == .password else { return nil }
    let text = Base64.encode(Array("\(credential.user):\(credential.secret)".utf8))
    return Authorization(credentials: text, sender: .password(user: credential.user))
  }

  /// A registry token; nil for what is none, or cannot be sent.
  static func registryToken(_ credential: RegistryCredential) -> Authorization? {
    credential.kind == .registryToken ? bearer(credential.secret) : nil
  }

  /// A token; nil if it has bytes that may not stand in a header line.
  static func bearer(_ token: String) -> Authorization? {
    guard !token.isEmpty, token.utf8.count <= limit,
      token.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    return Authorization(credentials: token, sender: .token)
  }

  var description: String { "(not shown)" }
  var customMirror: Mirror { Mirror(self, children: []) }
}
