import NotaryCore
import TestSupport

extension Repositories {
  /// Delegations in delegations, keys of every kind, paths, and a tag that two roles sign
  /// differently:
  ///
  ///     targets/team                  2 of 3: P-256, RSA in a certificate, Ed25519
  ///     targets/team/backend          P-384; also signs v3, which team's entry shadows
  ///     targets/team/backend/carol    asks for a path that backend cannot give
  ///     targets/team/frontend         declared, and never signed into
  static func platform() -> TestRepository {
    let signed = Instant("2026-11-17T10:44:02Z")
    var repository = Acme.repository(
      "acme/platform", published: Instant("2026-01-15T14:22:58Z"),
      refreshed: Instant("2026-11-22T09:03:11Z"))
    repository.targets.renew(version: 6, signed: Instant("2026-09-29T08:15:37Z"))
    repository.snapshot.renew(version: 19, signed: signed)
    repository.timestamp.version = 40

    let erin = TestSigner(
      TestCertificate(TestKey(.rsa2048, "a"), commonName: "erin").with {
        $0.signatureAlgorithm = TestCertificate.rsaSHA256
      })
    let frank = TestSigner(TestKey(.ed25519, "demo frank"))
    var team = Acme.role(
      [TestSigner("demo dave"), erin, frank], signed: signed, version: 8,
      tags: ["v2": Acme.tag("platform v2"), "v3": Acme.tag("platform v3")])
    team.threshold = 2
    team.signedBy = [erin, frank]
    team.paths = ["v", "backend-", "frontend-"]

    var backend = Acme.role(
      [TestSigner(TestKey(.p384, "demo grace"))], signed: signed, version: 3,
      tags: [
        "backend-2.1": Acme.tag("platform backend-2.1"),
        "v3": Acme.tag("platform v3 before its last fix"),
      ])
    backend.paths = ["v", "backend-"]

    var carol = Acme.role(
      [TestSigner("demo carol")], signed: signed,
      tags: [
        "api-1.4": Acme.tag("platform api-1.4"), "backend-2.2": Acme.tag("platform backend-2.2"),
      ])
    carol.paths = ["backend-", "api-"]

    repository.delegations = [
      RoleName("targets/team"): team,
      RoleName("targets/team/backend"): backend,
      RoleName("targets/team/backend/carol"): carol,
      RoleName("targets/team/frontend"): unserved(
        [TestSigner("demo heidi")], paths: ["frontend-"]),
    ]
    return repository
  }
}
