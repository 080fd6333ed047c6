import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// Whose signatures count for Connaisseur 3.9, and what they cover.
struct Connaisseur39SignatureTests {
  @Test(arguments: taken + keys + root + roles + covered)
  func decides(_ row: Connaisseur39Row) async {
    #expect(await row.decided() == row.expected)
  }

  private static let algorithms: [TestKey.Algorithm] = [
    .p224, .p256, .p384, .p521, .ed25519, .rsa2048,
  ]

  static let taken: [Connaisseur39Row] = algorithms.map { algorithm in
    Connaisseur39Row("targets may be signed by \(algorithm)", .admitted) {
      $0.repository.targets.signers = [TestSigner(TestKey(algorithm, "a"))]
    }
  }

  static let keys: [Connaisseur39Row] = [
    Connaisseur39Row("a curve that Go has not is refused", .signatures("targets")) {
      $0.repository.targets.signers = [TestSigner(TestKey(.secp256k1, "a"))]
    },
    Connaisseur39Row("RSA below 2048 bits is refused", .signatures("targets")) {
      $0.repository.targets.signers = [TestSigner(TestKey(.rsa1024, "a"))]
    },
    Connaisseur39Row("a certificate may hold any role's key", .admitted) {
      let certificate = TestCertificate(TestKey(.p256, "t"), commonName: "docker.io/acme/web")
      $0.repository.targets.signers = [TestSigner(certificate)]
    },
    Connaisseur39Row("RSA may sign by PKCS1v15 too", .admitted) {
      $0.repository.snapshot.signers = [
        TestSigner(TestKey(.rsa2048, "a"), method: .rsapkcs1v15)
      ]
    },
    Connaisseur39Row("the method may be written in any case", .admitted) {
      $0.repository.edit(.targets, .afterSigning) { $0["signatures"]?[0]?["method"] = "ECDSA" }
    },
    Connaisseur39Row("a method that does not fit the key is refused", .signatures("targets")) {
      $0.repository.edit(.targets, .afterSigning) { $0["signatures"]?[0]?["method"] = "eddsa" }
    },
  ]

  static let root: [Connaisseur39Row] = [
    Connaisseur39Row("another root key is refused", .rootSignature(TestKey(.p256, "other"))) {
      $0.notary.trustRoots[0].key = TestKey(.p256, "other").publicPEM
    },
    Connaisseur39Row(
      "a root that nobody signed has its own words",
      .denied("error validating trust data: error validating root: no signatures found for root")
    ) { $0.repository.root.signedBy = [] },
    Connaisseur39Row(
      "a method that is not known is named",
      .denied(
        "error validating trust data: error validating root: error validating root signature "
          + "with key \(TestSigner("root").id): signing method is not supported: rot13")
    ) {
      $0.repository.edit(.root, .afterSigning) { $0["signatures"]?[0]?["method"] = "ROT13" }
    },
    Connaisseur39Row("the key ID of a root signature means nothing", .admitted) {
      $0.repository.edit(.root, .afterSigning) { $0["signatures"]?[0]?["keyid"] = "0" }
    },
    Connaisseur39Row("root's own threshold means nothing", .admitted) {
      $0.repository.root.threshold = 5
    },
    Connaisseur39Row("other signatures beside the configured one mean nothing", .admitted) {
      let other = TestSigner(TestCertificate(TestKey(.p256, "other"), commonName: "x"))
      $0.repository.root.signedBy = [other] + $0.repository.root.signers
    },
    Connaisseur39Row("`*` needs a signature by every key", .rootSignature(TestKey(.p256, "b"))) {
      $0.rule?.trustRoot = "*"
      $0.notary.trustRoots.append(TrustRoot(name: "b", key: TestKey(.p256, "b").publicPEM))
    },
    Connaisseur39Row("`*` is fulfilled by all keys", .admitted) {
      $0.rule?.trustRoot = "*"
      $0.notary.trustRoots.append(TrustRoot(name: "b", key: TestKey(.p256, "b").publicPEM))
      $0.repository.root.signers.append(TestSigner("b"))
    },
    Connaisseur39Row(
      "an Ed25519 root key fits no signature",
      .rootSignature(TestKey(.ed25519, "e"), KeyType(rawValue: "unknown"))
    ) {
      $0.repository.root.signers = [TestSigner(TestKey(.ed25519, "e"))]
      $0.notary.trustRoots[0].key = TestKey(.ed25519, "e").publicPEM
    },
    Connaisseur39Row("an RSA root key is fine", .admitted) {
      $0.repository.root.signers = [TestSigner(TestKey(.rsa2048, "a"))]
      $0.notary.trustRoots[0].key = TestKey(.rsa2048, "a").publicPEM
    },
  ]

