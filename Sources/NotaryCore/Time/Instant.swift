/// A moment in UTC, to the nanosecond, from year 1 to 9999.
///
/// Trust data carries RFC 3339 dates as Go's `time.Time` reads and compares them; a missing date is
/// Go's zero time, ``zero``.
public struct Instant: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, negative before.
  public let seconds: Int64
  /// 0 to 999 999 999, added to ``seconds``.
  public let nanoseconds: Int32

  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// 0001-01-01T00:00:00Z, which Go's client takes a missing or null date for.
  public static let zero = Instant(seconds: -62_135_596_800)

  public static func < (left: Instant, right: Instant) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// This moment and a number of seconds, which may be negative.
  public func adding(seconds: Int64) -> Instant {
    Instant(seconds: self.seconds + seconds, nanoseconds: nanoseconds)
  }
}
