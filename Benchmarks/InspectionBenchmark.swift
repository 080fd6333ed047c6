import NotaryCore
import TestSupport

/// `tastevin inspect` beside `notary list`, both from scratch, of one repository on a real server on
/// this machine.
struct InspectionBenchmark {
  private let rounds = 20

  func rows() throws -> [BenchmarkRow] {
    let gun = GUN("docker.io/acme/web")
    let server = try NotaryServer()
    let client = try NotaryCommand(server: server)
    let key = try DelegationKey(commonName: "alice")
    let digest = String(repeating: "ab", count: 32)
    try client.initialize(gun)
    try client.addHash(gun, "v1", sha256: digest)
    try client.addDelegation(gun, .releases, key: key.publicPath)
    try client.importKey(key.privatePath, for: .releases)
    try client.addHash(gun, "v2", sha256: digest, roles: [.releases])

    let notary = try Tool.notary.path()
    var ours: [MeasuredRun] = []
    var theirs: [MeasuredRun] = []
    // By turns, so that whatever else the machine does slows both.
    for _ in 0..<rounds {
      ours.append(
        try MeasuredRun(
          BuiltProduct.tastevin, ["inspect", "acme/web:v1", "--server", server.url]))
      let empty = try TemporaryFolder()
      theirs.append(
        try MeasuredRun(notary, ["-s", server.url, "-d", empty.path, "list", gun.rawValue]))
    }
    let times = (median(ours.map(\.milliseconds)), median(theirs.map(\.milliseconds)))
    let memory = ours.map(\.peakMemory).max() ?? 0
    return [
      BenchmarkRow(
        name: "inspect : notary list, medians of \(rounds)",
        result: "\(rounded(times.0)) : \(rounded(times.1)) ms = \(rounded(times.0 / times.1, 2))",
        aim: "<= 1", isMet: times.0 <= times.1),
      BenchmarkRow(
        name: "peak memory of inspect", result: "\(rounded(memory)) MiB", aim: "< 64 MiB",
        isMet: memory < 64),
    ]
  }
}
