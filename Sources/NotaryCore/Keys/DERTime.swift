/// The dates of a certificate, as Go reads them: UTCTime or GeneralizedTime without fractions, in
/// UTC (`Z`) or with an offset other than zero; UTCTime may leave out the seconds.
enum DERTime {
  static func read(_ reader: inout DERReader) -> Instant? {
    guard let element = reader.next() else { return nil }
    var digits = Digits(rest: element.content)
    switch element.tag {
    case .utcTime:
      guard let year = digits.number(2) else { return nil }
      // The profile of RFC 5280: 50 to 99 mean 1950 to 1999.
      return instant(year: year + (year < 50 ? 2000 : 1900), &digits, mayLackSeconds: true)
    case .generalizedTime:
      guard let year = digits.number(4) else { return nil }
      return instant(year: year, &digits, mayLackSeconds: false)
    default:
      return nil
    }
  }

  private static func instant(
    year: Int, _ digits: inout Digits, mayLackSeconds: Bool
  ) -> Instant? {
    guard let month = digits.number(2), (1...12).contains(month),
      let day = digits.number(2), (1...CivilDate.days(inMonth: month, of: year)).contains(day),
      let hour = digits.number(2), hour < 24, let minute = digits.number(2), minute < 60
    else { return nil }
    var second = 0
    if let written = digits.number(2) {
      second = written
    } else if !mayLackSeconds {
      return nil
    }
    guard second < 60, let offset = digits.offset() else { return nil }
    let date = CivilDate(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    return date.instant.adding(seconds: -offset)
  }

  private struct Digits {
    var rest: ArraySlice<UInt8>

    mutating func number(_ count: Int) -> Int? {
      let digits = rest.prefix(count)
      guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
      }
      rest = rest.dropFirst(count)
      return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }

    /// Seconds east of UTC; nothing may follow.
    mutating func offset() -> Int64? {
      let sign = rest.first
      rest = rest.dropFirst()
      if sign == UInt8(ascii: "Z") { return rest.isEmpty ? 0 : nil }
      guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = number(2),
        hours <= 24, let minutes = number(2), minutes < 60, rest.isEmpty, hours + minutes > 0
      else { return nil }
      let seconds = Int64(hours * 3_600 + minutes * 60)
      return sign == UInt8(ascii: "-") ? -seconds : seconds
    }
  }
}
