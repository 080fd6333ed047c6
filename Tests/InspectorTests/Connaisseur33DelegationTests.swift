import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite("Connaisseur 3.3: delegations, digests and servers")
struct Connaisseur33DelegationTests {
  @Test("Delegations are judged as 3.3.4 does", arguments: delegationRows)
  func delegations(_ row: Connaisseur33Row) async { await row.check() }

  @Test("Tags and digests are looked up as 3.3.4 does", arguments: digestRows)
  func digests(_ row: Connaisseur33Row) async { await row.check() }

  @Test("What a server answers is taken as 3.3.4 does", arguments: serverRows)
  func server(_ row: Connaisseur33Row) async { await row.check() }

  private static let hex = String(Connaisseur33Situation.digest.dropFirst(7))

  /// `targets/releases`, `alice` and `bob` sign the tag; targets holds none.
  private static func delegate(_ situation: inout Connaisseur33Situation) {
    situation.repository.targets.targets = [:]
    for name in ["releases", "alice", "bob"] {
      situation.repository.delegations[RoleName("targets/\(name)")] = TestRole(
        signers: [TestSigner(name)], targets: ["v1": TestTarget("hello")])
    }
  }

  private static func row(
    _ description: String, _ outcome: Connaisseur33Row.Outcome,
    _ change: @escaping @Sendable (inout Connaisseur33Situation) -> Void
  ) -> Connaisseur33Row {
    Connaisseur33Row(description, outcome) {
      delegate(&$0)
      change(&$0)
    }
  }

  static let delegationRows: [Connaisseur33Row] = [
    row("releases counts where none is required", .admitted) { _ in },
    row(
      "the tags of targets do not count where there is a releases role",
      .denied("Unable to find signed digest for image docker.io/acme/web:v2.", .digest)
    ) {
      $0.image = "acme/web:v2"
      $0.repository.targets.targets = ["v2": TestTarget("hello")]
    },
    row(
      "delegations without a releases role",
      .denied("Unable to find delegation roles ['targets/releases'] in trust data.", .delegations)
    ) { $0.repository.delegations[.releases] = nil },
    row("required roles that agree", .admitted) { $0.require("alice", "targets/bob", "alice") },
    row("an empty list requires none", .admitted) { $0.rule?.delegations = [] },
    row(
      "an empty name",
      .denied("Unable to find delegation roles ['targets/'] in trust data.", .delegations)
    ) { $0.require("") },
    row(
      "a required role that is not there",
      .denied("Unable to find delegation roles ['targets/carol'] in trust data.", .delegations)
    ) { $0.require("alice", "carol") },
    row(
      "several required roles that are not there",
      .deniedBeginning("Unable to find delegation roles ['targets/", .delegations)
    ) { $0.require("dave", "carol") },
    row(
      "a name that Python quotes otherwise",
      .denied(
        "Unable to find delegation roles [\"targets/o'hara\"] in trust data.", .delegations)
    ) { $0.require("o'hara") },
    Connaisseur33Row(
      "a repository without delegations",
      .denied("Unable to find any delegations in trust data.", .delegations)
    ) { $0.require("alice") },
    row(
      "a required role without a file",
      .denied(
        "Unable to find trust data for delegation roles ['targets/alice'] and image"
          + " docker.io/acme/web:v1.", .delegations)
    ) {
      $0.require("alice", "bob")
      $0.repository.delegations["targets/alice"]?.isServed = false
    },
    row("releases without a file: targets counts", .admitted) {
      $0.repository.delegations[.releases]?.isServed = false
      $0.repository.targets.targets = ["v1": TestTarget("hello")]
    },
    row("a releases file that cannot be read, though the snapshot lists it", .admitted) {
      $0.answers["targets/releases.json"] = .document(Array("no JSON".utf8))
      $0.repository.targets.targets = ["v1": TestTarget("hello")]
    },
    row("a releases file that the server refuses, and only releases required", .admitted) {
      $0.require("releases")
      $0.answers["targets/releases.json"] = .failed(.status(500))
      $0.repository.targets.targets = ["v1": TestTarget("hello")]
    },
    row(
      "a releases file that cannot be fetched from here",
      .unknown(Connaisseur33Row.unknownError, .delegations)
    ) {
      $0.answers["targets/releases.json"] = .failed(.connectionRefused(detail: "refused"))
      $0.repository.targets.targets = ["v1": TestTarget("hello")]
    },
    row(
      "releases required twice is not the exception",
      .denied(
        "Unable to find trust data for delegation roles ['targets/releases', 'targets/releases']"
          + " and image docker.io/acme/web:v1.", .delegations)
    ) {
      $0.require("releases", "releases")
      $0.repository.delegations[.releases]?.isServed = false
    },
    row(
      "a delegation signed by a stranger",
      .denied("Unable to find key \(TestSigner("stranger").id) in keystore.", .delegations)
    ) { $0.repository.delegations[.releases]?.signedBy = [TestSigner("stranger")] },
    row("a delegation signed by the key of another role", .admitted) {
      $0.repository.delegations[.releases]?.signedBy = [TestSigner("alice")]
    },
    row(
      "a delegation with a wrong signature",
      .denied("Failed to verify signature of trust data targets/alice.", .delegations)
    ) {
      $0.require("alice")
      $0.repository.edit("targets/alice", .afterSigning) { $0["signed"]?["version"] = 9 }
    },
    row(
      "an expired delegation",
      .denied("Trust data targets/alice has expired.", .delegations)
    ) {
      $0.require("alice")
      $0.repository.delegations["targets/alice"]?.expires = $0.at.adding(seconds: -1)
    },
    row(
      "a delegation that the snapshot does not list",
      .denied("Unable to find hash for targets/alice in keystore.", .delegations)
    ) {
      $0.require("alice")
      $0.repository.delegations["targets/alice"]?.isInSnapshot = false
    },
    row(
      "a delegation that is not that of the snapshot",
      .denied("Failed to validate hash of trust data targets/alice.", .delegations)
    ) {
      $0.require("alice")
      $0.repository.edit(.snapshot, .beforeSigning) {
        $0[path: ["meta", "targets/alice", "length"]] = 1
      }
    },
    row(
      "a delegation key in a certificate",
      .deniedBeginning(
        "Trust data targets has an invalid format: 'ecdsa-x509' is not one of ['ecdsa']", .download)
    ) {
      let certificate = TestCertificate(TestKey(.p256, "alice"), commonName: "alice")
      $0.repository.delegations["targets/alice"]?.signers = [TestSigner(certificate)]
    },
    row(
      "a required role that lacks the tag",
      .denied(
        "Not all required delegations have trust data for image docker.io/acme/web:v1.", .digest)
    ) {
      $0.require("alice", "bob")
      $0.repository.delegations["targets/bob"]?.targets = ["v2": TestTarget("hello")]
    },
    row(
      "required roles that disagree",
      .denied("Found multiple signed digests for image docker.io/acme/web:v1.", .digest)
    ) {
      $0.require("alice", "bob")
      $0.repository.delegations["targets/bob"]?.targets = ["v1": TestTarget("other")]
    },
    row(
      "required roles without any tag",
      .denied("Unable to find any image digests in trust data.", .digest)
    ) {
      $0.require("alice")
      $0.repository.delegations["targets/alice"]?.targets = [:]
    },
    row("paths do not matter", .admitted) {
      $0.repository.delegations[.releases]?.paths = ["nowhere"]
    },
  ]

