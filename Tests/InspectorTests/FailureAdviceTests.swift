import Inspector
import NotaryCore
import TestSupport
import Testing

/// What `inspect` says where root cannot be read.
private func text(_ failure: TrustFailure, from server: String) async throws -> String {
  try await TestRepository("docker.io/acme/web")
    .report(server: server, replacing: ["root.json": .failed(failure)])
    .lines.map(\.text).joined(separator: "\n")
}

@Suite("A server that cannot be reached")
struct FailureAdviceTests {
  @Test(
    "is reached by kubectl's port-forward where its name is that of a cluster's service",
    arguments: [
      ("https://notary.acme.svc:4443", "-n acme svc/notary 4443:4443", "notary.acme.svc:4443"),
      ("https://notary.acme.svc", "-n acme svc/notary 8443:443", "notary.acme.svc:443"),
      (
        "http://notary.acme.svc.cluster.local", "-n acme svc/notary 8080:80",
        "notary.acme.svc.cluster.local:80"
      ),
      ("https://notary:4443", "svc/notary 4443:4443", "notary:4443"),
    ])
  func service(server: String, forward: String, connection: String) async throws {
    let said = try await text(.nameNotResolved(host: "notary"), from: server)
    #expect(said.contains("kubectl port-forward \(forward)\n"))
    let port = forward.split(separator: " ").last?.split(separator: ":").first ?? ""
    #expect(said.contains("--connect-to \(connection):127.0.0.1:\(port)"))
  }

  @Test(
    "is nobody's service where its name is another",
    arguments: [
      "https://notary.acme.io", "https://notary.svc.io", "https://localhost:4443",
      "https://127.0.0.1", "https://[::1]:4443", "https://a.b.example.svc",
    ])
  func elsewhere(server: String) async throws {
    let said = try await text(.nameNotResolved(host: "notary"), from: server)
    #expect(!said.contains("kubectl"))
    #expect(said.contains("seen from this machine; the pod may differ"))
  }

  @Test("says nothing of this machine where the server answered")
  func answered() async throws {
    for failure in [TrustFailure.status(500), .forbidden(detail: ""), .unauthorized(detail: "")] {
      let said = try await text(failure, from: "https://notary.acme.svc")
      #expect(!said.contains("this machine") && !said.contains("kubectl"))
    }
  }
}

@Suite("Trust data from a server that need not prove who it is")
struct UncheckedReportTests {
  @Test("is at best unpinned, under whatever pin")
  func status() async throws {
    let sound = try await TestRepository("docker.io/acme/web").report(
      pins: TrustPins([rootKey.subjectPublicKeyInfo]))
    #expect(sound.status == .verified)
    var route = SourceRoute()
    route.isUnchecked = true
    let source = SourceLocation(kind: .server, text: "https://notary.acme.io", route: route)
    let report = TrustReport(image: sound.image, source: source, chain: sound.chain)
    #expect(report.status == .unpinned)
    #expect(report.exitCode == .good)
    let value = try json(report.json)
    #expect(value["status"]?.string == "unpinned")
    let lines = report.lines.map(\.text)
    #expect(lines.first?.hasPrefix("INSECURE") == true)
    #expect(lines.contains { $0.contains("UNPINNED") && $0.contains("--insecure") })
    #expect(!report.answer.map(\.text).joined().contains("no --pin"))
    #expect(!lines.contains { $0.contains("VERIFIED") })
  }
}
