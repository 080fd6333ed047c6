import Glibc

/// How Connaisseur 3.9 reads an image reference (connaisseur 3.9.1, `image.New`, on
/// go-containerregistry 0.20.7, `name.ParseReference`).
///
/// The text is first taken for a name with a tag and, where that fails, for one with a digest. Only
/// then the tag in front of a digest is looked for, by cutting away the repository's name.
enum GoReference {
  private static let hub = "index.docker.io"

  static func read(_ given: String) -> Result<ConnaisseurReference, ReferenceRefusal> {
    let text = Array(given.utf8)
    if let (repository, tag) = named(text[...]) {
      return .success(reference(repository, tag: tag, digest: nil))
    }
    guard let (repository, digest) = digested(text) else {
      return .failure(ReferenceRefusal(.invalid, of: given, by: .go))
    }
    let tag = tag(in: text, of: repository, before: digest)
    return .success(reference(repository, tag: tag, digest: digest))
  }

  private static func reference(
    _ repository: Repository, tag: ArraySlice<UInt8>, digest: ArraySlice<UInt8>?
  ) -> ConnaisseurReference {
    // Every name that begins like Docker Hub's loses `index.`, also that of another host
    // (`Image.NotaryReference`).
    let name = string(repository.name)
    let prefix = "index."
    return ConnaisseurReference(
      generation: .go, repository: name,
      gun: starts(repository.name[...], with: hub)
        ? string(repository.name.dropFirst(prefix.utf8.count)) : name,
      tag: tag.isEmpty ? nil : string(tag), digest: digest.map(string))
  }

  // MARK: Tag and digest

  /// A repository and a tag (`name.NewTag`).
  private static func named(
    _ text: ArraySlice<UInt8>
  ) -> (repository: Repository, tag: ArraySlice<UInt8>)? {
    var base = text
    var tag = ArraySlice("latest".utf8)
    if let colon = text.lastIndex(of: .colon) {
      let rest = text[(colon + 1)...]
      // Otherwise the colon is that of a port.
      if !rest.contains(.slash) {
        (base, tag) = (text[..<colon], rest)
        guard (1...128).contains(tag.count), tag.allSatisfy(\.isTagCharacter) else { return nil }
      }
    }
    return Repository(base).map { ($0, tag) }
  }

  /// A repository and a digest; a tag between them is dropped where it is valid (`name.NewDigest`).
  private static func digested(
    _ text: [UInt8]
  ) -> (repository: Repository, digest: ArraySlice<UInt8>)? {
    let parts = text.split(separator: .at, omittingEmptySubsequences: false)
    guard parts.count == 2, let base = parts.first, let digest = parts.last else { return nil }
    let algorithm = "sha256:"
    let hex = digest.dropFirst(algorithm.utf8.count)
    guard starts(digest, with: algorithm), hex.count == 64,
      hex.allSatisfy(\.isLowerHexadecimal)
    else { return nil }
    return (named(base)?.repository ?? Repository(base)).map { ($0, digest) }
  }

