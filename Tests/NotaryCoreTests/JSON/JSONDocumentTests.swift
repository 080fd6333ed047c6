import NotaryCore
import Testing

/// A text that is not JSON, and what is said of it.
struct JSONRefusal: CustomTestStringConvertible, Sendable {
  let text: [UInt8]
  let reason: JSONError.Reason
  let offset: Int

  init(_ text: String, _ reason: JSONError.Reason, at offset: Int) {
    self.init(bytes: Array(text.utf8), reason, at: offset)
  }

  init(bytes: [UInt8], _ reason: JSONError.Reason, at offset: Int) {
    text = bytes
    self.reason = reason
    self.offset = offset
  }

  var testDescription: String { String(decoding: text, as: UTF8.self).debugDescription }
}

func parse(_ text: String) throws -> JSONValue {
  try JSONDocument(parsing: Array(text.utf8)).root
}

@Suite("A JSON text")
struct JSONDocumentTests {
  @Test(
    "is taken where Go's decoder takes it",
    arguments: [
      "null", "true", "false", "0", "-0", "12", "-12.5e+3", "1E9", "0.0", "\"\"", "[]", "{}",
      " \t\r\n[ ] \t\r\n", "[[],{},[{}]]", #"{"":0}"#, #""\u0000\"\\\/\b\f\n\r\t""#,
      #""\ud800""#, "\"\u{7F}\"", #"{"a":1,"a":2}"#, "1e400",
    ])
  func taken(text: String) throws {
    let value = try parse(text)
    let trimmed = text.drop { " \t\r\n".unicodeScalars.contains($0.unicodeScalars.first ?? "x") }
    #expect(value.range.lowerBound == text.utf8.count - trimmed.utf8.count)
  }

