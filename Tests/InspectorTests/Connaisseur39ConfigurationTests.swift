import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// Rules, validators, trust roots and servers for Connaisseur 3.9.
struct Connaisseur39ConfigurationTests {
  @Test(arguments: validators + trustRoots + servers)
  func decides(_ row: Connaisseur39Row) async {
    #expect(await row.decided() == row.expected)
  }

  static let validators: [Connaisseur39Row] = [
    Connaisseur39Row("no rule", .deniedPlainly("no matching rule")) { $0.rule = nil },
    Connaisseur39Row("no such validator", .deniedPlainly("validator \"nope\" not found")) {
      $0.rule?.validator = "nope"
    },
    Connaisseur39Row("none named default", .deniedPlainly("validator \"default\" not found")) {
      $0.validators = [Validator(name: "only", kind: .notaryV1($0.notary))]
    },
    Connaisseur39Row(
      "of two of one name the first counts",
      .deniedPlainly("static deny for image acme/web:v1 using rule docker.io/acme/*")
    ) {
      $0.validators = [
        Validator(name: "default", kind: .static(approve: false)),
        Validator(name: "default", kind: .notaryV1($0.notary)),
      ]
    },
    Connaisseur39Row(
      "static without approve denies",
      .deniedPlainly("static deny for image acme/web:v1 using rule docker.io/acme/*")
    ) { $0.validators = [Validator(name: "default", kind: .static(approve: nil))] },
  ]

  private static func keys(_ said: String) -> Connaisseur39Row.Outcome {
    .denied("error getting trust root keys for validator default: \(said)")
  }

  static let trustRoots: [Connaisseur39Row] = [
    Connaisseur39Row(
      "unknown",
      keys("error getting keys for validator default: unable to find trust root nope")
    ) { $0.rule?.trustRoot = "nope" },
    Connaisseur39Row(
      "without a name it is the one named default, never the only one",
      keys("error getting keys for validator default: unable to find trust root default")
    ) { $0.notary.trustRoots[0].name = "only" },
    Connaisseur39Row("of two of one name the first counts", .admitted) {
      $0.notary.trustRoots.append(TrustRoot(name: "default", key: "garbage"))
    },
    Connaisseur39Row(
      "a key that is not PEM",
      keys(
        "error decoding public key default: wrong format, provide a PEM encoded public key")
    ) {
      $0.notary.trustRoots[0].key = Base64.encode(Connaisseur39Trial.rootKey.subjectPublicKeyInfo)
    },
    Connaisseur39Row("text before the PEM is fine", .admitted) {
      $0.notary.trustRoots[0].key = "ours:\n" + Connaisseur39Trial.rootKey.publicPEM
    },
    Connaisseur39Row("CRLF and a missing newline at the end are fine", .admitted) {
      let lines = Connaisseur39Trial.rootKey.publicPEM.split(separator: "\n")
      $0.notary.trustRoots[0].key = lines.joined(separator: "\r\n")
    },
    Connaisseur39Row(
      "anything after the PEM is not",
      keys("key material for key default of validator default contains extraneous characters")
    ) { $0.notary.trustRoots[0].key = Connaisseur39Trial.rootKey.publicPEM + "\n" },
    Connaisseur39Row(
      "a curve that Go has not",
      keys("error parsing public key default: x509: unsupported elliptic curve")
    ) { $0.notary.trustRoots[0].key = TestKey(.secp256k1, "a").publicPEM },
    Connaisseur39Row(
      "a key in RSA's own form",
      keys(
        "error parsing public key default: x509: failed to parse public key (use"
          + " ParsePKCS1PublicKey instead for this key format)")
    ) {
      $0.notary.trustRoots[0].key = PEM.encode(type: "RSA PUBLIC KEY", bytes: [0x30, 0])
    },
    Connaisseur39Row(
      "the first bad key of `*` is told",
      keys(
        "error decoding public key b: wrong format, provide a PEM encoded public key")
    ) {
      $0.rule?.trustRoot = "*"
      $0.notary.trustRoots += [
        TrustRoot(name: "b", key: nil), TrustRoot(name: "c", key: "garbage"),
      ]
    },
    Connaisseur39Row(
      "downloads fail before keys do",
      .denied(
        "error downloading trust data: error acquiring trust data root: "
          + "error acquiring trust data root: 404 Not Found")
    ) {
      $0.rule?.trustRoot = "nope"
      $0.answers[.root] = .missing
    },
  ]

