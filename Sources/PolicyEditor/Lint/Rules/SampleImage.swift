/// Names of images as 3.9 matches them, made up to show what a pattern matches.
enum SampleImage {
  /// A name that a pattern of text and wildcards matches: each wildcard is a short word, and a tag is
  /// added where there is none. For patterns with brackets it may be none.
  static func filled(_ pattern: String) -> String {
    var name = ""
    for scalar in pattern.unicodeScalars {
      switch scalar {
      case "*":
        // A star beside another, or behind a letter, stands for nothing.
        if name.isEmpty || name.hasSuffix("/") || name.hasSuffix(":") { name += word(after: name) }
      case "?": name += "x"
      default: name.unicodeScalars.append(scalar)
      }
    }
    if name.hasSuffix("/") { name += "app" }
    let last = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    return last.contains(":") || last.contains("@") ? name : name + ":1"
  }

  private static func word(after name: String) -> String {
    if name.isEmpty { return "acme" }
    return name.hasSuffix(":") ? "1" : "app"
  }

  /// Names in registries of strangers which a pattern of 3.9 may match: what the pattern says stands
  /// in the path, or at the end of the registry's name.
  static func foreign(for pattern: String) -> [String] {
    let text = filled(pattern)
    return ["evil.example/\(text)", "evil\(text)"]
  }

  /// Whether 3.9 matches a name with a pattern, and takes it for a reference.
  static func isMatched(_ name: String, by pattern: String) -> Bool {
    guard case .success(let reference) = ConnaisseurReference.read(name, as: .go),
      reference.name == name,
      case .matches = Pattern(pattern, as: .go).outcome(for: Pattern.Subject(name))
    else { return false }
    return true
  }
}