  /// What stands between the repository and the digest, found by the longest end of the full name
  /// that the text begins with (`utils.StringOverlap`). It is more than the tag where the text does
  /// not hold the name's end, as in `docker.io/nginx:v1@sha256:…`, whose full name has `library/`.
  private static func tag(
    in text: [UInt8], of repository: Repository, before digest: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8> {
    var rest = text[overlap(of: repository.name, with: text)...]
    if rest.first == .colon { rest = rest.dropFirst() }
    let end = [.at] + digest
    return rest.count >= end.count && rest.suffix(end.count).elementsEqual(end)
      ? rest.dropLast(end.count) : rest
  }

  /// The length of the longest end of `name` that `text` begins with, by the failure function of
  /// Knuth, Morris and Pratt.
  private static func overlap(of name: [UInt8], with text: [UInt8]) -> Int {
    var borders = [0]
    func extend(_ length: Int, by byte: UInt8) -> Int {
      var length = length
      while length == text.count || (length > 0 && text[length] != byte) {
        length = borders[length - 1]
      }
      return text[length] == byte ? length + 1 : 0
    }
    for byte in text.dropFirst() { borders.append(extend(borders[borders.count - 1], by: byte)) }
    return name.reduce(0) { extend($0, by: $1) }
  }

  // MARK: Repository

  /// A registry and a path (`name.NewRepository`).
  private struct Repository {
    /// With the registry in front, and `library` where nothing stands between Docker Hub and the
    /// image (`Repository.Name`).
    let name: [UInt8]

    init?(_ text: ArraySlice<UInt8>) {
      var registry = text[..<text.startIndex]
      var path = text
      if let slash = text.firstIndex(of: .slash) {
        let first = text[..<slash]
        if first.contains(where: { $0 == .dot || $0 == .colon }) {
          (registry, path) = (first, text[(slash + 1)...])
        }
      }
      guard (2...255).contains(path.count), path.allSatisfy(\.isRepositoryCharacter),
        GoReference.isAuthority(registry)
      else { return nil }
      let isHub =
        registry.isEmpty || registry.elementsEqual("docker.io".utf8)
        || registry.elementsEqual(GoReference.hub.utf8)
      let host = isHub ? Array(GoReference.hub.utf8) : Array(registry)
      let namespace = isHub && !path.contains(.slash) ? Array("library/".utf8) : []
      name = host + [.slash] + namespace + path
    }
  }

  /// Whether a text is the name of a repository, with or without a registry in front.
  static func isRepository(_ text: ArraySlice<UInt8>) -> Bool { Repository(text) != nil }

  /// Whether Go's `url.Parse` takes a text for a host and gives it back unchanged
  /// (go 1.25, `url.parseHost`).
  static func isAuthority(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.allSatisfy(\.isAuthorityCharacter) else { return false }
    if text.contains(.openBracket) {
      guard text.first == .openBracket, let close = text.lastIndex(of: .closeBracket) else {
        return false
      }
      let address = text[(text.startIndex + 1)..<close]
      return isPort(text[(close + 1)...]) && isIPv6(address)
    }
    return text.lastIndex(of: .colon).map { isPort(text[$0...]) } ?? true
  }

  private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
    text.isEmpty || (text.first == .colon && text.dropFirst().allSatisfy(\.isDigit))
  }

  private static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
    var address = in6_addr()
    return inet_pton(AF_INET6, string(text), &address) == 1
  }

  // MARK: Bytes

  private static func starts(_ text: ArraySlice<UInt8>, with prefix: String) -> Bool {
    text.starts(with: prefix.utf8)
  }

  private static func string(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate static let slash = UInt8(ascii: "/")
  fileprivate static let colon = UInt8(ascii: ":")
  fileprivate static let at = UInt8(ascii: "@")
  fileprivate static let dot = UInt8(ascii: ".")
  fileprivate static let openBracket = UInt8(ascii: "[")
  fileprivate static let closeBracket = UInt8(ascii: "]")

  fileprivate var isDigit: Bool { Unicode.Scalar(self).isDigit }
  fileprivate var isLowerHexadecimal: Bool {
    Unicode.Scalar(self).isHexadecimal && !Unicode.Scalar(self).isUpperCase
  }
  fileprivate var isRepositoryCharacter: Bool {
    Unicode.Scalar(self).isPathCharacter || "_-./".utf8.contains(self)
  }
  fileprivate var isTagCharacter: Bool {
    Unicode.Scalar(self).isAlphanumeric || "_-.".utf8.contains(self)
  }
  /// What a host may hold unescaped; bytes outside ASCII are not looked at.
  fileprivate var isAuthorityCharacter: Bool {
    self >= 0x80 || Unicode.Scalar(self).isAlphanumeric
      || "-_.~!$&'()*+,;=:[]<>\"".utf8.contains(self)
  }
}
