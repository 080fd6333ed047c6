/// A manifest as a registry serves it: an index of platforms, or one platform's image (OCI image
/// specification 1.1; distribution, "Image Manifest Version 2, Schema 2" and "Schema 1").
public struct RegistryManifest: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case index = "oci-index"
    case list = "docker-list"
    case manifest = "oci-manifest"
    case dockerManifest = "docker-manifest"
    /// The old form, whose digest does not cover the bytes as they come.
    case schema1 = "docker-schema1"
    case other
  }

  /// One entry of an index.
  public struct Child: Hashable, Sendable {
    /// As written, such as `sha256:2cf2…`.
    public let digest: String
    public let mediaType: String?
    /// Bytes; nil where the index does not say.
    public let size: Int?
    /// Such as `linux/arm64/v8`; nil where the index names none.
    public let platform: String?
    /// It describes another entry, as build tools do, and is no image.
    public let isAttestation: Bool
  }

  public let kind: Kind
  /// As the document says, or else the registry.
  public let mediaType: String?
  /// The SHA-256 of the bytes.
  public let sha256: [UInt8]
  /// Bytes of the manifest itself.
  public let size: Int
  /// The entries of an index, at most ``childLimit``.
  public let children: [Child]
  /// The index has more entries.
  public let isCut: Bool
  /// The layers of one platform's image: how many, and their bytes together; nil for an index.
  public let layers: Layers?

  public struct Layers: Hashable, Sendable {
    public let count: Int
    /// Nil where a layer does not say its size.
    public let bytes: Int?
  }

  /// How many entries of an index are kept.
  public static let childLimit = 500

  /// `sha256:` and 64 digits.
  public var digest: String { "sha256:" + Hexadecimal.text(of: sha256) }

  /// Whether it stands for several platforms.
  public var isIndex: Bool { kind == .index || kind == .list }

  /// Reads a manifest; nil if the bytes are no JSON object.
  ///
  /// - Parameter contentType: what the registry says that it is.
  public init?(_ bytes: [UInt8], contentType: String?) {
    var limits = JSONDocument.Limits()
    limits.depth = 64
    limits.values = 200_000
    guard let root = try? JSONDocument(parsing: bytes, limits: limits).root, root.kind == .object
    else { return nil }
    let header = contentType?.split(separator: ";").first.map { String($0).lowercased() }
    let type = root["mediaType"]?.string ?? header
    kind = Self.kind(of: root, mediaType: type)
    mediaType = type
    sha256 = Digest.sha256(bytes)
    size = bytes.count
    let isIndex = kind == .index || kind == .list
    let entries = isIndex ? root["manifests"]?.elements ?? [] : []
    children = entries.prefix(Self.childLimit).compactMap(Child.init)
    isCut = entries.count > Self.childLimit
    layers = isIndex || kind == .other ? nil : Layers(root)
  }

  /// What the members say counts as well as what the type says: a document that is both would be read
  /// differently by different programs (OCI image specification 1.1, "Image Index", CVE-2021-41190).
  private static func kind(of root: JSONValue, mediaType: String?) -> Kind {
    let hasManifests = root["manifests"]?.kind == .array
    let hasLayers = root["layers"] != nil || root["config"] != nil
    guard !(hasManifests && hasLayers) else { return .other }
    if root["schemaVersion"].flatMap({ Int(of: $0) }) == 1 { return .schema1 }
    switch mediaType {
    case MediaType.index: return hasLayers ? .other : .index
    case MediaType.list: return hasLayers ? .other : .list
    case MediaType.manifest: return hasManifests ? .other : .manifest
    case MediaType.dockerManifest: return hasManifests ? .other : .dockerManifest
    case MediaType.schema1, MediaType.signedSchema1: return .schema1
    default: return hasManifests ? .index : hasLayers ? .manifest : .other
    }
  }

  /// The media types that are asked for, those of several platforms first.
  enum MediaType {
    static let index = "application/vnd.oci.image.index.v1+json"
    static let list = "application/vnd.docker.distribution.manifest.list.v2+json"
    static let manifest = "application/vnd.oci.image.manifest.v1+json"
    static let dockerManifest = "application/vnd.docker.distribution.manifest.v2+json"
    static let signedSchema1 = "application/vnd.docker.distribution.manifest.v1+prettyjws"
    static let schema1 = "application/vnd.docker.distribution.manifest.v1+json"

    static let all = [index, list, manifest, dockerManifest, signedSchema1, schema1]
  }
}

extension RegistryManifest.Child {
  /// Nil for an entry without a digest.
  fileprivate init?(_ entry: JSONValue) {
    guard let digest = entry["digest"]?.string else { return nil }
    self.digest = digest
    mediaType = entry["mediaType"]?.string
    size = entry["size"].flatMap { Int(of: $0) }
    let platform = entry["platform"]
    let parts = ["os", "architecture", "variant"].compactMap { platform?[$0]?.string }
    let version = platform?["os.version"]?.string.map { " \($0)" } ?? ""
    self.platform =
      parts.isEmpty ? nil : parts.filter { !$0.isEmpty }.joined(separator: "/") + version
    let reference = entry["annotations"]?["vnd.docker.reference.type"]?.string
    isAttestation = reference == "attestation-manifest"
  }
}

extension RegistryManifest.Layers {
  fileprivate init(_ root: JSONValue) {
    let layers = root["layers"]?.elements ?? root["fsLayers"]?.elements ?? []
    let sizes = layers.map { layer in layer["size"].flatMap { Int(of: $0) } }
    count = layers.count
    // Sizes are written by strangers: their sum may not fit.
    bytes = sizes.reduce(0) { sum, size in
      guard let sum, let size, size >= 0 else { return nil }
      let (total, overflow) = sum.addingReportingOverflow(size)
      return overflow ? nil : total
    }
  }
}

extension Int {
  /// A plain integer of JSON.
  fileprivate init?(of value: JSONValue) {
    guard value.kind == .number, let number = Int(String(decoding: value.rawBytes, as: UTF8.self))
    else { return nil }
    self = number
  }
}
