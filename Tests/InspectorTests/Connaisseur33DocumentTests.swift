import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite("Connaisseur 3.3: the base documents")
struct Connaisseur33DocumentTests {
  @Test("Root is judged as 3.3.4 does", arguments: rootRows)
  func root(_ row: Connaisseur33Row) async { await row.check() }

  @Test("Signatures of other documents are judged as 3.3.4 does", arguments: signatureRows)
  func signatures(_ row: Connaisseur33Row) async { await row.check() }

  @Test("Expiry, hashes and lengths are judged as 3.3.4 does", arguments: hashRows)
  func hashes(_ row: Connaisseur33Row) async { await row.check() }

  @Test("The form of documents is judged as 3.3.4 does", arguments: formRows)
  func form(_ row: Connaisseur33Row) async { await row.check() }

  private static let wrongRoot = "Failed to verify signature of trust data root."

  static let rootRows: [Connaisseur33Row] = [
    Connaisseur33Row("root signed by another key", .denied(wrongRoot, .root)) {
      $0.setKey(TestKey(.p256, "other").publicPEM)
    },
    Connaisseur33Row("root signed by the trust root and another key", .denied(wrongRoot, .root)) {
      let other = TestCertificate(TestKey(.p256, "other"), commonName: "docker.io/acme/web")
      $0.repository.root.signers.append(TestSigner(other))
    },
    Connaisseur33Row(
      "an unsigned root whose own key is in a certificate",
      .denied("Error loading the trust root.", .root)
    ) { $0.repository.root.signedBy = [] },
    Connaisseur33Row("an unsigned root whose own key is bare", .admitted) {
      $0.repository.root.signers = [TestSigner(Connaisseur33Situation.rootKey)]
      $0.repository.root.signedBy = []
    },
    Connaisseur33Row(
      "a root signature under an ID that root does not list",
      .denied("Error loading the trust root.", .root)
    ) {
      $0.repository.edit(.root, .afterSigning) { root in
        var signature = root["signatures"]?[0] ?? [:]
        signature["keyid"] = .string(String(repeating: "0", count: 64))
        root["signatures"] = [signature]
      }
    },
    Connaisseur33Row("an expired root", .denied("Trust data root has expired.", .root)) {
      $0.repository.root.expires = $0.at.adding(seconds: -1)
    },
    Connaisseur33Row("a root whose threshold nobody meets", .admitted) {
      $0.repository.root.threshold = 3
    },
    Connaisseur33Row(
      "an RSA key anywhere in root",
      .deniedBeginning(
        "Trust data root has an invalid format: 'rsa' is not one of ['ecdsa', 'ecdsa-x509']",
        .download)
    ) { $0.repository.targets.signers.append(TestSigner(TestKey(.rsa2048, "a"))) },
    Connaisseur33Row(
      "an Ed25519 timestamp key, as a server without a signer makes it",
      .deniedBeginning(
        "Trust data root has an invalid format: 'ed25519' is not one of ['ecdsa', 'ecdsa-x509']",
        .download)
    ) { $0.repository.timestamp.signers = [TestSigner(TestKey(.ed25519, "timestamp"))] },
    Connaisseur33Row(
      "a key in a certificate for another role than root",
      .denied("Error loading the trust root.", .root)
    ) {
      let key = TestCertificate(TestKey(.p256, "targets"), commonName: "docker.io/acme/web")
      $0.repository.targets.signers = [TestSigner(key)]
    },
  ]

