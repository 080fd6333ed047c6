import NotaryCore
import TestSupport
import Testing

@Suite("A document, decoded as Go's client does")
struct DocumentDecodingTests {
  @Test(
    "has struct members whose names match without regard to case",
    arguments: [
      #"{"_TYPE":"Targets","Expires":"2030-01-01T00:00:00Z","VERSION":7,"TARGETS":{}}"#,
      #"{"_type":"Targets","expireſ":"2030-01-01T00:00:00Z","verſion":7,"targetS":{}}"#,
    ])
  func caseFolding(signed: String) {
    let document = read(.targets, signed: signed)
    #expect(document.problems.isEmpty)
    #expect(document.content?.header.version == 7)
    #expect(document.content?.header.expires == Instant(rfc3339: "2030-01-01T00:00:00Z"))
  }

  @Test("folds the Kelvin sign to k, and nothing else that looks alike")
  func kelvin() {
    let signatures = #"[{"\#u{212A}eyid":"a","METHOD":"ECDSA","Sig":"AA=="},{"кeyid":"b"}]"#
    let document = read(
      .targets, #"{"signed":{\#(header("Targets"))},"signatures":\#(signatures)}"#)
    #expect(document.signatures.map(\.keyID) == ["a", ""])
    #expect(document.signatures[0].method == .ecdsa)
    #expect(document.signatures[0].bytes == [0])
    let spelt = read(.targets, #"{"ſigned":{\#(header("Targets"))},"ſignatures":[]}"#)
    #expect(spelt.problems.isEmpty)
  }

  @Test("has map keys that match exactly")
  func mapKeys() {
    let roles = #"{"Root":{"keyids":[],"threshold":1},"root ":{"keyids":[],"threshold":1}}"#
    let document = read(.root, signed: #"{\#(header("Root")),"keys":{},"roles":\#(roles)}"#)
    #expect(document.root?.roles.keys.sorted() == ["Root", "root "])
    #expect(document.problems.contains(.missingRole(.root)))
    let meta = #"{"v1":{"length":1,"hashes":{"SHA256":"AA==","sha256":"AQ=="}}}"#
    let targets = read(.targets, signed: #"{\#(header("Targets")),"targets":\#(meta)}"#)
    #expect(targets.targets?.targets["v1"]?.sha256 == [1])
  }

  @Test("keeps names apart that Unicode holds equivalent")
  func exactNames() {
    let targets = "{\"\u{E9}\":{\"length\":1},\"e\u{301}\":{\"length\":2}}"
    let document = read(.targets, signed: #"{\#(header("Targets")),"targets":\#(targets)}"#)
    #expect(document.targets?.targets["\u{E9}"]?.length == 1)
    #expect(document.targets?.targets["e\u{301}"]?.length == 2)
  }

  @Test("takes the last of two spellings, and says that there are two")
  func spellings() throws {
    let document = read(.targets, signed: #"{\#(header("Targets")),"Version":2}"#)
    #expect(document.content?.header.version == 2)
    #expect(document.codes.contains("member-in-two-spellings"))
    // In the signed bytes `Version` stands before `version`, so another one comes last there.
    #expect(document.problems.contains(.contentNotCovered))
  }

  @Test("merges maps that stand there twice, which no signature covers")
  func mergedMaps() {
    let twice = #""targets":{"evil":{"length":1}},"targets":{"good":{"length":2}}"#
    let document = read(.targets, signed: #"{\#(header("Targets")),\#(twice)}"#)
    #expect(document.targets?.targets.keys.sorted() == ["evil", "good"])
    #expect(document.codes == ["duplicate-member", "content-not-covered"])
  }

  @Test(
    "takes a duplicate for no more than odd where it says what the signature covers",
    arguments: [
      #""targets":{},"targets":{}"#, #""targets":{},"unknown":1,"unknown":2"#,
      #""targets":{"a":{"length":1}},"targets":{"a":{"length":2}}"#,
      #""targets":null,"targets":{}"#,
    ])
  func harmlessDuplicates(members: String) {
    let document = read(.targets, signed: #"{\#(header("Targets")),\#(members)}"#)
    #expect(document.codes == ["duplicate-member"])
  }

  @Test("starts anew where null follows a map, and merges what follows null")
  func nullBetween() {
    let members = #""targets":{"a":{"length":1}},"targets":null,"targets":{"b":{"length":1}}"#
    let document = read(.targets, signed: #"{\#(header("Targets")),\#(members)}"#)
    #expect(document.targets?.targets.keys.sorted() == ["b"])
  }

  @Test("leaves a member that is null as it was")
  func nulls() {
    let signed =
      #"{"_type":null,"expires":null,"version":null,"targets":null,"delegations":null}"#
    let document = read(.targets, signed: signed)
    #expect(document.content?.header == DocumentHeader())
    #expect(document.problems == [.wrongType(expected: "Targets", found: ""), .versionBelowOne(0)])
    let again = read(.targets, signed: #"{\#(header("Targets")),"version":null}"#)
    #expect(again.content?.header.version == 1)
  }

  /// A signed part of targets with one thing wrong, and what is said of it.
  @Test(
    "names what has a wrong type, with the way to it and its place",
    arguments: [
      (#""version":"1""#, "signed.version", "integer", "string", 11),
      (#""_type":1"#, "signed._type", "string", "number", 9),
      (#""targets":[]"#, "signed.targets", "object", "array", 11),
      (#""targets":{"a":1}"#, "signed.targets.a", "object", "number", 16),
      (#""targets":{"a":{"length":true}}"#, "signed.targets.a.length", "integer", "boolean", 26),
      (
        #""targets":{"a":{"hashes":{"x":1}}}"#, "signed.targets.a.hashes.x", "base64 string",
        "number", 31
      ),
      (#""delegations":{"keys":[]}"#, "signed.delegations.keys", "object", "array", 23),
      (#""delegations":{"roles":{}}"#, "signed.delegations.roles", "array", "object", 24),
      (#""delegations":{"roles":[1]}"#, "signed.delegations.roles[0]", "object", "number", 25),
      (
        #""delegations":{"roles":[{"paths":[0]}]}"#, "signed.delegations.roles[0].paths[0]",
        "string", "number", 35
      ),
    ])
  func wrongTypes(member: String, path: String, expected: String, found: String, place: Int) {
    let signed = "{\(header("Targets")),\(member)}"
    let document = read(.targets, signed: signed)
    let start = #"{"signed":"#.utf8.count + header("Targets").utf8.count + 2
    #expect(
      document.problems.contains(
        .malformedMember(path: path, expected: expected, found: found, offset: start + place - 1)))
  }

  @Test("reads the rest of a document in which something is wrong")
  func rest() {
    let targets = #"{"a":{"length":"x","hashes":{"sha256":"AQ=="}},"b":{"length":2}}"#
    let document = read(.targets, signed: #"{\#(header("Targets")),"targets":\#(targets)}"#)
    #expect(document.targets?.targets["a"]?.sha256 == [1])
    #expect(document.targets?.targets["b"]?.length == 2)
  }

  @Test(
    "takes plain 64-bit integers only",
    arguments: ["1.0", "1e0", "9223372036854775808", "-9223372036854775809", "0.5"])
  func integers(number: String) {
    let document = read(.targets, signed: #"{"version":\#(number)}"#)
    #expect(
      document.problems.contains(
        .notAnInteger(path: "signed.version", text: number, offset: 21)))
  }

  @Test("says where an integer is rounded in the signed bytes")
  func rounded() {
    let document = read(
      .targets, signed: #"{"_type":"Targets","version":9007199254740993}"#)
    #expect(document.content?.header.version == 9_007_199_254_740_993)
    #expect(
      document.problems == [.roundedNumber(path: "signed.version", number: "9007199254740993")])
  }

  @Test(
    "takes dates of RFC 3339 in strings only",
    arguments: [#""2030-01-01""#, "1", #""""#, "{}", #""2030-01-01T00:00:00\u005a""#])
  func dates(date: String) {
    let document = read(.targets, signed: #"{"expires":\#(date)}"#)
    #expect(
      document.problems.contains(
        .malformedDate(path: "signed.expires", text: date, offset: 21)))
  }

  @Test(
    "says where a date is one for Go alone",
    arguments: ["2030-01-01T1:00:00Z", "2030-01-01T01:00:00,5Z", "2030-01-01T01:00:00+24:00"])
  func oddDates(date: String) {
    let document = read(.targets, signed: #"{"_type":"Targets","version":1,"expires":"\#(date)"}"#)
    #expect(document.problems == [.oddDate(path: "signed.expires", text: date)])
  }

  /// Base64 of a digest, the bytes that Go reads, and the problem that is named.
  @Test(
    "reads base64 as Go does",
    arguments: [
      (#""aGk=""#, Array("hi".utf8), nil),
      (#""aG\nk=""#, Array("hi".utf8), "base64-line-breaks"),
      (#""aGl=""#, Array("hi".utf8), "base64-trailing-bits"),
      ("[104,105]", Array("hi".utf8), nil),
      ("[104,null]", [104, 0], nil),
      (#""""#, [], nil),
      ("null", [], nil),
      (#""aGk""#, [], "malformed-base64"),
      (#""aG k=""#, [], "malformed-base64"),
      (#""-_8=""#, [], "malformed-base64"),
      (#""aGk=aGk=""#, [], "malformed-base64"),
      ("[256]", [], "malformed-member"),
      ("[1.0]", [], "malformed-member"),
      ("[-1]", [], "malformed-member"),
      ("7", [], "malformed-member"),
    ] as [(String, [UInt8], String?)])
  func base64(text: String, bytes: [UInt8], problem: String?) {
    let targets = #"{"a":{"hashes":{"sha512":\#(text)}}}"#
    let document = read(.targets, signed: #"{\#(header("Targets")),"targets":\#(targets)}"#)
    #expect(document.targets?.targets["a"]?.sha512 == bytes)
    #expect(document.codes == (problem.map { [$0] } ?? []))
  }

  @Test("knows a key's ID apart where its value is null, missing or empty")
  func keyValues() throws {
    let values = [#"{"public":null}"#, "{}", #"{"public":""}"#, "null"]
    let keys = values.enumerated().map { #""k\#($0)":{"keytype":"ecdsa","keyval":\#($1)}"# }
    let document = read(
      .root, signed: #"{\#(header("Root")),"keys":{\#(keys.joined(separator: ","))},"roles":{}}"#)
    let ids = try (0..<4).map { try #require(document.root?.keys[ExactText("k\($0)")]).id }
    #expect(ids[0] == ids[1])
    #expect(ids[0] == ids[3])
    #expect(ids[0] != ids[2])
  }

  @Test("names at most 50 mistakes of decoding")
  func manyMistakes() {
    let wrong = [String](repeating: "1", count: 10_000).joined(separator: ",")
    let document = read(.targets, #"{"signed":{\#(header("Targets"))},"signatures":[\#(wrong)]}"#)
    #expect(document.problems.count == 50)
    #expect(document.signatures.count == 10_000)
    #expect(document.signatures.allSatisfy { $0.isMalformed })
  }
}

@Suite("A document's frame")
struct DocumentFrameTests {
  @Test(
    "must hold a signed part",
    arguments: ["{}", #"{"signed":null}"#, "null", "[]", "1", #"{"signatures":[]}"#])
  func noPayload(text: String) {
    let document = read(.targets, text)
    #expect(document.problems.last == .noPayload)
    #expect(document.content == nil)
  }

  @Test("must be JSON")
  func noJSON() throws {
    let document = read(.targets, #"{"signed":{}"#)
    #expect(document.codes == ["invalid-json"])
    #expect(document.json == nil)
  }

  @Test("must hold no number that has no canonical form anywhere in its signed part")
  func fractions() {
    let document = read(.targets, signed: #"{\#(header("Targets")),"custom":{"x":[0.5]}}"#)
    #expect(document.codes == ["no-canonical-form"])
    #expect(read(.targets, #"{"signed":{\#(header("Targets"))},"x":0.5}"#).problems.isEmpty)
  }

  @Test("is what the source said, where that is no document")
  func answers() {
    func codes(_ outcome: TrustAnswer.Outcome) -> [String] {
      TrustDocument(role: .targets, answer: TrustAnswer(outcome, origin: "test")).codes
    }
    #expect(codes(.missing) == ["missing"])
    #expect(codes(.tooLarge(size: nil)) == ["too-large"])
    #expect(codes(.failed(.status(500))) == ["unavailable"])
  }

  @Test("may nest deeper than the client's second reading, which then sees no delegations")
  func depth() {
    func document(_ role: RoleName, _ depth: Int) -> TrustDocument {
      let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      return read(role, signed: #"{\#(header("Targets")),"x":\#(nested)}"#)
    }
    #expect(document(.targets, 9_998).problems.isEmpty)
    #expect(document(.targets, 9_999).problems == [.nestedTooDeep(depth: 10_001)])
    #expect(!document(.root, 9_999).codes.contains("nested-too-deep"))
  }

  @Test("is read to the end whatever a stranger changed in it")
  func damaged() {
    var random = SeededGenerator(seed: 1)
    let targets = #""targets":{"v1":{"hashes":{"sha256":"AQ=="},"length":5}}"#
    let roles = #""roles":[{"name":"targets/a","keyids":["k"],"threshold":1,"paths":[""]}]"#
    let text =
      #"{"signed":{\#(header("Targets")),\#(targets),"delegations":{"keys":{},\#(roles)}},"#
      + #""signatures":[{"keyid":"k","method":"ecdsa","sig":"AQ=="}]}"#
    for _ in 0..<5_000 {
      let bytes = random.damaged(Array(text.utf8))
      for role in RoleName.base + [.releases] {
        let document = TrustDocument(
          role: role, answer: TrustAnswer(.document(bytes), origin: "test"))
        #expect(document.content != nil || !document.problems.isEmpty)
      }
    }
  }
}
