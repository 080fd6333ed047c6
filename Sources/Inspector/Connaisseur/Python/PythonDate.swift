internal import NotaryCore

/// Dates as Connaisseur 3.3 takes them: its schema asks for RFC 3339 in either case
/// (rfc3339-validator 0.1.4), and dateutil reads what passes, to the microsecond.
struct PythonDate: Hashable, Comparable, Sendable {
  private let seconds: Int64
  private let microseconds: Int32

  init(_ instant: Instant) {
    seconds = instant.seconds
    microseconds = instant.nanoseconds / 1_000
  }

  /// Nil where the schema refuses the text.
  init?(_ text: PythonText) {
    var bytes = text.bytes
    // Python's `$` also stands before a newline that ends the text.
    if bytes.last == 0x0A { bytes.removeLast() }
    var scanner = Scanner(bytes: bytes)
    guard let year = scanner.digits(4), year > 0, scanner.skip("-"),
      let month = scanner.digits(2), (1...12).contains(month), scanner.skip("-"),
      let day = scanner.digits(2), (1...CivilDate.days(inMonth: month, of: year)).contains(day),
      scanner.skip("T") || scanner.skip("t"), let hour = scanner.digits(2), hour < 24,
      scanner.skip(":"), let minute = scanner.digits(2), minute < 60, scanner.skip(":"),
      let second = scanner.digits(2), second < 60, let fraction = scanner.microseconds(),
      let offset = scanner.offset(), scanner.isAtEnd
    else { return nil }
    let civil = CivilDate(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    seconds = civil.instant.seconds - Int64(offset)
    microseconds = fraction
  }

  var instant: Instant { Instant(seconds: seconds, nanoseconds: microseconds * 1_000) }

  static func < (left: PythonDate, right: PythonDate) -> Bool {
    (left.seconds, left.microseconds) < (right.seconds, right.microseconds)
  }

  private struct Scanner {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    private var digit: Int? {
      guard position < bytes.count, (48...57).contains(bytes[position]) else { return nil }
      return Int(bytes[position] - 48)
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard position < bytes.count, UInt32(bytes[position]) == character.value else {
        return false
      }
      position += 1
      return true
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

    /// A fraction cut after six digits; 0 where there is none, nil where there are no digits.
    mutating func microseconds() -> Int32? {
      guard skip(".") else { return 0 }
      guard digit != nil else { return nil }
      var value: Int32 = 0
      var scale: Int32 = 100_000
      while let digit {
        value += Int32(digit) * scale
        scale /= 10
        position += 1
      }
      return value
    }

    /// Seconds east of UTC.
    mutating func offset() -> Int? {
      if skip("Z") || skip("z") { return 0 }
      let sign = skip("-") ? -1 : 1
      guard sign < 0 || skip("+"), let hours = digits(2), hours < 24, skip(":"),
        let minutes = digits(2), minutes < 60
      else { return nil }
      return sign * (hours * 3_600 + minutes * 60)
    }
  }
}
