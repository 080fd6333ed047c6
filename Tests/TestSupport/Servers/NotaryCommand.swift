import Foundation
public import NotaryCore

/// The real `notary` program with a trust folder of its own.
public struct NotaryCommand: Sendable {
  private let server: String
  private let certificates: ServerCertificates?
  private let login: String?
  private let folder: TemporaryFolder

  /// The folder of its trust data, as Docker's own.
  public var trustFolder: String { "\(trustStore)/tuf" }

  /// The folder of its trust data and its keys.
  public var trustStore: String { "\(folder.path)/trust" }

  /// A copy of the store as it is now.
  public func copyOfStore() throws -> TemporaryFolder {
    let copy = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: trustStore, toPath: "\(copy.path)/trust")
    return copy
  }

  /// The same program with another store.
  public func with(store: TemporaryFolder) -> NotaryCommand {
    NotaryCommand(server: server, certificates: certificates, login: login, folder: store)
  }

  private init(
    server: String, certificates: ServerCertificates?, login: String?, folder: TemporaryFolder
  ) {
    self.server = server
    self.certificates = certificates
    self.login = login
    self.folder = folder
  }

  /// - Parameter login: `user:password`, for a server that asks for them.
  public init(
    server: NotaryServer, certificates: ServerCertificates? = nil, login: String? = nil
  ) throws {
    self.server = server.url
    self.certificates = certificates
    self.login = login
    folder = try TemporaryFolder()
  }

  /// Makes a repository and publishes it.
  public func initialize(_ gun: GUN) throws { try run(["init", "-p", gun.rawValue]) }

  /// Signs a name for a digest: 64 hexadecimal digits of SHA-256.
  public func addHash(
    _ gun: GUN, _ name: String, sha256: String, length: Int = 5, roles: [RoleName] = []
  ) throws {
    try run(
      ["addhash", "-p", gun.rawValue, name, String(length), "--sha256", sha256] + options(roles))
  }

  /// Delegates to a key, given as a PEM file with a bare key or a certificate.
  public func addDelegation(
    _ gun: GUN, _ role: RoleName, key: String, paths: [String] = []
  ) throws {
    let pathOptions = paths.isEmpty ? ["--all-paths"] : paths.flatMap { ["--paths", $0] }
    try run(["delegation", "add", "-p", gun.rawValue, role.rawValue, key] + pathOptions)
  }

  /// Before it rotates the key of root the program asks whether it shall.
  public func rotateKey(_ gun: GUN, _ role: RoleName, serverManaged: Bool = false) throws {
    try run(
      ["key", "rotate", gun.rawValue, role.rawValue] + (serverManaged ? ["-r"] : []),
      input: "yes\n")
  }

  /// Gives the program a delegation's private key, so that it can sign with it.
  public func importKey(_ path: String, for role: RoleName) throws {
    try run(["key", "import", path, "--role", role.rawValue])
  }

  public func removeTarget(_ gun: GUN, _ name: String) throws {
    try run(["remove", "-p", gun.rawValue, name])
  }

  /// What `notary list` prints: the rows of its table, each as its columns.
  public func list(_ gun: GUN) throws -> [[String]] { rows(try run(["list", gun.rawValue])) }

  public func listDelegations(_ gun: GUN) throws -> [[String]] {
    rows(try run(["delegation", "list", gun.rawValue]))
  }

  private func options(_ roles: [RoleName]) -> [String] {
    roles.flatMap { ["--roles", $0.rawValue] }
  }

  @discardableResult
  private func run(_ arguments: [String], input: String = "") throws -> String {
    var options = ["-s", server, "-d", "\(folder.path)/trust"]
    if let certificates { options += ["--tlscacert", certificates.authorityPath] }
    let passphrases = ["ROOT", "TARGETS", "SNAPSHOT", "DELEGATION"]
      .map { ("NOTARY_\($0)_PASSPHRASE", "correct horse battery staple") }
    var environment = Dictionary(uniqueKeysWithValues: passphrases)
    environment["NOTARY_AUTH"] = login.map { Base64.encode(Array($0.utf8)) }
    let output = try Tool.notary.run(
      options + arguments, environment: environment, input: Array(input.utf8))
    return String(decoding: output, as: UTF8.self)
  }

  /// The lines below the rule of dashes, split at the gaps between columns.
  private func rows(_ table: String) -> [[String]] {
    let lines = table.split(separator: "\n").drop { !$0.hasPrefix("---") }.dropFirst()
    return lines.map { line in
      line.split(separator: /\s{2,}/).map { String($0).trimmingCharacters(in: .whitespaces) }
    }
  }
}

/// Keys for delegations, made with the openssl program.
public struct DelegationKey: Sendable {
  private let folder: TemporaryFolder

  public var privatePath: String { "\(folder.path)/private.pem" }
  /// A bare public key.
  public var publicPath: String { "\(folder.path)/public.pem" }
  public var certificatePath: String { "\(folder.path)/certificate.pem" }

  public init(commonName: String) throws {
    folder = try TemporaryFolder()
    let path = folder.path
    try Tool.openssl.run([
      "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-out",
      "\(path)/private.pem",
    ])
    try Tool.openssl.run([
      "pkey", "-in", "\(path)/private.pem", "-pubout", "-out", "\(path)/public.pem",
    ])
    try Tool.openssl.run([
      "req", "-x509", "-new", "-key", "\(path)/private.pem", "-days", "400", "-subj",
      "/CN=\(commonName)", "-out", "\(path)/certificate.pem",
    ])
  }
}
