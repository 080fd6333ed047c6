public import NotaryCore

/// Built-in repositories, one for each thing that is worth seeing, signed with real keys. They need
/// no network, and their dates are judged by a clock of their own. The private keys are those of the
/// project's tests, which everybody can compute: outside the demo they vouch for nothing.
public enum Demo {
  /// A built-in repository, with the image to look at.
  public struct Repository: Sendable {
    /// The image, such as `docker.io/acme/web:v1`.
    public let image: String
    /// What is to be seen there, in one line.
    public let remark: String
    let gun: GUN
    let documents: [DemoDocument]

    fileprivate init(
      _ repository: String, tag: String, _ remark: String, _ documents: [DemoDocument]
    ) {
      gun = GUN("docker.io/\(repository)")
      image = "\(gun):\(tag)"
      self.remark = remark
      self.documents = documents
    }
  }

  /// All of them; the first is sound.
  public static let repositories = [
    Repository(
      "acme/web", tag: "v1", "sound: signed by alice and bob, root at its second version",
      DemoDocument.web),
    Repository(
      "acme/expired", tag: "v1", "the timestamp expired three days ago, and targets is about to",
      DemoDocument.expired),
    Repository(
      "acme/imposter", tag: "v1", "sound in itself, but under a root key that is not acme's",
      DemoDocument.imposter),
    Repository(
      "acme/broken", tag: "v1",
      "releases needs two signatures, and bob's does not match: only alice's own v1 is left",
      DemoDocument.broken),
    Repository(
      "acme/api", tag: "nightly", "v1 and v2 are signed, nightly is not", DemoDocument.api),
    Repository(
      "acme/platform", tag: "v3",
      "delegations in delegations, with paths; two roles sign v3 differently",
      DemoDocument.platform),
    Repository(
      "acme/tampered", tag: "v1",
      "targets was changed after it was signed: v1 points elsewhere, and a tag hides its name",
      DemoDocument.tampered),
  ]

  /// The clock of the demo: 2026-11-22T17:00:00Z.
  public static let moment = Instant(seconds: 1_795_366_800)

  /// acme's root key, as a user would pin it.
  public static let pins = TrustPins(
    (try? PublicKeyFile.keys(in: Array(publisherKey.utf8))) ?? [])

  /// Serves the repositories from memory.
  public static func source() -> any TrustSource { DemoSource() }
}
