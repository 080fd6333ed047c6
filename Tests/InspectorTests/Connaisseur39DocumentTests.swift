import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// What Connaisseur 3.9 asks of documents, their dates and their checksums.
struct Connaisseur39DocumentTests {
  @Test(arguments: dates + checksums + structure + text)
  func decides(_ row: Connaisseur39Row) async {
    #expect(await row.decided() == row.expected)
  }

  static let dates: [Connaisseur39Row] = [
    Connaisseur39Row("expiry at this very moment is fine", .admitted) {
      $0.at = $0.repository.timestamp.expires
    },
    Connaisseur39Row("a second later it is not", .expired("timestamp")) {
      $0.at = $0.repository.timestamp.expires.adding(seconds: 1)
    },
    Connaisseur39Row("targets expire before snapshot and timestamp are told", .expired("targets")) {
      $0.at = $0.repository.targets.expires.adding(seconds: 1)
    },
    Connaisseur39Row(
      "root expires in its own words",
      .denied("error validating trust data: error validating root: root trust data expired")
    ) { $0.at = $0.repository.root.expires.adding(seconds: 1) },
    Connaisseur39Row("a fraction is fine", .admitted) {
      $0.repository.edit(.targets, .beforeSigning) { $0["expires"] = "2040-01-01T00:00:00.12Z" }
    },
    Connaisseur39Row("a zero at the end of a fraction is dropped", .signatures("targets")) {
      $0.repository.edit(.targets, .beforeSigning) { $0["expires"] = "2040-01-01T00:00:00.120Z" }
    },
    Connaisseur39Row("an offset is fine", .admitted) {
      $0.repository.edit(.targets, .beforeSigning) { $0["expires"] = "2040-01-01T00:00:00-02:30" }
    },
    Connaisseur39Row("an offset of zero becomes Z", .signatures("targets")) {
      $0.repository.edit(.targets, .beforeSigning) { $0["expires"] = "2040-01-01T00:00:00+00:00" }
    },
    Connaisseur39Row("an hour of one digit becomes two", .signatures("targets")) {
      $0.repository.edit(.targets, .beforeSigning) { $0["expires"] = "2040-01-01T7:00:00Z" }
    },
    Connaisseur39Row(
      "an offset of a day cannot be written",
      .denied(
        "error validating trust data: error validating base trust data: serialization error for "
          + "targets: json: error calling MarshalJSON for type time.Time: "
          + "Time.MarshalJSON: timezone hour outside of range [0,23]")
    ) {
      $0.repository.edit(.targets, .beforeSigning) { $0["expires"] = "2040-01-01T00:00:00+24:00" }
    },
    Connaisseur39Row("a missing date is added before verifying", .signatures("targets")) {
      $0.repository.edit(.targets, .beforeSigning) { $0["expires"] = nil }
    },
  ]

