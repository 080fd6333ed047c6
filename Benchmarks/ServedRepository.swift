import NotaryCore
import TestSupport

/// A repository as `notary` makes it, on a real server on this machine.
struct ServedRepository {
  static let gun = GUN("docker.io/acme/web")

  let server: NotaryServer

  /// Fills the server: a tag in targets, and one in a delegation.
  init(on server: NotaryServer, login: String? = nil) throws {
    self.server = server
    let client = try NotaryCommand(server: server, login: login)
    let key = try DelegationKey(commonName: "alice")
    let digest = String(repeating: "ab", count: 32)
    try client.initialize(Self.gun)
    try client.addHash(Self.gun, "v1", sha256: digest)
    try client.addDelegation(Self.gun, .releases, key: key.publicPath)
    try client.importKey(key.privatePath, for: .releases)
    try client.addHash(Self.gun, "v2", sha256: digest, roles: [.releases])
  }

  /// Runs `tastevin inspect` and `notary list` from scratch by turns, so that whatever else the
  /// machine does slows both.
  ///
  /// - Parameter url: where the server is asked; nil for its own.
  func compare(
    rounds: Int, at url: String? = nil
  ) throws -> (ours: [MeasuredRun], theirs: [MeasuredRun]) {
    let url = url ?? server.url
    let notary = try Tool.notary.path()
    var ours: [MeasuredRun] = []
    var theirs: [MeasuredRun] = []
    for _ in 0..<rounds {
      ours.append(
        try MeasuredRun(BuiltProduct.tastevin, ["inspect", "acme/web:v1", "--server", url]))
      let empty = try TemporaryFolder()
      theirs.append(
        try MeasuredRun(notary, ["-s", url, "-d", empty.path, "list", Self.gun.rawValue]))
    }
    return (ours, theirs)
  }
}
