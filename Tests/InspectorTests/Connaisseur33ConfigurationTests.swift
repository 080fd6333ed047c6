import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite("Connaisseur 3.3: reference, rule, validator and trust root")
struct Connaisseur33ConfigurationTests {
  @Test("What is configured decides as 3.3.4 does", arguments: rows)
  func row(_ row: Connaisseur33Row) async { await row.check() }

  @Test("What could not be checked is neither good nor bad")
  func unchecked() async {
    func steps(_ change: (inout Connaisseur33Situation) -> Void) async -> [String] {
      var situation = Connaisseur33Situation()
      change(&situation)
      return await situation.decide().steps.map { "\($0.name.rawValue) \($0.status.rawValue)" }
    }
    #expect(await steps { $0.rule?.trustRoot = "nope" }.contains("root unknown"))
    let withoutRoot = await steps { $0.answers["root.json"] = .missing }
    for name in ["timestamp", "snapshot", "targets"] {
      #expect(withoutRoot.contains("\(name) unknown"), "its signatures")
    }
    let withoutSnapshot = await steps { $0.answers["snapshot.json"] = .missing }
    #expect(withoutSnapshot.contains("targets unknown"), "its hash")
  }

  static let rows: [Connaisseur33Row] = [
    Connaisseur33Row("a signed tag is admitted", .admitted) { _ in },
    Connaisseur33Row(
      "a malformed reference", .denied("acme/Web is not a valid image reference.", .reference)
    ) { $0.image = "acme/Web" },
    Connaisseur33Row(
      "another digest algorithm",
      .denied(
        "A digest algorithm of sha512 is not supported. Use sha256 instead.", .reference)
    ) { $0.image = "acme/web@sha512:" + String(repeating: "a", count: 64) },
    Connaisseur33Row(
      "a reference on which its regular expression does not end", .unknown(nil, .reference)
    ) { $0.image = String(repeating: "a", count: 80) + "!" },
    Connaisseur33Row(
      "no rule",
      .denied("No matching policy rule could be found for image docker.io/acme/web:v1.", .rule)
    ) { $0.rule = nil },
    Connaisseur33Row(
      "a validator that is not there",
      .denied("Unable to find validator configuration nope.", .validator)
    ) { $0.rule?.validator = "nope" },
    Connaisseur33Row(
      "no validator is named default",
      .denied("Unable to find validator configuration None.", .validator)
    ) { $0.configuration.validators[0].name = "other" },
    Connaisseur33Row("an empty validator name stands for default", .admitted) {
      $0.rule?.validator = ""
    },
    Connaisseur33Row("of two validators with one name the first counts", .admitted) {
      $0.configuration.validators.append(Validator(name: "default", kind: .static(approve: false)))
    },
    Connaisseur33Row("static deny", .denied("Static deny.", .validator)) {
      $0.configuration.validators = [Validator(name: "default", kind: .static(approve: false))]
    },
    Connaisseur33Row("static without approve", .unknown(nil, .validator)) {
      $0.configuration.validators = [Validator(name: "default", kind: .static(approve: nil))]
    },
    Connaisseur33Row("a validator that is not evaluated", .unknown(nil, .validator)) {
      $0.configuration.validators = [
        Validator(name: "default", kind: .notEvaluated(type: "cosign"))
      ]
    },
    Connaisseur33Row(
      "a trust root that is not there",
      .denied("Trust root \"nope\" not configured for validator \"default\".", .trustRoot)
    ) { $0.rule?.trustRoot = "nope" },
    Connaisseur33Row(
      "a trust root's name that is no text",
      .denied("Trust root \"['default']\" not configured for validator \"default\".", .trustRoot)
    ) { $0.rule?.unusableOptions = [.trustRoot("['default']")] },
    Connaisseur33Row(
      "an option named like an argument",
      .denied("unknown error. please check the logs.", .validator)
    ) { $0.rule?.unusableOptions = [.argument("image")] },
    Connaisseur33Row(
      "an option named like an argument, for a validator that admits everything",
      .denied("unknown error. please check the logs.", .validator)
    ) {
      $0.rule?.unusableOptions = [.argument("self")]
      $0.configuration.validators = [Validator(name: "default", kind: .static(approve: true))]
    },
    Connaisseur33Row(
      "a type of validator without code",
      .denied("unknown error. please check the logs.", .validator)
    ) {
      $0.configuration.validators = [
        Validator(name: "default", kind: .notEvaluated(type: "notaryv2"))
      ]
    },
    Connaisseur33Row(
      "delegations that are no texts",
      .denied("unknown error. please check the logs.", .trustRoot)
    ) { $0.rule?.unusableOptions = [.delegations("a list with null in it")] },
    Connaisseur33Row(
      "delegations that are no texts, behind a trust root that is not there",
      .denied("Trust root \"nope\" not configured for validator \"default\".", .trustRoot)
    ) {
      $0.rule?.unusableOptions = [.delegations("a number")]
      $0.rule?.trustRoot = "nope"
    },
    Connaisseur33Row(
      "the star is no wildcard for trust roots",
      .denied("Trust root \"*\" not configured for validator \"default\".", .trustRoot)
    ) { $0.rule?.trustRoot = "*" },
    Connaisseur33Row(
      "the only trust root is not the default one",
      .denied("Trust root \"default\" not configured for validator \"default\".", .trustRoot)
    ) {
      $0.configuration = Connaisseur33Situation.configuration(
        keys: [("only", Connaisseur33Situation.rootKey.publicPEM)])
    },
    Connaisseur33Row("of two trust roots with one name the first counts", .admitted) {
      $0.configuration = Connaisseur33Situation.configuration(keys: [
        ("default", Connaisseur33Situation.rootKey.publicPEM),
        ("default", TestKey(.p256, "other").publicPEM),
      ])
    },
    Connaisseur33Row("garbage as a key", .denied("Error loading the trust root.", .trustRoot)) {
      $0.setKey("garbage")
    },
    Connaisseur33Row(
      "a certificate as a key", .denied("Error loading the trust root.", .trustRoot)
    ) {
      $0.setKey(
        TestCertificate(Connaisseur33Situation.rootKey, commonName: "docker.io/acme/web").pem)
    },
    Connaisseur33Row("bare base64 of a key", .admitted) {
      $0.setKey(Base64.encode(Connaisseur33Situation.rootKey.subjectPublicKeyInfo))
    },
    Connaisseur33Row("text after the key", .admitted) {
      $0.setKey(Connaisseur33Situation.rootKey.publicPEM + "made in spring\n")
    },
    Connaisseur33Row("two keys in one text: the first counts", .admitted) {
      $0.setKey(
        Connaisseur33Situation.rootKey.publicPEM + TestKey(.p256, "other").publicPEM)
    },
    Connaisseur33Row("CRLF and blank lines in a key", .admitted) {
      $0.setKey(Connaisseur33Situation.rootKey.publicPEM.replacing("\n", with: "\r\n\r\n"))
    },
    Connaisseur33Row(
      "text before the key", .denied("Error loading the trust root.", .trustRoot)
    ) { $0.setKey("made in spring\n" + Connaisseur33Situation.rootKey.publicPEM) },
    Connaisseur33Row(
      "an RSA key is taken, and verifies nothing",
      .denied("Failed to verify signature of trust data root.", .root)
    ) { $0.setKey(TestKey(.rsa2048, "a").publicPEM) },
    Connaisseur33Row(
      "an address is taken for a keyless signer, and verifies nothing",
      .denied("Failed to verify signature of trust data root.", .root)
    ) { $0.setKey("alice@example.com") },
    Connaisseur33Row(
      "a host with its scheme",
      .denied(Connaisseur33Row.unknownError, .download)
    ) {
      let root = TrustRoot(name: "default", key: Connaisseur33Situation.rootKey.publicPEM)
      $0.configuration.validators[0].kind = .notaryV1(
        NotaryValidator(host: "https://notary.example.com", trustRoots: [root]))
    },
  ]

  @Test("An image that a static validator admits gets no digest")
  func staticApproval() async {
    var situation = Connaisseur33Situation()
    situation.configuration.validators = [Validator(name: "default", kind: .static(approve: true))]
    let decision = await situation.decide()
    #expect(decision.verdict == .admitted)
    #expect(decision.digest == nil)
    #expect(decision.steps.filter { $0.status == .skipped }.count == 8)
  }

  @Test(
    "Curves that python-ecdsa knows may sign root",
    arguments: [TestKey.Algorithm.p224, .p256, .p384, .p521, .secp256k1])
  func curves(_ algorithm: TestKey.Algorithm) async {
    var situation = Connaisseur33Situation()
    let key = TestKey(algorithm, "curve")
    situation.repository.root.signers = [TestSigner(key)]
    situation.setKey(key.publicPEM)
    #expect(await situation.decide().verdict == .admitted)
    situation.setKey(TestKey(algorithm, "another").publicPEM)
    #expect(await situation.decide().verdict == .denied)
  }
}
