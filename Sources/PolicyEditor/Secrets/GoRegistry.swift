/// A registry and the beginning of a repository's name, as Connaisseur 3.9 compares them
/// (connaisseur 3.9.1, `image.NewRegistryRepo`).
struct GoRegistry {
  /// Without a scheme and a final slash.
  let text: String

  /// Nil where Connaisseur refuses it.
  init?(_ given: String) {
    var rest = given[...]
    for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
    }
    let isHub = rest.hasPrefix("index.docker.io") || rest.hasPrefix("docker.io")
    if isHub, rest.hasSuffix("/v1/") { rest = rest.dropLast(4) }
    let parts = rest.utf8.split(
      separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let registry = parts.first, GoReference.isAuthority(ArraySlice(registry)) else {
      return nil
    }
    let path = parts.count == 2 ? parts[1] : "".utf8[...]
    guard path.isEmpty || GoReference.isRepository(ArraySlice(path)) else { return nil }
    let name = String(Substring(registry))
    text = path.isEmpty ? name : "\(name)/\(Substring(path))"
  }
}
