import NotaryCore
import PolicyEditor

/// What is wrong with a reference, and the nearest text that is none the worse for it.
enum ReferenceAdvice {
  /// The part that is wrong, by this program's own grammar; nil where that takes the text.
  static func fault(in given: String) -> String? {
    do throws(ImageReferenceError) {
      _ = try ImageReference(given)
      return nil
    } catch {
      return error.message
    }
  }

  /// A text like the given one that a generation takes, if a few changes make one.
  static func nearest(to given: String, as generation: Generation) -> String? {
    // What is longer was not mistyped.
    guard given.utf8.count <= 1_024 else { return nil }
    var text = given
    for change in [withoutBlanks, withoutScheme, withoutExtraSlashes, lowerCased, withoutBadDigest]
    {
      let changed = change(text)
      guard changed != text, !changed.isEmpty else { continue }
      text = changed
      if case .success = ConnaisseurReference.read(text, as: generation) { return text }
    }
    return nil
  }

  private static func withoutBlanks(_ text: String) -> String {
    text.filter { !$0.isWhitespace }
  }

  private static func withoutScheme(_ text: String) -> String {
    text.firstRange(of: "://").map { String(text[$0.upperBound...]) } ?? text
  }

  private static func withoutExtraSlashes(_ text: String) -> String {
    text.split(separator: "/").joined(separator: "/")
  }

  /// All but the tag, in which upper case is fine.
  private static func lowerCased(_ text: String) -> String {
    let body = text.prefix { $0 != "@" }
    let rest = text[body.endIndex...].lowercased()
    let slash = body.lastIndex(of: "/") ?? body.startIndex
    guard let colon = body[slash...].firstIndex(of: ":") else { return body.lowercased() + rest }
    return body[..<colon].lowercased() + body[colon...] + rest
  }

  /// Without a digest that is too short, too long or of another algorithm.
  private static func withoutBadDigest(_ text: String) -> String {
    String(text.prefix { $0 != "@" })
  }
}
