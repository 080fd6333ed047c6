import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
private let other = "486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5afaac5d2c5b1a0e"

/// A repository with two signers on a real server: the situations of Connaisseur's own integration
/// tests.
private struct SignedRepository {
  let server: NotaryServer
  let client: NotaryCommand
  let rootKey: String

  static let alice = RoleName("targets/alice")
  static let bob = RoleName("targets/bob")

  init(keys: NotaryServer.Keys, delegates: Bool) async throws {
    server = try NotaryServer(keys: keys)
    client = try NotaryCommand(server: server)
    try client.initialize(gun)
    try client.addHash(gun, "v1", sha256: hello)
    if delegates { try Self.delegate(client) }
    let shown = try await Inspection.run(
      ["root-key", "-i", gun.rawValue, "-s", server.url, "-o", "pem"])
    rootKey = shown.outcome.output
  }

  private static func delegate(_ client: NotaryCommand) throws {
    for role in [alice, bob, .releases] {
      let key = try DelegationKey(commonName: "signer")
      try client.addDelegation(gun, role, key: key.publicPath)
      try client.importKey(key.privatePath, for: role)
    }
    try client.addHash(gun, "one", sha256: hello, roles: [alice])
    try client.addHash(gun, "agreed", sha256: hello, roles: [alice, bob, .releases])
    try client.addHash(gun, "apart", sha256: hello, roles: [alice])
    try client.addHash(gun, "apart", sha256: other, roles: [bob])
  }

  /// What both Connaisseurs decide on a tag: verdict and message, 3.3 first.
  ///
  /// - Parameters:
  ///   - options: further lines of the rule.
  ///   - pinned: the key that is configured; this repository's own where none is given.
  func decisions(
    on image: String, with options: String = "", pinned: String? = nil
  ) async throws -> [[String?]] {
    let key = (pinned ?? rootKey).split(separator: "\n").map { "          \($0)\n" }.joined()
    let values = """
      application:
        validators:
        - name: default
          type: notaryv1
          host: notary.acme.test
          trustRoots:
          - name: default
            key: |
      \(key)  policy:
        - pattern: "*:*"
      \(options)
      """
    let explained = try await Inspection.run(
      ["explain", image, "--values", "-", "--server", server.url, "-o", "json"], input: values)
    return try #require(explained.json()["decisions"]?.elements).map {
      [$0["verdict"]?.string, $0["message"]?.string ?? $0["digest"]?.string]
    }
  }
}

private let failed = "error during notaryv1 validation of image"

@Suite("Explaining what a real Notary server holds")
struct ExplainRealServerTests {
  @Test("a signed tag is admitted by both, another one denied in the words of each")
  func signedAndUnsigned() async throws {
    let repository = try await SignedRepository(keys: .signer, delegates: false)
    let admitted: [String?] = ["admitted", "sha256:\(hello)"]
    #expect(try await repository.decisions(on: "acme/web:v1") == [admitted, admitted])
    #expect(
      try await repository.decisions(on: "acme/web:v1@sha256:\(hello)")
        == [admitted, admitted])
    #expect(
      try await repository.decisions(on: "acme/web:v2") == [
        ["denied", "Unable to find signed digest for image docker.io/acme/web:v2."],
        [
          "denied",
          "\(failed) acme/web:v2: validated targets don't contain reference:"
            + " no tag 'v2' found in targets",
        ],
      ])
    #expect(
      try await repository.decisions(on: "acme/web:v1@sha256:\(other)") == [
        ["denied", "Image tag and digest do not match."],
        [
          "denied",
          "\(failed) acme/web:v1@sha256:\(other): digest sha256:\(hello) resolved for tag v1"
            + " doesn't match given digest sha256:\(other)",
        ],
      ])
  }

  @Test("a timestamp key that the server itself made is Ed25519, which 3.3 refuses")
  func localKeys() async throws {
    let repository = try await SignedRepository(keys: .local, delegates: false)
    let decisions = try await repository.decisions(on: "acme/web:v1")
    #expect(decisions[0][0] == "denied")
    #expect(decisions[0][1]?.hasPrefix("Trust data root has an invalid format: 'ed25519'") == true)
    #expect(decisions[1] == ["admitted", "sha256:\(hello)"])
  }

  @Test("required signers must all have signed, and the same digest")
  func signers() async throws {
    let repository = try await SignedRepository(keys: .signer, delegates: true)
    let both = "    with: {delegations: [alice, bob]}\n"
    let admitted: [String?] = ["admitted", "sha256:\(hello)"]
    #expect(
      try await repository.decisions(on: "acme/web:agreed", with: both) == [admitted, admitted])
    #expect(
      try await repository.decisions(on: "acme/web:one", with: both).map(\.first)
        == ["denied", "denied"])
    #expect(
      try await repository.decisions(on: "acme/web:apart", with: both) == [
        ["denied", "Found multiple signed digests for image docker.io/acme/web:apart."],
        [
          "denied",
          "\(failed) acme/web:apart: validator default found 2 digests for image apart, expected 1",
        ],
      ])
    // Nothing is required, so only targets/releases counts: neither targets nor alice.
    #expect(
      try await repository.decisions(on: "acme/web:agreed") == [admitted, admitted])
    for tag in ["v1", "one"] {
      #expect(
        try await repository.decisions(on: "acme/web:\(tag)").map(\.first)
          == ["denied", "denied"], "\(tag)")
    }
  }

  @Test("an image signed under another root key is denied")
  func otherRoot() async throws {
    let repository = try await SignedRepository(keys: .signer, delegates: false)
    let stranger = try await SignedRepository(keys: .signer, delegates: false)
    let decisions = try await repository.decisions(on: "acme/web:v1", pinned: stranger.rootKey)
    #expect(decisions[0] == ["denied", "Failed to verify signature of trust data root."])
    #expect(decisions[1][0] == "denied")
    let prefix =
      "\(failed) acme/web:v1: error validating trust data: error validating root:"
      + " error validating root signature with key "
    #expect(decisions[1][1]?.hasPrefix(prefix) == true)
    #expect(decisions[1][1]?.hasSuffix(": signature was invalid") == true)
  }
}
