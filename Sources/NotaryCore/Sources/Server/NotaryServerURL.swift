/// Where a Notary server is: an http or https URL, with a path where the server is under one.
public struct NotaryServerURL: Hashable, Sendable, CustomStringConvertible {
  let url: HTTPURL

  /// Docker Hub's Notary server.
  public static let dockerHub = "https://notary.docker.io"

  /// Reads a URL; without a scheme it is https.
  public init(_ text: String) throws(NotaryServerURLError) {
    guard !text.isEmpty else { throw .empty }
    var url = try Self.read(text)
    guard url.query == nil else { throw .query }
    let components = url.path.split(separator: "/")
    guard !components.contains("."), !components.contains("..") else { throw .path }
    url.path = components.map { "/\($0)" }.joined()
    self.url = url
  }

  private static func read(_ text: String) throws(NotaryServerURLError) -> HTTPURL {
    do throws(HTTPURL.Fault) {
      let hasScheme = text.firstRange(of: "://") != nil
      return try hasScheme ? HTTPURL(text) : HTTPURL(scheme: .https, rest: text[...].utf8)
    } catch {
      throw NotaryServerURLError(error)
    }
  }

  /// The server of images that name no other: Docker Hub's for docker.io, else the registry itself.
  public init(defaultFor image: ImageReference) throws(NotaryServerURLError) {
    let isHub = image.registry == ImageReference.defaultRegistry
    try self.init(isHub ? Self.dockerHub : image.registry)
  }

  /// The URL without a trailing slash.
  public var description: String { url.text }

  /// The scheme, host and port, for which credentials are kept.
  public var origin: ServerOrigin { ServerOrigin(of: url) }

  /// The host with its port where it is not the scheme's own, as Docker's config names it.
  public var host: String { origin.host }

  /// Whether credentials would cross a network in the clear.
  public var isPlainOverNetwork: Bool { url.isPlainOverNetwork }

  /// Where registries say what they ask for: `<server>/v2/`.
  var endpoint: HTTPURL {
    var endpoint = url
    endpoint.path += "/v2/"
    return endpoint
  }

  /// Where a Notary server says whether it is well: `<server>/_notary_server/health`.
  var health: HTTPURL {
    var health = url
    health.path += "/_notary_server/health"
    return health
  }

  /// The URL of a document: `<server>/v2/<gun>/_trust/tuf/<file>`.
  func document(_ request: TrustRequest) -> HTTPURL {
    var document = url
    document.path += HTTPURL.escapedPath(Self.documentPath(request))
    return document
  }

  /// The path of a document below the server's own, not escaped.
  static func documentPath(_ request: TrustRequest) -> String {
    "/v2/\(request.gun)/_trust/tuf/\(request.fileName)"
  }
}