  static let digestRows: [Connaisseur33Row] = [
    Connaisseur33Row(
      "a tag that is not signed",
      .denied("Unable to find signed digest for image docker.io/acme/web:latest.", .digest)
    ) { $0.image = "acme/web" },
    Connaisseur33Row(
      "no tag at all", .denied("Unable to find any image digests in trust data.", .digest)
    ) { $0.repository.targets.targets = [:] },
    Connaisseur33Row("tag and digest that agree", .admitted) {
      $0.image = "acme/web:v1@sha256:\(hex)"
    },
    Connaisseur33Row(
      "tag and digest that disagree", .denied("Image tag and digest do not match.", .digest)
    ) { $0.image = "acme/web:v1@sha256:" + String(repeating: "a", count: 64) },
    Connaisseur33Row(
      "an upper-case digest beside a tag", .denied("Image tag and digest do not match.", .digest)
    ) { $0.image = "acme/web:v1@sha256:\(hex.uppercased())" },
    Connaisseur33Row(
      "a digest that is not signed",
      .denied(
        "Unable to find signed digest for image docker.io/acme/web@sha256:"
          + String(repeating: "a", count: 64) + ".", .digest)
    ) { $0.image = "acme/web@sha256:" + String(repeating: "a", count: 64) },
    Connaisseur33Row(
      "a digest of an odd number of digits", .denied(Connaisseur33Row.unknownError, .digest)
    ) { $0.image = "acme/web@sha256:" + String(repeating: "a", count: 33) },
    Connaisseur33Row(
      "a tag without a SHA-256", .denied(Connaisseur33Row.unknownError, .digest)
    ) {
      $0.repository.edit(.targets, .beforeSigning) {
        $0[path: ["targets", "v1", "hashes", "sha256"]] = nil
      }
    },
  ]

