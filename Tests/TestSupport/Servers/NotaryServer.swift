/// A real `notary-server` that keeps its data in memory, for as long as this object lives.
public final class NotaryServer: Sendable {
  /// Where tokens come from, as the server's configuration has it.
  public struct TokenAuthentication: Sendable {
    public let realm: String
    public let service: String
    public let issuer: TokenIssuer

    public init(realm: String, service: String, issuer: TokenIssuer) {
      self.realm = realm
      self.service = service
      self.issuer = issuer
    }
  }

  /// Who makes the server's own keys, those of timestamps and rotated snapshots.
  public enum Keys: Sendable {
    /// The server itself, which makes Ed25519 keys.
    case local
    /// A real `notary-signer`, which makes ECDSA keys, as in production.
    case signer
  }

  public let url: String
  public let port: UInt16
  private let process: ServerProcess
  private let signer: NotarySigner?
  private let folder: TemporaryFolder

  /// - Parameters:
  ///   - certificates: for https; nil for plain http.
  ///   - authentication: nil lets everyone read and write.
  ///   - keys: who makes the server's own keys.
  public init(
    certificates: ServerCertificates? = nil, authentication: TokenAuthentication? = nil,
    keys: Keys = .local
  ) throws {
    signer = keys == .signer ? try NotarySigner() : nil
    folder = try TemporaryFolder()
    port = try Loopback.freePort()
    let configuration = Self.configuration(
      port, certificates, authentication, signer?.trustService ?? NotarySigner.localService)
    try folder.write(configuration, to: "server.json")
    process = try ServerProcess(
      .notaryServer, ["-config", "\(folder.path)/server.json"], log: "\(folder.path)/log")
    try process.waitUntilListening(on: port)
    url = "\(certificates == nil ? "http" : "https")://127.0.0.1:\(port)"
  }

  private static func configuration(
    _ port: UInt16, _ certificates: ServerCertificates?, _ authentication: TokenAuthentication?,
    _ trustService: String
  ) -> String {
    let tls = certificates.map {
      #", "tls_cert_file": "\#($0.certificatePath)", "tls_key_file": "\#($0.keyPath)""#
    }
    let auth = authentication.map {
      """
      , "auth": {"type": "token", "options": {"realm": "\($0.realm)", "service": "\($0.service)",
        "issuer": "\(TokenIssuer.name)", "rootcertbundle": "\($0.issuer.certificatePath)"}}
      """
    }
    return """
      {"server": {"http_addr": "127.0.0.1:\(port)"\(tls ?? "")},
       "trust_service": \(trustService),
       "logging": {"level": "error"}, "storage": {"backend": "memory"}\(auth ?? "")}
      """
  }
}

/// A real `notary-signer` that keeps its keys in memory. It and its server know each other by
/// certificates of an authority of their own.
private final class NotarySigner: Sendable {
  /// What a server's configuration says where there is no signer.
  static let localService =
    #"{"type": "local", "hostname": "", "port": "", "key_algorithm": "ecdsa"}"#

  /// What a server's configuration says of this signer.
  let trustService: String
  private let process: ServerProcess
  private let folder: TemporaryFolder
  private let certificates: ServerCertificates

  init() throws {
    folder = try TemporaryFolder()
    certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let port = try Loopback.freePort()
    try folder.write(
      """
      {"server": {"grpc_addr": "127.0.0.1:\(port)", "tls_cert_file": "\(certificates.certificatePath)",
        "tls_key_file": "\(certificates.keyPath)", "client_ca_file": "\(certificates.authorityPath)"},
       "logging": {"level": "error"}, "storage": {"backend": "memory"}}
      """, to: "signer.json")
    process = try ServerProcess(
      .notarySigner, ["-config", "\(folder.path)/signer.json"], log: "\(folder.path)/log")
    try process.waitUntilListening(on: port)
    trustService = """
      {"type": "remote", "hostname": "127.0.0.1", "port": "\(port)", "key_algorithm": "ecdsa",
       "tls_ca_file": "\(certificates.authorityPath)",
       "tls_client_cert": "\(certificates.certificatePath)",
       "tls_client_key": "\(certificates.keyPath)"}
      """
  }
}