  static let roles: [Connaisseur39Row] = [
    Connaisseur39Row("nobody signed", .signatures("snapshot")) {
      $0.repository.snapshot.signedBy = []
    },
    Connaisseur39Row("another role's key does not count", .signatures("timestamp")) {
      $0.repository.timestamp.signedBy = [TestSigner("snapshot")]
    },
    Connaisseur39Row("signatures by others are passed over", .admitted) {
      $0.repository.targets.signedBy = [TestSigner("stranger"), TestSigner("targets")]
    },
    Connaisseur39Row("the threshold must be reached", .signatures("targets")) {
      $0.repository.targets.signers.append(TestSigner("second"))
      $0.repository.targets.threshold = 2
      $0.repository.targets.signedBy = [TestSigner("targets")]
    },
    Connaisseur39Row("one key counts once", .signatures("targets")) {
      $0.repository.targets.signers.append(TestSigner("second"))
      $0.repository.targets.threshold = 2
      $0.repository.targets.signedBy = [TestSigner("targets"), TestSigner("targets")]
    },
    Connaisseur39Row("a threshold that is reached is fine", .admitted) {
      $0.repository.targets.signers.append(TestSigner("second"))
      $0.repository.targets.threshold = 2
    },
    Connaisseur39Row(
      "a threshold below one is refused",
      .unparsed("root", "root type metadata invalid: invalid threshold specified for targets: 0 ")
    ) { $0.repository.targets.threshold = 0 },
    Connaisseur39Row("targets come before snapshot and timestamp", .signatures("targets")) {
      $0.repository.timestamp.signedBy = []
      $0.repository.snapshot.signedBy = []
      $0.repository.targets.signedBy = []
    },
  ]

  static let covered: [Connaisseur39Row] = [
    Connaisseur39Row("an unknown member inside is dropped before verifying", .signatures("targets"))
    { $0.repository.edit(.targets, .beforeSigning) { $0["x"] = 1 } },
    Connaisseur39Row("letters outside ASCII are fine", .admitted) {
      $0.repository.targets.targets["vé"] = TestTarget("two")
    },
    Connaisseur39Row("a control character cannot be read again", .signatures("targets")) {
      $0.repository.targets.targets["a\u{1}b"] = TestTarget("two")
    },
    Connaisseur39Row("custom data is kept", .admitted) {
      $0.repository.targets.targets["v1"]?.json["custom"] = ["b": [1, nil], "a": "ü"]
    },
    Connaisseur39Row("custom data with a fraction has no canonical form", .signatures("targets")) {
      $0.repository.targets.targets["v1"]?.json["custom"] = .number("1.5")
    },
    Connaisseur39Row("custom data of null is dropped", .signatures("targets")) {
      $0.repository.edit(.targets, .beforeSigning) {
        $0["targets"]?["v1"]?["custom"] = TestJSON.null
      }
    },
    Connaisseur39Row("missing delegations are added before verifying", .signatures("targets")) {
      $0.repository.edit(.targets, .beforeSigning) { $0["delegations"] = nil }
    },
    Connaisseur39Row("delegations of null are replaced before verifying", .signatures("targets")) {
      $0.repository.edit(.targets, .beforeSigning) { $0["delegations"] = TestJSON.null }
    },
    Connaisseur39Row("empty paths are dropped before verifying", .signatures("targets")) {
      $0.delegate("alice")
      $0.repository.delegations["targets/alice"]?.paths = []
    },
    Connaisseur39Row(
      "line breaks within base64 are dropped before verifying",
      .signatures("targets")
    ) {
      $0.repository.edit(.targets, .beforeSigning) {
        $0["targets"]?["v1"]?["hashes"]?["sha512"] = "AAAA\nAAAA"
      }
    },
  ]
}
