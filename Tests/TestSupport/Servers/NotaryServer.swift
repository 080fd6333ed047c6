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

  public let url: String
  private let process: ServerProcess
  private let folder: ScratchFolder

  /// - Parameters:
  ///   - certificates: for https; nil for plain http.
  ///   - authentication: nil lets everyone read and write.
  public init(
    certificates: ServerCertificates? = nil, authentication: TokenAuthentication? = nil
  ) throws {
    folder = try ScratchFolder()
    let port = try Loopback.freePort()
    let configuration = Self.configuration(port, certificates, authentication)
    try folder.write(configuration, to: "server.json")
    process = try ServerProcess(
      .notaryServer, ["-config", "\(folder.path)/server.json"], log: "\(folder.path)/log")
    try process.waitUntilListening(on: port)
    url = "\(certificates == nil ? "http" : "https")://127.0.0.1:\(port)"
  }

  private static func configuration(
    _ port: UInt16, _ certificates: ServerCertificates?, _ authentication: TokenAuthentication?
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
       "trust_service": {"type": "local", "hostname": "", "port": "", "key_algorithm": "ecdsa"},
       "logging": {"level": "error"}, "storage": {"backend": "memory"}\(auth ?? "")}
      """
  }
}
