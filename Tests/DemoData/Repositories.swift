import NotaryCore
import TestSupport

/// The repositories of the demo, each sound but for what its name says.
enum Repositories {
  /// Sound, as `docker trust` keeps it: alice and bob sign, each in a delegation and in releases.
  /// Root is at version 2, because the targets key was replaced.
  static func web() -> TestRepository {
    let rotated = Instant("2026-08-14T09:31:05Z")
    var repository = Acme.repository(
      "acme/web", published: Instant("2026-03-02T10:14:27Z"),
      refreshed: Instant("2026-11-22T06:12:44Z"))
    let firstRoot = repository.file(.root)
    repository.root.version = 2
    repository.root.expires = rotated.adding(days: 3_650)
    repository.timestamp.version = 23
    repository.targets = Acme.role(
      [TestSigner("demo acme/web targets 2")], signed: rotated, version: 3)
    let tags = ["v1", "v1.1", "v2", "latest"].reduce(into: [:]) {
      $0[$1] = Acme.tag("web \($1 == "latest" ? "v2" : $1)")
    }
    sign(&repository, tags: tags, ofBob: ["v2", "latest"], at: Instant("2026-11-18T15:02:51Z"))
    repository.extraFiles["1.root.json"] = firstRoot
    return repository
  }

  /// Nobody refreshed the timestamp, and targets ends in 20 days. So old that it has no
  /// delegations.
  static func expired() -> TestRepository {
    let published = Instant("2023-12-14T08:45:12Z")
    var repository = Acme.repository(
      "acme/expired", published: published, refreshed: Instant("2026-11-05T08:45:12Z"))
    repository.timestamp.version = 76
    repository.snapshot.version = 2
    repository.targets.version = 2
    repository.targets.targets = ["v1": Acme.tag("expired v1"), "v0.9": Acme.tag("expired v0.9")]
    return repository
  }

  /// Sound in itself, under a root key that the publisher never had.
  static func imposter() -> TestRepository {
    var repository = Acme.repository(
      "acme/imposter", rootKey: TestKey(.p256, "demo imposter root"),
      published: Instant("2026-11-20T22:17:03Z"), refreshed: Instant("2026-11-21T22:17:03Z"))
    repository.targets.targets = ["v1": Acme.tag("imposter v1")]
    return repository
  }

  /// Releases asks for two signatures, and bob's was made for another content.
  static func broken() -> TestRepository {
    let signed = Instant("2026-11-19T13:20:36Z")
    var repository = Acme.repository(
      "acme/broken", published: Instant("2026-06-09T07:58:40Z"),
      refreshed: Instant("2026-11-22T01:30:19Z"))
    let tags = ["v1": Acme.tag("broken v1"), "v2": Acme.tag("broken v2")]
    var releases = Acme.role([Acme.alice, Acme.bob], signed: signed, version: 4, tags: tags)
    releases.threshold = 2
    repository.delegations = [
      .releases: releases,
      RoleName("targets/alice"): Acme.role([Acme.alice], signed: signed, version: 2, tags: tags),
      RoleName("targets/bob"): unserved([Acme.bob]),
    ]
    repository.targets.renew(version: 3, signed: Instant("2026-09-03T14:41:18Z"))
    repository.snapshot.renew(version: 7, signed: signed)
    repository.timestamp.version = 12
    let stale = Acme.bob.key.sign(Array("releases as it was before".utf8), method: .ecdsa)
    repository.edit(.releases, .afterSigning) { document in
      var signatures = document["signatures"]
      signatures?[1]?["sig"] = .string(Base64.encode(stale))
      document["signatures"] = signatures
    }
    return repository
  }

  /// Sound, but only v1 and v2 were ever signed.
  static func api() -> TestRepository {
    var repository = Acme.repository(
      "acme/api", published: Instant("2026-05-21T12:00:09Z"),
      refreshed: Instant("2026-11-21T18:40:55Z"))
    let tags = ["v1": Acme.tag("api v1"), "v2": Acme.tag("api v2")]
    repository.timestamp.version = 9
    sign(&repository, tags: tags, ofBob: ["v2"], at: Instant("2026-10-02T11:25:48Z"))
    return repository
  }

  /// Targets was changed on the server: a tag points elsewhere, and another was renamed to
  /// something that a careless terminal would obey. The size is as it was.
  static func tampered() -> TestRepository {
    var repository = Acme.repository(
      "acme/tampered", published: Instant("2026-07-30T16:05:33Z"),
      refreshed: Instant("2026-11-22T11:51:27Z"))
    let honest = Acme.tag("tampered v1")
    let evil = Acme.tag("tampered evil")
    repository.targets.targets = [
      "v1": honest, "v2": Acme.tag("tampered v2"),
      "nightly-20261118": Acme.tag("tampered nightly"),
    ]
    let signed = Instant("2026-11-18T12:36:20Z")
    repository.targets.renew(version: 5, signed: signed)
    repository.snapshot.renew(version: 5, signed: signed)
    repository.timestamp.version = 31
    repository.editBytes(.targets, .served) { bytes in
      let size = bytes.count
      bytes = Array(
        String(decoding: bytes, as: UTF8.self)
          .replacing(sha256(of: honest), with: sha256(of: evil))
          .replacing("nightly-20261118", with: #"v9\u001b[2J\#u{202E}1v"#).utf8)
      precondition(bytes.count == size, "the size would tell")
    }
    return repository
  }

  /// What `docker trust sign` leaves: every tag in releases, and each again under who signed it.
  private static func sign(
    _ repository: inout TestRepository, tags: [String: TestTarget], ofBob: Set<String>,
    at moment: Instant
  ) {
    func role(_ signers: [TestSigner], _ version: Int, _ tags: [String: TestTarget]) -> TestRole {
      Acme.role(signers, signed: moment, version: version, tags: tags)
    }
    var releases = role([Acme.alice, Acme.bob], tags.count, tags)
    // Docker signs releases with the key of the person who signs, one at a time.
    releases.signedBy = [Acme.bob]
    let alices = tags.filter { !ofBob.contains($0.key) }
    let bobs = tags.filter { ofBob.contains($0.key) }
    repository.delegations = [
      .releases: releases,
      RoleName("targets/alice"): role([Acme.alice], alices.count, alices),
      RoleName("targets/bob"): role([Acme.bob], bobs.count, bobs),
    ]
    repository.snapshot.renew(version: tags.count + 3, signed: moment)
  }

  /// A delegation that is declared, and into which nobody has signed anything.
  static func unserved(_ signers: [TestSigner], paths: [String] = [""]) -> TestRole {
    var role = TestRole(signers: signers)
    role.paths = paths
    role.isServed = false
    return role
  }

  private static func sha256(of target: TestTarget) -> String {
    guard case .string(let text) = target.json[path: ["hashes", "sha256"]] else {
      preconditionFailure("a tag without SHA-256")
    }
    return text
  }
}
