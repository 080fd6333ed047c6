/// Dates as HTTP writes them in its headers.
extension Instant {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Reads `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, `IMF-fixdate`), the one form that is still
  /// written. The day of the week is not looked at.
  init?(httpDate text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[5] == "GMT", parts[1].utf8.count == 2, let day = Int(parts[1]),
      let month = Self.months.firstIndex(of: String(parts[2])), parts[3].utf8.count == 4,
      let year = Int(parts[3]), year > 0, day > 0,
      day <= CivilDate.days(inMonth: month + 1, of: year)
    else { return nil }
    let time = parts[4].split(separator: ":", omittingEmptySubsequences: false)
    guard time.count == 3, time.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(time[0]),
      let minute = Int(time[1]), let second = Int(time[2]), (0..<24).contains(hour),
      (0..<60).contains(minute), (0...60).contains(second)
    else { return nil }
    self =
      CivilDate(
        year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second
      ).instant
  }
}
