/// Text that equals only the same bytes.
///
/// Swift's strings equal each other when they are canonically equivalent; the names in trust data
/// (tags, roles, key IDs) are compared byte by byte by everyone else.
public struct ExactText: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  public let text: String

  public init(_ text: String) { self.text = text }

  public init(stringLiteral text: String) { self.text = text }

  public var description: String { text }

  public static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.count == right.text.utf8.count
      && ByteOrder.of(left.text.utf8.span, right.text.utf8.span) == 0
  }

  public static func < (left: ExactText, right: ExactText) -> Bool {
    ByteOrder.of(left.text.utf8.span, right.text.utf8.span) < 0
  }

  public func hash(into hasher: inout Hasher) {
    text.utf8.span.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