  @Test("A digest in upper case is admitted and written as it was given")
  func upperCaseDigest() async {
    var situation = Connaisseur33Situation()
    situation.image = "acme/web@sha256:\(Self.hex.uppercased())"
    let decision = await situation.decide()
    #expect(decision.verdict == .admitted)
    #expect(decision.digest == "sha256:\(Self.hex.uppercased())")
  }

  @Test("A tag's digest is written whatever its length")
  func shortDigest() async {
    var situation = Connaisseur33Situation()
    situation.repository.edit(.targets, .beforeSigning) {
      $0[path: ["targets", "v1", "hashes", "sha256"]] = "q83v"
    }
    let decision = await situation.decide()
    #expect(decision.verdict == .admitted)
    #expect(decision.digest == "sha256:abcdef")
  }

  @Test("A signed tag is admitted with its digest")
  func digest() async {
    #expect(await Connaisseur33Situation().decide().digest == Connaisseur33Situation.digest)
  }

  static let serverRows: [Connaisseur33Row] = [
    Connaisseur33Row("no root", .denied(Connaisseur33Row.unknownError, .download)) {
      $0.repository.root.isServed = false
    },
    Connaisseur33Row(
      "no snapshot", .denied("Unable to get snapshot trust data from default.", .download)
    ) { $0.answers["snapshot.json"] = .missing },
    Connaisseur33Row("403", .denied(Connaisseur33Row.unknownError, .download)) {
      $0.answers["root.json"] = .failed(.forbidden(detail: ""))
    },
    Connaisseur33Row("429", .denied(Connaisseur33Row.unknownError, .download)) {
      $0.answers["targets.json"] = .failed(.tooManyRequests(retryAfter: nil))
    },
    Connaisseur33Row("500", .denied(Connaisseur33Row.unknownError, .download)) {
      $0.answers["targets.json"] = .failed(.status(500))
    },
    Connaisseur33Row("refused", .unknown(Connaisseur33Row.unknownError, .download)) {
      $0.answers["root.json"] = .failed(.connectionRefused(detail: ""))
    },
    Connaisseur33Row("no such host", .unknown(Connaisseur33Row.unknownError, .download)) {
      $0.answers["root.json"] = .failed(.nameNotResolved(host: "notary.example.com"))
    },
    Connaisseur33Row("TLS", .unknown(Connaisseur33Row.unknownError, .download)) {
      $0.answers["root.json"] = .failed(
        .certificate(CertificateFailure(.selfSigned, host: "notary.acme.io")))
    },
    Connaisseur33Row(
      "timeout",
      .unknown(
        "couldn't retrieve the necessary trust data for verification within 30s. most likely there"
          + " was a network failure. check connectivity to external servers or retry", .download)
    ) { $0.answers["root.json"] = .failed(.timedOut(phase: "waiting", seconds: 10)) },
    Connaisseur33Row(
      "a token that is refused",
      .denied(
        "Unable to get root trust data from default due to faulty authentication.", .download)
    ) { $0.answers["root.json"] = .failed(.unauthorized(detail: "")) },
    Connaisseur33Row(
      "a secret that is not at hand",
      .unknown(
        "Unable to get root trust data from default due to faulty authentication.", .download)
    ) {
      $0.configuration = Connaisseur33Situation.configuration(
        keys: [("default", Connaisseur33Situation.rootKey.publicPEM)],
        authentication: .secret(name: "notary-login"))
      $0.answers["root.json"] = .failed(.unauthorized(detail: ""))
    },
  ]

  @Test("What was not fetched is unknown")
  func nothingFetched() {
    let situation = Connaisseur33Situation()
    let decision = PythonConnaisseur.decide(
      image: situation.image, rule: situation.rule, configuration: situation.configuration,
      documents: nil, at: situation.at)
    #expect(decision.verdict == .unknown)
    #expect(decision.message == nil)
  }

  @Test("Later faults are found as well, and are marked as not reached")
  func laterFaults() async throws {
    var situation = Connaisseur33Situation()
    situation.setKey(TestKey(.p256, "other").publicPEM)
    situation.repository.timestamp.expires = situation.at.adding(seconds: -60)
    situation.image = "acme/web:v2"
    let steps = await situation.decide().steps
    let failed = steps.filter { $0.status == .fail }
    #expect(failed.map(\.name) == [.root, .timestamp, .digest])
    #expect(failed.map(\.reached) == [true, false, false])
    #expect(steps.first { $0.name == .targets }?.status == .ok)
    #expect(failed[1].message.contains(situation.repository.timestamp.expires.rfc3339))
  }
}
