/// An image reference by the grammar of the distribution project, with Docker's defaults filled in:
/// `[registry[:port]/]repository[:tag][@digest]`.
///
/// Where the registry is left out it is `docker.io`, where a repository of Docker Hub has one
/// component it is under `library/`, and `index.docker.io` is another name for `docker.io`
/// (distribution/reference, `ParseNormalizedNamed`). What comes before the first slash is a
/// registry if it has a dot, a colon or an upper-case letter, or is `localhost`.
public struct ImageReference: Hashable, Sendable {
  /// The text as it was written.
  public let given: String
  /// The registry with its port, such as `docker.io`, `localhost:5000` or `[::1]:5000`.
  public let registry: String
  /// The path in the registry, such as `library/nginx`.
  public let repository: String
  /// The tag; `latest` where neither a tag nor a digest was given, nil where only a digest was.
  public let tag: String?
  public let digest: ImageDigest?

  /// The registry of images whose name has none.
  public static let defaultRegistry = "docker.io"
  /// The old name of Docker Hub's registry, which means the same as the default one.
  static let legacyRegistry = "index.docker.io"
  /// The tag of a reference that has neither tag nor digest.
  public static let defaultTag = "latest"

  /// Reads a reference.
  ///
  /// - Throws: an error that says which part is wrong, why and where. The time taken is linear in
  ///   the length of the text.
  public init(_ text: String) throws(ImageReferenceError) {
    var scanner = ImageReferenceScanner(text)
    let parts = try scanner.scan()
    given = text
    registry = parts.registry
    repository = parts.repository
    digest = parts.digest
    tag = parts.tag ?? (parts.digest == nil ? ImageReference.defaultTag : nil)
  }

  /// The name under which Notary keeps this repository's trust data.
  public var gun: GUN { GUN("\(registry)/\(repository)") }

  /// The whole reference with the defaults filled in, such as `docker.io/acme/web:latest`.
  public var name: String {
    var name = "\(registry)/\(repository)"
    if let tag { name += ":\(tag)" }
    if let digest { name += "@\(digest)" }
    return name
  }
}

/// The digest of an image manifest, such as `sha256:2cf2…`: an algorithm and lower-case hexadecimal
/// digits.
public struct ImageDigest: Hashable, Sendable, CustomStringConvertible {
  public enum Algorithm: String, Sendable, CaseIterable {
    case sha256
    case sha384
    case sha512

    /// How many hexadecimal digits a digest has.
    public var digits: Int {
      switch self {
      case .sha256: 64
      case .sha384: 96
      case .sha512: 128
      }
    }
  }

  public let algorithm: Algorithm
  /// As many digits as the algorithm has, made lower-case; the grammar takes both cases.
  public let hex: String

  init(algorithm: Algorithm, hex: String) {
    self.algorithm = algorithm
    self.hex = hex
  }

  public var description: String { "\(algorithm.rawValue):\(hex)" }
}