  @Test(
    "is refused where Go's decoder refuses it, with the reason and the place",
    arguments: [
      JSONRefusal("", .unexpectedEnd, at: 0),
      JSONRefusal("  ", .unexpectedEnd, at: 2),
      JSONRefusal("nul", .unexpectedEnd, at: 3),
      JSONRefusal("nulL", .unexpectedByte(0x4C), at: 3),
      JSONRefusal("True", .unexpectedByte(0x54), at: 0),
      JSONRefusal("NaN", .unexpectedByte(0x4E), at: 0),
      JSONRefusal("01", .trailingText, at: 1),
      JSONRefusal("1.", .unexpectedEnd, at: 2),
      JSONRefusal(".5", .unexpectedByte(0x2E), at: 0),
      JSONRefusal("+1", .unexpectedByte(0x2B), at: 0),
      JSONRefusal("-", .unexpectedEnd, at: 1),
      JSONRefusal("-a", .unexpectedByte(0x61), at: 1),
      JSONRefusal("1e", .unexpectedEnd, at: 2),
      JSONRefusal("1e+]", .unexpectedByte(0x5D), at: 3),
      JSONRefusal("0x1", .trailingText, at: 1),
      JSONRefusal("[1,]", .unexpectedByte(0x5D), at: 3),
      JSONRefusal("[,1]", .unexpectedByte(0x2C), at: 1),
      JSONRefusal("[1 2]", .unexpectedByte(0x32), at: 3),
      JSONRefusal("[1", .unexpectedEnd, at: 2),
      JSONRefusal("[1}", .unexpectedByte(0x7D), at: 2),
      JSONRefusal("]", .unexpectedByte(0x5D), at: 0),
      JSONRefusal("{]", .unexpectedByte(0x5D), at: 1),
      JSONRefusal(#"{"a"}"#, .unexpectedByte(0x7D), at: 4),
      JSONRefusal(#"{"a":}"#, .unexpectedByte(0x7D), at: 5),
      JSONRefusal(#"{"a":1,}"#, .unexpectedByte(0x7D), at: 7),
      JSONRefusal(#"{a:1}"#, .unexpectedByte(0x61), at: 1),
      JSONRefusal(#"{1:1}"#, .unexpectedByte(0x31), at: 1),
      JSONRefusal(#"{"a":1 "b":2}"#, .unexpectedByte(0x22), at: 7),
      JSONRefusal(#"{"a""#, .unexpectedEnd, at: 4),
      JSONRefusal("'a'", .unexpectedByte(0x27), at: 0),
      JSONRefusal("\"a", .unexpectedEnd, at: 2),
      JSONRefusal("\"a\\", .unexpectedEnd, at: 3),
      JSONRefusal("\"\\u12", .unexpectedEnd, at: 5),
      JSONRefusal(#""\x""#, .badEscape, at: 2),
      JSONRefusal(#""\'""#, .badEscape, at: 2),
      JSONRefusal(#""\u12g4""#, .badEscape, at: 5),
      JSONRefusal("\"a\nb\"", .controlCharacter(0x0A), at: 2),
      JSONRefusal("\"\u{0}\"", .controlCharacter(0), at: 1),
      JSONRefusal("\"\u{1F}\"", .controlCharacter(0x1F), at: 1),
      JSONRefusal("{}x", .trailingText, at: 2),
      JSONRefusal("{} {}", .trailingText, at: 3),
      JSONRefusal("1\u{0}", .trailingText, at: 1),
      JSONRefusal("/* */1", .unexpectedByte(0x2F), at: 0),
      JSONRefusal("\u{FEFF}1", .unexpectedByte(0xEF), at: 0),
      JSONRefusal("\u{A0}1", .unexpectedByte(0xC2), at: 0),
      JSONRefusal("\u{0B}1", .unexpectedByte(0x0B), at: 0),
      JSONRefusal(bytes: [0xFF], .unexpectedByte(0xFF), at: 0),
    ])
  func refused(_ refusal: JSONRefusal) {
    let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: refusal.text) }
    #expect(error?.reason == refusal.reason)
    #expect(error?.offset == refusal.offset)
  }

  @Test("keeps the order of members, every duplicate, and each number as written")
  func kept() throws {
    let value = try parse(#" {"b": 1.0, "a": [1E2, -0], "b": {"c": true}} "#)
    #expect(value.members.map { $0.name.string } == ["b", "a", "b"])
    #expect(value.members.first?.value.rawBytes.elementsEqual("1.0".utf8) == true)
    #expect(
      value["a"]?.elements.map { Array($0.rawBytes) } == [Array("1E2".utf8), Array("-0".utf8)])
    #expect(value["b"]?.kind == .object, "the last of two members counts")
    #expect(value["B"] == nil, "names are compared exactly")
  }

  @Test("knows where each value and each name stands")
  func offsets() throws {
    let text = #" {"é": [10, "x"], "b":{}}"#
    let value = try parse(text)
    #expect(value.range == 1..<text.utf8.count)
    #expect(value.members.first?.name.range == 2..<6)
    #expect(value["é"]?.range == 8..<17)
    #expect(value["é"]?.elements.map(\.range) == [9..<11, 13..<16])
    #expect(value["b"]?.range == 23..<25)
  }

  @Test("tells the way to a value for messages")
  func paths() throws {
    let value = try parse(#"{"a":[0,{"b":[[1]]}],"a":2}"#)
    #expect(value.path == "")
    let inner = value.members.first?.value.elements[1]["b"]?.elements[0].elements[0]
    #expect(inner?.path == "a[1].b[0][0]")
    #expect(value["a"]?.path == "a")
  }

  @Test("has values of one kind each, and nothing of another kind")
  func kinds() throws {
    let values = try parse(#"[null,true,false,1,"s",[2],{"k":3}]"#).elements
    #expect(
      values.map(\.kind) == [.null, .boolean, .boolean, .number, .string, .array, .object])
    #expect(values.map(\.boolean) == [nil, true, false, nil, nil, nil, nil])
    #expect(values.map(\.string) == [nil, nil, nil, nil, "s", nil, nil])
    #expect(values.map(\.elements.count) == [0, 0, 0, 0, 0, 1, 0])
    #expect(values.map(\.members.count) == [0, 0, 0, 0, 0, 0, 1])
  }

  /// A string between quotes and the bytes that it stands for.
  @Test(
    "has strings as Go decodes them",
    arguments: [
      (Array(#"a\u0041\n\/"#.utf8), Array("aA\n/".utf8)),
      (Array(#"\u00e9é"#.utf8), Array("éé".utf8)),
      (Array(#"\ud83d\ude00"#.utf8), Array("😀".utf8)),
      (Array(#"\uD83D\uDE00"#.utf8), Array("😀".utf8)),
      (Array(#"\ud83d"#.utf8), Array("\u{FFFD}".utf8)),
      (Array(#"\ude00\ud83d"#.utf8), Array("\u{FFFD}\u{FFFD}".utf8)),
      (Array(#"\ud83d\u0041"#.utf8), Array("\u{FFFD}A".utf8)),
      (Array(#"\ud83d\n"#.utf8), Array("\u{FFFD}\n".utf8)),
      ([0x61, 0xFF, 0x62], Array("a\u{FFFD}b".utf8)),
      ([0xC3], Array("\u{FFFD}".utf8)),
      ([0xC0, 0xAF], Array("\u{FFFD}\u{FFFD}".utf8)),
      ([0xE2, 0x82], Array("\u{FFFD}\u{FFFD}".utf8)),
      ([0xED, 0xA0, 0x80], Array("\u{FFFD}\u{FFFD}\u{FFFD}".utf8)),
      ([0xF4, 0x90, 0x80, 0x80], Array(String(repeating: "\u{FFFD}", count: 4).utf8)),
      ([0xF0, 0x9F, 0x98, 0x80], Array("😀".utf8)),
    ] as [([UInt8], [UInt8])])
  func strings(content: [UInt8], decoded: [UInt8]) throws {
    let value = try JSONDocument(parsing: [0x22] + content + [0x22]).root
    #expect(value.stringBytes == decoded)
  }
}

@Suite("Bounds on a JSON text")
struct JSONLimitTests {
  @Test("let 200 000 arrays or objects nest, one in another, without using the stack")
  func deep() throws {
    let depth = 200_000
    let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let document = try JSONDocument(parsing: Array(arrays.utf8))
    #expect(document.maximumDepth == depth)
    #expect(try CanonicalJSON.encode(document.root) == document.bytes)
    let objects =
      String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
    let value = try parse(objects)
    #expect(try CanonicalJSON.encode(value).elementsEqual(objects.utf8))
  }

  @Test("refuse one more than that, at its place, and text that never closes")
  func tooDeep() {
    let many = #expect(throws: JSONError.self) {
      try JSONDocument(parsing: [UInt8](repeating: 0x5B, count: 1_000_000))
    }
    #expect(many?.reason == .tooDeep)
    #expect(many?.offset == 200_000)
    let open = #expect(throws: JSONError.self) {
      try JSONDocument(parsing: [UInt8](repeating: 0x5B, count: 200_000))
    }
    #expect(open?.reason == .unexpectedEnd)
  }

  @Test("count values and names")
  func tooMany() throws {
    var limits = JSONDocument.Limits()
    limits.values = 5
    let text = Array(#"{"a":[1,2]}"#.utf8)
    #expect(try JSONDocument(parsing: text, limits: limits).root["a"]?.elements.count == 2)
    limits.values = 4
    let error = #expect(throws: JSONError.self) {
      try JSONDocument(parsing: text, limits: limits)
    }
    #expect(error?.reason == .tooManyValues)
  }
}

@Suite("Duplicate members")
struct JSONDuplicateTests {
  @Test("are reported with the way to them and the place of the later name")
  func reported() throws {
    let document = try JSONDocument(parsing: Array(#"{"a":{"x":1,"x":2},"b":0,"a":3}"#.utf8))
    #expect(document.duplicates.map(\.path) == ["a", "a.x"])
    #expect(document.duplicates.map(\.offset) == [25, 12])
  }

  @Test("are found whatever escapes their names are written with")
  func escaped() throws {
    let document = try JSONDocument(parsing: Array(#"{"a":1,"\u0061":2,"A":3}"#.utf8))
    #expect(document.duplicates.map(\.offset) == [7])
  }

  @Test("are found in large objects too, and at most 100 are told")
  func many() throws {
    let text = "{" + (0..<1_000).map { #""n\#($0 % 500)":0"# }.joined(separator: ",") + "}"
    let document = try JSONDocument(parsing: Array(text.utf8))
    #expect(document.duplicates.count == 100)
    #expect(document.duplicates.first?.path == "n0")
  }

  @Test("are none where only other objects have the name")
  func none() throws {
    let document = try JSONDocument(parsing: Array(#"[{"a":1},{"a":{"a":2}}]"#.utf8))
    #expect(document.duplicates.isEmpty)
  }
}
