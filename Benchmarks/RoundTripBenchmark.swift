import NotaryCore
import TestSupport

/// How many trips to a server it takes to a verdict, beside `notary list`: both from scratch, with the
/// server so far away that little else counts. What is left, a server that is near shows.
struct RoundTripBenchmark {
  private let rounds = 5

  /// To connect; root and timestamp; snapshot; targets and delegations. Each of these is known from
  /// the one before.
  private static let openTrips = 4
  /// Root and timestamp are refused first, which tells whom to ask for a token: to connect there, and
  /// to ask.
  private static let tokenTrips = openTrips + 3

  func rows() throws -> [BenchmarkRow] {
    let repository = try ServedRepository(on: NotaryServer())
    let near = median(try repository.compare(rounds: rounds).ours.map(\.milliseconds))
    return [
      try row("without authentication", repository, needed: Self.openTrips, near: near),
      try withToken(near: near),
    ]
  }

  private func withToken(near: Double) throws -> BenchmarkRow {
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
      try row("with a token", repository, needed: Self.tokenTrips, near: near)
    }
  }

  /// - Parameter near: the milliseconds that it takes where a trip takes none.
  private func row(
    _ name: String, _ repository: ServedRepository, needed: Int, near: Double
  ) throws -> BenchmarkRow {
    let proxy = try LatencyProxy(to: repository.server.port)
    let (ours, theirs) = try withExtendedLifetime(proxy) {
      try repository.compare(rounds: rounds, at: "http://127.0.0.1:\(proxy.port)")
    }
    let times = (median(ours.map(\.milliseconds)), median(theirs.map(\.milliseconds)))
    let trips = (times.0 - near) / (LatencyProxy.trip / .milliseconds(1))
    return BenchmarkRow(
      name: "trips of 50 ms to a verdict \(name)",
      result: "\(rounded(trips)), notary list \(rounded(times.1 / times.0, 2)) times as long",
      aim: "\(needed), no longer", isMet: trips < Double(needed) + 0.5 && times.0 <= times.1)
  }
}