  /// What is no date, and how Go says so.
  @Test(arguments: [
    ("2040-01-01t00:00:00z", #" as "2006-01-02T15:04:05Z07:00": cannot parse "t00:00:00z" as "T""#),
    ("2040-01-01", #" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T""#),
    ("2040-01-01T00:00:00", #" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00""#),
    ("never", #" as "2006-01-02T15:04:05Z07:00": cannot parse "never" as "2006""#),
    ("2040-02-30T00:00:00Z", ": day out of range"),
    ("2040-13-01T00:00:00Z", ": month out of range"),
    ("2040-01-01T24:00:00Z", ": hour out of range"),
    ("2040-01-01T00:00:00Zx", #": extra text: "x""#),
  ])
  func tellsWhatIsNoDate(_ text: String, _ said: String) async {
    let row = Connaisseur39Row(
      text, .unparsed("targets", "parsing time \"\(text)\"\(said)")
    ) {
      $0.repository.edit(.targets, .beforeSigning) { $0["expires"] = .string(text) }
    }
    #expect(await row.decided() == row.expected)
  }

  /// The package `time` quotes byte by byte.
  @Test func quotesWhatIsNoDate() async {
    let quoted = #""2040\xc3\xa9\\\"""#
    let row = Connaisseur39Row(
      "bytes beyond ASCII",
      .unparsed(
        "targets",
        "parsing time \(quoted) as \"2006-01-02T15:04:05Z07:00\": "
          + #"cannot parse "\xc3\xa9\\\"" as "-""#)
    ) {
      $0.repository.edit(.targets, .beforeSigning) { $0["expires"] = "2040\u{E9}\"" }
    }
    #expect(await row.decided() == row.expected)
  }

  static let checksums: [Connaisseur39Row] = [
    Connaisseur39Row(
      "a wrong SHA-512 counts too",
      .denied(
        "error validating trust data: error validating base trust data checksums: "
          + "error validating targets checksums: sha512 checksum for targets did not match: "
          + "expected " + String(repeating: "00", count: 64))
    ) {
      $0.repository.edit(.snapshot, .beforeSigning) {
        $0["meta"]?["targets"]?["hashes"]?["sha512"] =
          .string(Base64.encode([UInt8](repeating: 0, count: 64)))
      }
    },
    Connaisseur39Row(
      "a wrong SHA-256 of snapshot is told as timestamp lists it",
      .denied(
        "error validating trust data: error validating base trust data checksums: "
          + "error validating snapshot checksums: sha256 checksum for snapshot did not match: "
          + "expected " + String(repeating: "00", count: 32))
    ) {
      $0.repository.edit(.timestamp, .beforeSigning) {
        $0["meta"]?["snapshot"]?["hashes"] = [
          "sha256": .string(Base64.encode([UInt8](repeating: 0, count: 32)))
        ]
      }
    },
    Connaisseur39Row(
      "SHA-256 is required",
      .unparsed(
        "snapshot", "snapshot type metadata invalid: missing root sha256 checksum information")
    ) {
      $0.repository.edit(.snapshot, .beforeSigning) {
        $0["meta"]?["root"]?["hashes"]?["sha256"] = nil
      }
    },
    Connaisseur39Row(
      "SHA-256 must have its length",
      .unparsed(
        "timestamp",
        "timestamp type metadata invalid: invalid snapshot checksum information, "
          + "sha256 checksum invalid")
    ) {
      $0.repository.edit(.timestamp, .beforeSigning) {
        $0["meta"]?["snapshot"]?["hashes"]?["sha256"] = "AAAA"
      }
    },
    Connaisseur39Row("the length is not checked", .admitted) {
      $0.repository.edit(.snapshot, .beforeSigning) { $0["meta"]?["targets"]?["length"] = 1 }
    },
    Connaisseur39Row("layout and other members outside count only in the checksum", .admitted) {
      $0.repository.edit(.targets, .afterSigning) { $0["x"] = 1 }
      $0.repository.editBytes(.targets, .afterSigning) { $0 = Array(" \n".utf8) + $0 }
    },
    Connaisseur39Row(
      "a target's SHA-256 of a wrong length makes a name that cannot be read",
      .deniedPlainly(
        "validated image reference index.docker.io/acme/web:v1@sha256:000000 has invalid format: "
          + "could not parse reference: index.docker.io/acme/web:v1@sha256:000000")
    ) {
      $0.repository.targets.targets["v1"]?.json["hashes"] = ["sha256": "AAAA"]
    },
  ]

  static let structure: [Connaisseur39Row] = [
    Connaisseur39Row(
      "a version below one",
      .unparsed("targets", "targets type metadata invalid: version cannot be less than one")
    ) { $0.repository.targets.version = 0 },
    Connaisseur39Row(
      "root says it with a digit",
      .unparsed("root", "root type metadata invalid: version cannot be less than 1")
    ) { $0.repository.root.version = 0 },
    Connaisseur39Row(
      "a version that is no integer",
      .unparsed("targets", "json: cannot unmarshal number 1.0 into Go value of type int")
    ) { $0.repository.edit(.targets, .beforeSigning) { $0["version"] = .number("1.0") } },
    Connaisseur39Row(
      "the type is compared exactly",
      .unparsed("targets", "targets type metadata invalid: expected type Targets, not targets")
    ) { $0.repository.edit(.targets, .beforeSigning) { $0["_type"] = "targets" } },
    Connaisseur39Row(
      "a role that root leaves out",
      .unparsed("root", "root type metadata invalid: missing snapshot role specification")
    ) { $0.repository.edit(.root, .beforeSigning) { $0["roles"]?["snapshot"] = nil } },
    Connaisseur39Row(
      "a key that root leaves out",
      .unparsed(
        "root",
        "root type metadata invalid: key ID k specified in targets without corresponding key")
    ) {
      $0.repository.edit(.root, .beforeSigning) { $0["roles"]?["targets"]?["keyids"] = ["k"] }
    },
    Connaisseur39Row(
      "the name of a delegation",
      .unparsed(
        "targets", "targets type metadata invalid: delegation role targets/Alice invalid")
    ) { $0.delegate("Alice") },
    Connaisseur39Row("any name of a tag is fine", .admitted) {
      $0.repository.targets.targets["a b/c"] = TestTarget("two")
    },
    Connaisseur39Row(
      "root without a signed part",
      .unparsed("root", "root type metadata invalid: root file contained an empty payload")
    ) { $0.repository.editBytes(.root, .served) { $0 = Array("{}".utf8) } },
    Connaisseur39Row("another role without a signed part", .crash) {
      $0.repository.editBytes(.snapshot, .served) { $0 = Array("{}".utf8) }
    },
    Connaisseur39Row("another role that is null", .crash) {
      $0.repository.editBytes(.timestamp, .served) { $0 = Array("null".utf8) }
    },
    Connaisseur39Row("a delegation that is null", .crash) {
      $0.repository.edit(.targets, .beforeSigning) { $0["delegations"]?["roles"] = [nil] }
    },
  ]

  private static let texts: [(String, String)] = [
    ("", "unexpected end of JSON input"),
    ("<html>", "invalid character '<' looking for beginning of value"),
    ("{} x", "invalid character 'x' after top-level value"),
    ("{,", "invalid character ',' looking for beginning of object key string"),
    ("{\"a\" 1", "invalid character '1' after object key"),
    ("{\"a\":1 \"b\"", "invalid character '\"' after object key:value pair"),
    ("{\"a\":[1 2", "invalid character '2' after array element"),
    ("{\"a\":nil", "invalid character 'i' in literal null (expecting 'u')"),
    ("{\"a\":-x", "invalid character 'x' in numeric literal"),
    ("{\"a\":\"\\x\"", "invalid character 'x' in string escape code"),
    ("{\"a\":\"\n\"", "invalid character '\\n' in string literal"),
    (
      String(repeating: "[", count: 10_001), "invalid character '[' exceeded max depth"
    ),
    ("[]", "json: cannot unmarshal array into Go value of type data.Signed"),
    (
      "{\"signatures\": 1}",
      "json: cannot unmarshal number into Go struct field Signed.signatures of type "
        + "[]data.Signature"
    ),
    ("{\"signatures\": [{\"sig\": \"AA*A\"}]}", "illegal base64 data at input byte 2"),
    ("{\"signatures\": [{\"sig\": \"AA=A\"}]}", "illegal base64 data at input byte 2"),
  ]

  static let text: [Connaisseur39Row] = texts.map { text, said in
    let prefix = "error downloading trust data: error acquiring trust data targets: "
    let denial = prefix + "error unmarshalling trust data targets: " + said
    return Connaisseur39Row(String(text.prefix(40)), .denied(denial)) {
      $0.repository.editBytes(.targets, .served) { $0 = Array(text.utf8) }
    }
  }
}
