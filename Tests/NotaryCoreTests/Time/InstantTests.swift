import NotaryCore
import TestSupport
import Testing

@Suite("A date of trust data")
struct InstantTests {
  @Test(
    "is read as Go reads RFC 3339",
    arguments: [
      ("1970-01-01T00:00:00Z", 0, 0),
      ("2026-11-22T17:00:00Z", 1_795_366_800, 0),
      ("2026-11-22T18:30:00+01:30", 1_795_366_800, 0),
      ("2026-11-22T16:59:00-00:01", 1_795_366_800, 0),
      ("2026-11-22T17:00:00+00:00", 1_795_366_800, 0),
      ("2026-11-22T17:00:00.5Z", 1_795_366_800, 500_000_000),
      ("2026-11-22T17:00:00,25Z", 1_795_366_800, 250_000_000),
      ("2026-11-22T17:00:00.1234567899Z", 1_795_366_800, 123_456_789),
      ("2026-11-22T7:00:00Z", 1_795_330_800, 0),
      ("2024-02-29T00:00:00Z", 1_709_164_800, 0),
      ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
      ("9999-12-31T23:59:59.999999999Z", 253_402_300_799, 999_999_999),
      ("1969-12-31T23:59:59.5Z", -1, 500_000_000),
      ("2026-11-22T17:00:00+24:00", 1_795_280_400, 0),
    ] as [(String, Int64, Int32)])
  func read(text: String, seconds: Int64, nanoseconds: Int32) {
    #expect(Instant(rfc3339: text) == Instant(seconds: seconds, nanoseconds: nanoseconds))
  }

  @Test(
    "is refused where Go refuses it",
    arguments: [
      "", "2026-11-22", "2026-11-22T17:00:00", "2026-11-22 17:00:00Z", "2026-11-22t17:00:00Z",
      "2026-11-22T17:00:00z", "2026-11-22T17:00Z", "2026-02-30T00:00:00Z", "2025-02-29T00:00:00Z",
      "1900-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
      "2026-01-00T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T17:60:00Z",
      "2026-11-22T23:59:60Z", "2026-11-22T17:00:00.Z", "2026-11-22T17:00:00+0100",
      "2026-11-22T17:00:00+01", "2026-11-22T17:00:00+25:00", "2026-11-22T17:00:00+01:61",
      "20261122T170000Z", "2026-1-22T17:00:00Z", " 2026-11-22T17:00:00Z", "2026-11-22T17:00:00Z ",
      "+2026-11-22T17:00:00Z", "12026-11-22T17:00:00Z", "２０２６-11-22T17:00:00Z",
    ])
  func refused(text: String) { #expect(Instant(rfc3339: text) == nil) }

  @Test("is written with as many digits of a fraction as it has")
  func written() {
    #expect(Instant(seconds: 0).rfc3339 == "1970-01-01T00:00:00Z")
    #expect(
      Instant(seconds: 1_795_366_800, nanoseconds: 1).rfc3339 == "2026-11-22T17:00:00.000000001Z")
    #expect(Instant(seconds: 0, nanoseconds: 120_000_000).rfc3339 == "1970-01-01T00:00:00.12Z")
    #expect(Instant.zero.rfc3339 == "0001-01-01T00:00:00Z")
  }

  @Test("reads as itself after it was written, and is ordered by seconds, then nanoseconds")
  func roundTrip() {
    var random = SeededGenerator(seed: 1)
    var before = Instant.zero
    for _ in 0..<5_000 {
      let instant = Instant(
        seconds: Int64.random(in: -62_135_596_800...253_402_300_799, using: &random),
        nanoseconds: Int32.random(in: 0..<1_000_000_000, using: &random))
      #expect(Instant(rfc3339: instant.rfc3339) == instant)
      #expect(
        (instant < before) == (instant.rfc3339 < before.rfc3339)
          || instant.seconds == before.seconds)
      before = instant
    }
    #expect(Instant(seconds: 1, nanoseconds: 2) < Instant(seconds: 1, nanoseconds: 3))
    #expect(Instant(seconds: 1, nanoseconds: 2) < Instant(seconds: 2))
    #expect(Instant(seconds: -1).adding(seconds: 2) == Instant(seconds: 1))
  }

  @Test("is nowhere near a crash, whatever the text")
  func damaged() {
    var random = SeededGenerator(seed: 2)
    let text = Array("2026-11-22T17:00:00.123456789+01:30".utf8)
    for _ in 0..<20_000 {
      let changed = String(decoding: random.damaged(text), as: UTF8.self)
      if let instant = Instant(rfc3339: changed) {
        #expect(0..<1_000_000_000 ~= instant.nanoseconds)
      }
    }
  }
}

@Suite("A civil date")
struct CivilDateTests {
  @Test("names each day of 800 years in turn")
  func everyDay() {
    var date = CivilDate(year: 1600, month: 1, day: 1)
    var instant = date.instant
    #expect(instant.seconds == -11_676_096_000)
    for _ in 0..<292_194 {
      #expect(CivilDate(instant) == date)
      #expect(date.instant == instant)
      instant = instant.adding(seconds: 86_400)
      date.day += 1
      if date.day > CivilDate.days(inMonth: date.month, of: date.year) {
        (date.month, date.day) = (date.month + 1, 1)
      }
      if date.month > 12 { (date.year, date.month) = (date.year + 1, 1) }
    }
    #expect(date.year == 2400)
  }

  @Test(
    "knows the leap years",
    arguments: [
      (2024, true), (2026, false), (1900, false), (2000, true), (2100, false), (4, true), (0, true),
    ])
  func leapYears(year: Int, isLeap: Bool) {
    #expect(CivilDate.isLeap(year: year) == isLeap)
    #expect(CivilDate.days(inMonth: 2, of: year) == (isLeap ? 29 : 28))
  }

  @Test("counts the time of day from midnight, before 1970 too")
  func timeOfDay() {
    #expect(
      CivilDate(Instant(seconds: -1))
        == CivilDate(year: 1969, month: 12, day: 31, hour: 23, minute: 59, second: 59))
    #expect(
      CivilDate(Instant(seconds: 3_661))
        == CivilDate(year: 1970, month: 1, day: 1, hour: 1, minute: 1, second: 1))
  }
}
