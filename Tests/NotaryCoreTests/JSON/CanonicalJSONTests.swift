import NotaryCore
import TestSupport
import Testing

private func canonical(_ text: String) throws -> String {
  String(decoding: try CanonicalJSON.encode(parse(text)), as: UTF8.self)
}

@Suite("Canonical JSON")
struct CanonicalJSONTests {
  @Test(
    "sorts members by the bytes of their names and leaves out white space",
    arguments: [
      (#" { "b" : [ 1 , 2 ] , "a" : null } "#, #"{"a":null,"b":[1,2]}"#),
      (#"{"B":1,"a":2,"A":3,"_":4,"":5}"#, #"{"":5,"A":3,"B":1,"_":4,"a":2}"#),
      (#"{"é":1,"z":2,"😀":3,"\uffff":4}"#, "{\"z\":2,\"é\":1,\"\u{FFFF}\":4,\"😀\":3}"),
      (#"{"ab":1,"a":2,"a\u0000":3}"#, "{\"a\":2,\"a\u{0}\":3,\"ab\":1}"),
      (#"[{"b":{"d":true,"c":false},"a":[]}]"#, #"[{"a":[],"b":{"c":false,"d":true}}]"#),
    ])
  func order(text: String, form: String) throws {
    #expect(try canonical(text) == form)
  }

  @Test(
    "escapes only quotes and backslashes; everything else stands raw",
    arguments: [
      (#""\"\\""#, #""\"\\""#),
      (#""\/\u0041é\u00e9""#, #""/Aéé""#),
      (#""\n\t\u0000\u001b\u007f""#, "\"\n\t\u{0}\u{1B}\u{7F}\""),
      (#""<>&\u2028""#, "\"<>&\u{2028}\""),
      (#""\ud800x""#, "\"\u{FFFD}x\""),
      (#"{"\n\"":1}"#, "{\"\n\\\"\":1}"),
    ])
  func strings(text: String, form: String) throws {
    #expect(try canonical(text) == form)
  }

  @Test("replaces what is no UTF-8, in names too")
  func invalidUTF8() throws {
    let value = try JSONDocument(
      parsing: Array("{\"".utf8) + [0xFF] + Array("\":\"".utf8) + [0x80] + Array("\"}".utf8)
    ).root
    #expect(try CanonicalJSON.encode(value) == Array("{\"\u{FFFD}\":\"\u{FFFD}\"}".utf8))
  }

  @Test(
    "sends numbers through a 64-bit float to a 64-bit integer",
    arguments: [
      ("0", "0"), ("-0", "0"), ("-7", "-7"), ("1.0", "1"), ("1e3", "1000"), ("12.5e1", "125"),
      ("-1E2", "-100"), ("9007199254740993", "9007199254740992"),
      ("999999999999999", "999999999999999"), ("1000000000000000", "1000000000000000"),
      ("9223372036854775295", "9223372036854774784"),
      ("9223372036854775807", "-9223372036854775808"), ("1e300", "-9223372036854775808"),
      ("-9223372036854775808", "-9223372036854775808"), ("0e5", "0"),
    ])
  func numbers(text: String, form: String) throws {
    #expect(try canonical(text) == form)
    #expect(try canonical("[\(text)]") == "[\(form)]")
  }

  @Test(
    "has no form for a number that is no integer", arguments: ["0.5", "1e-1", "-2.25", "1e400"])
  func fractions(text: String) throws {
    let value = try parse("{\"a\": \(text)}")
    let error = #expect(throws: CanonicalJSON.NoCanonicalForm.self) {
      try CanonicalJSON.encode(value)
    }
    #expect(error?.offset == 6)
    #expect(error?.number == text)
  }

  @Test("does not mind a fraction in a member that a later one replaces")
  func replacedFraction() throws {
    #expect(try canonical(#"{"a":0.5,"a":1}"#) == #"{"a":1}"#)
  }

  @Test(
    "keeps the last of equal names",
    arguments: [
      (#"{"a":1,"a":2}"#, #"{"a":2}"#),
      (#"{"a":{"x":1},"b":0,"a":{"y":2}}"#, #"{"a":{"y":2},"b":0}"#),
      (#"{"b":1,"a":1,"\u0061":3,"b":2}"#, #"{"a":3,"b":2}"#),
      ("{\"\\ud800\":1,\"\u{FFFD}\":2}", "{\"\u{FFFD}\":2}"),
    ])
  func duplicates(text: String, form: String) throws {
    #expect(try canonical(text) == form)
  }

  @Test("is what docker/go signed: the form of a key, whose digest is its ID")
  func keyForm() throws {
    let key = PublicKey(type: .ecdsa, value: Array("key".utf8))
    let text = #"{"keyval":{"public":"a2V5","private":null},"keytype":"ecdsa"}"#
    let digest = Digest.sha256(try CanonicalJSON.encode(parse(text)))
    #expect(Hexadecimal.text(of: digest) == key.id.rawValue)
  }
}

/// Makes JSON texts: any nesting, names that repeat, odd spacing, escapes.
private struct JSONMaker {
  var random: SeededGenerator
  /// Pieces of strings that survive canonical form and parsing again.
  private static let pieces = [
    "a", "b", "signed", "é", "😀", #"\""#, #"\\"#, #"\u0041"#, #"\/"#, #"\u00e9"#, " ", "\u{FFFD}",
    "\u{7F}", "\u{202E}", #"\ud83d\ude00"#, #"\ud800"#,
  ]

  mutating func text(depth: Int) -> String {
    let space = ["", "", " ", "\n\t"].randomElement(using: &random) ?? ""
    return space + value(depth: depth) + space
  }

  private mutating func value(depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
    case 0: return "null"
    case 1: return Bool.random(using: &random) ? "true" : "false"
    case 2: return String(Int64.random(in: -1 << 53...1 << 53, using: &random))
    case 3:
      return "\(Int.random(in: -99...99, using: &random))e\(Int.random(in: 0...9, using: &random))"
    case 4, 5: return string()
    case 6:
      let elements = (0..<Int.random(in: 0...4, using: &random)).map { _ in text(depth: depth - 1) }
      return "[" + elements.joined(separator: ",") + "]"
    default:
      let members = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        string() + ":" + text(depth: depth - 1)
      }
      return "{" + members.joined(separator: ",") + "}"
    }
  }

  private mutating func string() -> String {
    let count = Int.random(in: 0...3, using: &random)
    let parts = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
    return "\"" + parts.joined() + "\""
  }
}

@Suite("Whatever JSON is made")
struct JSONPropertyTests {
  @Test(
    "its canonical form is JSON, and canonical already, where strings hold no control characters")
  func stable() throws {
    var maker = JSONMaker(random: SeededGenerator(seed: 1))
    for _ in 0..<3_000 {
      let text = maker.text(depth: 4)
      let form = try CanonicalJSON.encode(parse(text))
      let again = try JSONDocument(parsing: form)
      #expect(try CanonicalJSON.encode(again.root) == form, "\(text)")
      #expect(again.duplicates.isEmpty, "\(text)")
    }
  }

  @Test("each value reads the same when it is cut out of its text")
  func cutOut() throws {
    var maker = JSONMaker(random: SeededGenerator(seed: 2))
    for _ in 0..<1_000 {
      let text = maker.text(depth: 3)
      var stack = [try parse(text)]
      while let value = stack.popLast() {
        let alone = try JSONDocument(parsing: Array(value.rawBytes)).root
        #expect(alone.kind == value.kind, "\(text)")
        #expect(alone.range == 0..<value.range.count, "\(text)")
        #expect(try CanonicalJSON.encode(alone) == CanonicalJSON.encode(value), "\(text)")
        stack += value.elements + value.members.map(\.value)
      }
    }
  }

  @Test("members in another order have the same canonical form")
  func permuted() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let members = (0..<Int.random(in: 1...12, using: &random)).map {
        #""\#($0 * 7919 % 101)é":\#($0)"#
      }
      let forward = "{" + members.joined(separator: ",") + "}"
      let shuffled = "{" + members.shuffled(using: &random).joined(separator: ",") + "}"
      #expect(try canonical(forward) == canonical(shuffled))
    }
  }

  @Test("a blank in front of any name or value changes nothing")
  func spaced() throws {
    var maker = JSONMaker(random: SeededGenerator(seed: 6))
    for _ in 0..<500 {
      let form = try CanonicalJSON.encode(parse(maker.text(depth: 3)))
      var stack = [try JSONDocument(parsing: form).root]
      while let value = stack.popLast() {
        var spaced = form
        spaced.insert(UInt8(ascii: " "), at: value.range.lowerBound)
        let again = try JSONDocument(parsing: spaced).root
        #expect(try CanonicalJSON.encode(again) == form, "\(String(decoding: form, as: UTF8.self))")
        stack += value.elements + value.members.flatMap { [$0.name, $0.value] }
      }
    }
  }

  @Test("damaged texts and random bytes are read or refused at a place inside them")
  func damaged() throws {
    var random = SeededGenerator(seed: 4)
    var maker = JSONMaker(random: SeededGenerator(seed: 5))
    for round in 0..<20_000 {
      let bytes =
        round.isMultiple(of: 2)
        ? random.damaged(Array(maker.text(depth: 3).utf8)) : random.bytes(round % 60)
      do throws(JSONError) {
        let document = try JSONDocument(parsing: bytes)
        #expect(document.root.range.upperBound <= bytes.count)
        _ = document.duplicates
        _ = try? CanonicalJSON.encode(document.root)
      } catch {
        #expect(0...bytes.count ~= error.offset)
      }
    }
  }
}
