import Foundation

/// A certificate authority of a test's own, and a certificate that it gave to a server.
public struct ServerCertificates: Sendable {
  /// What is wrong with the server's certificate, if anything.
  public enum Kind: Sendable {
    case good
    /// From 2020-01-01 to 2021-01-01.
    case expired
    /// From 2049-01-01 on.
    case notYetValid
    /// The server's certificate is its own authority.
    case selfSigned
    /// The server sends the authority's certificate along.
    case withAuthority
  }

  let folder: TemporaryFolder

  /// The authority's certificate, for `--cacert`.
  public var authorityPath: String { "\(folder.path)/ca.pem" }
  /// The authority's certificate, as PEM.
  public func authority() throws -> String {
    try String(contentsOfFile: authorityPath, encoding: .utf8)
  }
  public var certificatePath: String { "\(folder.path)/server.pem" }
  public var keyPath: String { "\(folder.path)/server.key" }
  private var authorityKeyPath: String { "\(folder.path)/ca.key" }

  private static let newKey = [
    "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
  ]

  /// - Parameter name: what the certificate is for, such as `IP:127.0.0.1` or `DNS:notary.test`.
  public init(for name: String, _ kind: Kind = .good) throws {
    folder = try TemporaryFolder()
    if kind == .selfSigned {
      try issue(to: name, from: [])
      try FileManager.default.copyItem(atPath: certificatePath, toPath: authorityPath)
      return
    }
    try Tool.openssl.run(
      ["req", "-x509", "-days", "2", "-subj", "/CN=Test CA", "-out", authorityPath]
        + Self.newKey + ["-keyout", authorityKeyPath])
    switch kind {
    case .expired: try issue(to: name, from: "20200101000000Z", to: "20210101000000Z")
    case .notYetValid: try issue(to: name, from: "20490101000000Z", to: "20500101000000Z")
    case .good, .withAuthority, .selfSigned:
      try issue(to: name, from: ["-CA", authorityPath, "-CAkey", authorityKeyPath])
    }
    if kind == .withAuthority {
      let server = try String(contentsOfFile: certificatePath, encoding: .utf8)
      try folder.write(server + (try authority()), to: "server.pem")
    }
  }

  /// Makes the server's certificate, valid from now on.
  private func issue(to name: String, from authority: [String]) throws {
    try Tool.openssl.run(
      ["req", "-x509", "-days", "2", "-subj", "/CN=server", "-out", certificatePath]
        + Self.newKey + ["-keyout", keyPath] + authority
        + [
          "-addext", "subjectAltName=\(name)", "-addext", "basicConstraints=critical,CA:FALSE",
        ])
  }

  /// Makes it for another time, which only `openssl ca` can.
  private func issue(to name: String, from start: String, to end: String) throws {
    let path = folder.path
    try folder.write("", to: "index.txt")
    try folder.write(
      """
      [ca]
      default_ca = authority
      [authority]
      database = \(path)/index.txt
      new_certs_dir = \(path)
      rand_serial = yes
      default_md = sha256
      policy = names
      x509_extensions = server
      [names]
      commonName = supplied
      [server]
      subjectAltName = \(name)
      basicConstraints = critical,CA:FALSE
      """, to: "ca.cnf")
    try Tool.openssl.run(
      ["req", "-subj", "/CN=server", "-out", "\(path)/server.csr"] + Self.newKey
        + ["-keyout", keyPath])
    try Tool.openssl.run([
      "ca", "-batch", "-config", "\(path)/ca.cnf", "-cert", authorityPath, "-keyfile",
      authorityKeyPath, "-startdate", start, "-enddate", end, "-in", "\(path)/server.csr", "-out",
      certificatePath, "-notext",
    ])
  }
}
