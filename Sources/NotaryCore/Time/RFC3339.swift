#if canImport(Glibc)
  import Glibc
#endif

/// RFC 3339 as Go reads and writes it.
extension Instant {
  /// Reads a date as Go's `time.Parse(time.RFC3339, …)` does: `2026-11-22T17:00:00Z`, with an
  /// optional fraction after `.` or `,`, an hour of one or two digits, and an offset such as
  /// `+02:00` in place of `Z`.
  public init?(rfc3339 text: some StringProtocol) {
    var reader = DigitReader(bytes: Array(text.utf8))
    guard let year = reader.digits(4), reader.skip("-"),
      let month = reader.digits(2), (1...12).contains(month), reader.skip("-"),
      let day = reader.digits(2), (1...CivilDate.days(inMonth: month, of: year)).contains(day),
      reader.skip("T"),
      let hour = reader.oneOrTwoDigits(), hour < 24, reader.skip(":"),
      let minute = reader.digits(2), minute < 60, reader.skip(":"),
      let second = reader.digits(2), second < 60
    else { return nil }
    let nanoseconds = reader.fraction()
    guard let offset = reader.offset(), reader.isAtEnd else { return nil }
    let date = CivilDate(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    self.init(seconds: date.instant.seconds - Int64(offset), nanoseconds: nanoseconds)
  }

  /// The same, or a date alone, which stands for its first moment.
  public init?(timeOrDate text: String) {
    guard let instant = Instant(rfc3339: text) ?? Instant(rfc3339: text + "T00:00:00Z") else {
      return nil
    }
    self = instant
  }

  /// Whether a date that Go's parser took is RFC 3339 to the letter: two digits of an hour, a
  /// point before a fraction, an offset of less than a day.
  static func isStrictRFC3339(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[13] == UInt8(ascii: ":"), !bytes.contains(UInt8(ascii: ","))
    else { return false }
    guard let sign = bytes.indices.last(where: { $0 > 18 && (bytes[$0] == 43 || bytes[$0] == 45) })
    else { return true }
    let hours = bytes[(sign + 1)...].prefix(2).reduce(0) { $0 * 10 + Int($1) - 48 }
    let minutes = bytes.suffix(2).reduce(0) { $0 * 10 + Int($1) - 48 }
    return hours < 24 && minutes < 60
  }

  /// `2026-11-22T17:00:00Z`, with as many digits of a fraction as it has.
  public var rfc3339: String {
    let date = CivilDate(self)
    var text = padded(date.year, to: 4)
    text += "-" + padded(date.month, to: 2) + "-" + padded(date.day, to: 2)
    text += "T" + padded(date.hour, to: 2) + ":" + padded(date.minute, to: 2)
    text += ":" + padded(date.second, to: 2)
    if nanoseconds != 0 {
      var fraction = padded(Int(nanoseconds), to: 9)
      while fraction.hasSuffix("0") { fraction.removeLast() }
      text += "." + fraction
    }
    return text + "Z"
  }

  /// The system's clock.
  public static var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
  }
}

private func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private struct DigitReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  private var digit: Int? {
    guard position < bytes.count, (48...57).contains(bytes[position]) else { return nil }
    return Int(bytes[position]) - 48
  }

  mutating func digits(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let digit else { return nil }
      value = value * 10 + digit
      position += 1
    }
    return value
  }

  mutating func oneOrTwoDigits() -> Int? {
    guard let first = digits(1) else { return nil }
    guard let second = digit else { return first }
    position += 1
    return first * 10 + second
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// The nanoseconds of a fraction, cut after nine digits; 0 where there is none.
  mutating func fraction() -> Int32 {
    guard position + 1 < bytes.count,
      bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: ","),
      (48...57).contains(bytes[position + 1])
    else { return 0 }
    position += 1
    var value: Int32 = 0
    var scale: Int32 = 100_000_000
    while let digit {
      value += Int32(digit) * scale
      scale /= 10
      position += 1
    }
    return value
  }

  /// Seconds east of UTC.
  mutating func offset() -> Int? {
    if skip("Z") { return 0 }
    let sign: Int
    if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
    guard let hours = digits(2), hours <= 24, skip(":"), let minutes = digits(2), minutes <= 60
    else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
  }
}
