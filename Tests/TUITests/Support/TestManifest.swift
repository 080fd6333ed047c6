import NotaryCore

/// Manifests as a registry has them.
enum TestManifest {
  static let single = manifest(
    """
    {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
     "config":{"size":1500},"layers":[{"size":31000000},{"size":1200}]}
    """)

  static let index = manifest(
    """
    {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[
     {"digest":"sha256:\(digits("a"))","size":527,"platform":{"os":"linux","architecture":"amd64"}},
     {"digest":"sha256:\(digits("b"))","size":527,
      "platform":{"os":"linux","architecture":"arm64","variant":"v8"}},
     {"digest":"sha256:\(digits("c"))","size":566,
      "platform":{"os":"unknown","architecture":"unknown"},
      "annotations":{"vnd.docker.reference.type":"attestation-manifest"}}]}
    """)

  /// The digest of an entry of ``index``.
  static func digest(_ digit: Character) -> String { "sha256:\(digits(digit))" }

  private static func digits(_ digit: Character) -> String { String(repeating: digit, count: 64) }

  private static func manifest(_ text: String) -> RegistryManifest {
    guard let manifest = RegistryManifest(Array(text.utf8), contentType: nil) else {
      preconditionFailure("the manifest of a test is JSON")
    }
    return manifest
  }
}
