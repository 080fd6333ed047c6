public import NotaryCore

/// Dates for people.
public enum DateWords {
  /// `2036-11-19`.
  public static func day(_ instant: Instant) -> String {
    String(instant.rfc3339.prefix(10))
  }

  /// `2036-11-19 16:30 UTC`.
  public static func minute(_ instant: Instant) -> String {
    let text = instant.rfc3339
    return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC"
  }

  /// How far a moment is from another: `in 13 days`, `3 years ago`, `now`.
  public static func distance(from now: Instant, to instant: Instant) -> String {
    let seconds = instant.seconds - now.seconds
    if seconds == 0 { return "now" }
    let words = duration(seconds: seconds.magnitude)
    return seconds > 0 ? "in \(words)" : "\(words) ago"
  }

  /// The largest unit of which there are two or more, as in `47 hours`, `13 days`, `3 years`.
  public static func duration(seconds: UInt64) -> String {
    let units: [(seconds: UInt64, name: String)] = [
      (31_557_600, "year"), (2_629_800, "month"), (86_400, "day"), (3_600, "hour"), (60, "minute"),
    ]
    for unit in units where seconds >= 2 * unit.seconds {
      return "\(seconds / unit.seconds) \(unit.name)s"
    }
    return seconds == 1 ? "1 second" : "\(seconds) seconds"
  }
}
