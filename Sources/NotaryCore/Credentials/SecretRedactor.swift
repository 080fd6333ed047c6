/// Takes secrets out of texts that strangers wrote: a server may repeat what it was sent, and whoever
/// reads a report must not find it there.
///
/// Unchecked: the secrets are only touched under `lock`.
final class SecretRedactor: @unchecked Sendable {
  /// What stands in a text in a secret's place.
  static let mark = "(secret)"
  /// Shorter ones are not looked for: they would be found by chance, and so be told by what is missing.
  private static let shortest = 8

  private let lock = Lock()
  private var secrets: Set<String> = []

  /// Looks for what a credential consists of, as it stands and as it is sent.
  func learn(_ credential: RegistryCredential) {
    learn(credential.secret)
    learn("\(credential.user):\(credential.secret)")
    if let header = Authorization.basic(credential)?.headerValue { learn(header.dropFirst(6)) }
  }

  /// Looks for a token, as a whole and by its signature.
  func learn(token: String) {
    learn(token)
    if let signature = token.split(separator: ".").dropFirst(2).last { learn(signature) }
  }

  private func learn(_ secret: some StringProtocol) {
    let secret = String(secret)
    guard secret.utf8.count >= Self.shortest else { return }
    lock.withLock {
      secrets.formUnion([
        secret, secret.lowercased(), HTTPURL.escapedValue(secret), HTTPURL.escapedComponent(secret),
      ])
    }
  }

  /// Whether a secret is in a text.
  func finds(in text: String) -> Bool {
    known.contains { text.firstRange(of: $0) != nil }
  }

  /// The text with a mark in place of each secret.
  func redacted(_ text: String) -> String {
    // A secret may be a part of another.
    known.sorted { $0.utf8.count > $1.utf8.count }
      .reduce(text) { $0.replacing($1, with: Self.mark) }
  }

  private var known: Set<String> { lock.withLock { secrets } }
}
