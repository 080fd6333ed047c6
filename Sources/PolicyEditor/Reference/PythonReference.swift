/// How Connaisseur 3.3 reads an image reference (connaisseur 3.3.4, `image.Image`).
///
/// It has one regular expression, `[domain/]path{/path}[:tag][@digest]`, in which a domain may stand
/// before the first slash. No part but the name can hold a slash and no path a colon or an at sign,
/// so that cutting the text there gives the same parts in linear time. The expression allows a line
/// feed at the end.
struct PythonReference {
  /// The most characters of a name, the registry counted.
  private static let nameLimit = 255
  /// The most characters of a tag.
  private static let tagLimit = 128
  /// The fewest digits of a digest.
  private static let digestLimit = 32

  /// The path with its registry, cut at the slashes.
  private var components: [String] = []
  private var tag: String?
  private var digest: (algorithm: String, hex: String)?

  static func read(_ given: String) -> Result<ConnaisseurReference, ReferenceRefusal> {
    let text = Array(given.unicodeScalars)
    guard let parts = PythonReference(text) else {
      let reason: ReferenceRefusal.Reason =
        PythonBacktracking.comesToAnEnd(on: text) ? .invalid : .hang
      return .failure(ReferenceRefusal(reason, of: given, by: .python))
    }
    let length = parts.components.reduce(parts.components.count - 1) { $0 + $1.utf8.count }
    guard length <= nameLimit else {
      return .failure(ReferenceRefusal(.invalid, of: given, by: .python))
    }
    if let algorithm = parts.digest?.algorithm, algorithm != "sha256" {
      return .failure(ReferenceRefusal(.digestAlgorithm(algorithm), of: given, by: .python))
    }
    return .success(parts.reference)
  }

  // MARK: Filling in

  private var reference: ConnaisseurReference {
    let path = normalisedPath.joined(separator: "/")
    return ConnaisseurReference(
      generation: .python, repository: path, gun: path,
      tag: tag ?? (digest == nil ? "latest" : nil),
      digest: digest.map { "\($0.algorithm):\($0.hex)" })
  }

  /// The components with the registry in front: `docker.io` where the first is none, and `library`
  /// where nothing stands between `docker.io` and the image.
  private var normalisedPath: [String] {
    let hub = "docker.io"
    guard components.count > 1, let first = components.first, Self.isRegistry(first) else {
      return [hub] + (components.count == 1 ? ["library"] : []) + components
    }
    return first == hub && components.count == 2
      ? [hub, "library"] + components.dropFirst() : components
  }

  private static func isRegistry(_ component: String) -> Bool {
    component == "localhost"
      || component.unicodeScalars.contains { $0 == "." || $0 == ":" || $0.isUpperCase }
  }

  // MARK: The regular expression

  /// The parts of a text that the expression matches; nil for one that it does not.
  private init?(_ text: [Unicode.Scalar]) {
    var parts = text[...].split(separator: "/", omittingEmptySubsequences: false)
    guard var last = parts.popLast() else { return nil }
    if last.last == "\n" { last = last.dropLast() }
    let name = last.prefix { $0 != ":" && $0 != "@" }
    guard Self.isPath(name) else { return nil }
    for (index, part) in parts.enumerated() {
      guard Self.isPath(part) || (index == 0 && Self.isDomain(part)) else { return nil }
    }
    var rest = last[name.endIndex...]
    if rest.first == ":" {
      let tag = rest.dropFirst().prefix { $0 != "@" }
      guard Self.isTag(tag) else { return nil }
      self.tag = Self.string(tag)
      rest = rest[tag.endIndex...]
    }
    if rest.first == "@" {
      guard let digest = Self.digest(rest.dropFirst()) else { return nil }
      self.digest = digest
      rest = rest[rest.endIndex...]
    }
    guard rest.isEmpty else { return nil }
    components = (parts + [name]).map(Self.string)
  }

  /// Lower-case letters and digits, one of them first, and separators, of which a hyphen may not be
  /// followed by a dot, an underscore or the end.
  private static func isPath(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard text.first?.isPathCharacter == true else { return false }
    var afterHyphen = false
    for scalar in text {
      if scalar.isPathCharacter {
        afterHyphen = false
      } else if scalar == "-" {
        afterHyphen = true
      } else if scalar != "." && scalar != "_" || afterHyphen {
        return false
      }
    }
    return !afterHyphen
  }

  /// A host name or a bracketed address, and a port.
  static func isDomain(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    var host = text
    if let colon = text.lastIndex(of: ":"), text[colon...].contains("]") == false {
      let port = text[text.index(after: colon)...]
      guard !port.isEmpty, port.allSatisfy(\.isDigit) else { return false }
      host = text[..<colon]
    }
    if host.first == "[" {
      let address = host.dropFirst().dropLast()
      return host.last == "]" && !address.isEmpty
        && address.allSatisfy { $0.isHexadecimal || $0 == ":" }
    }
    return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      label.first?.isAlphanumeric == true && label.last?.isAlphanumeric == true
        && label.allSatisfy { $0.isAlphanumeric || $0 == "-" }
    }
  }

  /// Word characters of any script, dots and hyphens, a word character first.
  private static func isTag(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = text.first, first.isPythonWord, text.count <= tagLimit else { return false }
    return text.allSatisfy { $0.isPythonWord || $0 == "." || $0 == "-" }
  }

  private static func digest(
    _ text: ArraySlice<Unicode.Scalar>
  ) -> (algorithm: String, hex: String)? {
    let halves = text.split(separator: ":", omittingEmptySubsequences: false)
    guard halves.count == 2, let algorithm = halves.first, let hex = halves.last else { return nil }
    let words = algorithm.split(omittingEmptySubsequences: false) {
      "+._-".unicodeScalars.contains($0)
    }
    let isAlgorithm = words.allSatisfy { word in
      word.first?.isLetter == true && word.allSatisfy(\.isAlphanumeric)
    }
    guard isAlgorithm, hex.count >= digestLimit, hex.allSatisfy(\.isHexadecimal) else { return nil }
    return (string(algorithm), string(hex))
  }

  private static func string(_ text: ArraySlice<Unicode.Scalar>) -> String {
    var string = String.UnicodeScalarView()
    string.append(contentsOf: text)
    return String(string)
  }
}
