import NotaryCore
import TestSupport

/// The publisher of the demo's repositories, and what its people sign with.
enum Acme {
  /// The root key that the demo pins: one key, in a certificate for each repository.
  static let rootKey = TestKey(.p256, "demo acme root")
  static let alice = TestSigner("demo alice")
  static let bob = TestSigner("demo bob")

  /// A repository with the keys and dates that Notary gives it, published at one moment.
  ///
  /// - Parameters:
  ///   - name: without the registry, such as `acme/web`.
  ///   - published: when root and targets were signed.
  ///   - refreshed: when the server last signed the timestamp.
  static func repository(
    _ name: String, rootKey: TestKey = Acme.rootKey, published: Instant, refreshed: Instant
  ) -> TestRepository {
    let gun = "docker.io/\(name)"
    var repository = TestRepository(gun)
    let certificate = TestCertificate(rootKey, commonName: gun).with {
      $0.notBefore = published
      $0.notAfter = published.adding(days: 3_650)
      $0.serial = [0x01] + Digest.sha256(Array(gun.utf8)).prefix(15)
    }
    repository.root.signers = [TestSigner(certificate)]
    repository.root.expires = published.adding(days: 3_650)
    repository.timestamp = TestRole(signers: [TestSigner("demo \(name) timestamp")])
    repository.timestamp.expires = refreshed.adding(days: 14)
    repository.snapshot = role([TestSigner("demo \(name) snapshot")], signed: published)
    repository.targets = role([TestSigner("demo \(name) targets")], signed: published)
    return repository
  }

  /// Targets, a snapshot or a delegation, which Notary signs for three years.
  static func role(
    _ signers: [TestSigner], signed: Instant, version: Int = 1,
    tags: [String: TestTarget] = [:]
  ) -> TestRole {
    var role = TestRole(signers: signers, targets: tags)
    role.version = version
    role.expires = signed.adding(days: 3 * 365)
    return role
  }

  /// What `docker trust sign` writes for a tag: the size and the SHA-256 of the image's manifest.
  static func tag(_ image: String) -> TestTarget {
    var target = TestTarget(manifest(of: image))
    target.json[path: ["hashes", "sha512"]] = nil
    return target
  }

  /// The manifest of an image that was never built.
  private static func manifest(of image: String) -> String {
    func blob(_ type: String, _ number: Int) -> String {
      let digest = Digest.sha256(Array("\(image) \(number)".utf8))
      let size = 1_000 + Int(digest[0]) * 7_919
      return """
        {"mediaType":"application/vnd.docker.\(type)","size":\(size),\
        "digest":"sha256:\(Hexadecimal.text(of: digest))"}
        """
    }
    let layers = (1...4).map { blob("image.rootfs.diff.tar.gzip", $0) }.joined(separator: ",")
    return """
      {"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json",\
      "config":\(blob("container.image.v1+json", 0)),"layers":[\(layers)]}
      """
  }
}

extension TestRole {
  /// Signed again, for three years.
  mutating func renew(version: Int, signed: Instant) {
    self.version = version
    expires = signed.adding(days: 3 * 365)
  }
}

extension Instant {
  /// A moment that stands in the definitions here.
  init(_ text: String) {
    guard let instant = Instant(rfc3339: text) else { preconditionFailure("no date: \(text)") }
    self = instant
  }

  func adding(days: Int64) -> Instant { adding(seconds: days * 86_400) }
}
