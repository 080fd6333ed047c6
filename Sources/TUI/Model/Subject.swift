import Inspector
public import NotaryCore

/// What is asked about: an image as it was written. Each Connaisseur reads it in its own way, also
/// where the grammar of this program refuses it.
public struct Subject: Equatable, Sendable {
  public let given: String
  /// How this program reads it; nil where it refuses it, so that there is no trust data to fetch.
  public let reference: ImageReference?
  /// Why this program refuses it.
  let refusal: String?

  public init(_ reference: ImageReference) {
    given = reference.given
    self.reference = reference
    refusal = nil
  }

  public init(_ given: String) {
    self.given = given
    do throws(ImageReferenceError) {
      reference = try ImageReference(given)
      refusal = nil
    } catch {
      reference = nil
      refusal = "this program cannot read the image, so there is no trust data: \(error.message)"
    }
  }

  /// The name in full, where it has one.
  public var name: String { reference?.name ?? VisibleText.of(given, limit: 200) }
}
