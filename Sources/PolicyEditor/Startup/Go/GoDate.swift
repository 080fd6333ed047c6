/// Dates as yaml.v3 recognises them, to which `2026-01-31` is no text.
enum GoDate {
  /// Whether a plain scalar begins with a date of the calendar and has either nothing behind it or a
  /// time (yaml.v3, `parseTimestamp`).
  static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 8, bytes[4] == UInt8(ascii: "-"), let year = number(bytes[..<4]) else {
      return false
    }
    let rest = bytes[5...]
    let end = rest.firstIndex { $0 != UInt8(ascii: "-") && !(0x30...0x39).contains($0) }
    let parts = rest[..<(end ?? rest.endIndex)].split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2, let month = number(parts[0]), let day = number(parts[1]),
      parts.allSatisfy({ $0.count <= 2 }), isDay(day, month: month, year: year)
    else { return false }
    guard let end else { return true }
    return isTime(bytes[end...])
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// Whether the calendar has this day.
  static func isDay(_ day: Int, month: Int, year: Int) -> Bool {
    (1...12).contains(month) && day >= 1 && day <= length(ofMonth: month, year: year)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `T15:04:05Z`, `t15:04:05.5+01:00`, ` 15:04:05`: a zone after the letter, none after a space.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let mark = bytes.first, [0x20, UInt8(ascii: "T"), UInt8(ascii: "t")].contains(mark) else {
      return false
    }
    var clock = bytes.dropFirst()
    if mark != 0x20 {
      guard let zone = clock.firstIndex(where: { [0x5A, 0x2B, 0x2D].contains($0) }) else {
        return false
      }
      guard isZone(clock[zone...]) else { return false }
      clock = clock[..<zone]
    }
    let parts = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count <= 2, parts[1].count <= 2,
      let hour = number(parts[0]), let minute = number(parts[1]), hour < 24, minute < 60
    else { return false }
    let seconds = parts[2].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard seconds.count <= 2, seconds[0].count <= 2, let second = number(seconds[0]) else {
      return false
    }
    return second < 60 && (seconds.count == 1 || number(seconds[1]) != nil)
  }

  private static func isZone(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.elementsEqual([0x5A]) { return true }
    let digits = bytes.dropFirst()
    guard bytes.first != 0x5A, digits.count == 5 else { return false }
    let parts = digits.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 2, let hour = number(parts[0]),
      let minute = number(parts[1])
    else { return false }
    return hour <= 24 && minute < 60
  }
}
