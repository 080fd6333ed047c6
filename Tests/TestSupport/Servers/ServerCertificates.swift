import Foundation

/// A certificate authority of a test's own, and a certificate that it gave to a server.
public struct ServerCertificates: Sendable {
  let folder: TemporaryFolder

  /// The authority's certificate, for `--cacert`.
  public var authorityPath: String { "\(folder.path)/ca.pem" }
  /// The authority's certificate, as PEM.
  public func authority() throws -> String {
    try String(contentsOfFile: authorityPath, encoding: .utf8)
  }
  public var certificatePath: String { "\(folder.path)/server.pem" }
  public var keyPath: String { "\(folder.path)/server.key" }

  /// - Parameter name: what the certificate is for, such as `IP:127.0.0.1` or `DNS:notary.test`.
  public init(for name: String) throws {
    folder = try TemporaryFolder()
    let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    try Tool.openssl.run(
      ["req", "-x509", "-days", "2", "-subj", "/CN=Test CA", "-out", authorityPath]
        + newKey + ["-keyout", "\(folder.path)/ca.key"])
    try Tool.openssl.run(
      ["req", "-x509", "-days", "2", "-subj", "/CN=server", "-out", certificatePath]
        + newKey
        + [
          "-keyout", keyPath, "-CA", authorityPath, "-CAkey", "\(folder.path)/ca.key",
          "-addext", "subjectAltName=\(name)", "-addext", "basicConstraints=critical,CA:FALSE",
        ])
  }
}
