/// Why a text is not an image reference: the part that is wrong, what is wrong with it, and where.
public struct ImageReferenceError: Error, Hashable, Sendable {
  public enum Part: String, Sendable {
    /// The text as a whole.
    case reference
    /// The host before the first slash.
    case registry
    /// The number after the registry's colon.
    case port
    /// The path in the registry.
    case repository
    case tag
    case digest
  }

  public enum Reason: Hashable, Sendable {
    /// Nothing is there.
    case empty
    /// Nothing is between two dots of a registry or two slashes of a repository.
    case emptyComponent
    /// A character that has no place there.
    case unexpected(Unicode.Scalar)
    /// An upper-case letter where only lower-case ones may stand.
    case upperCase(Unicode.Scalar)
    /// A component of a registry or a tag begins with a separator, or a component of a repository
    /// is nothing else.
    case startsWithSeparator(Unicode.Scalar)
    /// A component of a registry ends with a separator.
    case endsWithSeparator(Unicode.Scalar)
    /// The `]` of an IPv6 address is missing.
    case unclosedBracket
    /// More bytes than the limit.
    case tooLong(limit: Int)
    /// A digest algorithm other than sha256, sha384 and sha512.
    case unsupportedAlgorithm(String)
    /// A digest with another number of digits than its algorithm has.
    case wrongDigestLength(expected: Int, actual: Int)
    /// 64 hexadecimal digits, which Docker takes for the ID of a local image.
    case imageIdentifier
  }

  public let part: Part
  public let reason: Reason
  /// Where the fault is, in bytes of UTF-8 from 0. Everything before it is ASCII, so that it counts
  /// characters as well.
  public let offset: Int

  init(_ part: Part, _ reason: Reason, at offset: Int) {
    self.part = part
    self.reason = reason
    self.offset = offset
  }
}
