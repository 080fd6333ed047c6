/// The regular expressions of Connaisseur 3.3's schema, each written as what it comes to. They are
/// searched for anywhere in a text, as jsonschema does, so that all but two are satisfied by a part
/// of it. Nothing here backtracks.
enum PythonSchemaPattern {
  /// `localhost`, or a dot with something of a host's characters before and behind it.
  static func isHost(_ text: String) -> Bool {
    contains("localhost", in: text)
      || hasDot(in: text) { before, after in
        (before.isAlphanumeric || "-@:%._\\+~#=".unicodeScalars.contains(before))
          && (after.first.map { $0.isAlphanumeric || $0 == "(" || $0 == ")" } ?? false)
      }
  }

  /// `localhost`, or a dot with a small letter or digit before it and two small letters behind it.
  static func isRekorHost(_ text: String) -> Bool {
    contains("localhost", in: text)
      || hasDot(in: text) { before, after in
        before.isPathCharacter && after.count == 2 && after.allSatisfy(\.isLowerCase)
      }
  }

  /// At least one small letter or digit.
  static func isSecretName(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: \.isPathCharacter)
  }

  private static func contains(_ word: String, in text: String) -> Bool {
    var position = text.utf8.startIndex
    let bytes = text.utf8
    let wanted = Array(word.utf8)
    while let start = bytes[position...].firstIndex(of: wanted[0]) {
      if bytes[start...].starts(with: wanted) { return true }
      position = bytes.index(after: start)
    }
    return false
  }

  /// Whether any dot has neighbours of a kind: the one before it, and up to two behind it.
  private static func hasDot(
    in text: String, _ isBetween: (Unicode.Scalar, ArraySlice<Unicode.Scalar>) -> Bool
  ) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.dropFirst().contains { index in
      scalars[index] == "."
        && isBetween(scalars[index - 1], scalars[(index + 1)...].prefix(2))
    }
  }

  /// A rule's pattern. Before its last part there is nothing, or something without white space up to
  /// a slash; the last part has neither slash, colon nor at sign; and behind it comes nothing, a
  /// colon with anything on the same line, or a whole sha256 digest.
  static func isPattern(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    // `$` also matches before a line break that ends the text.
    let lastIsBreak = scalars.last == "\n"
    let contentEnd = lastIsBreak ? scalars.count - 1 : scalars.count
    let lastBreak = scalars[..<contentEnd].lastIndex(of: "\n") ?? -1
    var hasSpace = false
    for (index, scalar) in ([nil] + scalars.map { Optional($0) }).enumerated() {
      // `index` is where the last part would begin: at the start, or behind a slash that is not the
      // first character.
      if let scalar {
        if scalar.isPythonSpace { hasSpace = true }
        guard scalar == "/", index >= 2 else { continue }
      }
      if hasSpace { return false }
      let part = scalars[index...].prefix { $0 != "/" && $0 != ":" && $0 != "@" }
      guard !part.isEmpty else { continue }
      guard part.endIndex < scalars.count else { return true }
      switch scalars[part.endIndex] {
      case ":":
        if part.endIndex + 1 < contentEnd, lastBreak <= part.endIndex { return true }
      case "@":
        if isDigest(scalars[(part.endIndex + 1)..<max(part.endIndex + 1, contentEnd)]) {
          return true
        }
      default: break
      }
    }
    return false
  }

  private static func isDigest(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let prefix = "sha256:".unicodeScalars
    return scalars.starts(with: prefix) && scalars.count == prefix.count + 64
      && scalars.dropFirst(prefix.count).allSatisfy { $0.isDigit || ("a"..."f").contains($0) }
  }

  /// A BEGIN and an END line of a certificate with base64 between them.
  static func isCertificate(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var position = 0
    while let start = scalars[position...].firstIndex(of: "B") {
      position = start + 1
      guard let line = label("BEGIN", in: scalars, at: start), line < scalars.count,
        scalars[line] == "\n"
      else { continue }
      let body = scalars[(line + 1)...].prefix(while: isBody)
      let padding = scalars[body.endIndex...].prefix { $0 == "=" }
      var end = padding.endIndex
      if padding.isEmpty {
        guard body.last == "\n" else { continue }
      } else {
        guard padding.count <= 4, end < scalars.count, scalars[end] == "\n" else { continue }
        end += 1
      }
      let word = scalars[end...].prefix { $0 == "-" }.endIndex
      if word > end, label("END", in: scalars, at: word) != nil { return true }
    }
    return false
  }

  private static func isBody(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isAlphanumeric || scalar == "+" || scalar == "/" || scalar.isPythonSpace
  }

  /// The offset behind `-BEGIN CERTIFICATE-` and further dashes; nil where the label does not stand
  /// at the offset, with a dash before it.
  private static func label(
    _ word: String, in scalars: [Unicode.Scalar], at start: Int
  ) -> Int? {
    guard start > 0, scalars[start - 1] == "-",
      scalars[start...].starts(with: word.unicodeScalars)
    else { return nil }
    let space = start + word.unicodeScalars.count
    let name = "CERTIFICATE".unicodeScalars
    guard space < scalars.count, scalars[space].isPythonSpace,
      scalars[(space + 1)...].starts(with: name)
    else { return nil }
    let dashes = scalars[(space + 1 + name.count)...].prefix { $0 == "-" }
    return dashes.isEmpty ? nil : dashes.endIndex
  }
}

extension Unicode.Scalar {
  /// `\s` of Python's regular expressions on text.
  fileprivate var isPythonSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }
}
