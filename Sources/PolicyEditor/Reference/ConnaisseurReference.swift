/// An image reference as one generation of Connaisseur reads it.
///
/// This is not the grammar of `ImageReference`: each generation has its own, and its own way to fill
/// in what is left out.
public struct ConnaisseurReference: Sendable, Hashable {
  public let generation: Generation
  /// The registry and repository as this generation writes them, such as `docker.io/library/nginx`
  /// (3.3) or `index.docker.io/library/nginx` (3.9).
  public let repository: String
  /// The repository under which this generation asks Notary for trust data.
  public let gun: String
  /// Nil where only a digest was given.
  public let tag: String?
  /// `sha256:` and the digits as they were written; nil where no digest was given. The digits of 3.3
  /// are 32 or more of either case, those of 3.9 are 64 of lower case.
  public let digest: String?

  init(
    generation: Generation, repository: String, gun: String, tag: String?, digest: String?
  ) {
    self.generation = generation
    self.repository = repository
    self.gun = gun
    self.tag = tag
    self.digest = digest
  }

  /// The normalised reference, which the rules' patterns are matched against.
  public var name: String { written(digest: digest) }

  /// The reference that an admitted image is rewritten to.
  ///
  /// - Parameter digest: the digest that was verified, `sha256:` and hexadecimal digits.
  public func admitted(digest: String) -> String { written(digest: digest) }

  private func written(digest: String?) -> String {
    repository + (tag.map { ":\($0)" } ?? "") + (digest.map { "@\($0)" } ?? "")
  }

  /// Reads a reference as a generation does. The time taken is linear in the length of the text,
  /// also where the generation itself would not come to an end.
  public static func read(
    _ text: String, as generation: Generation
  ) -> Result<ConnaisseurReference, ReferenceRefusal> {
    switch generation {
    case .python: PythonReference.read(text)
    case .go: GoReference.read(text)
    }
  }
}

/// Why a generation does not take a text for an image reference.
public struct ReferenceRefusal: Error, Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// It does not fit the generation's grammar.
    case invalid
    /// 3.3 only: a well-formed digest of another algorithm than sha256.
    case digestAlgorithm(String)
    /// 3.3 only: its regular expression does not come to an end within seconds, so that the request
    /// is not answered.
    case hang
  }

  public let generation: Generation
  /// The text as it was written.
  public let given: String
  public let reason: Reason

  init(_ reason: Reason, of given: String, by generation: Generation) {
    self.reason = reason
    self.given = given
    self.generation = generation
  }

  /// What this generation says, word for word; nil where it says nothing.
  public var message: String? {
    switch (generation, reason) {
    case (_, .hang): nil
    case (.go, _): "invalid image reference"
    case (.python, .invalid): "\(given) is not a valid image reference."
    case (.python, .digestAlgorithm(let name)):
      "A digest algorithm of \(name) is not supported. Use sha256 instead."
    }
  }
}
