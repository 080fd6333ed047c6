/// The secrets with which validators sign in, as far as they are at hand.
public struct ValidatorSecrets: Sendable, Equatable {
  /// By the secrets' names.
  public var contents: [String: SecretContent]
  /// Why secrets that were asked for are not at hand, in sentences, by the secrets' names.
  public var problems: [String: String] = [:]
  /// Which secret a running Connaisseur 3.3 has for a validator, by the validator's name: its own
  /// configuration does not say it (chart 3.3.4, `external-secrets-mount`).
  public var mounted: [String: String]
  /// The secret in which chart 3.3 keeps users and passwords, of a running Connaisseur; nil where
  /// there is none.
  public var inline: String?

  public init(
    contents: [String: SecretContent] = [:], mounted: [String: String] = [:], inline: String? = nil
  ) {
    self.contents = contents
    self.mounted = mounted
    self.inline = inline
  }

  /// Nothing is at hand.
  public static let none = ValidatorSecrets()
}
