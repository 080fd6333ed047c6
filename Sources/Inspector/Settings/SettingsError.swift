public import PolicyEditor

/// What is wrong with a configuration file, and where.
public struct SettingsError: Error, Hashable, Sendable {
  public let position: SourcePosition
  /// What is wrong and what to do. Nothing of a value that may be a secret is in it.
  public let reason: String

  /// `FILE:LINE:COLUMN: REASON`.
  public var message: String { "\(position.words): \(reason)" }
}
