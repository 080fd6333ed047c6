import NotaryCore
import TestSupport
import Testing

/// What a real server, filled by the real client, answered before it was stopped.
struct ArchivedServer {
  static let gun = GUN("docker.io/acme/web")
  static let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
  static let other = "486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5afaac5d2c5b1a0e"
  static let tags = ["v1", "agreed", "apart", "one", "nobody-signed-this"]

  let folder: TemporaryFolder
  let url: String
  /// What was said while the server was there, by tag.
  private(set) var inspected: [String: Inspection] = [:]
  private(set) var explained: [String: Inspection] = [:]
  let saved: Inspection

  var values: String { "\(folder.path)/values.yaml" }
  var archive: String { "\(folder.path)/trust.tar" }

  static func image(_ tag: String) -> String { "docker.io/acme/web:\(tag)" }

  init() async throws {
    folder = try TemporaryFolder()
    let certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let server = try NotaryServer(certificates: certificates, keys: .signer)
    url = server.url
    try Self.fill(server, certificates)
    let asked = ["-s", url, "--cacert", certificates.authorityPath]
    let keys = try await Inspection.run(
      ["root-key", "-i", Self.image("v1"), "-o", "pem"] + asked)
    // 3.3 takes no scheme.
    let host = String(url.dropFirst("https://".count))
    let values = Self.values(
      host: host, key: keys.outcome.output, certificate: try certificates.authority())
    try folder.write(values, to: "values.yaml")
    let named = ["--values", "\(folder.path)/values.yaml"]
    for tag in Self.tags {
      inspected[tag] = try await Inspection.run(
        ["inspect", Self.image(tag), "-o", "json"] + asked)
      explained[tag] = try await Inspection.run(
        ["explain", Self.image(tag), "-o", "json"] + named)
    }
    saved = try await Inspection.run(
      ["save", Self.image("v1"), "-o", "\(folder.path)/trust.tar"] + named)
    withExtendedLifetime((server, certificates)) {}
  }

  /// Two signers, one of whom root's keys know nothing of, and tags on which they do not agree.
  private static func fill(_ server: NotaryServer, _ certificates: ServerCertificates) throws {
    let client = try NotaryCommand(server: server, certificates: certificates)
    try client.initialize(gun)
    try client.addHash(gun, "v1", sha256: hello)
    let roles: [RoleName] = ["targets/alice", "targets/bob", .releases]
    for role in roles {
      let key = try DelegationKey(commonName: "signer")
      try client.addDelegation(gun, role, key: key.publicPath)
      try client.importKey(key.privatePath, for: role)
    }
    try client.addHash(gun, "one", sha256: hello, roles: [roles[0]])
    try client.addHash(gun, "agreed", sha256: hello, roles: roles)
    try client.addHash(gun, "apart", sha256: hello, roles: [roles[0]])
    try client.addHash(gun, "apart", sha256: other, roles: [roles[1]])
    try client.rotateKey(gun, .snapshot, serverManaged: true)
  }

  private static func values(host: String, key: String, certificate: String) -> String {
    func block(_ pem: String) -> String {
      pem.split(separator: "\n").map { "        \($0)\n" }.joined()
    }
    return """
      application:
        validators:
        - name: default
          type: notaryv1
          host: \(host)
          cert: |
      \(block(certificate))
          trustRoots:
          - name: default
            key: |
      \(block(key))
        - name: static
          type: static
          approve: true
        policy:
        - pattern: "*:*"
          with: {delegations: [alice, bob, zed]}
        - pattern: "docker.io/acme/web:agreed"
          with: {delegations: [alice, bob]}
        - pattern: "docker.io/acme/web:v1"
        - pattern: "docker.io/acme/static:*"
          validator: static
      """
  }
}