  private static let statuses: [(TrustAnswer.Outcome, String)] = [
    (.missing, "404 Not Found"),
    (.failed(.forbidden(detail: "")), "403 Forbidden"),
    (.failed(.unauthorized(detail: "")), "401 Unauthorized"),
    (.failed(.tooManyRequests(retryAfter: nil)), "429 Too Many Requests"),
    (.failed(.status(500)), "500 Internal Server Error"),
  ]

  static let servers: [Connaisseur39Row] = statuses.map { outcome, status in
    let prefix = "error downloading trust data: error acquiring trust data snapshot: "
    let denial = prefix + "error acquiring trust data snapshot: " + status
    return Connaisseur39Row("snapshot is \(status)", .denied(denial)) {
      $0.answers[.snapshot] = outcome
    }
  }

  @Test func diesOfAPatternThatCannotBeCompiled() async {
    var trial = Connaisseur39Trial()
    trial.rule?.pattern = "docker.io/[acme"
    let decision = await trial.decide()
    #expect(decision.verdict == .crash)
    #expect(decision.message == nil)
  }

  @Test func asksForNothingWhereNothingIsNeeded() {
    let validators = [
      Validator(name: "default", kind: .static(approve: true)),
      Validator(name: "n", kind: .notaryV1(NotaryValidator(host: nil))),
    ]
    let rules = [
      Rule(index: 0, pattern: "*:*"),
      Rule(index: 1, pattern: "docker.io/acme/*", validator: "n", delegations: ["a", "targets/b"]),
    ]
    let configuration = Configuration(validators: validators, rules: rules)
    #expect(GoConnaisseur.inquiry(image: "other", configuration: configuration)?.gun == nil)
    #expect(GoConnaisseur.inquiry(image: "A/b", configuration: configuration)?.gun == nil)
    let inquiry = GoConnaisseur.inquiry(image: "acme/web", configuration: configuration)
    #expect(inquiry?.gun == GUN("docker.io/acme/web"))
    #expect(inquiry?.required == ["targets/a", "targets/b"])
  }

  @Test func approvesStatically() async {
    var trial = Connaisseur39Trial()
    trial.validators = [Validator(name: "default", kind: .static(approve: true))]
    let decision = await trial.decide()
    #expect(decision.verdict == .admitted)
    #expect(decision.digest == nil && decision.message == nil)
  }

  @Test func neverJudgesWhatItDoesNotEvaluate() async {
    var trial = Connaisseur39Trial()
    trial.validators = [Validator(name: "default", kind: .notEvaluated(type: "cosign"))]
    let decision = await trial.decide()
    #expect(decision.verdict == .unknown)
    #expect(decision.steps.last?.message == "not evaluated: cosign")
  }

  @Test(arguments: [
    (TrustFailure.nameNotResolved(host: "notary.acme.io"), "lookup notary.acme.io: no such host"),
    (.connectionRefused(detail: ""), "connection refused"),
    (
      .certificate(CertificateFailure(.selfSigned, host: "notary.acme.io")),
      "tls: failed to verify certificate"
    ),
    (.timedOut(phase: "connecting", seconds: 5), "Client.Timeout exceeded"),
  ])
  func saysWhatItWouldSayWithoutAConnection(_ failure: TrustFailure, _ part: String) async {
    var trial = Connaisseur39Trial()
    for role in RoleName.base { trial.answers[role] = .failed(failure) }
    let decision = await trial.decide()
    #expect(decision.verdict == .unknown)
    let message = decision.message ?? ""
    let start =
      "error creating notary client: error pinging notary server: "
      + "Get \"https://notary.acme.io/v2/\": "
    #expect(message.hasPrefix(Connaisseur39Trial.prefix + start) && message.contains(part))
    #expect(decision.messageVaries)
  }

  @Test func asksForASecretThatIsNotAtHand() async {
    var trial = Connaisseur39Trial()
    trial.notary.authentication = .secret(name: "acme-pull")
    for role in RoleName.base { trial.answers[role] = .failed(.unauthorized(detail: "")) }
    let decision = await trial.decide()
    #expect(decision.verdict == .unknown)
    #expect(decision.steps.contains { $0.message.contains("needs secret acme-pull") })
  }

  @Test func knowsNothingOfAnotherRepositorysDocuments() async {
    var trial = Connaisseur39Trial()
    trial.image = "acme/other:v1"
    #expect(await trial.decide().verdict == .unknown)
  }

  @Test func tellsThatOneOfSeveralFailuresIsNamed() async {
    var trial = Connaisseur39Trial()
    trial.answers = [.root: .missing]
    #expect(await trial.decide().messageVaries == false)
    trial.answers[.targets] = .missing
    #expect(await trial.decide().messageVaries)
  }
}
