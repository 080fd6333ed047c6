import Foundation
import NotaryCore

/// An image made by hand: what a builder would push, in as few bytes as a registry takes.
public struct TestImage: Sendable {
  /// The bytes of a manifest and how a registry is told of them.
  public struct Manifest: Sendable {
    public let bytes: [UInt8]
    public let mediaType: String

    public var digest: String { "sha256:" + Hexadecimal.text(of: Digest.sha256(bytes)) }

    /// As trust data signs it.
    public var hex: String { Hexadecimal.text(of: Digest.sha256(bytes)) }
  }

  public let repository: String
  public let tag: String
  /// What the tag points to.
  public let manifest: Manifest
  /// The manifests of single platforms, where ``manifest`` is an index.
  public let children: [Manifest]
  private let blobs: [[UInt8]]

  public static let ociIndex = "application/vnd.oci.image.index.v1+json"
  public static let ociManifest = "application/vnd.oci.image.manifest.v1+json"
  public static let dockerList = "application/vnd.docker.distribution.manifest.list.v2+json"
  public static let dockerManifest = "application/vnd.docker.distribution.manifest.v2+json"

  /// One platform's image.
  ///
  /// - Parameter content: makes it another one.
  public init(
    single repository: String, tag: String, content: String, mediaType: String = dockerManifest
  ) {
    let (manifest, blobs) = Self.single(content, mediaType)
    self.init(repository, tag, manifest, children: [], blobs)
  }

  /// An index of platforms, such as `linux/arm64`.
  public init(
    index repository: String, tag: String, platforms: [String], content: String,
    mediaType: String = ociIndex
  ) {
    let isDocker = mediaType == Self.dockerList
    let singles = platforms.map {
      Self.single("\(content) \($0)", isDocker ? Self.dockerManifest : Self.ociManifest)
    }
    let entries = zip(platforms, singles).map { platform, single in
      let parts = platform.split(separator: "/")
      let variant = parts.count > 2 ? #","variant":"\#(parts[2])""# : ""
      return """
        {"mediaType":"\(single.0.mediaType)","digest":"\(single.0.digest)",\
        "size":\(single.0.bytes.count),\
        "platform":{"os":"\(parts[0])","architecture":"\(parts[1])"\(variant)}}
        """
    }
    let text = """
      {"schemaVersion":2,"mediaType":"\(mediaType)","manifests":[\(entries.joined(separator: ","))]}
      """
    self.init(
      repository, tag, Manifest(bytes: Array(text.utf8), mediaType: mediaType),
      children: singles.map(\.0), singles.flatMap(\.1))
  }

  private init(
    _ repository: String, _ tag: String, _ manifest: Manifest, children: [Manifest],
    _ blobs: [[UInt8]]
  ) {
    self.repository = repository
    self.tag = tag
    self.manifest = manifest
    self.children = children
    self.blobs = blobs
  }

  private static func single(_ content: String, _ mediaType: String) -> (Manifest, [[UInt8]]) {
    let isDocker = mediaType == dockerManifest
    let config = Array(#"{"os":"linux","architecture":"amd64","comment":"\#(content)"}"#.utf8)
    let layer = Array("layer of \(content)".utf8)
    func blob(_ bytes: [UInt8], _ type: String) -> String {
      #"{"mediaType":"\#(type)","size":\#(bytes.count),"digest":"\#(digest(bytes))"}"#
    }
    let configType =
      isDocker
      ? "application/vnd.docker.container.image.v1+json"
      : "application/vnd.oci.image.config.v1+json"
    let layerType =
      isDocker
      ? "application/vnd.docker.image.rootfs.diff.tar.gzip"
      : "application/vnd.oci.image.layer.v1.tar"
    let text = """
      {"schemaVersion":2,"mediaType":"\(mediaType)","config":\(blob(config, configType)),\
      "layers":[\(blob(layer, layerType))]}
      """
    return (Manifest(bytes: Array(text.utf8), mediaType: mediaType), [config, layer])
  }

  private static func digest(_ bytes: [UInt8]) -> String {
    "sha256:" + Hexadecimal.text(of: Digest.sha256(bytes))
  }

  // MARK: Pushing

  /// Puts everything into a registry on a port of this machine that lets everybody write.
  func push(to port: UInt16) throws {
    let server = PlainHTTP(port: port)
    for blob in blobs { try push(blob, to: server) }
    for child in children { try push(child, as: child.digest, to: server) }
    try push(manifest, as: tag, to: server)
  }

  private func push(_ blob: [UInt8], to server: PlainHTTP) throws {
    let start = try server.send("POST", "/v2/\(repository)/blobs/uploads/")
    guard start.status == 202, let location = start.headers["location"],
      let path = location.range(of: "/v2/")
    else { throw TestFailure("upload: \(start)") }
    let place = String(location[path.lowerBound...])
    let answer = try server.send(
      "PUT", place + (place.contains("?") ? "&" : "?") + "digest=\(Self.digest(blob))",
      headers: ["Content-Type": "application/octet-stream"], body: blob)
    guard answer.status == 201 else { throw TestFailure("blob: \(answer)") }
  }

  private func push(_ manifest: Manifest, as reference: String, to server: PlainHTTP) throws {
    let answer = try server.send(
      "PUT", "/v2/\(repository)/manifests/\(reference)",
      headers: ["Content-Type": manifest.mediaType], body: manifest.bytes)
    guard answer.status == 201 else { throw TestFailure("manifest: \(answer)") }
  }
}
