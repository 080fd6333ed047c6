import NotaryCore
import TestSupport

/// How many trips to a server it takes to a verdict, beside `notary list`: both from scratch, where a
/// trip takes so long that nothing else counts.
struct RoundTripBenchmark {
  private let rounds = 5

  /// To connect; root and timestamp; snapshot; targets and delegations. Each of these is known from
  /// the one before.
  private static let openTrips = 4
  /// Root and timestamp are refused first, which tells whom to ask for a token: to connect there, and
  /// to ask.
  private static let tokenTrips = openTrips + 3

  func rows() throws -> [BenchmarkRow] { [try open(), try withToken()] }

  private func open() throws -> BenchmarkRow {
    let repository = try ServedRepository(on: NotaryServer())
    return try row("without authentication", repository, needed: Self.openTrips)
  }

  private func withToken() throws -> BenchmarkRow {
    let issuer = try TokenIssuer()
    let service = "benchmark"
    let token = try issuer.token(
      service: service, gun: ServedRepository.gun, actions: ["pull", "push", "*"])
    let tokens = try FakeServer { _ in .answer(status: 200, body: #"{"token": "\#(token)"}"#) }
    let distant = try LatencyProxy(to: tokens.port)
    let server = try NotaryServer(
      authentication: .init(
        realm: "http://127.0.0.1:\(distant.port)/token", service: service, issuer: issuer))
    let repository = try ServedRepository(on: server, login: "alice:pw")
    return try withExtendedLifetime((tokens, distant)) {
      try row("with a token", repository, needed: Self.tokenTrips)
    }
  }

  private func row(
    _ name: String, _ repository: ServedRepository, needed: Int
  ) throws -> BenchmarkRow {
    let proxy = try LatencyProxy(to: repository.server.port)
    let (ours, theirs) = try withExtendedLifetime(proxy) {
      try repository.compare(rounds: rounds, at: "http://127.0.0.1:\(proxy.port)")
    }
    let times = (median(ours.map(\.milliseconds)), median(theirs.map(\.milliseconds)))
    let trips = times.0 / (LatencyProxy.trip / .milliseconds(1))
    return BenchmarkRow(
      name: "trips of 50 ms to a verdict \(name)",
      result: "\(rounded(trips)), notary list \(rounded(times.1 / times.0, 2)) times as long",
      aim: "< \(needed + 1), no longer", isMet: trips < Double(needed + 1) && times.0 <= times.1)
  }
}
