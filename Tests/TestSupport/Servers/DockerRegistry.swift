import Foundation
import NotaryCore

/// A real `docker-registry` on a folder of its own, for as long as this object lives.
public final class DockerRegistry: Sendable {
  public enum Access: Sendable {
    case everybody
    /// Basic, for ``DockerRegistry/user`` alone.
    case basic
    case token(NotaryServer.TokenAuthentication)
  }

  public static let user = "alice"
  public static let password = "open sesame"
  /// The same as bcrypt has it, the only form that the registry takes.
  private static let htpasswd =
    "alice:$2y$04$HQ9RZzQxPkDxeUZTY16vj.FCVNBZ22sxb4XKlD83LvVpxd6j6dMii\n"

  /// The host and port, as images name it.
  public let host: String
  private let port: UInt16
  private let process: ServerProcess
  private let folder: TemporaryFolder

  /// - Parameters:
  ///   - images: what it has from the beginning.
  ///   - access: who may read.
  ///   - certificates: for https; nil for plain http.
  public init(
    _ images: [TestImage] = [], access: Access = .everybody,
    certificates: ServerCertificates? = nil
  ) throws {
    folder = try TemporaryFolder()
    if !images.isEmpty {
      // An open server on the same folder takes them in.
      let filled = try DockerRegistry(on: folder, .everybody, nil)
      for image in images { try image.push(to: filled.port) }
    }
    let own = try DockerRegistry(on: folder, access, certificates)
    (host, port, process) = (own.host, own.port, own.process)
  }

  private init(
    on folder: TemporaryFolder, _ access: Access, _ certificates: ServerCertificates?
  ) throws {
    self.folder = folder
    port = try Loopback.freePort()
    host = "127.0.0.1:\(port)"
    try folder.write(Self.htpasswd, to: "htpasswd")
    try folder.write(
      Self.configuration(port, folder.path, access, certificates), to: "\(port).yaml")
    process = try ServerProcess(
      .dockerRegistry, ["serve", "\(folder.path)/\(port).yaml"], log: "\(folder.path)/\(port).log")
    try process.waitUntilListening(on: port)
  }

  /// Takes another image in, or moves a tag; only where everybody may.
  public func push(_ image: TestImage) throws { try image.push(to: port) }

  /// Removes a manifest.
  public func delete(_ digest: String, in repository: String) throws {
    let answer = try PlainHTTP(port: port).send(
      "DELETE", "/v2/\(repository)/manifests/\(digest)")
    guard answer.status == 202 else { throw TestFailure("delete: \(answer)") }
  }

  private static func configuration(
    _ port: UInt16, _ folder: String, _ access: Access, _ certificates: ServerCertificates?
  ) -> String {
    let tls = certificates.map {
      """

        tls:
          certificate: \($0.certificatePath)
          key: \($0.keyPath)
      """
    }
    let auth =
      switch access {
      case .everybody: ""
      case .basic:
        """
        auth:
          htpasswd:
            realm: test registry
            path: \(folder)/htpasswd
        """
      case .token(let token):
        """
        auth:
          token:
            realm: \(token.realm)
            service: \(token.service)
            issuer: \(TokenIssuer.name)
            rootcertbundle: \(token.issuer.certificatePath)
        """
      }
    return """
      version: 0.1
      log:
        level: error
      storage:
        filesystem:
          rootdirectory: \(folder)/data
        delete:
          enabled: true
      http:
        addr: 127.0.0.1:\(port)\(tls ?? "")
      \(auth)

      """
  }
}
