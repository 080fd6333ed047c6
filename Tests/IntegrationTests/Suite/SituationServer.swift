import Foundation
import NotaryCore
import TestSupport
import Testing

/// A real Notary server behind a certificate of its own, filled to match the situations of
/// Connaisseur's own integration tests, and a folder with the policy for them.
struct SituationServer {
  static let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
  static let other = "486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5afaac5d2c5b1a0e"

  let folder: TemporaryFolder
  private let server: NotaryServer
  private let certificates: ServerCertificates

  init() async throws {
    certificates = try ServerCertificates(for: "IP:127.0.0.1", .selfSigned)
    server = try NotaryServer(certificates: certificates, keys: .signer)
    folder = try TemporaryFolder()
    let client = try NotaryCommand(server: server, certificates: certificates)
    let stranger = try NotaryCommand(server: server, certificates: certificates)
    try Self.fill(client)
    try Self.sign(stranger)
    try folder.write(try await values(), to: "values.yaml")
  }

  /// Signed tags, and a repository with two designated signers and one who is not.
  private static func fill(_ client: NotaryCommand) throws {
    let plain = GUN("docker.io/acme/plain")
    try client.initialize(plain)
    for tag in ["signed", "init", "second", "third"] {
      try client.addHash(plain, tag, sha256: hello)
    }
    let team = GUN("docker.io/acme/team")
    try client.initialize(team)
    for role: RoleName in ["targets/alice", "targets/bob", "targets/carol"] {
      let key = try DelegationKey(commonName: "signer")
      try client.addDelegation(team, role, key: key.publicPath)
      try client.importKey(key.privatePath, for: role)
    }
    try client.addHash(team, "designated", sha256: hello, roles: ["targets/alice", "targets/bob"])
    try client.addHash(team, "other", sha256: hello, roles: ["targets/carol"])
    try client.addHash(team, "apart", sha256: hello, roles: ["targets/alice"])
    try client.addHash(team, "apart", sha256: other, roles: ["targets/bob"])
  }

  /// A repository of somebody else, under another root key.
  private static func sign(_ stranger: NotaryCommand) throws {
    let gun = GUN("docker.io/acme/stranger")
    try stranger.initialize(gun)
    try stranger.addHash(gun, "signed", sha256: hello)
  }

  private func values() async throws -> String {
    let shown = try await Inspection.run([
      "root-key", "-i", "docker.io/acme/plain", "-s", server.url, "--cacert",
      certificates.authorityPath, "-o", "pem",
    ])
    let team = try await Inspection.run([
      "root-key", "-i", "docker.io/acme/team", "-s", server.url, "--cacert",
      certificates.authorityPath, "-o", "pem",
    ])
    func indented(_ text: String, _ columns: Int) -> String {
      let margin = String(repeating: " ", count: columns)
      return text.split(separator: "\n").map { "\(margin)\($0)\n" }.joined()
    }
    return """
      application:
        validators:
        - name: allow
          type: static
          approve: true
        - name: deny
          type: static
          approve: false
        - name: self-hosted
          type: notaryv1
          host: 127.0.0.1:\(server.port)
          cert: |
      \(indented(try certificates.authority(), 6))    trustRoots:
          - name: default
            key: |
      \(indented(shown.outcome.output, 8))    - name: team
            key: |
      \(indented(team.outcome.output, 8))  policy:
        - pattern: "*:*"
          validator: deny
        - pattern: "docker.io/acme/*:*"
          validator: self-hosted
        - pattern: "docker.io/acme/team:*"
          validator: self-hosted
          with:
            trustRoot: team
            delegations: [alice, bob]
        - pattern: "docker.io/library/*:*"
          validator: allow
        - pattern: "registry.k8s.io/*:*"
          validator: allow

      """
  }

  func run(_ arguments: [String] = []) async throws -> Command.Outcome {
    try await Command(BuiltProduct.tastevin, ["test"] + arguments, folder: folder.path).run()
  }

  /// Audits objects by the policy with these features.
  func audit(
    _ objects: String, features: String = "", _ arguments: [String] = []
  ) async throws -> Inspection {
    try folder.write(objects, to: "audited.yaml")
    try folder.write("application: {features: {\(features)}}", to: "features.yaml")
    return try await Inspection.run(
      [
        "audit", "\(folder.path)/audited.yaml", "--values", "\(folder.path)/values.yaml",
        "--values", "\(folder.path)/features.yaml", "-o", "json",
      ] + arguments)
  }
}
