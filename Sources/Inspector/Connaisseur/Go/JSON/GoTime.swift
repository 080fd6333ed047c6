import NotaryCore

/// A `time.Time` with its zone, because the zone is written again.
struct GoTime {
  let instant: Instant
  /// Seconds east of UTC.
  let offset: Int64

  static let zero = GoTime(instant: .zero, offset: 0)

  private init(instant: Instant, offset: Int64) {
    self.instant = instant
    self.offset = offset
  }

  /// Reads what Go's `time.Time` reads from JSON: the text between the quotes, as it stands.
  init?(_ text: String) {
    guard let instant = Instant(rfc3339: text) else { return nil }
    self.instant = instant
    let zone = Array(text.utf8.suffix(6))
    let sign: Int64 = zone.first == UInt8(ascii: "-") ? -1 : 1
    guard text.utf8.last != UInt8(ascii: "Z"), zone.count == 6 else {
      offset = 0
      return
    }
    func number(_ tens: Int) -> Int64 { Int64(zone[tens]) * 10 + Int64(zone[tens + 1]) - 528 }
    offset = sign * (number(1) * 3_600 + number(4) * 60)
  }

  /// As Go writes it: two digits of an hour, no zeros at the end of a fraction, `Z` for UTC. Nil
  /// where Go refuses, because the offset is a day or more.
  var text: String? {
    let magnitude = offset.magnitude
    guard magnitude < 86_400 else { return nil }
    let local = instant.adding(seconds: offset).rfc3339
    guard offset != 0 else { return local }
    func padded(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return local.dropLast() + (offset < 0 ? "-" : "+") + padded(magnitude / 3_600) + ":"
      + padded(magnitude / 60 % 60)
  }
}