  static let signatureRows: [Connaisseur33Row] = [
    Connaisseur33Row("no signature at all is good for other roles", .admitted) {
      for role in [RoleName.targets, .snapshot, .timestamp] {
        $0.repository.edit(role, .afterSigning) { $0["signatures"] = [] }
      }
    },
    Connaisseur33Row("any key of the store may sign any role", .admitted) {
      $0.repository.targets.signedBy = [TestSigner("timestamp")]
    },
    Connaisseur33Row("a threshold that is not met", .admitted) {
      $0.repository.targets.threshold = 2
    },
    Connaisseur33Row(
      "a key that root does not list",
      .denied("Unable to find key \(TestSigner("stranger").id) in keystore.", .targets)
    ) { $0.repository.targets.signedBy = [TestSigner("targets"), TestSigner("stranger")] },
    Connaisseur33Row(
      "one wrong signature beside a right one",
      .denied("Failed to verify signature of trust data snapshot.", .snapshot)
    ) {
      $0.repository.edit(.snapshot, .afterSigning) { snapshot in
        var wrong = snapshot["signatures"]?[0] ?? [:]
        wrong["sig"] = .string(Base64.encode([UInt8](repeating: 7, count: 64)))
        snapshot["signatures"]?.append(wrong)
      }
    },
    Connaisseur33Row(
      "a wrong timestamp signature",
      .denied("Failed to verify signature of trust data timestamp.", .timestamp)
    ) { $0.repository.edit(.timestamp, .afterSigning) { $0["signed"]?["version"] = 7 } },
    Connaisseur33Row("members in another order, signed in that order", .admitted) {
      $0.repository.edit(.timestamp, .afterSigning) { timestamp in
        let version = timestamp["signed"]?["version"] ?? 1
        timestamp["signed"]?["version"] = nil
        guard case .object(let members) = timestamp["signed"] else { return }
        timestamp["signed"] = .object([("version", version)] + members)
        timestamp.sign(with: TestSigner("timestamp"))
      }
    },
    Connaisseur33Row(
      "members in another order, signed in canonical order",
      .denied("Failed to verify signature of trust data timestamp.", .timestamp)
    ) {
      $0.repository.edit(.timestamp, .afterSigning) { timestamp in
        guard case .object(let members) = timestamp["signed"] else { return }
        timestamp["signed"] = .object(members.reversed())
      }
    },
    Connaisseur33Row(
      "text that is not ASCII in what Notary signs",
      .denied("Failed to verify signature of trust data timestamp.", .timestamp)
    ) { $0.repository.edit(.timestamp, .beforeSigning) { $0["note"] = "café" } },
    Connaisseur33Row("text that is not ASCII, signed as Python escapes it", .admitted) {
      $0.repository.edit(.timestamp, .afterSigning) { timestamp in
        timestamp["signed"]?["note"] = #"PLACE"#
        let written = String(decoding: timestamp["signed"]?.bytes ?? [], as: UTF8.self)
        timestamp["signed"]?["note"] = "é\u{1F40B}\u{7F}"
        timestamp.sign(
          with: TestSigner("timestamp"),
          over: Array(written.replacing("PLACE", with: #"\u00e9\ud83d\udc0b\u007f"#).utf8))
      }
    },
    Connaisseur33Row("an unknown member that is signed", .admitted) {
      $0.repository.edit(.targets, .beforeSigning) { $0["unknown"] = [1, nil, true] }
    },
  ]

  static let hashRows: [Connaisseur33Row] = [
    Connaisseur33Row(
      "an expired timestamp", .denied("Trust data timestamp has expired.", .timestamp)
    ) { $0.repository.timestamp.expires = $0.at.adding(seconds: -1) },
    Connaisseur33Row("an expired snapshot", .denied("Trust data snapshot has expired.", .snapshot))
    {
      $0.repository.snapshot.expires = $0.at.adding(seconds: -1)
    },
    Connaisseur33Row("expired targets", .denied("Trust data targets has expired.", .targets)) {
      $0.repository.targets.expires = $0.at.adding(seconds: -1)
    },
    Connaisseur33Row("what expires at this very moment is good", .admitted) {
      $0.repository.targets.expires = $0.at
    },
    Connaisseur33Row("dates in lower case, with fractions and offsets", .admitted) {
      $0.repository.edit(.targets, .beforeSigning) { $0["expires"] = "2027-01-01t00:00:00.120z" }
      $0.repository.edit(.snapshot, .beforeSigning) {
        $0["expires"] = "2026-11-22T18:00:00.5+01:00"
      }
    },
    Connaisseur33Row(
      "a date that is none",
      .deniedBeginning(
        "Trust data targets has an invalid format: '2027-02-29T00:00:00Z' is not a 'date-time'",
        .download)
    ) { $0.repository.edit(.targets, .beforeSigning) { $0["expires"] = "2027-02-29T00:00:00Z" } },
    Connaisseur33Row(
      "targets that are not those of the snapshot",
      .denied("Failed to validate hash of trust data targets.", .targets)
    ) { $0.repository.edit(.snapshot, .beforeSigning, wrongHash("targets")) },
    Connaisseur33Row(
      "a root that is not that of the snapshot",
      .denied("Failed to validate hash of trust data root.", .snapshot)
    ) { $0.repository.edit(.snapshot, .beforeSigning, wrongHash("root")) },
    Connaisseur33Row(
      "a snapshot that is not that of the timestamp",
      .denied("Failed to validate hash of trust data snapshot.", .snapshot)
    ) { $0.repository.edit(.timestamp, .beforeSigning, wrongHash("snapshot")) },
    Connaisseur33Row(
      "a length that is wrong", .denied("Failed to validate hash of trust data targets.", .targets)
    ) {
      $0.repository.edit(.snapshot, .beforeSigning) {
        $0[path: ["meta", "targets", "length"]] = 7
      }
    },
    Connaisseur33Row("a sha512 that is wrong", .admitted) {
      $0.repository.edit(.snapshot, .beforeSigning) {
        $0[path: ["meta", "targets", "hashes", "sha512"]] = "AAAA"
      }
    },
    Connaisseur33Row(
      "a snapshot without root",
      .denied("Unable to find hash for root in keystore.", .snapshot)
    ) { $0.repository.edit(.snapshot, .beforeSigning) { $0["meta"]?["root"] = nil } },
    Connaisseur33Row(
      "a snapshot without the sha256 of root",
      .denied(Connaisseur33Row.unknownError, .snapshot)
    ) {
      $0.repository.edit(.snapshot, .beforeSigning) {
        $0[path: ["meta", "root", "hashes", "sha256"]] = nil
      }
    },
    Connaisseur33Row(
      "an extra member beside signed", .admitted
    ) {
      $0.repository.editBytes(.targets, .served) { $0 = Array("{\"x\":1,".utf8) + $0.dropFirst() }
    },
    Connaisseur33Row(
      "an extra member beside signed that hashes cover",
      .denied("Failed to validate hash of trust data targets.", .targets)
    ) { $0.repository.edit(.targets, .afterSigning) { $0["extra"] = 1 } },
    Connaisseur33Row(
      "a final newline that hashes cover",
      .denied("Failed to validate hash of trust data targets.", .targets)
    ) { $0.repository.editBytes(.targets, .afterSigning) { $0.append(0x0A) } },
    Connaisseur33Row("white space that hashes do not cover", .admitted) {
      $0.repository.editBytes(.targets, .served) { $0 = Array(" \n".utf8) + $0 + [0x0A] }
    },
    Connaisseur33Row("versions are not compared with anything", .admitted) {
      $0.repository.targets.version = -3
    },
  ]

  private static func wrongHash(_ role: String) -> @Sendable (inout TestJSON) -> Void {
    { $0[path: ["meta", role, "hashes", "sha256"]] = .string(Base64.encode(Digest.sha256([]))) }
  }

  static let formRows: [Connaisseur33Row] = [
    Connaisseur33Row(
      "root of the wrong type",
      .deniedBeginning(
        "Trust data root has an invalid format: 'root' is not one of ['Root']", .download)
    ) { $0.repository.edit(.root, .beforeSigning) { $0["_type"] = "root" } },
    Connaisseur33Row(
      "an empty object",
      .deniedBeginning(
        "Trust data targets has an invalid format: 'signed' is a required property", .download)
    ) { $0.answers["targets.json"] = .document(Array("{}".utf8)) },
    Connaisseur33Row(
      "null",
      .deniedBeginning(
        "Trust data snapshot has an invalid format: None is not of type 'object'", .download)
    ) { $0.answers["snapshot.json"] = .document(Array("null".utf8)) },
    Connaisseur33Row(
      "no delegations",
      .deniedBeginning(
        "Trust data targets has an invalid format: 'delegations' is a required property", .download)
    ) { $0.repository.edit(.targets, .beforeSigning) { $0["delegations"] = nil } },
    Connaisseur33Row(
      "delegations without keys", .denied(Connaisseur33Row.unknownError, .targets)
    ) { $0.repository.edit(.targets, .beforeSigning) { $0["delegations"]?["keys"] = nil } },
    Connaisseur33Row(
      "a tag with a character that tags have not",
      .deniedBeginning(
        #"Trust data targets has an invalid format: 'a b' does not match any of the regexes: "#
          + #"'^[\\w\\.-]*$'"#, .download)
    ) { $0.repository.targets.targets["a b"] = TestTarget("x") },
    Connaisseur33Row(
      "a method in upper case",
      .deniedBeginning(
        "Trust data timestamp has an invalid format: 'ECDSA' is not one of ['ecdsa']", .download)
    ) {
      $0.repository.edit(.timestamp, .afterSigning) { timestamp in
        var signature = timestamp["signatures"]?[0] ?? [:]
        signature["method"] = "ECDSA"
        timestamp["signatures"] = [signature]
      }
    },
    Connaisseur33Row("a whole number with a fraction of zero is an integer", .admitted) {
      $0.repository.edit(.timestamp, .afterSigning) { timestamp in
        timestamp["signed"]?["version"] = .number("1.0")
        timestamp.sign(with: TestSigner("timestamp"))
      }
    },
    Connaisseur33Row(
      "a number that is no integer",
      .deniedBeginning(
        "Trust data timestamp has an invalid format: 1.5 is not of type 'integer'", .download)
    ) {
      $0.repository.edit(.timestamp, .afterSigning) { $0["signed"]?["version"] = .number("1.5") }
    },
    Connaisseur33Row(
      "several documents of the wrong form: one is told of",
      .deniedBeginning("Trust data ", .download)
    ) {
      $0.answers["snapshot.json"] = .document(Array("[]".utf8))
      $0.answers["targets.json"] = .document(Array("[]".utf8))
    },
    Connaisseur33Row(
      "a role that timestamp lists without an object",
      .denied(Connaisseur33Row.unknownError, .snapshot)
    ) { $0.repository.edit(.timestamp, .beforeSigning) { $0["meta"]?["other"] = 1 } },
  ]

  @Test(
    "What is no JSON to Python is an unknown error",
    arguments: ["", "{", "{\"a\":01}", "\u{FEFF}{}", "{} x", "[1,]", "{\"a\":\"\u{1}\"}", "[-]"])
  func notJSON(_ text: String) async {
    var situation = Connaisseur33Situation()
    situation.answers["targets.json"] = .document(Array(text.utf8))
    let decision = await situation.decide()
    #expect(decision.verdict == .denied)
    #expect(decision.message == Connaisseur33Row.unknownError)
  }

  @Test("Bytes that are not UTF-8, endless nesting and endless numbers are unknown errors")
  func hostileJSON() async {
    let nested = String(repeating: "[", count: 100_000)
    let number = "[" + String(repeating: "9", count: 5_000) + "]"
    for bytes in [[0x22, 0xFF, 0x22], Array(nested.utf8), Array(number.utf8)] {
      var situation = Connaisseur33Situation()
      situation.answers["root.json"] = .document(bytes)
      let decision = await situation.decide()
      #expect(decision.verdict == .denied)
      #expect(decision.message == Connaisseur33Row.unknownError)
    }
  }

  /// Numbers as Python writes them again, which is what a signature must cover to be right.
  @Test(
    "Numbers are signed as Python writes them",
    arguments: [
      ("1E5", "100000.0"), ("1e16", "1e+16"), ("123456789012345678.0", "1.2345678901234568e+17"),
      ("0.0001", "0.0001"), ("0.00001", "1e-05"), ("-0", "0"), ("-0.0", "-0.0"),
      ("1e400", "Infinity"),
      ("NaN", "NaN"), ("-Infinity", "-Infinity"), ("0.1", "0.1"), ("5e-324", "5e-324"),
      ("9999999999999999999999", "9999999999999999999999"), ("1.50", "1.5"),
      ("1e22", "1e+22"), ("123456.789e3", "123456789.0"),
      ("1.7976931348623157e308", "1.7976931348623157e+308"),
    ])
  func numbers(_ written: String, _ again: String) async {
    var situation = Connaisseur33Situation()
    situation.repository.edit(.timestamp, .afterSigning) { timestamp in
      timestamp["signed"]?["number"] = .raw(again)
      let covered = timestamp["signed"]?.bytes ?? []
      timestamp["signed"]?["number"] = .raw(written)
      timestamp.sign(with: TestSigner("timestamp"), over: covered)
    }
    #expect(await situation.decide().verdict == .admitted)
  }

  /// The value of a string member as it is written, and as Python signs it.
  @Test(
    "Text is signed as Python escapes it",
    arguments: [
      (#""\/""#, #""/""#), (#""\u0041""#, #""A""#), (#""\ud800""#, #""\ud800""#),
      (#""\uD83D\uDC0B""#, #""\ud83d\udc0b""#), (#""\ud83d\u0041""#, #""\ud83dA""#),
      (#""\b\f\n\r\t""#, #""\b\f\n\r\t""#), (#""\u001f""#, #""\u001f""#),
      (#"{"b":1,"a":2,"b":3}"#, #"{"b":3,"a":2}"#), (#"[ ]"#, "[]"), (#"{ }"#, "{}"),
    ])
  func text(_ written: String, _ again: String) async {
    await numbers(written, again)
  }
}
